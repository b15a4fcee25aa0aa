"""The verdict on two checkpoints: how many changed, by how much, and whether that can be chance."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.comparison.chance import (
    LEVEL,
    bootstrap,
    gains,
    gap_at,
    interval_of,
    mcnemar,
    share_as_large,
    swaps,
)
from cmviewer.confusion.comparison.changes import CHANGES, Change, Changes
from cmviewer.confusion.comparison.power import images_needed, samples_needed
from cmviewer.confusion.comparison.summed_metrics import CountedRows, SummedMetric

SEED: Final = 0
SURE: Final = 0.05
"""p under which a difference is called one, as is usual."""


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
        fixed, broken = counts[Change.FIXED], counts[Change.BROKEN]
        test, p = Test.MCNEMAR, mcnemar(fixed, broken)
        needed = None if p < SURE else samples_needed(fixed, broken, len(rows[0].truth), len(images))
    else:
        swapped = swaps(sums_a, sums_b, figure.value, SEED)
        test, p = Test.SWAPS, share_as_large(swapped, abs(value_b - value_a))
        needed = None
        if p >= SURE:
            gained = gains(sums_a, sums_b, figure.value)
            gap = gap_at(swapped, SURE)
            needed = images_needed(value_b - value_a, float(np.nanstd(draws)), gained, gap, len(images))
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
