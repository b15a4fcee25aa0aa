"""Whether what changed in each cell can be chance: exact swaps, corrected for how many cells could tell."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.adjusted import adjusted
from cmviewer.confusion.comparison.changes import NOTHING, Changes
from cmviewer.confusion.comparison.exact_swaps import swapped
from cmviewer.confusion.comparison.together import swapped_with

LEAST: Final = 6
"""Images that differ in a cell, from which on its p can be under 0.05: 2 · 0.5⁶."""
_Rows = NDArray[np.int64]


def cell_chances(
    changes: Changes, codes: _Rows, class_count: int, groups: _Rows | None = None
) -> NDArray[np.float64]:
    """P of the difference of A and B in each cell, float64 (C,); NaN where fewer than 6 images differ there.

    codes: int64 (C,), truth · (K + 1) + prediction, ascending, all that occur. The results of an image are
    swapped together; groups: int64 (N,), which images are. P is corrected for all cells of which one is told
    (Benjamini and Hochberg): those with fewer images could not be called changed, whatever they did
    (Gilbert 2005).
    """
    cell, difference = _differences(changes, codes, class_count, groups)
    found = np.full(len(codes), np.nan)
    start = np.searchsorted(cell, np.arange(len(codes) + 1))
    some = np.flatnonzero(np.diff(start) >= LEAST)
    for place in some.tolist():
        found[place] = swapped(difference[start[place] : start[place + 1]])
    found[some] = adjusted(found[some])
    return found


def _differences(
    changes: Changes, codes: _Rows, class_count: int, groups: _Rows | None
) -> tuple[_Rows, _Rows]:
    """How many more each image has in a cell of B than of A: cell, ascending, and number, int64 (n,)."""
    base, apart = class_count + 1, changes.prediction_a != changes.prediction_b
    truth, count = changes.truth[apart].astype(np.int64), changes.count[apart]
    images = swapped_with(changes.image, groups)
    image, most = images[apart], int(images.max(initial=0)) + 1
    keys, counts = [], []
    for said, sign in ((changes.prediction_a, -1), (changes.prediction_b, 1)):
        there = said[apart] != NOTHING
        code = truth[there] * base + said[apart][there]
        keys.append(np.searchsorted(codes, code) * most + image[there])
        counts.append(sign * count[there])
    key, place = np.unique(np.concatenate(keys), return_inverse=True)
    summed = np.bincount(place.reshape(-1), np.concatenate(counts), len(key)).astype(np.int64)
    differs = summed != 0
    return key[differs] // most, summed[differs]
