"""What detection pipelines return, saved by image: `{"a.jpg": [{"score", "label", "box": {"xmin", …}}]}`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task
from cmviewer.problems.layouts import NO_OBJECTS_BY_IMAGE
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.json_files import load_json, record_of
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import LIKELY, Detected, Facts, Presence
from cmviewer.readers.objects.coco_records import Boxed
from cmviewer.readers.objects.objects_by_image import in_json_by_image, part_by_image
from cmviewer.readers.objects.parts import (
    PREDICTION,
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)

_BY_IMAGE: Final = re.compile(rb'\s*\{\s*"[^"]+"\s*:\s*\[')
_BOX: Final = re.compile(rb'"box"\s*:\s*\{\s*"xmin"')


class _Corners(msgspec.Struct):
    xmin: float
    ymin: float
    xmax: float
    ymax: float


class _Found(msgspec.Struct):
    label: str
    box: _Corners
    score: float | None = None


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    return in_json_by_image(listing, cancel, LAYOUT, _looks_like, b"score", _read, LIKELY)


def _looks_like(head: bytes) -> bool:
    return _BY_IMAGE.match(head) is not None and _BOX.search(head) is not None


def _read(file: Path, context: ReadContext) -> ObjectPart:
    value = load_json(file, context.problems)
    if not isinstance(value, dict):
        raise CmviewerError(NO_OBJECTS_BY_IMAGE.of(file, wanted="an object of images"))

    def converted(image: str, value: object) -> Boxed:
        one = record_of(value, _Found)
        box = one.box
        return Boxed(image, one.label, (box.xmin, box.ymin, box.xmax, box.ymax), one.score)

    return part_by_image(value.items(), [], converted, BoxFormat.LTRB, file, context)


LAYOUT: Final = ObjectLayout(
    name="Detections of a pipeline, by image",
    tasks=(Task.DETECTION,),
    endings=frozenset({".json"}),
    example='{"a.jpg": [{"score": 0.9, "label": "cat", '
    '"box": {"xmin": 1, "ymin": 2, "xmax": 30, "ymax": 40}}]}',
    facts=Facts(roles=PREDICTION, names=Presence.ALWAYS, box_format=Presence.ALWAYS),
    detect=_detect,
    read=read_source,
)
