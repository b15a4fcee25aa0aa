"""The steps in which a task is counted, once its predictions are read: compare, match, total."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import Compared, Matches, Purpose
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.totals import Totals
from cmviewer.errors import Problem
from cmviewer.evaluation import CountedTable, Evaluation, KeptPairs, Predictions
from cmviewer.matching import CountingRule, Outcomes
from cmviewer.progress import Cancel

C = TypeVar("C", bound=Compared)
M = TypeVar("M", bound=Matches)


@dataclass(frozen=True, eq=False)
class StrategyInput(Generic[C]):
    """What is to be compared. known: how far that was done before; told: what reading worked around.

    counted: the outcomes, where they were counted before. kept: pairs of objects that were found before.
    """

    evaluation: Evaluation
    predictions: Predictions
    told: tuple[Problem, ...]
    rule: CountingRule
    purpose: Purpose
    known: C | None
    cancel: Cancel | None
    counted: CountedTable | None = None
    kept: Callable[[], KeptPairs] | None = None


class Holds(Protocol):
    """Tells of things that were not counted whether they are in a subset, bool (n,)."""

    def __call__(
        self,
        image: NDArray[np.int32],
        *,
        truth_row: NDArray[np.int32] | None = None,
        prediction_row: NDArray[np.int32] | None = None,
    ) -> NDArray[np.bool_]:
        """Ask of n things; a side that they do not have is None."""
        ...


@dataclass(frozen=True, eq=False)
class Subset(Generic[C, M]):
    """A part of what was counted. matches, totals: of all. outcomes, matrix: of the part.

    images: those that are in it, bool (N,), with outcomes of the part or without.
    """

    evaluation: Evaluation
    compared: C
    matches: M
    totals: Totals
    outcomes: Outcomes
    matrix: ConfusionMatrix
    images: NDArray[np.bool_]
    holds: Holds


@dataclass(frozen=True)
class Strategy(Generic[C, M]):
    """compare: as far as the purpose needs; raises `Cancelled`. match: by a rule.

    totals: how much was counted, and how much was left out; totals_of_subset: the same of a part of it.
    """

    compare: Callable[[StrategyInput[C]], C]
    match: Callable[[Evaluation, C, CountingRule], M]
    totals: Callable[[Evaluation, C, M, ConfusionMatrix], Totals]
    totals_of_subset: Callable[[Subset[C, M]], Totals]
