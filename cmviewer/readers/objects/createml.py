"""CreateML's JSON: a list of images with their objects, boxes by centre and size in pixels."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
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
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)

_BOX: Final = re.compile(rb'"coordinates"\s*:\s*\{')


class _Place(msgspec.Struct):
    """The centre and the size of a box, in pixels."""

    x: float
    y: float
    width: float
    height: float


class _Drawn(msgspec.Struct):
    """One object."""

    label: str
    coordinates: _Place
    confidence: float | None = None


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    return in_json_by_image(listing, cancel, LAYOUT, _looks_like, b"confidence", _read)


def _looks_like(head: bytes) -> bool:
    return _BOX.search(head) is not None and b'"annotations"' in head


def _read(file: Path, context: ReadContext) -> ObjectPart:
    value = load_json(file, context.problems)
    if not isinstance(value, list):
        raise CmviewerError(NO_OBJECTS_BY_IMAGE.of(file, wanted="a list of images"))

    def converted(image: str, value: object) -> Boxed:
        one = record_of(value, _Drawn)
        at = one.coordinates
        return Boxed(image, one.label, (at.x, at.y, at.width, at.height), one.confidence)

    images = [(str(one.get("image")), one.get("annotations")) for one in value if isinstance(one, dict)]
    return part_by_image(images, [], converted, BoxFormat.CXCYWH, file, context)


_FORMATS: Final = (BoxFormat.CXCYWH.value, BoxFormat.CXCYWH_NORMALISED.value)
"""Scripts write shares too."""
LAYOUT: Final = ObjectLayout(
    name="CreateML JSON",
    tasks=(Task.DETECTION,),
    endings=frozenset({".json"}),
    example='[{"image": "a.jpg", "annotations": [{"label": "cat", "coordinates":\n'
    '    {"x": 50, "y": 40, "width": 20, "height": 30}}]}]   x and y of the centre, in pixels',
    facts=Facts(
        names=Presence.ALWAYS,
        box_format=Presence.ALWAYS,
        readings=MappingProxyType({"boxes.truth": _FORMATS, "boxes.prediction": _FORMATS}),
    ),
    detect=_detect,
    read=read_source,
)
