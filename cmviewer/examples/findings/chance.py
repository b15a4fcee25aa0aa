"""How likely a subset is by chance as bad as it is: by its moments, and by exchanges that are made."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.examples.findings.image_sums import Floats, ImageSums, SubsetSums
from cmviewer.progress import Cancel, Progress
from cmviewer.said import said

EXCHANGES: Final = 2_000
"""How often images are exchanged."""
ENOUGH: Final = 10
"""Exchanges that were as bad, from which their share is the probability; of fewer the moments tell it."""
_AT_ONCE: Final = 50
_STEP: Final = 0.5
"""Half an error: what is counted in whole ones is as bad as chance from there on."""


def tail_probabilities(subsets: SubsetSums, *, whole_errors: bool) -> Floats:
    """Probability of each subset, (m,), to be as bad by chance, by a Pearson curve of type III.

    The curve has the first three moments of all exchanges (Mielke and Berry 2007).
    """
    spread = np.sqrt(subsets.variance)
    known = spread > 0
    excess = subsets.excess - subsets.mean - (_STEP if whole_errors else 0.0)
    z = np.divide(excess, spread, out=np.zeros_like(excess), where=known)
    skew = np.divide(subsets.third, spread**3, out=np.zeros_like(excess), where=known)
    return np.where(known, _upper_tail(z, skew), 1.0)


def exchanged_probabilities(
    sums: ImageSums,
    masks: NDArray[np.bool_],
    excess: Floats,
    by_moments: Floats,
    progress: Progress,
    cancel: Cancel,
    seed: int = 0,
) -> Floats:
    """Probability of subsets, bool (m, n), by exchanges from a fixed seed, (m,).

    by_moments stands where fewer than `ENOUGH` exchanges are as bad as `excess`.
    """
    random = np.random.default_rng(seed)
    share = np.stack([np.bincount(sums.image[mask], minlength=len(sums.size)) for mask in masks])
    pull = (share / np.maximum(sums.size, 1) * sums.spread).T
    residual, inner = sums.residual, np.ascontiguousarray(masks.T, np.float32)
    is_mixed = bool((share * (sums.size - share)).any())
    as_bad = np.zeros(len(masks), np.int64)
    for done in range(0, EXCHANGES, _AT_ONCE):
        cancel.check()
        progress(said("exchanging images"), done, EXCHANGES)
        drawn = np.stack([random.permutation(residual) for _ in range(_AT_ONCE)]) @ pull
        if is_mixed:
            drawn += np.stack([_exchanged_within(sums, random) for _ in range(_AT_ONCE)]) @ inner
        as_bad += np.count_nonzero(drawn >= excess - 1e-6, axis=0)
    by_count = (as_bad + 1) / (EXCHANGES + 1)
    return np.where(as_bad >= ENOUGH, by_count, by_moments)


def _exchanged_within(sums: ImageSums, random: np.random.Generator) -> NDArray[np.float32]:
    """Errors exchanged between the outcomes of each image, less the rate of the image, float32 (n,)."""
    order = np.argsort(sums.image + random.random(len(sums.image)))
    rate = sums.errors / np.maximum(sums.size, 1)
    deviation: NDArray[np.float32] = (sums.error[order] - rate[sums.image]).astype(np.float32)
    return deviation


def _upper_tail(z: Floats, skew: Floats) -> Floats:
    """Upper tail of the Pearson curve of type III, by the transformation of Wilson and Hilferty (1931)."""
    half = np.where(np.abs(skew) < 1e-6, 1e-6, skew) / 2
    inside = half * z + 1
    # beyond its end the curve is 0 above, where it leans to the left, and 1 below, where to the right
    root = np.cbrt(np.maximum(inside, 0.0))
    normal = np.where(inside > 0, (3 / half) * (root - 1) + half / 3, np.where(half > 0, -np.inf, np.inf))
    normal = np.where(np.abs(skew) < 1e-6, z, normal)
    return np.array([0.5 * math.erfc(value / math.sqrt(2)) for value in normal.tolist()])
