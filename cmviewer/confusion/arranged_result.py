"""What is on screen: one checkpoint, arranged, with its metrics. Made in a worker."""

import time
from dataclasses import dataclass, replace

from cmviewer.confusion.checkpoint_result import CheckpointCounts, CheckpointResult, Compared, Purpose
from cmviewer.confusion.count import count, restricted
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.measures import Measures, measures_of
from cmviewer.confusion.totals import Totals
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.views import as_seen, view_of
from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation
from cmviewer.progress import Cancel


@dataclass(frozen=True, eq=False)
class ArrangedResult:
    """state: what was asked for, without its selection.

    counted: what stands behind each count; None where only what it came to is known yet. seconds: how long
    counting took; 0 where it was done before.
    """

    evaluation: Evaluation
    state: ViewState
    counts: CheckpointCounts
    counted: CheckpointResult | None
    view: MatrixView
    measures: Measures
    seconds: float

    @property
    def matrix(self) -> ConfusionMatrix:
        """All counts, also those that the view hides."""
        return self.counts.matrix

    @property
    def seen(self) -> ViewState:
        """The state, with the background as it is on screen."""
        return as_seen(self.state, self.matrix, self.evaluation.task)

    @property
    def totals(self) -> Totals:
        """How much was counted, and how much was left out."""
        return self.counts.totals

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was worked around, as far as it is known."""
        return self.evaluation.problems if self.counted is None else self.counted.problems_in(self.evaluation)


def whole(shown: ArrangedResult, cancel: Cancel | None = None) -> CheckpointResult:
    """Return what is shown with all that stands behind it, counted to the end where it is not yet."""
    counted, state = shown.counted, shown.state
    if counted is not None and counted.compared.is_whole:
        return counted
    known = None if counted is None else counted.compared
    return count(shown.evaluation, state.checkpoint, state.rule, known, cancel, subset=state.subset)


def arrange(evaluation: Evaluation, state: ViewState, counts: CheckpointCounts) -> ArrangedResult:
    """Show what a checkpoint is known to come to, without what stands behind it."""
    return ArrangedResult(
        evaluation,
        replace(state, selection=None),
        counts,
        None,
        view_of(counts.matrix, evaluation.classes, state, evaluation.task).prepared(),
        measures_of(counts.matrix, evaluation.task),
        0.0,
    )


def show(
    evaluation: Evaluation,
    state: ViewState,
    counted: CheckpointResult | None = None,
    compared: Compared | None = None,
    cancel: Cancel | None = None,
) -> ArrangedResult:
    """Count, unless that was done before, and arrange; what was `compared` is not read again."""
    seconds = 0.0
    if counted is None:
        began = time.perf_counter()
        counted = count(evaluation, state.checkpoint, state.rule, compared, cancel, purpose=Purpose.SHOW)
        seconds = time.perf_counter() - began
    counted = restricted(evaluation, counted, state.subset)
    return replace(arrange(evaluation, state, counted.counts), counted=counted, seconds=seconds)
