"""What detection pipelines return, saved by image: `{"a.jpg": [{"score", "label", "box": {"xmin", …}}]}`.

Or the list of each image in a file of its own; and the same as Ultralytics' `to_json` has it.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task
from cmviewer.problems.layouts import NO_OBJECTS_BY_IMAGE
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.json_files import load_json, record_of
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import LIKELY, Detected, Facts, Presence
from cmviewer.readers.objects.coco_records import Boxed
from cmviewer.readers.objects.file_an_image import in_folders, json_by_image
from cmviewer.readers.objects.objects_by_image import part_by_image
from cmviewer.readers.objects.parts import (
    PREDICTION,
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)

_HEAD: Final = 65_536
"""Bytes at the beginning of a file that are looked at."""
_BY_IMAGE: Final = re.compile(rb'\s*\{\s*"[^"]+"\s*:\s*\[')
_LIST: Final = re.compile(rb"\s*\[\s*\{")
_BOX: Final = re.compile(rb'"box"\s*:\s*\{\s*"(xmin|x1)"')
_SCORE: Final = re.compile(rb'"(score|confidence)"\s*:')
_IMAGE: Final = re.compile(rb'"(image|image_id|file_name|filename|file|path)"\s*:')
"""What a record says that names its image: it is not of a file an image."""


class _Corners(msgspec.Struct, rename={"x0": "x1", "y0": "y1", "x1": "x2", "y1": "y2"}):
    x0: float
    y0: float
    x1: float
    y1: float


class _NamedCorners(msgspec.Struct):
    xmin: float
    ymin: float
    xmax: float
    ymax: float


class _Found(msgspec.Struct):
    """As Hugging Face's pipelines have it."""

    label: str
    box: _NamedCorners
    score: float | None = None

    def of(self, image: str) -> Boxed:
        box = self.box
        return Boxed(image, self.label, (box.xmin, box.ymin, box.xmax, box.ymax), self.score)


class _Result(msgspec.Struct):
    """As `to_json` of Ultralytics' results has it, with the class's number beside its name."""

    name: str
    box: _Corners
    confidence: float | None = None

    def of(self, image: str) -> Boxed:
        box = self.box
        return Boxed(image, self.name, (box.x0, box.y0, box.x1, box.y1), self.confidence)


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    for file in listing.all_ending(".json"):
        cancel.check()
        head = beginning(file, _HEAD)
        if _BY_IMAGE.match(head) is not None and _BOX.search(head) is not None:
            scored = _SCORE.search(head) is not None
            source = ObjectSource(file, (file,), LAYOUT, PREDICTION, partial(_read, file), has_scores=scored)
            yield Detected(source, (file,), LIKELY)
    yield from in_folders(listing, cancel, ".json", _is_of_an_image, _folder)


def _is_of_an_image(head: bytes) -> bool:
    """Tell whether a file is the list of one image's objects, which its name tells."""
    patterns = (_LIST.match(head), _BOX.search(head), _SCORE.search(head))
    return None not in patterns and _IMAGE.search(head) is None


def _folder(folder: Path, top: Path, files: tuple[Path, ...], start: bytes) -> ObjectSource:  # noqa: ARG001 - as all layouts of folders
    read = partial(_read_folder, folder, files)
    return ObjectSource(folder, files, LAYOUT, PREDICTION, read, has_scores=True)


def _converted(image: str, value: object) -> Boxed:
    if isinstance(value, dict) and "label" not in value:
        return record_of(value, _Result).of(image)
    return record_of(value, _Found).of(image)


def _read(file: Path, context: ReadContext) -> ObjectPart:
    value = load_json(file, context.problems)
    if not isinstance(value, dict):
        raise CmviewerError(NO_OBJECTS_BY_IMAGE.of(file, wanted="an object of images"))
    return part_by_image(value.items(), [], _converted, BoxFormat.LTRB, file, context)


def _read_folder(folder: Path, files: tuple[Path, ...], context: ReadContext) -> ObjectPart:
    images = json_by_image(folder, files, "reading predictions", context)
    return part_by_image(images, [], _converted, BoxFormat.LTRB, folder, context)


LAYOUT: Final = ObjectLayout(
    name="Detections of a pipeline, by image",
    tasks=(Task.DETECTION,),
    endings=frozenset({".json"}),
    example='{"a.jpg": [{"score": 0.9, "label": "cat", '
    '"box": {"xmin": 1, "ymin": 2, "xmax": 30, "ymax": 40}}]}\n'
    "or a.json: the list of one image; also as Ultralytics' to_json has it, with name, confidence, x1 …",
    facts=Facts(roles=PREDICTION, names=Presence.ALWAYS, box_format=Presence.ALWAYS),
    detect=_detect,
    read=read_source,
)
