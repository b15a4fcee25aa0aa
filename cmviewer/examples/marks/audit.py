"""A small audit: some outcomes drawn at random are looked at, and speak for all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.binomial import at_most
from cmviewer.confusion.number_words import percent
from cmviewer.said import said, word

LEVEL: Final = 0.95
_STEPS: Final = 60
"""Halvings of the interval in which a bound is sought: more than a float64 can tell apart."""


@dataclass(frozen=True)
class Interval:
    """A share with its bounds."""

    share: float
    low: float
    high: float

    @property
    def words(self) -> str:
        """`63 % (50 to 75 %)`."""
        share, low, high = (f"{100 * value:.0f}" for value in (self.share, self.low, self.high))
        return said("{} % ({} to {} %)", share, low, high)


@dataclass(frozen=True)
class Stratum:
    """Outcomes that are alike, such as all errors.

    size: how many there are. drawn: how many were looked at, and wrong: how many of these have a wrong label.
    still: how many of these are mistakes with their label mended, too, for another class is right.
    """

    name: str
    size: int
    drawn: int
    wrong: int
    still: int = 0

    def interval(self, level: float = LEVEL) -> Interval:
        """The share of wrong labels, by Clopper and Pearson. Raises `ValueError` where none was drawn."""
        return clopper_pearson(self.wrong, self.drawn, level)

    @property
    def words(self) -> str:
        """`38 of 60 errors looked at are wrong labels: 63 % (50 to 75 %) of 1,214`."""
        name = word(self.name)
        sentence = said("{:,} of {:,} {} looked at are wrong labels", self.wrong, self.drawn, name)
        if self.drawn == self.size:
            return said("{}, which are all there are", sentence)
        return said("{}: {} of {:,}", sentence, self.interval().words, self.size)


def clopper_pearson(hits: int, drawn: int, level: float = LEVEL) -> Interval:
    """Return the exact interval of a share of which `hits` of `drawn` were found.

    It covers in at least `level` of all samples, whatever the share. Raises `ValueError` where nothing was
    drawn, or there are more hits than that.
    """
    if not 0 <= hits <= drawn or not drawn:
        raise ValueError(f"{hits} of {drawn}")
    tail = (1 - level) / 2
    low = 0.0 if hits == 0 else _root(lambda share: 1 - at_most(hits - 1, drawn, share) - tail)
    high = 1.0 if hits == drawn else _root(lambda share: tail - at_most(hits, drawn, share))
    return Interval(hits / drawn, low, high)


def corrected_errors(errors: Stratum, correct: Stratum, level: float = LEVEL) -> Interval:
    """Return the share of errors if every wrong label were mended.

    An error with a wrong label is none then, unless it is `still` one, and what is counted right with a wrong
    label is one. Both shares are bounded at half the risk, so that together they hold in at least `level`.
    Raises `ValueError` where one of both was not drawn from.
    """
    half = 1 - (1 - level) / 2
    of_errors = clopper_pearson(errors.wrong - errors.still, errors.drawn, half)
    of_correct = correct.interval(half)
    total = errors.size + correct.size

    def rate(wrong_errors: float, wrong_correct: float) -> float:
        return (errors.size * (1 - wrong_errors) + correct.size * wrong_correct) / total

    return Interval(
        rate(of_errors.share, of_correct.share),
        rate(of_errors.high, of_correct.low),
        rate(of_errors.low, of_correct.high),
    )


def corrected_words(errors: Stratum, correct: Stratum) -> str:
    """Say how many errors are left if labels were mended; empty where one of both was not drawn from."""
    if not errors.drawn or not correct.drawn:
        return ""
    total = errors.size + correct.size
    found = corrected_errors(errors, correct)
    low, high = f"{100 * found.low:.1f}", percent(found.high)
    return said(
        "{} of {:,} are errors as labelled; with wrong labels mended {} ({} to {})",
        percent(errors.size / total),
        total,
        percent(found.share),
        low,
        high,
    )


def drawn_rows(rows: NDArray[np.int64], count: int, seed: int = 0) -> NDArray[np.int64]:
    """Draw some of the rows at random, each at most once; the same seed draws the same, in the same order."""
    order = np.random.default_rng(seed).permutation(len(rows))[:count]
    chosen: NDArray[np.int64] = np.sort(rows)[order]
    return chosen


def _root(rising: Callable[[float], float]) -> float:
    """Where a function that rises from 0 to 1 crosses nothing."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2
