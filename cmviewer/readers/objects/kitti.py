"""KITTI's labels: a text file an image; type, truncation, occlusion, angle, box, 3-D box, and a score."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Task, frozen
from cmviewer.problems.shapes import KITTI_ROW
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import CERTAIN, Detected, Facts, Presence
from cmviewer.readers.objects.box_formats import corners, unit_of
from cmviewer.readers.objects.checks import usable
from cmviewer.readers.objects.classes_of_rows import by_word
from cmviewer.readers.objects.parts import (
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)
from cmviewer.readers.objects.text_folders import TextFolder, in_text_folders
from cmviewer.readers.objects.text_labels import are_labels, labels_source, only_labels
from cmviewer.readers.objects.text_rows import TextRows, as_text, numbers, read_rows
from cmviewer.readers.objects.written_scores import written

_TRUTH: Final = 15
_SCORED: Final = 16
_BOX: Final = 4
"""The column where the box begins."""
_IGNORED: Final = "DontCare"
_BAD_ROW: Final = KITTI_ROW.of(left_out=1)


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    return in_text_folders(listing, cancel, recognise, CERTAIN)


def recognise(text: TextFolder) -> ObjectSource | None:
    """Recognise a folder in which most rows are a word and 14 or 15 numbers."""
    rows = text.sample
    good = _good(rows)
    if not are_labels(good):
        return None
    scored = bool((rows.count == _SCORED).any())
    return labels_source(text, LAYOUT, _read, has_regions=False, has_scores=scored)


def _good(rows: TextRows) -> NDArray[np.bool_]:
    """Which rows are labels, bool (R,)."""
    good = np.isin(rows.count, (_TRUTH, _SCORED))
    _, first_is_word = numbers(rows.take(good).words_at(0))
    _, bad = numbers(rows.take(good).columns(1, _TRUTH - 1))
    good[good] = first_is_word & ~bad.any(1)
    return good


def _read(text: TextFolder, context: ReadContext) -> ObjectPart:
    rows = read_rows(text.files, context)
    rows = only_labels(rows, _good(rows), _BAD_ROW, context.problems)
    names = as_text(rows.words_at(0))
    classes, ignored = by_word(names), names == _IGNORED
    layout = context.boxes or BoxFormat.LTRB
    last, _ = numbers(rows.words_at(-1))
    scored = rows.count == _SCORED
    part = ObjectPart(
        image_names=tuple(map(text.image_name, rows.files)),
        class_names=classes.names,
        image=rows.file,
        label=classes.label,
        box=corners(numbers(rows.columns(_BOX, 4))[0], layout),
        unit=unit_of(layout),
        box_format=layout,
        score=written(last, scored) if scored.any() else None,
        crowd=frozen(ignored, np.bool_) if ignored.any() else None,
        identity=rows.line,
    )
    return usable(part, rows.place, context.problems)


LAYOUT: Final = ObjectLayout(
    name="KITTI labels",
    tasks=(Task.DETECTION,),
    endings=frozenset({".txt"}),
    example="Car 0.0 0 -1.6 587.0 173.3 614.1 200.1 1.6 1.7 3.2 -1.5 1.2 9.9 0.1",
    facts=Facts(names=Presence.ALWAYS, box_format=Presence.ALWAYS),
    detect=_detect,
    read=read_source,
)
