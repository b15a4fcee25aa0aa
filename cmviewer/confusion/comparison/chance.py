"""Whether a difference can be chance: McNemar's exact test, random swaps, and the bootstrap."""

import math
from collections.abc import Callable
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.binomial import at_most

DRAWS: Final = 2_000
LEVEL: Final = 0.95
_AT_ONCE: Final = 4_000_000
"""Numbers that are drawn at a time: 32 MB."""
_LEAST: Final = 2
"""Images of which there is a spread."""
_EQUAL: Final = 1e-12
"""Differences that are nearer than this are one: sums of the same numbers in another order."""

_Numbers = NDArray[np.float64]
Value = Callable[[_Numbers], _Numbers]


def mcnemar(fixed: int, broken: int) -> float:
    """Two-sided exact p of `fixed` against `broken` (McNemar 1947); 1 where there is neither."""
    return min(1.0, 2 * at_most(min(fixed, broken), fixed + broken, 0.5))


def swap_test(a: _Numbers, b: _Numbers, value: Value, seed: int) -> float:
    """Share of random swaps of the two results image by image that differ at least as much.

    a, b: float64 (N, C), what each image adds to the sums. NaN where the figure is undefined.
    """
    return share_as_large(swaps(a, b, value, seed), abs(float(value(b.sum(axis=0)) - value(a.sum(axis=0)))))


def share_as_large(swapped: _Numbers, seen: float) -> float:
    """Share of the differences that swaps give which are at least as large as the one that is seen.

    That one counts as one of the swaps, so that no p is 0 (Phipson & Smyth 2010). NaN where it is NaN.
    """
    if math.isnan(seen):
        return math.nan
    return (int(np.count_nonzero(swapped >= seen - _EQUAL)) + 1) / (len(swapped) + 1)


def swaps(a: _Numbers, b: _Numbers, value: Value, seed: int) -> _Numbers:
    """Differences, float64 (`DRAWS`,) without signs, of results that are swapped image by image at random."""
    total_a, total_b = a.sum(axis=0), b.sum(axis=0)
    rows, times = _alike(a - b)
    kept = rows.any(axis=1)
    rows, times = rows[kept], times[kept]
    random = np.random.default_rng(seed)
    found = []
    for size in _parts(len(rows)):
        swapped = random.binomial(times, 0.5, (size, len(times))) @ rows
        found.append(np.abs(value(total_b + swapped) - value(total_a - swapped)))
    return np.concatenate(found)


def gap_at(swapped: _Numbers, p: float) -> float:
    """How far the least difference that has a smaller p lies above the next, of those that swaps give."""
    ordered = np.sort(swapped)
    most = math.ceil(p * (len(ordered) + 1)) - 2  # so many may be as large, and the one that is seen
    below = float(ordered[max(0, len(ordered) - 1 - most)])
    above = ordered[ordered > below + _EQUAL]
    return float(above[0]) - below if len(above) else below


def gains(a: _Numbers, b: _Numbers, value: Value) -> _Numbers:
    """What each image adds to the difference of B and A, float64 (N,): half of what its swap takes away."""
    total_a, total_b = a.sum(axis=0), b.sum(axis=0)
    seen, size = float(value(total_b) - value(total_a)), max(1, _AT_ONCE // max(1, a.shape[1]))
    found = []
    for start in range(0, len(a), size):
        less = a[start : start + size] - b[start : start + size]
        found.append((seen - (value(total_b + less) - value(total_a - less))) / 2)
    return np.concatenate(found)


def bootstrap(a: _Numbers, b: _Numbers, value: Value, seed: int) -> _Numbers:
    """Differences of B and A over images drawn with replacement, float64 (`DRAWS`,) (Efron 1979)."""
    rows, times = _alike(np.concatenate((a, b), axis=1))
    columns, images = a.shape[1], len(a)
    random = np.random.default_rng(seed)
    found = []
    for size in _parts(len(rows)):
        sums = random.multinomial(images, times / images, size) @ rows
        found.append(value(sums[:, columns:]) - value(sums[:, :columns]))
    return np.concatenate(found)


def interval_of(draws: _Numbers, images: int) -> tuple[float, float]:
    """The middle 95 % of draws over so many images; NaN where there is none.

    Of few images the ends lie a little further out than the quantiles, as the spread of a sample is less than
    that of what it was drawn from (the expanded percentile interval of Hesterberg 2015).
    """
    known = draws[~np.isnan(draws)]
    if not known.size or images < _LEAST:
        return math.nan, math.nan
    outside = outside_of(images)
    low, high = np.quantile(known, (outside, 1 - outside)).tolist()
    return low, high


def outside_of(images: int) -> float:
    """Share of the draws over so many images, two and more, that lie beyond each end of an interval."""
    normal = NormalDist()
    z, free = normal.inv_cdf((1 + LEVEL) / 2), images - 1
    t = z + (z**3 + z) / (4 * free) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)  # Fisher & Cornish 1960
    return normal.cdf(-t * math.sqrt(images / free))


def _alike(sums: _Numbers) -> tuple[_Numbers, NDArray[np.int64]]:
    """Rows that differ, and how many images have each: these are drawn in one."""
    rows, times = np.unique(sums, axis=0, return_counts=True)
    return rows, times.astype(np.int64)


def _parts(columns: int) -> list[int]:
    most = max(1, min(DRAWS, _AT_ONCE // max(1, columns)))
    return [min(most, DRAWS - start) for start in range(0, DRAWS, most)]
