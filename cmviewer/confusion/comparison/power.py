"""How many images would tell: so many that a difference of this size is found in four of five cases."""

import math
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.comparison.chance import LEVEL

POWER: Final = 0.8
_Z_LEVEL: Final = NormalDist().inv_cdf((1 + LEVEL) / 2)
_Z_POWER: Final = NormalDist().inv_cdf(POWER)
_COUNTED_OUT: Final = 300
"""Changed samples up to which the power of the exact test is counted out; of more the formula is as good."""
_LEAST_UNLIKE: Final = 6
"""Images that all gain, or all lose, of which a test can tell: 2 · 0.5⁶ is below 0.05."""
_OF_SPREAD: Final = _Z_LEVEL**2 / 2
"""Images that it costs that the spread is not known, but seen in them (Guenther 1981)."""
_EQUAL: Final = 1e-12
_Numbers = NDArray[np.float64]


def samples_needed(fixed: int, broken: int, samples: int, images: int) -> int | None:
    """Images from which McNemar's exact test finds these rates with 80 % power, more than there are.

    None where as many are fixed as broken.
    """
    if fixed == broken:
        return None
    return math.ceil(_samples(fixed, broken, samples) * images / samples)


def _samples(fixed: int, broken: int, samples: int) -> int:
    share, toward = (fixed + broken) / samples, max(fixed, broken) / (fixed + broken)
    more = share * (2 * toward - 1)
    about = _enough(more, math.sqrt(share - more**2), 1.0)
    least = samples + 1
    if max(about, least) * share > _COUNTED_OUT:
        return max(math.ceil(about), least)
    most = max(2 * math.ceil(about), math.ceil(2 * _LEAST_UNLIKE / share), least)
    found = _found(round(most * share + 8 * math.sqrt(most * share)) + 1, toward)
    while least < most:
        middle = (least + most) // 2
        if _power(middle, share, found) >= POWER:
            most = middle
        else:
            least = middle + 1
    return least


def images_needed(difference: float, spread: float, gains: _Numbers, gap: float, images: int) -> int | None:
    """Images from which random swaps find such a difference with 80 % power, more than there are.

    spread: of the difference over draws of these images. gains: float64 (n,), what each of them, or each
    group of them, adds to it. gap: of the differences that swaps give, how far the least that is called one
    lies from the next below. None where there is no difference.
    """
    drawn, in_all = len(gains), float(np.abs(gains).sum())
    if not abs(difference) > _EQUAL or math.isnan(spread) or not in_all:
        return None
    to_one_side = min(1.0, abs(difference) / in_all)
    step = gap / 2 * drawn * (1 - to_one_side**2)  # where all gain, all of them are no step from the end
    needed = _enough(abs(difference), spread * math.sqrt(drawn), step) + _OF_SPREAD
    unlike = np.count_nonzero(np.abs(gains) > _EQUAL) / drawn
    return math.ceil(max(needed, _LEAST_UNLIKE / unlike, drawn + 1) * images / drawn)


def _enough(difference: float, spread: float, step: float) -> float:
    """How many are needed that differ by so much on average, and by so much from each other.

    Without a difference the results are swapped: their spread is about 0 (Connor 1987). A sum moves in
    steps, half of which is lost on average: what just suffices lies between two (as Fleiss et al. 1980).
    """
    both = _Z_LEVEL * math.hypot(spread, difference) + _Z_POWER * spread
    return ((both + math.sqrt(both**2 + 4 * difference * step)) / (2 * difference)) ** 2


def _found(most: int, toward: float) -> _Numbers:
    """How often the exact test finds the difference where d samples change, float64 (most + 1,).

    toward: share of them that goes to one side.
    """
    is_tail = 2 * np.cumsum(_shares(most, 0.5), axis=1) < 1 - LEVEL
    either = _shares(most, toward) + _shares(most, 1 - toward)
    found: _Numbers = np.where(is_tail, either, 0.0).sum(axis=1)
    return found


def _power(samples: int, share: float, found: _Numbers) -> float:
    """How often the exact test finds it in so many samples of which such a share changes."""
    changed = np.arange(min(samples, len(found) - 1) + 1)
    ways = np.concatenate(([0.0], np.cumsum(np.log((samples - changed[:-1]) / changed[1:]))))
    logs = ways + _logs(changed, share) + _logs(samples - changed, 1 - share)
    return float(np.exp(logs) @ found[: len(changed)])


def _shares(most: int, share: float) -> _Numbers:
    """Probability of h hits of d drawn, float64 (most + 1, most + 1): a row for each d, 0 beyond it."""
    drawn, hits = np.arange(most + 1)[:, None], np.arange(most + 1)
    rest = np.maximum(drawn - hits, 0)
    factorial = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, most + 1)))))
    logs = factorial[drawn] - factorial[hits] - factorial[rest] + _logs(hits, share) + _logs(rest, 1 - share)
    shares: _Numbers = np.where(hits <= drawn, np.exp(logs), 0.0)
    return shares


def _logs(times: NDArray[np.int64], share: float) -> _Numbers:
    """Logarithm of a share to a power; nothing of nothing is 1."""
    if share > 0:
        return times.astype(np.float64) * math.log(share)
    logs: _Numbers = np.where(times > 0, -np.inf, 0.0)
    return logs
