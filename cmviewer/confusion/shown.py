"""What is on screen: one counted checkpoint, arranged, with its metrics. Made in a worker."""

import time
from dataclasses import dataclass, replace

from cmviewer.confusion.count import Counted, Prepared, count_first
from cmviewer.confusion.metrics import ClassMetrics, OverallMetrics, class_metrics, overall_metrics
from cmviewer.confusion.sweep import has_scores
from cmviewer.confusion.totals import Totals, totals_of
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.views import MatrixView, view_of
from cmviewer.evaluation import Evaluation
from cmviewer.progress import Cancel


@dataclass(frozen=True, eq=False)
class Shown:
    """state: what was asked for, without its selection.

    has_scores: whether a score threshold has anything to choose by. seconds: how long counting took; 0 where
    it was done before.
    """

    evaluation: Evaluation
    state: ViewState
    counted: Counted
    view: MatrixView
    metrics: ClassMetrics
    overall: OverallMetrics
    totals: Totals
    has_scores: bool
    seconds: float


def show(
    evaluation: Evaluation,
    state: ViewState,
    counted: Counted | None = None,
    prepared: Prepared | None = None,
    cancel: Cancel | None = None,
) -> Shown:
    """Count, unless that was done before, and arrange; what was `prepared` is not read again."""
    seconds = 0.0
    if counted is None:
        began = time.perf_counter()
        counted = count_first(evaluation, state.checkpoint, state.rule, prepared, cancel)
        seconds = time.perf_counter() - began
    metrics = class_metrics(counted.matrix)
    return Shown(
        evaluation,
        replace(state, selection=None),
        counted,
        view_of(counted.matrix, evaluation.classes, state, evaluation.task),
        metrics,
        overall_metrics(counted.matrix, metrics, evaluation.task),
        totals_of(evaluation, counted),
        has_scores(counted.prepared.predictions),
        seconds,
    )
