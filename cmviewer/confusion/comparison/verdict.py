"""The verdict on two checkpoints: how many changed, by how much, and whether that can be chance."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.comparison.chance import (
    LEVEL,
    bootstrap,
    interval_of,
    mcnemar,
    swap_test,
)
from cmviewer.confusion.comparison.changes import CHANGES, Change, Changes
from cmviewer.confusion.comparison.summed_metrics import CountedRows, SummedMetric

SEED: Final = 0
SURE: Final = 0.05
"""p under which a difference is called one, as is usual."""
_LEAST_UNLIKE: Final = 6
"""Samples that are all fixed, or all broken, of which the exact test can tell: 2 · 0.5⁶ is below 0.05."""
_Z_LEVEL: Final = NormalDist().inv_cdf((1 + LEVEL) / 2)
_Z_POWER: Final = NormalDist().inv_cdf(0.8)


class Test(StrEnum):
    """How chance is excluded."""

    __test__ = False  # no test of pytest's

    MCNEMAR = "McNemar exact"
    SWAPS = "random swaps"


@dataclass(frozen=True)
class Verdict:
    """figure: words of the metric, and its values `a`, `b` and `difference`, B − A, NaN where undefined.

    counts: of each kind of change, in samples, objects or pixels; empty where only counts are known.
    interval: of the difference at `level`. images: that both judge. needed: images at which such a difference
    would be found in four of five cases; None where it is. groups: in how many the images belong together;
    None where each is drawn by itself.
    """

    figure: str
    a: float
    b: float
    counts: Mapping[Change, int]
    interval: tuple[float, float] = (math.nan, math.nan)
    level: float = LEVEL
    p: float = math.nan
    test: Test | None = None
    seed: int = SEED
    images: int = 0
    needed: int | None = None
    groups: int | None = None

    @property
    def difference(self) -> float:
        """By how much B is better."""
        return self.b - self.a

    @property
    def is_sure(self) -> bool:
        """Whether the difference is hardly chance."""
        return self.p < SURE


def verdict_of(
    figure: SummedMetric,
    changes: Changes,
    rows: tuple[CountedRows, CountedRows],
    images: NDArray[np.int32],
    class_count: int,
    *,
    single: bool,
    groups: NDArray[np.int64] | None = None,
) -> Verdict:
    """Return the verdict on the rows of A and B.

    images: int32 (N,), ascending, that both judge. groups: int64, by image, which of them are drawn and
    swapped together. single: whether each outcome is one of a classification, which McNemar's test is about.
    """
    counts: dict[Change, int] = {
        change: changes.sum_of(change) for change in CHANGES if change is not Change.RIGHT
    }
    sums_a, sums_b = (figure.sums(one, images, class_count) for one in rows)
    value_a, value_b = (float(figure.value(sums.sum(axis=0))) for sums in (sums_a, sums_b))
    if not len(images):
        return Verdict(figure.metric, value_a, value_b, counts)
    drawn = len(images)
    if groups is not None:
        sums_a, sums_b = (_together(sums, groups[images]) for sums in (sums_a, sums_b))
        drawn = len(sums_a)
    draws = bootstrap(sums_a, sums_b, figure.value, SEED)
    if single:
        test, p = Test.MCNEMAR, mcnemar(counts[Change.FIXED], counts[Change.BROKEN])
    else:
        test, p = Test.SWAPS, swap_test(sums_a, sums_b, figure.value, SEED)
    if p < SURE:
        needed = None
    elif single:
        needed = samples_needed(counts[Change.FIXED], counts[Change.BROKEN], len(images))
    else:
        needed = _needed(value_b - value_a, draws, len(images))
    return Verdict(
        figure.metric,
        value_a,
        value_b,
        counts,
        interval_of(draws, drawn),
        p=p,
        test=test,
        images=len(images),
        needed=needed,
        groups=None if groups is None else drawn,
    )


def _together(sums: NDArray[np.float64], groups: NDArray[np.int64]) -> NDArray[np.float64]:
    """What each group adds, float64 (G, C); sums: of each image, float64 (N, C)."""
    _, place = np.unique(groups, return_inverse=True)
    added = np.zeros((int(place.max(initial=-1)) + 1, sums.shape[1]))
    np.add.at(added, place.reshape(-1), sums)
    return added


def _needed(difference: float, draws: NDArray[np.float64], images: int) -> int | None:
    """Images from which a difference of this size is found with 80 % power, by the spread of the draws."""
    spread = float(np.nanstd(draws))
    if not difference or math.isnan(difference):
        return None
    return math.ceil(max(images * ((_Z_LEVEL + _Z_POWER) * spread / difference) ** 2, images + 1))


def samples_needed(fixed: int, broken: int, images: int) -> int | None:
    """Images from which McNemar's test finds these rates with 80 % power (Connor 1987)."""
    if fixed == broken:
        return None
    either, more = (fixed + broken) / images, abs(fixed - broken) / images
    needed: float = ((_Z_LEVEL * either**0.5 + _Z_POWER * (either - more**2) ** 0.5) / more) ** 2
    return math.ceil(max(needed, _LEAST_UNLIKE / either, images + 1))
