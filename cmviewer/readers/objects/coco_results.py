"""COCO results: a JSON list of objects, with numbers for images and classes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from cmviewer.evaluation import Role, Task
from cmviewer.progress import Cancel
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import CERTAIN, Detected, Facts, Presence
from cmviewer.readers.objects.coco import READINGS, REGION, beginnings, source_of
from cmviewer.readers.objects.coco_pieces import CocoPieces
from cmviewer.readers.objects.coco_runs import with_runs
from cmviewer.readers.objects.parts import PREDICTION, ObjectLayout, ObjectSource, read_source

_LIST: Final = re.compile(rb"\s*\[\s*(?:null\s*,\s*)*(\{|\]|$)")
_WRAPPED: Final = re.compile(
    rb'\s*\{(?:\s*"[^"]*"\s*:\s*(?:"[^"]*"|[\w.+-]+|\{[^{}\[\]]*\})\s*,)*'
    rb'\s*"(?:predictions|results|detections)"\s*:\s*\[\s*\{'
)
"""A list under a name of its own, behind what is said of the model. A data set has other lists beside."""
_NOTHING: Final = re.compile(rb"\s*\[\s*\]\s*")
_TORN: Final = re.compile(rb"\s*(\[(?!.*\]\s*\Z).*)?", re.DOTALL)
"""All of a file that was ended before it was written."""
_TORN_SIZE: Final = 2_048
"""Bytes in which a list has its first object, if it has one."""
_SHAPE: Final = re.compile(rb'"(bbox|segmentation|poly|rbox)"\s*:')
_SCORE: Final = re.compile(rb'"(score|confidence|conf|probability)"\s*:')
_SET_KEY: Final = re.compile(rb'"(images|categories|annotations)"\s*:\s*\[')
_EMPTY: Final = re.compile(r"prediction|result|bbox|segm|detection", re.IGNORECASE)
"""Names of files that, with an empty list in them, are results without an object."""


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    for file, head in beginnings(listing, cancel):
        of_objects = b'"image_id"' in head and _SHAPE.search(head) is not None
        if of_objects and _WRAPPED.match(head) and not _SET_KEY.search(head):
            yield Detected(replace(_source(file, head), pieces=None), (file,), CERTAIN)
        if not _LIST.match(head):
            continue
        is_empty = _NOTHING.fullmatch(head) is not None
        if of_objects or (is_empty and _EMPTY.search(file.stem)):
            yield Detected(_source(file, head), (file,), CERTAIN)


def _source(file: Path, head: bytes) -> ObjectSource:
    source = source_of(
        LAYOUT,
        file,
        Role.PREDICTION,
        numbered=True,
        has_regions=REGION.search(head) is not None,
        has_scores=_SCORE.search(head) is not None,
    )
    return with_runs(replace(source, pieces=CocoPieces(file)), head)


def empty_results(file: Path) -> ObjectSource | None:
    """Take a list without an object, whatever its file is called, as results.

    It is empty, or was ended before its first object was written: whoever reads it says so.
    """
    if file.suffix.lower() != ".json":
        return None
    head = beginning(file)
    is_torn = len(head) < _TORN_SIZE and _TORN.fullmatch(head) is not None
    return _source(file, b"") if is_torn or _NOTHING.fullmatch(head) else None


LAYOUT: Final = ObjectLayout(
    name="COCO results",
    tasks=(Task.DETECTION, Task.INSTANCE_SEGMENTATION),
    endings=frozenset({".json"}),
    example='[{"image_id": 42, "category_id": 3, "bbox": [left, top, width, height], "score": 0.9}]\n'
    "what detectron2 (coco_instances_results.json), mmdetection (*.bbox.json, *.segm.json) and\n"
    "Ultralytics (predictions.json, oriented boxes as poly or rbox) write",
    facts=Facts(
        roles=PREDICTION,
        scores=Presence.SOMETIMES,
        names=Presence.SOMETIMES,
        box_format=Presence.ALWAYS,
        image_size=Presence.NEVER,
        readings=READINGS,
    ),
    detect=_detect,
    read=read_source,
)
