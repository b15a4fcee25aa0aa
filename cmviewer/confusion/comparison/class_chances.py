"""Whether what changed in each class can be chance: exact swaps, corrected for how many classes changed."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.adjusted import adjusted
from cmviewer.confusion.comparison.changes import CHANGES, Change, Changes

MOST: Final = 20_000
"""Changed truths of a class up to which their swaps are counted out; of more no p is told."""
_SIGN: Final = np.array([{Change.FIXED: 1, Change.BROKEN: -1}.get(change, 0) for change in CHANGES])


def class_chances(
    changes: Changes, class_count: int, groups: NDArray[np.int64] | None = None
) -> NDArray[np.float64]:
    """P of fixed against broken truths of each class, float64 (K,); NaN where none is either, or too many.

    The results of an image are swapped together; where each image has one truth that is McNemar's exact test.
    groups: int64 (N,), which images are swapped together. P is corrected for
    all classes of which one is told (Benjamini and Hochberg).
    """
    sign = _SIGN[changes.kind] * changes.count
    rows = np.flatnonzero((sign != 0) & (changes.truth < class_count))
    found, images = np.full(class_count, np.nan), changes.image.astype(np.int64)
    if groups is not None:
        images = np.unique(groups, return_inverse=True)[1].reshape(-1)[images]
    for label in np.unique(changes.truth[rows]).tolist():
        of_class = rows[changes.truth[rows] == label]
        found[label] = swapped(np.bincount(images[of_class], sign[of_class]).astype(np.int64))
    some = np.flatnonzero(~np.isnan(found))
    found[some] = adjusted(found[some])
    return found


def swapped(differences: NDArray[np.int64]) -> float:
    """Share of all swaps of images whose sum differs from 0 at least as much, exactly.

    differences: int64 (N,), of each image. NaN where there are more than `MOST` in all.
    """
    sizes, times = np.unique(np.abs(differences[differences != 0]), return_counts=True)
    if int(sizes @ times) > MOST:
        return math.nan
    chance = np.ones(1)
    for size, images in zip(sizes.tolist(), times.tolist(), strict=True):
        steps = np.zeros(2 * size * images + 1)
        steps[:: 2 * size] = _halves(images)
        chance = np.convolve(chance, steps)
    sums = np.abs(np.arange(len(chance)) - len(chance) // 2)
    return min(1.0, float(chance[sums >= abs(int(differences.sum()))].sum()))


def _halves(drawn: int) -> NDArray[np.float64]:
    """Probability of each number of hits of so many drawn, half of which hit, float64 (drawn + 1,)."""
    logs = np.array([math.lgamma(hits + 1) for hits in range(drawn + 1)])
    shares: NDArray[np.float64] = np.exp(logs[-1] - logs - logs[::-1] - drawn * math.log(2))
    return shares
