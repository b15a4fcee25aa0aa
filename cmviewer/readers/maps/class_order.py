"""Whether the classes of predictions look as if they were numbered in another order."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.maps.value_pairs import ValuePairs, agreement_of, by_chance

_MOVED: Final = 3
"""Fewest classes that are out of order: two are what a model confuses."""
_AGREE: Final = 0.6
"""Least kappa in the other order, for a network that is only numbered otherwise is a good one."""
_GAIN: Final = 0.4
"""By how much kappa must rise. With this and `by_chance` it was said of 13 of 4,000 random predictions."""


def other_order(
    pairs: ValuePairs, label_of_true: NDArray[np.int32], label_of_predicted: NDArray[np.int32], count: int
) -> dict[int, int]:
    """Return true label → label that takes its place, for those out of order; empty where all is in order.

    It is never applied: a model that swaps classes is a bad model, and its counts say so.
    """
    true, predicted = label_of_true[pairs.truth], label_of_predicted[pairs.prediction]
    kept = (true >= 0) & (predicted < count)
    true, predicted, pixels = true[kept], predicted[kept], pairs.pixels[kept]
    if not len(true):
        return {}
    table = np.bincount(true * count + predicted, pixels, count * count).reshape(count, count)
    present = np.flatnonzero(table.any(axis=1))
    best = {int(row): int(table[row].argmax()) for row in present}
    moved = {row: column for row, column in best.items() if row != column}
    if len(moved) < _MOVED or len(set(best.values())) < len(best):
        return {}
    back = np.arange(count)
    for row, column in best.items():
        back[column] = row
    now, then = agreement_of(true, predicted, pixels), agreement_of(true, back[predicted], pixels)
    return moved if then.kappa >= _AGREE and then.kappa >= now.kappa + max(_GAIN, by_chance(pairs)) else {}
