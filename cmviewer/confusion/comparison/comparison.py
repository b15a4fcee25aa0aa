"""A comparison of two counted checkpoints: what is in it, and what both are called."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.cell_chances import cell_chances
from cmviewer.confusion.comparison.changes import Changes
from cmviewer.confusion.comparison.class_chances import class_chances
from cmviewer.confusion.comparison.joining import Joining
from cmviewer.confusion.comparison.own_rules import rules_apart
from cmviewer.confusion.comparison.verdict import Verdict
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.errors import Problem
from cmviewer.evaluation import Classes, Evaluation


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two checkpoints, A and B, over what both judge.

    joining: what the classes, images and truths of each are here. a, b: the counts. changes: None where only
    counts are known. judge: gives the verdict. problems: what is not compared, and why.
    groups: int64 (N,), which images of A are swapped together; None: each by itself.
    """

    joining: Joining
    a: ConfusionMatrix
    b: ConfusionMatrix
    changes: Changes | None
    judge: Callable[[], Verdict]
    problems: tuple[Problem, ...] = ()
    groups: NDArray[np.int64] | None = None

    @cached_property
    def verdict(self) -> Verdict:
        """Whether B is better; drawing at random for it takes longer than all else, the first time."""
        return self.judge()

    @cached_property
    def class_chances(self) -> NDArray[np.float64]:
        """P of what changed in each class, float64 (K,), corrected for all; NaN where that is not known."""
        if self.changes is None:
            return np.full(len(self.classes), np.nan)
        return class_chances(self.changes, len(self.classes), self.groups)

    @cached_property
    def cell_chances(self) -> NDArray[np.float64]:
        """P of what changed in each of the `cells`, float64 (C,), corrected; NaN where too little did."""
        if self.changes is None:
            return np.full(len(self._codes), np.nan)
        return cell_chances(self.changes, self._codes, len(self.classes), self.groups)

    def chance_of(self, truth: int, prediction: int) -> float:
        """P of what changed in one cell, as one of `cell_chances`; NaN of a cell that is empty in both."""
        code = truth * (len(self.classes) + 1) + prediction
        place = int(np.searchsorted(self._codes, code))
        is_there = place < len(self._codes) and self._codes[place] == code
        return float(self.cell_chances[place]) if is_there else math.nan

    @property
    def classes(self) -> Classes:
        """Those of both."""
        return self.joining.classes

    @cached_property
    def cells(self) -> tuple[NDArray[np.int64], ...]:
        """Cells that are not empty in both: truth, prediction, count in A and in B, each int64 (C,)."""
        counts = np.zeros((2, len(self._codes)), np.int64)
        for row, one in enumerate((self.a, self.b)):
            counts[row, np.searchsorted(self._codes, _codes_of(one))] = one.count
        return (*np.divmod(self._codes, len(self.classes) + 1), counts[0], counts[1])

    @cached_property
    def _codes(self) -> NDArray[np.int64]:
        """A number for each of the `cells`, ascending, int64 (C,)."""
        return np.union1d(_codes_of(self.a), _codes_of(self.b))

    def heaviest(self, most: int) -> NDArray[np.int64]:
        """The cells whose counts differ most, at most so many: places in `cells`, int64."""
        *_, a, b = self.cells
        rows = np.argsort(-np.abs(b - a), kind="stable")[:most]
        differing: NDArray[np.int64] = rows[a[rows] != b[rows]]
        return differing


def _codes_of(matrix: ConfusionMatrix) -> NDArray[np.int64]:
    return matrix.truth.astype(np.int64) * (matrix.class_count + 1) + matrix.prediction


@dataclass(frozen=True, eq=False)
class Counted:
    """A checkpoint of an evaluation, and what it came to."""

    evaluation: Evaluation
    result: CheckpointResult


def names_of_both(a: Counted, b: Counted) -> tuple[str, str]:
    """Names of both checkpoints, each behind that of its run where there are two.

    Where each was counted by a rule of its own, that follows.
    """
    names = [one.evaluation.checkpoints[one.result.checkpoint].name for one in (a, b)]
    if a.evaluation.source != b.evaluation.source:
        runs = (a.evaluation.name, b.evaluation.name)
        names = [f"{run} · {name}" for run, name in zip(runs, names, strict=True)]
    rules = rules_apart(a.evaluation, a.result.rule, b.result.rule)
    names = [f"{name} ({rule})" if rule else name for name, rule in zip(names, rules, strict=True)]
    return names[0], names[1]
