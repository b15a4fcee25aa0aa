"""The steps in which a task is counted, once its predictions are read: compare, match, total."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from cmviewer.confusion.checkpoint_result import Compared, Matches, Purpose
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.totals import Totals
from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation, Predictions
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel

C = TypeVar("C", bound=Compared)
M = TypeVar("M", bound=Matches)


@dataclass(frozen=True, eq=False)
class Comparison(Generic[C]):
    """What is to be compared. known: how far that was done before; told: what reading worked around."""

    evaluation: Evaluation
    predictions: Predictions
    told: tuple[Problem, ...]
    rule: CountingRule
    purpose: Purpose
    known: C | None
    cancel: Cancel | None


@dataclass(frozen=True)
class Strategy(Generic[C, M]):
    """compare: as far as the purpose needs; raises `Cancelled`. match: by a rule.

    totals: how much was counted, and how much was left out.
    """

    compare: Callable[[Comparison[C]], C]
    match: Callable[[Evaluation, C, CountingRule], M]
    totals: Callable[[Evaluation, C, M, ConfusionMatrix], Totals]
