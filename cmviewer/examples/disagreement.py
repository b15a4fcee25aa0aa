"""How much the checkpoints disagree about each truth."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.bounded_cache import BoundedCache
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.earlier import EarlierCheckpoints
from cmviewer.confusion.every_checkpoint import NOT_JUDGED, labels_of_all
from cmviewer.evaluation import NO_ROW, Evaluation
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel, Progress, silent


class OtherCheckpoints:
    """Counts every checkpoint by a rule, and keeps what they say of each truth for the next question.

    earlier: keeps what outcomes became since one of them.
    """

    def __init__(self) -> None:
        self.earlier = EarlierCheckpoints()
        self._kept: BoundedCache[tuple[Evaluation, CountingRule], NDArray[np.int32]] = BoundedCache(1)

    def labels(
        self, evaluation: Evaluation, rule: CountingRule, cancel: Cancel, progress: Progress = silent
    ) -> NDArray[np.int32]:
        """Return what each checkpoint predicts for each truth, as `labels_of_all` does, and keep it."""
        labels = self._kept.get((evaluation, rule))
        if labels is None:
            labels = labels_of_all(evaluation, rule, cancel, progress)
            self._kept.keep((evaluation, rule), labels)
        return labels

    def disagreement(
        self, evaluation: Evaluation, counted: CheckpointResult, cancel: Cancel
    ) -> NDArray[np.float64]:
        """Return how much all checkpoints disagree about each outcome's truth, float64 (P,); NaN without one.

        Raises `CmviewerError` where a checkpoint cannot be read, and `Cancelled`.
        """
        of_truth = disagreement_of(self.labels(evaluation, counted.rule, cancel))
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
