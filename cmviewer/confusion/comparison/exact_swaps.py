"""Whether a count changed by chance: the swaps of its images, counted out."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

STEPS: Final = 5_000
"""Steps that differences are counted out in: larger ones are brought to so many."""
_FEW: Final = 250
"""Images up to which steps tell them apart: of more, that differ unequally, the sum is normal."""


def swapped(differences: NDArray[np.int64]) -> float:
    """Share of all swaps of images whose sum differs from 0 at least as much as this one.

    differences: int64 (N,), of each image. Exact where all are of one size, or `STEPS` in all; of larger ones
    a step is rounded, and of very many that differ unequally the sum is taken as normal.
    """
    some = differences[differences != 0]
    seen, in_all = abs(int(some.sum())), int(np.abs(some).sum())
    if in_all <= STEPS or (np.abs(some) == np.abs(some[0])).all():
        return _share(some, seen)
    if len(some) > _FEW:
        return math.erfc(seen / math.sqrt(2 * float((some.astype(np.float64) ** 2).sum())))
    step = in_all / STEPS
    rounded = np.rint(some / step).astype(np.int64)
    return _share(rounded, min(abs(int(rounded.sum())), seen / step))


def _share(differences: NDArray[np.int64], seen: float) -> float:
    """Share of all swaps whose sum is at least as far from 0 as what is seen."""
    sizes, times = np.unique(np.abs(differences[differences != 0]), return_counts=True)
    chance = np.ones(1)
    for place in np.argsort(-times, kind="stable").tolist():
        chance = _with(chance, int(sizes[place]), int(times[place]))
    sums = np.abs(np.arange(len(chance)) - len(chance) // 2)
    return min(1.0, float(chance[sums >= seen].sum()))


def _with(chance: NDArray[np.float64], size: int, images: int) -> NDArray[np.float64]:
    """Chances of each sum, with so many images more that differ by this size either way."""
    longer = np.zeros(len(chance) + 2 * size * images)
    if len(chance) == 1:
        longer[:: 2 * size] = _halves(images)
        return longer
    for hits, share in enumerate(_halves(images).tolist()):
        longer[2 * size * hits :][: len(chance)] += share * chance
    return longer


def _halves(drawn: int) -> NDArray[np.float64]:
    """Probability of each number of hits of so many drawn, half of which hit, float64 (drawn + 1,)."""
    logs = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, drawn + 1)))))
    shares: NDArray[np.float64] = np.exp(logs[-1] - logs - logs[::-1] - drawn * math.log(2))
    return shares
