"""Which checkpoints of many a page offers: evenly chosen, as many as fit a part of its size."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import Evaluation
from cmviewer.writers.page.figures import CLASS_LIMIT

PART: Final = 10
"""The counts and figures of all checkpoints may take one of so many parts of the page."""
_OF_CELL, _OF_CLASS, _OF_ONE = 7, 50, 2_500
"""Bytes that a cell, a class in the table, and a checkpoint about take."""


def offered_places(sizes: Mapping[int, int], here: int, room: int) -> tuple[int, ...]:
    """Return which checkpoints are offered, in order: the first, the last, the one shown, others evenly.

    sizes: bytes that each takes, by its place. here: the one that is shown. Empty where not even these fit
    in `room` bytes, or there is no other one.
    """
    places = sorted(sizes)
    for amount in range(len(places), 1, -1):
        even = np.rint(np.linspace(0, len(places) - 1, amount)).astype(np.int64).tolist()
        chosen = sorted({here, *(places[one] for one in even)})
        if sum(sizes[one] for one in chosen) <= room:
            return tuple(chosen)
    return ()


def likely_places(evaluation: Evaluation, counted: CheckpointResult, size: int) -> tuple[int, ...]:
    """Return which checkpoints a page of `size` bytes will offer, before the others are counted.

    counted: the one that is shown; the others take about as much.
    """
    classes = min(len(evaluation.classes), CLASS_LIMIT)
    each = _OF_ONE + _OF_CELL * len(counted.matrix.count) + _OF_CLASS * classes
    every = range(len(evaluation.checkpoints))
    return offered_places(dict.fromkeys(every, each), counted.checkpoint, size // PART)
