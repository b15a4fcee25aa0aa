"""Darknet's `result.json`: a list of images with their objects, boxes by centre and size as shares."""

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
from cmviewer.readers.layout import Detected, Facts, Presence
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

_BOX: Final = re.compile(rb'"relative_coordinates"\s*:\s*\{')


class _Place(msgspec.Struct):
    center_x: float
    center_y: float
    width: float
    height: float


class _Found(msgspec.Struct):
    name: str
    relative_coordinates: _Place
    confidence: float | None = None


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    return in_json_by_image(listing, cancel, LAYOUT, _looks_like, b"confidence", _read)


def _looks_like(head: bytes) -> bool:
    return _BOX.search(head) is not None and b'"filename"' in head


def _read(file: Path, context: ReadContext) -> ObjectPart:
    value = load_json(file, context.problems)
    if not isinstance(value, list):
        raise CmviewerError(NO_OBJECTS_BY_IMAGE.of(file, wanted="a list of images"))

    def converted(image: str, value: object) -> Boxed:
        one = record_of(value, _Found)
        at = one.relative_coordinates
        return Boxed(image, one.name, (at.center_x, at.center_y, at.width, at.height), one.confidence)

    images = [(str(one.get("filename")), one.get("objects")) for one in value if isinstance(one, dict)]
    return part_by_image(images, [], converted, BoxFormat.CXCYWH_NORMALISED, file, context)


LAYOUT: Final = ObjectLayout(
    name="Darknet's result.json",
    tasks=(Task.DETECTION,),
    endings=frozenset({".json"}),
    example='[{"filename": "data/a.jpg", "objects": [{"class_id": 0, "name": "cat", "confidence": 0.9,\n'
    '    "relative_coordinates": {"center_x": 0.5, "center_y": 0.4, "width": 0.2, "height": 0.3}}]}]',
    facts=Facts(roles=PREDICTION, names=Presence.ALWAYS, box_format=Presence.ALWAYS),
    detect=_detect,
    read=read_source,
)
