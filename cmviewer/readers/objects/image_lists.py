"""JSON files that list objects image by image: FiftyOne's `labels.json`, and CreateML's."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from cmviewer.errors import CmviewerError, Problem
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.objects.coco_part import part_of
from cmviewer.readers.objects.coco_records import Boxed, Category, CocoFile, Image
from cmviewer.readers.objects.parts import Holds, ObjectPart, ObjectSource, Reader

_FIFTYONE: Final = re.compile(rb'"bounding_box"\s*:')
_CREATEML: Final = re.compile(rb'"coordinates"\s*:\s*\{')
_HEAD: Final = 65536

_Convert = Callable[[str, object], list[Boxed]]
"""Makes the objects of one image; raises `msgspec.ValidationError` where they are none."""


class _Found(Struct):
    """One object of FiftyOne's; bounding_box: left, top, width, height as shares of the image."""

    label: int | str
    bounding_box: tuple[float, float, float, float]
    confidence: float | None = None


class _Place(Struct):
    """The centre and the size of a box, in pixels."""

    x: float
    y: float
    width: float
    height: float


class _Drawn(Struct):
    """One object of CreateML's."""

    label: str
    coordinates: _Place
    confidence: float | None = None


def sources(listing: Listing, cancel: Cancel) -> list[ObjectSource]:
    """Find such files in a folder."""
    found = []
    for file in listing.all_ending(".json"):
        cancel.check()
        head = beginning(file, _HEAD)
        holds = Holds.PREDICTIONS if b'"confidence"' in head else Holds.TRUTH
        if _FIFTYONE.search(head) and b'"labels"' in head:
            found.append(_made(file, "FiftyOne labels", holds, _read_fiftyone))
        elif _CREATEML.search(head) and b'"annotations"' in head:
            found.append(_made(file, "CreateML JSON", holds, _read_createml))
    return found


def _made(file: Path, layout: str, holds: Holds, read: Callable[[Path, Reader], ObjectPart]) -> ObjectSource:
    return ObjectSource(
        path=file,
        files=(file,),
        layout=layout if holds is Holds.TRUTH else f"{layout} with scores",
        holds=holds,
        numbered=False,
        has_regions=False,
        read=partial(read, file),
        has_scores=holds is Holds.PREDICTIONS,
    )


def _read_fiftyone(file: Path, reader: Reader) -> ObjectPart:
    value = load_json(file, reader.problems)
    labels = value.get("labels") if isinstance(value, dict) else None
    classes = value.get("classes") if isinstance(value, dict) else None
    if not isinstance(labels, dict):
        raise CmviewerError(_no_list(file, "an object of labels"))
    names = [str(name) for name in classes] if isinstance(classes, list) else []

    def named(label: int | str) -> str:
        return names[label] if isinstance(label, int) and 0 <= label < len(names) else str(label)

    def converted(image: str, objects: object) -> list[Boxed]:
        found = msgspec.convert(objects or [], list[_Found])
        return [Boxed(image, named(one.label), one.bounding_box, one.confidence) for one in found]

    return _part(labels.items(), names, converted, BoxFormat.LTWH_NORMALISED, file, reader)


def _read_createml(file: Path, reader: Reader) -> ObjectPart:
    value = load_json(file, reader.problems)
    if not isinstance(value, list):
        raise CmviewerError(_no_list(file, "a list of images"))

    def converted(image: str, objects: object) -> list[Boxed]:
        found = msgspec.convert(objects or [], list[_Drawn])
        places = [one.coordinates for one in found]
        boxes = [(place.x, place.y, place.width, place.height) for place in places]
        return [Boxed(image, o.label, box, o.confidence) for o, box in zip(found, boxes, strict=True)]

    images = [(str(one.get("image")), one.get("annotations")) for one in value if isinstance(one, dict)]
    return _part(images, [], converted, BoxFormat.CXCYWH, file, reader)


def _part(
    images: Iterable[tuple[str, object]],
    names: list[str],
    converted: _Convert,
    boxes: BoxFormat,
    file: Path,
    reader: Reader,
) -> ObjectPart:
    listed: list[str] = []
    objects: list[Boxed] = []
    bad: list[str] = []
    for image, some in images:
        reader.cancel.check()
        listed.append(image)
        try:
            objects += converted(image, some)
        except msgspec.ValidationError as error:
            bad.append(f"{image!r} ({str(error).replace('`', '')})")
    if bad:
        what = f"an object is none, the first of {bad[0]}; the objects of such images were left out"
        mend = "write a label and four numbers for each object"
        reader.problems.append(Problem("record-unreadable", what, mend, file, None, len(bad)))
    classes = dict.fromkeys((*names, *(str(one.category_id) for one in objects)))
    categories = [Category(name, name) for name in classes]
    found = CocoFile(objects, [Image(image) for image in listed], categories)
    return part_of(found, file, reader.boxes or boxes, reader.problems)


def _no_list(file: Path, wanted: str) -> Problem:
    return Problem("file-not-recognised", f"this JSON does not hold {wanted}", "write the file again", file)
