"""Whether what changed in each class can be chance: exact swaps, corrected for how many classes changed."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.adjusted import adjusted
from cmviewer.confusion.comparison.changes import CHANGES, Change, Changes
from cmviewer.confusion.comparison.exact_swaps import swapped
from cmviewer.confusion.comparison.together import swapped_with

_SIGN: Final = np.array([{Change.FIXED: 1, Change.BROKEN: -1}.get(change, 0) for change in CHANGES])


def class_chances(
    changes: Changes, class_count: int, groups: NDArray[np.int64] | None = None
) -> NDArray[np.float64]:
    """P of fixed against broken truths of each class, float64 (K,); NaN where none is either.

    The results of an image are swapped together; where each image has one truth that is McNemar's exact test.
    groups: int64 (N,), which images are swapped together. P is corrected for
    all classes of which one is told (Benjamini and Hochberg).
    """
    sign = _SIGN[changes.kind] * changes.count
    rows = np.flatnonzero((sign != 0) & (changes.truth < class_count))
    found, images = np.full(class_count, np.nan), swapped_with(changes.image, groups)
    for label in np.unique(changes.truth[rows]).tolist():
        of_class = rows[changes.truth[rows] == label]
        found[label] = swapped(np.bincount(images[of_class], sign[of_class]).astype(np.int64))
    some = np.flatnonzero(~np.isnan(found))
    found[some] = adjusted(found[some])
    return found
