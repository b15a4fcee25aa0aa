"""COCO data sets: one JSON object with lists of images, annotations and categories."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Final

from cmviewer.evaluation import Role, Task
from cmviewer.progress import Cancel
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import CERTAIN, Detected, Facts, Presence
from cmviewer.readers.objects.coco import (
    READINGS,
    REGION,
    REGION_WORDS,
    SCORE,
    WRITTEN_BOXES,
    beginnings,
    in_utf8,
    source_of,
)
from cmviewer.readers.objects.parts import PREDICTION, TRUTH, ObjectLayout, ObjectSource, read_source
from cmviewer.regular_files import open_regular

_SET: Final = re.compile(rb'\s*\{\s*"')
_SET_KEY: Final = re.compile(rb'"(images|annotations|categories)"\s*:\s*\[')
_ANNOTATIONS: Final = re.compile(rb'"annotations"\s*:\s*\[')


def _detect_truth(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    """Find data sets whose annotations have no scores."""
    return _detect(listing, cancel, Role.TRUTH, LAYOUT)


def _detect_results(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    """Find data sets whose annotations have scores: results that carry their own images and classes."""
    return _detect(listing, cancel, Role.PREDICTION, WITH_SCORES)


def _detect(
    listing: Listing, cancel: Cancel, role: Role, layout: ObjectLayout
) -> Iterator[Detected[ObjectSource]]:
    for file, is_scored, has_regions in listing.once(_data_sets, cancel):
        if is_scored == (role is Role.PREDICTION):
            found = source_of(
                layout, file, role, numbered=False, has_regions=has_regions, has_scores=is_scored
            )
            yield Detected(found, found.files, CERTAIN)


def _data_sets(listing: Listing, cancel: Cancel) -> list[tuple[Path, bool, bool]]:
    """Files that are data sets, whether they have scores, and whether they have regions."""
    found = []
    for file, head in beginnings(listing, cancel):
        if _SET.match(head) and _SET_KEY.search(head):
            found += _looked_through(file)
    return found


def _looked_through(file: Path) -> list[tuple[Path, bool, bool]]:
    """Scores and regions may begin anywhere in a file; panoptic ones are of another kind."""
    try:
        with open_regular(file) as opened:
            # Not mapped: where a training run cuts it off, the program would die.
            data = in_utf8(opened.read())
    except OSError:
        return []  # gone since it was listed
    if _ANNOTATIONS.search(data) is None or b'"segments_info"' in data:
        return []
    has_regions = any(word in data for word in REGION_WORDS) and REGION.search(data) is not None
    return [(file, SCORE.search(data) is not None, has_regions)]


LAYOUT: Final = ObjectLayout(
    name="COCO data set",
    tasks=(Task.DETECTION, Task.INSTANCE_SEGMENTATION),
    endings=frozenset({".json"}),
    example='{"images": [{"id": 42, "file_name": "a.jpg", "width": 640, "height": 480}],\n'
    ' "categories": [{"id": 3, "name": "cat"}],\n'
    ' "annotations": [{"image_id": 42, "category_id": 3, "bbox": [left, top, width, height],\n'
    '                  "segmentation": [[x, y, …]] or {"size": [480, 640], "counts": "…"}}]}',
    facts=Facts(
        roles=TRUTH,
        scores=Presence.NEVER,
        names=Presence.ALWAYS,
        box_format=Presence.ALWAYS,
        image_size=Presence.SOMETIMES,
        truth_rank=0,
        readings=READINGS,
    ),
    detect=_detect_truth,
    read=read_source,
)

WITH_SCORES: Final = ObjectLayout(
    name="COCO results with their own classes",
    tasks=LAYOUT.tasks,
    endings=LAYOUT.endings,
    example='a COCO data set whose annotations carry a "score"',
    facts=Facts(
        roles=PREDICTION,
        scores=Presence.ALWAYS,
        names=Presence.ALWAYS,
        box_format=Presence.ALWAYS,
        image_size=Presence.SOMETIMES,
        readings=MappingProxyType({"boxes.prediction": WRITTEN_BOXES}),
    ),
    detect=_detect_results,
    read=read_source,
)
