"""How much was counted, and how much was left out."""

from dataclasses import dataclass

import numpy as np

from cmviewer.confusion.count import Counted
from cmviewer.evaluation import NO_PREDICTION, Annotations, Evaluation, LabelMaps, PredictedLabels


@dataclass(frozen=True)
class Totals:
    """How much there is, and how much was left out.

    truths: all that were opened; counted: those that count, of a classification those that this checkpoint
    is about. without_prediction: of these, those the model gave no answer for; under_threshold:
    predictions whose score is too low. Of objects only: ignored_truths, truths that the rule leaves aside;
    on_ignored, predictions that are left out because they lie on such a truth; missed, false_alarms.
    Of maps, which count pixels, only: images_counted; images_left_out, for a reason that is said;
    ignored_pixels, which the truth does not judge.
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
    images_counted: int = 0
    images_left_out: int = 0
    ignored_pixels: int = 0


def totals_of(evaluation: Evaluation, counted: Counted) -> Totals:
    """Count what was opened, kept and left out."""
    match counted.predictions:
        case PredictedLabels() as labels:
            return _totals_of_labels(evaluation, counted, labels)
        case Annotations() as objects:
            return _totals_of_objects(evaluation, counted, objects)
        case LabelMaps():
            return _totals_of_maps(evaluation, counted)


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


def _totals_of_maps(evaluation: Evaluation, counted: Counted) -> Totals:
    matrix, maps = counted.matrix, counted.prepared.maps
    assert maps is not None
    correct = int(matrix.correct.sum())
    return Totals(
        images=len(evaluation.images),
        truths=matrix.total,
        counted=matrix.total,
        predictions=matrix.total,
        without_prediction=0,
        under_threshold=0,
        correct=correct,
        errors=matrix.total - correct,
        images_counted=maps.done - maps.left_out,
        images_left_out=maps.left_out,
        ignored_pixels=maps.rows.not_counted,
    )
