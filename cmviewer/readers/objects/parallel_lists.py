"""What models return, saved as it is: lists of boxes, labels and scores that stand side by side, by image."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Role, Task
from cmviewer.problems.layouts import NO_OBJECTS_BY_IMAGE
from cmviewer.problems.objects import LISTS_APART
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.json_files import load_json, record_of
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import LIKELY, Detected, Facts, Presence
from cmviewer.readers.objects.coco_columns import columns_of
from cmviewer.readers.objects.coco_file import CocoFile
from cmviewer.readers.objects.coco_part import part_of
from cmviewer.readers.objects.coco_records import Boxed, Category, Image
from cmviewer.readers.objects.file_an_image import roles_of
from cmviewer.readers.objects.parts import (
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)

BOXES: Final = re.compile(rb'"(boxes|bboxes|pred_boxes)"\s*:\s*\[')
LABELS: Final = re.compile(rb'"(labels|classes|category_ids|class_ids|pred_classes)"\s*:\s*\[\s*("?)')
SCORES: Final = re.compile(rb'"(scores|confidences|conf)"\s*:\s*\[')
_IMAGE_KEYS: Final = (
    "file_name",
    "filename",
    "image",
    "image_path",
    "img_path",
    "path",
    "image_id",
    "img_id",
    "id",
)
"""What a record calls its image, names before numbers."""
_HEAD: Final = 65_536
_ENOUGH: Final = 1 << 22
"""Bytes of a file that are looked at where the boxes of the first image fill the beginning."""


class Lists(msgspec.Struct):
    """The objects of one image: the same places of the lists belong together."""

    boxes: list[tuple[float, float, float, float]] = msgspec.field(default_factory=list)
    labels: list[int | str] = msgspec.field(default_factory=list)
    scores: list[float] = msgspec.field(default_factory=list)

    @property
    def scored(self) -> list[float] | list[None]:
        """The score of each; a truth has none."""
        return self.scores or [None] * len(self.boxes)


def lists_of(record: dict[str, Any]) -> Lists:
    """Take the lists of a record by their usual names. Raises `msgspec.ValidationError`, `ValueError`."""
    found = {
        "boxes": _first(record, ("boxes", "bboxes", "pred_boxes")),
        "labels": _first(record, ("labels", "classes", "category_ids", "class_ids", "pred_classes")),
        "scores": _first(record, ("scores", "confidences", "conf")),
    }
    lists = record_of(found, Lists)
    if not len(lists.boxes) == len(lists.labels) == len(lists.scored):
        raise ValueError(f"{len(lists.boxes)} boxes, {len(lists.labels)} labels, {len(lists.scores)} scores")
    return lists


def _first(record: dict[str, Any], keys: tuple[str, ...]) -> object:
    return next((record[key] for key in keys if key in record), [])


def looks_like(head: bytes) -> bool:
    """Tell whether a file begins with such lists; only predictions have scores."""
    return all(pattern.search(head) for pattern in (BOXES, LABELS, SCORES))


def are_numbers(head: bytes) -> bool:
    """Tell whether labels are numbers, and no names; an image without objects does not say."""
    found = [one[2] for one in LABELS.finditer(head)]
    return bool(found) and not any(found)


def part_of_lists(images: Iterable[tuple[str, object]], file: Path, context: ReadContext) -> ObjectPart:
    """Make one part of the lists of each image; a record that holds none is left out, and said."""
    objects: list[Boxed] = []
    listed: list[Image] = []
    bad: list[str] = []
    lost = 0
    for name, record in images:
        context.cancel.check()
        try:
            lists = lists_of(record if isinstance(record, dict) else {})
        except (msgspec.ValidationError, ValueError) as error:
            bad.append(f"{name!r} ({str(error).replace('`', '')})")
            lost += _longest(record)
            continue
        listed.append(Image(name))
        together = zip(lists.boxes, lists.labels, lists.scored, strict=True)
        objects += [Boxed(name, label, box, score) for box, label, score in together]
    if bad:
        context.problems.append(LISTS_APART.of(file, times=len(bad), left_out=lost, first=bad[0]))
    found = CocoFile(columns_of(objects), listed, _named(context))
    return part_of(found, file, context, BoxFormat.LTRB, context.problems)


def _named(context: ReadContext) -> list[Category]:
    """The classes of a truth, whose numbers a file names; what those of predictions mean is decided later."""
    names = context.class_names if context.role is Role.TRUTH else None
    return [Category(number, name) for number, name in enumerate(names or ())]


def _longest(record: object) -> int:
    """How many objects the longest of some lists tells."""
    lists = record.values() if isinstance(record, dict) else ()
    return max((len(one) for one in lists if isinstance(one, list)), default=1)


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    for file in listing.all_ending(".json"):
        cancel.check()
        head = beginning(file, _HEAD)
        if BOXES.search(head) is None and LABELS.search(head) is None:
            continue
        if not looks_like(head):
            head = beginning(file, _ENOUGH)
        has_lists = BOXES.search(head) is not None and LABELS.search(head) is not None
        if has_lists and _names_images(head):
            yield Detected(_source(file, listing.folder, head), (file,), LIKELY)


def _names_images(head: bytes) -> bool:
    """Whether an image is named: as the key of its lists, or beside them."""
    return re.match(rb'\s*\{\s*"[^"]+"\s*:\s*\{', head) is not None or any(
        b'"%b"' % key.encode() in head for key in _IMAGE_KEYS
    )


def _source(file: Path, top: Path, head: bytes) -> ObjectSource:
    has_scores = SCORES.search(head) is not None
    roles = roles_of(file.with_suffix(""), top, has_scores=has_scores)
    read = partial(_read, file)
    return ObjectSource(file, (file,), LAYOUT, roles, read, numbered=are_numbers(head), has_scores=has_scores)


def _read(file: Path, context: ReadContext) -> ObjectPart:
    value = load_json(file, context.problems)
    if isinstance(value, dict):
        inner = next((one for one in value.values() if isinstance(one, list) and one), None)
        if inner is not None and isinstance(inner[0], dict) and len(value) == 1:
            value = inner
    if isinstance(value, dict):
        return part_of_lists([(str(name), one) for name, one in value.items()], file, context)
    if not isinstance(value, list):
        raise CmviewerError(NO_OBJECTS_BY_IMAGE.of(file, wanted="lists of boxes by image"))
    images = [(_image_of(one), one) for one in value if isinstance(one, dict)]
    return part_of_lists(images, file, context)


def _image_of(record: dict[str, Any]) -> str:
    return next((str(record[key]) for key in _IMAGE_KEYS if isinstance(record.get(key), str | int)), "")


LAYOUT: Final = ObjectLayout(
    name="Lists of boxes, labels and scores, by image",
    tasks=(Task.DETECTION,),
    endings=frozenset({".json"}),
    example='{"a.jpg": {"boxes": [[left, top, right, bottom]], "labels": [1], "scores": [0.9]}}\n'
    'or [{"image_id": 42, "boxes": …, "labels": …, "scores": …}], as torchvision returns them; a truth '
    "without scores",
    facts=Facts(
        scores=Presence.SOMETIMES,
        names=Presence.SOMETIMES,
        box_format=Presence.NEVER,
        readings=MappingProxyType(
            {
                "class-numbers": ("plain", "from-1", "position", "rank"),
                "boxes.truth": (BoxFormat.LTRB.value, BoxFormat.LTWH.value),
                "boxes.prediction": (BoxFormat.LTRB.value, BoxFormat.LTWH.value),
            }
        ),
    ),
    detect=_detect,
    read=read_source,
)
