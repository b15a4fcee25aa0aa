"""CreateML's JSON: a list of images with their objects, boxes by centre and size in pixels."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import CERTAIN, Detected, Facts, Has
from cmviewer.readers.objects.coco_records import Boxed
from cmviewer.readers.objects.objects_by_image import not_listed, part_by_image
from cmviewer.readers.objects.parts import (
    PREDICTION,
    TRUTH,
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)

_BOX: Final = re.compile(rb'"coordinates"\s*:\s*\{')
_HEAD: Final = 65536


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
    for file in listing.all_ending(".json"):
        cancel.check()
        head = beginning(file, _HEAD)
        if _BOX.search(head) and b'"annotations"' in head:
            scored = b'"confidence"' in head
            roles = PREDICTION if scored else TRUTH
            source = ObjectSource(file, (file,), LAYOUT, roles, partial(_read, file), has_scores=scored)
            yield Detected(source, (file,), CERTAIN)


def _read(file: Path, context: ReadContext) -> ObjectPart:
    value = load_json(file, context.problems)
    if not isinstance(value, list):
        raise CmviewerError(not_listed(file, "a list of images"))

    def converted(image: str, value: object) -> Boxed:
        one = msgspec.convert(value, _Drawn)
        at = one.coordinates
        return Boxed(image, one.label, (at.x, at.y, at.width, at.height), one.confidence)

    images = [(str(one.get("image")), one.get("annotations")) for one in value if isinstance(one, dict)]
    return part_by_image(images, [], converted, BoxFormat.CXCYWH, file, context)


LAYOUT: Final = ObjectLayout(
    name="CreateML JSON",
    tasks=(Task.DETECTION,),
    endings=frozenset({".json"}),
    example='[{"image": "a.jpg", "annotations": [{"label": "cat", "coordinates":\n'
    '    {"x": 50, "y": 40, "width": 20, "height": 30}}]}]   x and y of the centre, in pixels',
    facts=Facts(names=Has.ALWAYS, box_format=Has.ALWAYS),
    detect=_detect,
    read=read_source,
)
