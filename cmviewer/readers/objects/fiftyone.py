"""FiftyOne's `labels.json`: objects image by image, boxes as shares of the image from their corner."""

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
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)

_BOX: Final = re.compile(rb'"bounding_box"\s*:')


class _Found(msgspec.Struct):
    """One object; bounding_box: left, top, width, height as shares of the image."""

    label: int | str
    bounding_box: tuple[float, float, float, float]
    confidence: float | None = None


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    return in_json_by_image(listing, cancel, LAYOUT, _looks_like, b"confidence", _read)


def _looks_like(head: bytes) -> bool:
    return _BOX.search(head) is not None and b'"labels"' in head


def _read(file: Path, context: ReadContext) -> ObjectPart:
    value = load_json(file, context.problems)
    labels = value.get("labels") if isinstance(value, dict) else None
    classes = value.get("classes") if isinstance(value, dict) else None
    if not isinstance(labels, dict):
        raise CmviewerError(NO_OBJECTS_BY_IMAGE.of(file, wanted="an object of labels"))
    names = [str(name) for name in classes] if isinstance(classes, list) else []

    def named(label: int | str) -> str:
        return names[label] if isinstance(label, int) and 0 <= label < len(names) else str(label)

    def converted(image: str, value: object) -> Boxed:
        one = record_of(value, _Found)
        return Boxed(image, named(one.label), one.bounding_box, one.confidence)

    return part_by_image(labels.items(), names, converted, BoxFormat.LTWH_NORMALISED, file, context)


LAYOUT: Final = ObjectLayout(
    name="FiftyOne's labels.json",
    tasks=(Task.DETECTION,),
    endings=frozenset({".json"}),
    example='{"classes": ["cat"], "labels": {"a": [{"label": 0, "bounding_box": [left, top, width, height],\n'
    '                                        "confidence": 0.9}]}}   shares of the image',
    facts=Facts(names=Presence.ALWAYS, box_format=Presence.ALWAYS),
    detect=_detect,
    read=read_source,
)
