"""How much of what was read is in a subset, before anything is matched or counted."""

from dataclasses import dataclass

import numpy as np

from cmviewer.evaluation import Annotations, Evaluation, LabelMaps, PredictedLabels, Predictions, TruthLabels
from cmviewer.query import Asked, answered, bare, parsed


@dataclass(frozen=True)
class SubsetSize:
    """How many truths, and how many predictions of a checkpoint, are in a subset; of pixels, maps."""

    truths: int
    predictions: int


def size_of_subset(evaluation: Evaluation, predictions: Predictions, subset: str) -> SubsetSize:
    """Ask every truth and every prediction of its own. Raises `CmviewerError` where it cannot be asked."""
    truth, term = evaluation.truth, parsed(subset)
    asked = _truths(evaluation, predictions), _predictions(evaluation, predictions)
    of_truth, of_predictions = (answered(term, one) for one in asked)
    if isinstance(truth, LabelMaps):
        of_truth = of_truth & truth.has_map
    if isinstance(predictions, LabelMaps):
        of_predictions = of_predictions & predictions.has_map
    if isinstance(predictions, PredictedLabels) and predictions.weight is not None:
        return SubsetSize(int(of_truth.sum()), int(predictions.weight[of_predictions].sum()))
    return SubsetSize(int(of_truth.sum()), int(of_predictions.sum()))


def _truths(evaluation: Evaluation, predictions: Predictions) -> Asked:
    truth = evaluation.truth
    if isinstance(truth, TruthLabels | Annotations):
        rows = np.arange(len(truth), dtype=np.int32)
        return bare(evaluation, predictions, truth.image, truth_row=rows)
    return bare(evaluation, predictions, np.arange(len(evaluation.images), dtype=np.int32))


def _predictions(evaluation: Evaluation, predictions: Predictions) -> Asked:
    truth = evaluation.truth
    if isinstance(predictions, LabelMaps):
        return bare(evaluation, predictions, np.arange(len(evaluation.images), dtype=np.int32))
    rows = np.arange(len(predictions), dtype=np.int32)
    if isinstance(predictions, Annotations):
        return bare(evaluation, predictions, predictions.image, prediction_row=rows)
    assert isinstance(truth, TruthLabels)
    image = truth.image[predictions.row]
    return bare(evaluation, predictions, image, truth_row=predictions.row, prediction_row=rows)
