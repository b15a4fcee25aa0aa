"""How much the checkpoints disagree about each truth."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.bounded_cache import BoundedCache
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.count import count
from cmviewer.confusion.earlier import EarlierCheckpoints
from cmviewer.evaluation import NO_ROW, Annotations, Evaluation, TruthLabels
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel

NOT_JUDGED = -1


class OtherCheckpoints:
    """Counts every checkpoint by a rule, and keeps what they say of each truth for the next question.

    earlier: keeps what outcomes became since one of them.
    """

    def __init__(self) -> None:
        self.earlier = EarlierCheckpoints()
        self._kept: BoundedCache[tuple[Evaluation, CountingRule], NDArray[np.float64]] = BoundedCache(1)

    def disagreement(
        self, evaluation: Evaluation, counted: CheckpointResult, cancel: Cancel
    ) -> NDArray[np.float64]:
        """Return how much all checkpoints disagree about each outcome's truth, float64 (P,); NaN without one.

        Raises `CmviewerError` where a checkpoint cannot be read, and `Cancelled`.
        """
        key = evaluation, counted.rule
        of_truth = self._kept.get(key)
        if of_truth is None:
            of_truth = disagreement_of(_labels(evaluation, counted.rule, cancel))
            self._kept.keep(key, of_truth)
        rows = counted.outcomes.truth_row
        return np.append(of_truth, np.nan)[np.where(rows == NO_ROW, len(of_truth), rows)]

    def forget(self) -> None:
        """Let go of it."""
        self._kept.clear()
        self.earlier.forget()


def disagreement_of(labels: NDArray[np.int32]) -> NDArray[np.float64]:
    """Share of the checkpoints that say something else than most of them, float64 (M,).

    labels: int32 (C, M), what each checkpoint predicts for each truth, or `NOT_JUDGED`; NaN where all do not.
    """
    judged = np.count_nonzero(labels != NOT_JUDGED, axis=0)
    most = np.zeros(labels.shape[1], np.int64)
    for one in labels:
        alike = np.count_nonzero(labels == one, axis=0)
        np.maximum(most, np.where(one == NOT_JUDGED, 0, alike), out=most)
    return 1 - most / np.where(judged > 0, judged, np.nan)


def _labels(evaluation: Evaluation, rule: CountingRule, cancel: Cancel) -> NDArray[np.int32]:
    """What each checkpoint predicts for each truth, int32 (C, M)."""
    truth = evaluation.truth
    size = len(truth.label) if isinstance(truth, Annotations | TruthLabels) else 0
    labels = np.full((len(evaluation.checkpoints), size), NOT_JUDGED, np.int32)
    for checkpoint in cancel.checked(range(len(labels))):
        outcomes = count(evaluation, checkpoint, rule, cancel=cancel).outcomes
        prediction = np.repeat(outcomes.cell_prediction, np.diff(outcomes.cell_start))
        has_truth = outcomes.truth_row != NO_ROW
        labels[checkpoint, outcomes.truth_row[has_truth]] = prediction[has_truth]
    return labels
