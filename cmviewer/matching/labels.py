"""Classification: one outcome a sample."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_PREDICTION, PredictedLabels, TruthLabels
from cmviewer.matching.outcomes import OutcomeRows, Outcomes, outcomes_by_cell
from cmviewer.matching.rule import CountingRule


def match_labels(
    truth: TruthLabels,
    predictions: PredictedLabels,
    rule: CountingRule,
    *,
    class_count: int,
    positive: int | None,
) -> Outcomes:
    """Pair each prediction with the truth it is about.

    A sample without a prediction, or whose score is under the threshold, is predicted background.
    Where only the score of the class `positive` is known, the threshold is its cut-off. A threshold is
    taken to float32 first, as the scores were, so that a score written like it is not under it.
    """
    if predictions.label is None:
        label, score = _cut_off(predictions.score, rule.score, positive=1 if positive is None else positive)
    else:
        label, score = (
            _accepted(predictions.label, predictions.score, rule.score, class_count),
            predictions.score,
        )
    return outcomes_by_cell(
        at_rows(truth.label, predictions.row),
        label,
        class_count=class_count,
        weight=predictions.weight,
        rows=lambda: OutcomeRows(
            image=truth.image[predictions.row],
            truth_row=predictions.row,
            prediction_row=np.arange(len(predictions), dtype=np.int32),
            score=score,
        ),
    )


def at_rows(values: NDArray[np.int32], row: NDArray[np.int32]) -> NDArray[np.int32]:
    """Values of some rows, none twice; most checkpoints name them all in order: then nothing is copied."""
    if len(row) == len(values) and bool((row[1:] > row[:-1]).all()):
        return values
    return values.take(row)


def _accepted(
    label: NDArray[np.int32], score: NDArray[np.float32], threshold: float, background: int
) -> NDArray[np.int32]:
    """Labels, the background in place of what is missing or rejected."""
    rejected = label == NO_PREDICTION
    if threshold > 0:
        rejected |= score < np.float32(threshold)
    return np.where(rejected, np.int32(background), label) if rejected.any() else label


def _cut_off(
    positive_score: NDArray[np.float32], cut_off: float, *, positive: int
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Label and score of two classes, of which only the positive one has a score."""
    chosen = positive_score >= np.float32(cut_off)
    label = np.where(chosen, positive, 1 - positive)
    label = np.where(np.isnan(positive_score), 2, label).astype(np.int32)
    score = np.where(chosen, positive_score, 1 - positive_score).astype(np.float32)
    return label, score
