"""Classification: nothing is to be compared, and a prediction is paired with the truth it is about."""

from typing import Final

import numpy as np

from cmviewer.confusion.checkpoint_result import Compared, Matches
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.strategies.strategy import Comparison, Strategy
from cmviewer.confusion.totals import Totals
from cmviewer.evaluation import NO_PREDICTION, Evaluation, PredictedLabels, TruthLabels
from cmviewer.matching import CountingRule, match_labels


def _compare(work: Comparison[Compared]) -> Compared:
    return work.known or Compared(work.predictions, work.told)


def _match(evaluation: Evaluation, compared: Compared, rule: CountingRule) -> Matches:
    truth, predictions = evaluation.truth, compared.predictions
    assert isinstance(truth, TruthLabels)
    assert isinstance(predictions, PredictedLabels)
    classes = len(evaluation.classes)
    return Matches(match_labels(truth, predictions, rule, class_count=classes, positive=evaluation.positive))


def _totals(evaluation: Evaluation, compared: Compared, _matches: Matches, matrix: ConfusionMatrix) -> Totals:
    predictions = compared.predictions
    assert isinstance(predictions, PredictedLabels)
    label = predictions.label
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


LABELS: Final = Strategy(_compare, _match, _totals)
