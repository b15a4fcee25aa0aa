"""What a report is about: the values that its page and its summary share."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np

from cmviewer.confusion.count import Counted
from cmviewer.confusion.metrics import ClassMetrics, OverallMetrics, class_metrics, overall_metrics
from cmviewer.confusion.view_state import ViewState
from cmviewer.errors import Problem
from cmviewer.evaluation import NO_PREDICTION, Evaluation
from cmviewer.writers.inputs import InputFile


@dataclass(frozen=True)
class Totals:
    """How much there is, and how much was left out.

    truths: all that were opened; counted: those that this checkpoint is about. without_prediction: of
    the counted ones, those the model gave no answer for; under_threshold: those whose score is too low.
    """

    images: int
    truths: int
    counted: int
    predictions: int
    without_prediction: int
    under_threshold: int
    correct: int
    errors: int


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
        return overall_metrics(self.counted.matrix, self.classes)

    @cached_property
    def totals(self) -> Totals:
        """Counts of what was opened, kept and left out."""
        matrix, predictions = self.counted.matrix, self.counted.predictions
        label = predictions.label
        missing = np.isnan(predictions.score) if label is None else label == NO_PREDICTION
        without = int(missing.sum())
        correct = int(matrix.correct.sum())
        return Totals(
            images=len(self.evaluation.images),
            truths=len(self.evaluation.truth),
            counted=matrix.total,
            predictions=matrix.total - matrix.missed,
            without_prediction=without,
            under_threshold=matrix.missed - without,
            correct=correct,
            errors=matrix.total - correct,
        )
