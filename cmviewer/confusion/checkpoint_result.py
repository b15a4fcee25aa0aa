"""What counting comes to, step by step: compared, matched, counted. One checkpoint each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.measures import headline_of
from cmviewer.confusion.scores import has_scores
from cmviewer.confusion.totals import Totals
from cmviewer.errors import Problem, merged_problems
from cmviewer.evaluation import Evaluation, Predictions, Task
from cmviewer.matching import CountingRule, Outcomes


class Purpose(Enum):
    """What a checkpoint is counted for; it says how much of it is compared before it is shown.

    SHOW: a person waits. COMPLETE: a person looks at the first of it. AHEAD: nobody looks at it yet.
    REPORT: all of it is wanted.
    """

    SHOW = auto()
    COMPLETE = auto()
    AHEAD = auto()
    REPORT = auto()


@dataclass(frozen=True, eq=False)
class Compared:
    """Predictions of a checkpoint, read and compared with the truth once, whatever the rule.

    told: what was worked around while they were read.
    """

    predictions: Predictions
    told: tuple[Problem, ...]

    def serves(self, _rule: CountingRule) -> bool:
        """Whether a rule can be counted with this."""
        return True

    @property
    def is_whole(self) -> bool:
        """Whether everything is compared that any rule needs."""
        return True

    @property
    def has_scores(self) -> bool:
        """Whether a score threshold has anything to choose by."""
        return has_scores(self.predictions)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was worked around while they were read and compared."""
        return self.told


@dataclass(frozen=True, eq=False)
class Matches:
    """What became of all that is compared, by one rule."""

    outcomes: Outcomes

    @cached_property
    def causes(self) -> NDArray[np.int8]:
        """Why each outcome has nothing on its other side, int8 (P,), positions in `matching.CAUSES`."""
        return np.zeros(len(self.outcomes), np.int8)


@dataclass(frozen=True, eq=False)
class CheckpointCounts:
    """What one checkpoint and one rule came to, without what was counted: there may be many of these.

    has_scores: whether a score threshold has anything to choose by. is_whole: whether every image is in it.
    subset: the query of what was counted; empty for all.
    """

    task: Task
    checkpoint: int
    rule: CountingRule
    matrix: ConfusionMatrix
    totals: Totals
    has_scores: bool
    is_whole: bool
    subset: str = ""

    @cached_property
    def headline(self) -> Mapping[str, float]:
        """What it is compared with other checkpoints by, by names; takes a moment the first time."""
        return headline_of(self.matrix, self.task)


@dataclass(frozen=True, eq=False)
class CheckpointResult:
    """One checkpoint, counted with one rule, with all that stands behind each count.

    of_all: of a subset, the result that it is a part of.
    """

    counts: CheckpointCounts
    compared: Compared
    matches: Matches
    of_all: "CheckpointResult | None" = None

    @property
    def checkpoint(self) -> int:
        """Position of the checkpoint."""
        return self.counts.checkpoint

    @property
    def rule(self) -> CountingRule:
        """The rule that it was counted by."""
        return self.counts.rule

    @property
    def unrestricted(self) -> "CheckpointResult":
        """The result of all, of which this may be a subset."""
        return self if self.of_all is None else self.of_all

    @property
    def matrix(self) -> ConfusionMatrix:
        """The counts."""
        return self.counts.matrix

    @property
    def predictions(self) -> Predictions:
        """What the checkpoint says."""
        return self.compared.predictions

    @property
    def outcomes(self) -> Outcomes:
        """Everything that was counted."""
        return self.matches.outcomes

    @property
    def causes(self) -> NDArray[np.int8]:
        """Why each outcome has nothing on its other side, int8 (P,), positions in `matching.CAUSES`."""
        return self.matches.causes

    def problems_in(self, evaluation: Evaluation) -> tuple[Problem, ...]:
        """What was worked around when `evaluation` was opened, and this checkpoint read and compared."""
        return merged_problems((*evaluation.problems, *self.compared.problems))
