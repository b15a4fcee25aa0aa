"""Classification: one outcome a sample."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_PREDICTION, PredictedLabels, TruthLabels
from cmviewer.matching.outcomes import Outcomes, outcomes_by_cell
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
        label, score = predictions.label, predictions.score
        kept = (label != NO_PREDICTION) & ~(score < np.float32(rule.score))
        label = np.where(kept, label, class_count).astype(np.int32)
    return outcomes_by_cell(
        truth.label[predictions.row],
        label,
        class_count=class_count,
        image=truth.image[predictions.row],
        truth_row=predictions.row,
        prediction_row=np.arange(len(predictions), dtype=np.int32),
        score=score,
    )


def _cut_off(
    positive_score: NDArray[np.float32], cut_off: float, *, positive: int
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Label and score of two classes, of which only the positive one has a score."""
    chosen = positive_score >= np.float32(cut_off)
    label = np.where(chosen, positive, 1 - positive)
    label = np.where(np.isnan(positive_score), 2, label).astype(np.int32)
    score = np.where(chosen, positive_score, 1 - positive_score).astype(np.float32)
    return label, score
