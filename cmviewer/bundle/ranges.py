"""Where a checkpoint is cut into shards."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations, Evaluation, LabelMaps, PredictedLabels, Predictions

ROWS: Final = 1_000_000
"""Samples, or true and predicted objects, of a shard."""
MAPS: Final = 100
"""Images of a shard of label maps."""


@dataclass(frozen=True)
class Range:
    """Images, or rows of a classification, from `start` up to `end`, which is not in it."""

    start: int
    end: int


def ranges_of(
    evaluation: Evaluation, predictions: Predictions, *, rows: int = ROWS, maps: int = MAPS
) -> tuple[Range, ...]:
    """Cut a checkpoint into shards of about `rows` samples or objects, or `maps` images; one at least."""
    if isinstance(predictions, PredictedLabels):
        return _cut(np.arange(0, len(predictions), rows), len(predictions))
    images = len(evaluation.images)
    if isinstance(predictions, LabelMaps):
        return _cut(np.arange(0, images, maps), images)
    return ranges_of_amounts(evaluation, np.bincount(predictions.image, minlength=images), rows=rows)


def ranges_of_amounts(
    evaluation: Evaluation, amount: NDArray[np.int64], *, rows: int = ROWS
) -> tuple[Range, ...]:
    """Cut a checkpoint of objects into shards; amount: int64 (N,), predictions of each image."""
    truth, images = evaluation.truth, len(evaluation.images)
    assert isinstance(truth, Annotations)
    amount = np.bincount(truth.image, minlength=images) + amount
    before = np.cumsum(amount) - amount
    return _cut(np.flatnonzero(np.diff(before // rows, prepend=-1)), images)


def _cut(starts: NDArray[np.int64], end: int) -> tuple[Range, ...]:
    begins = starts.tolist() or [0]
    return tuple(Range(*one) for one in zip(begins, [*begins[1:], end], strict=True))
