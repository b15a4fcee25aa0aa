"""DOTA's labels: a text file an image, `x1 y1 x2 y2 x3 y3 x4 y4 class difficult`, in pixels."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Task, frozen
from cmviewer.problems.shapes import DOTA_ROW
from cmviewer.progress import Cancel
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import CERTAIN, Detected, Facts, Presence
from cmviewer.readers.objects.checks import usable
from cmviewer.readers.objects.classes_of_rows import by_word
from cmviewer.readers.objects.parts import (
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)
from cmviewer.readers.objects.rings import boxes_around, regions_of
from cmviewer.readers.objects.text_folders import TextFolder, in_text_folders
from cmviewer.readers.objects.text_labels import are_labels, labels_source, only_labels
from cmviewer.readers.objects.text_rows import TextRows, as_text, numbers, read_rows
from cmviewer.readers.objects.written_scores import written

_POINTS: Final = 8
_WITH_CLASS: Final = 9
_FULL: Final = 10
_HEADERS: Final = (b"imagesource:", b"gsd:")
_BAD_ROW: Final = DOTA_ROW.of(left_out=1)


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    return in_text_folders(listing, cancel, recognise, CERTAIN)


def recognise(text: TextFolder) -> ObjectSource | None:
    """Recognise a folder in which most rows are eight numbers and a word."""
    rows = _without_headers(text.sample)
    good = _good(rows)
    if not are_labels(good):
        return None
    scored = _scored(rows.take(good))
    return labels_source(text, LAYOUT, _read, has_regions=True, has_scores=scored)


def _without_headers(rows: TextRows) -> TextRows:
    kept = np.array([not line.lower().lstrip().startswith(_HEADERS) for line in rows.lines], np.bool_)
    return rows.take(kept)


def _good(rows: TextRows) -> NDArray[np.bool_]:
    """Which rows are labels, bool (R,): their ninth word is no number."""
    good = np.isin(rows.count, (_WITH_CLASS, _FULL))
    some = rows.take(good)
    _, bad = numbers(some.columns(0, _POINTS))
    _, is_word = numbers(some.words_at(_POINTS))
    _, bad_end = numbers(some.words_at(np.where(some.count == _FULL, _FULL - 1, 0)))
    good[good] = ~bad.any(1) & is_word & ~bad_end
    return good


def _last(rows: TextRows) -> NDArray[np.float64]:
    """The tenth word of each row, a number, or 0 where there is none."""
    number, _ = numbers(rows.words_at(np.where(rows.count == _FULL, _FULL - 1, 0)))
    return np.where(rows.count == _FULL, number, 0.0)


def _scored(rows: TextRows) -> bool:
    """Tell whether the last column holds scores: `difficult` is a whole number."""
    last = _last(rows)
    return bool((np.floor(last) != last).any())


def _read(text: TextFolder, context: ReadContext) -> ObjectPart:
    rows = _without_headers(read_rows(text.files, context))
    rows = only_labels(rows, _good(rows), _BAD_ROW, context.problems)
    classes = by_word(as_text(rows.words_at(_POINTS)))
    points, _ = numbers(rows.columns(0, _POINTS))
    regions = regions_of(points, np.full(len(rows), 4), np.ones(len(rows), np.int64))
    last, scored = _last(rows), _scored(rows)
    part = ObjectPart(
        image_names=tuple(map(text.image_name, rows.files)),
        class_names=classes.names,
        image=rows.file,
        label=classes.label,
        box=boxes_around(regions, np.zeros((len(rows), 4))),
        score=written(last) if scored else None,
        region=regions,
        difficult=None if scored else frozen(last > 0, np.bool_),
        identity=rows.line,
    )
    return usable(part, rows.place, context.problems)


LAYOUT: Final = ObjectLayout(
    name="DOTA labels",
    tasks=(Task.INSTANCE_SEGMENTATION,),
    endings=frozenset({".txt"}),
    example="x1 y1 x2 y2 x3 y3 x4 y4 class difficult",
    facts=Facts(names=Presence.ALWAYS, box_format=Presence.ALWAYS),
    detect=_detect,
    read=read_source,
)
