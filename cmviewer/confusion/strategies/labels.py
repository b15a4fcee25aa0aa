"""Classification: nothing is to be compared, and a prediction is paired with the truth it is about."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import Compared, Matches
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.strategies.strategy import Strategy, StrategyInput, Subset
from cmviewer.confusion.totals import Totals
from cmviewer.evaluation import NO_PREDICTION, Evaluation, PredictedLabels, TruthLabels
from cmviewer.matching import CountingRule, match_labels


def _compare(work: StrategyInput[Compared]) -> Compared:
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
    without = int(_is_missing(predictions).sum())
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


def _totals_of_subset(part: Subset[Compared, Matches]) -> Totals:
    predictions, truth, matrix = part.compared.predictions, part.evaluation.truth, part.matrix
    assert isinstance(predictions, PredictedLabels)
    assert isinstance(truth, TruthLabels)
    row = part.outcomes.prediction_row
    missing = _is_missing(predictions)[row]
    without = int(missing.sum())
    truths = part.holds(truth.image, truth_row=np.arange(len(truth), dtype=np.int32))
    correct = int(matrix.correct.sum())
    return Totals(
        images=int(part.images.sum()),
        truths=int(truths.sum()),
        counted=matrix.total,
        predictions=matrix.total - matrix.missed,
        without_prediction=without,
        under_threshold=matrix.missed - without,
        correct=correct,
        errors=matrix.total - correct,
    )


def _is_missing(predictions: PredictedLabels) -> NDArray[np.bool_]:
    """Samples that the model gave no answer for, bool (n,)."""
    label = predictions.label
    return np.isnan(predictions.score) if label is None else label == NO_PREDICTION


LABELS: Final = Strategy(_compare, _match, _totals, _totals_of_subset)
