"""What a report is about: the values that its page and its summary share."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

import numpy as np

from cmviewer.confusion.count import Counted
from cmviewer.confusion.metrics import ClassMetrics, OverallMetrics, class_metrics, overall_metrics
from cmviewer.confusion.view_state import ViewState
from cmviewer.errors import Problem
from cmviewer.evaluation import NO_PREDICTION, Annotations, Evaluation, PredictedLabels
from cmviewer.writers.inputs import InputFile


@dataclass(frozen=True)
class Totals:
    """How much there is, and how much was left out.

    truths: all that were opened; counted: those that count, of a classification those that this checkpoint
    is about. without_prediction: of these, those the model gave no answer for; under_threshold:
    predictions whose score is too low. Of objects only: ignored_truths, truths that the rule leaves aside;
    on_ignored, predictions that are left out because they lie on such a truth; missed, false_alarms.
    """

    images: int
    truths: int
    counted: int
    predictions: int
    without_prediction: int
    under_threshold: int
    correct: int
    errors: int
    ignored_truths: int = 0
    on_ignored: int = 0
    missed: int = 0
    false_alarms: int = 0


OBJECT_TOTALS: Final = ("ignored_truths", "on_ignored", "missed", "false_alarms")
"""Those of the totals that are about objects only."""


@dataclass(frozen=True, eq=False)
class ReportFacts:
    """One checkpoint as it is reported. `problems`: all that was worked around; `made`: when, in UTC."""

    evaluation: Evaluation
    counted: Counted
    state: ViewState
    inputs: tuple[InputFile, ...]
    problems: tuple[Problem, ...]
    made: datetime

    @property
    def checkpoint(self) -> str:
        """Name of the checkpoint."""
        return self.evaluation.checkpoints[self.counted.checkpoint].name

    @cached_property
    def classes(self) -> ClassMetrics:
        """Metrics of every class."""
        return class_metrics(self.counted.matrix)

    @cached_property
    def overall(self) -> OverallMetrics:
        """Metrics over all classes."""
        return overall_metrics(self.counted.matrix, self.classes, self.evaluation.task)

    @cached_property
    def totals(self) -> Totals:
        """Counts of what was opened, kept and left out."""
        match self.counted.predictions:
            case PredictedLabels() as labels:
                return _totals_of_labels(self.evaluation, self.counted, labels)
            case Annotations() as objects:
                return _totals_of_objects(self.evaluation, self.counted, objects)


def _totals_of_labels(evaluation: Evaluation, counted: Counted, predictions: PredictedLabels) -> Totals:
    matrix, label = counted.matrix, predictions.label
    missing = np.isnan(predictions.score) if label is None else label == NO_PREDICTION
    without = int(missing.sum())
    correct = int(matrix.correct.sum())
    return Totals(
        images=len(evaluation.images),
        truths=len(evaluation.truth),
        counted=matrix.total,
        predictions=matrix.total - matrix.missed,
        without_prediction=without,
        under_threshold=matrix.missed - without,
        correct=correct,
        errors=matrix.total - correct,
    )


def _totals_of_objects(evaluation: Evaluation, counted: Counted, predictions: Annotations) -> Totals:
    matrix, matched = counted.matrix, counted.matched
    assert matched is not None
    kept, covered = int(matched.is_kept.sum()), int(matched.is_covered.sum())
    truths = int(matched.is_truth.sum())
    correct = int(matrix.correct.sum())
    return Totals(
        images=len(evaluation.images),
        truths=len(evaluation.truth),
        counted=truths,
        predictions=kept - covered,
        without_prediction=0,
        under_threshold=len(predictions) - kept,
        correct=correct,
        errors=matrix.total - correct,
        ignored_truths=len(evaluation.truth) - truths,
        on_ignored=covered,
        missed=matrix.missed,
        false_alarms=matrix.false_alarms,
    )
