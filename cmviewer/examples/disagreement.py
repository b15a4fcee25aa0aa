"""What all checkpoints say of each truth: how much they disagree about it, and its life."""

from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from cmviewer.bounded_cache import BoundedCache
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.earlier import EarlierCheckpoints
from cmviewer.confusion.every_checkpoint import NOT_JUDGED, Counted, labels_of_all, true_labels
from cmviewer.confusion.lives import lives_of
from cmviewer.evaluation import NO_ROW, Evaluation
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.query import NO_LIFE


class OtherCheckpoints:
    """Counts every checkpoint by a rule, and keeps what they say of each truth for the next question.

    earlier: keeps what outcomes became since one of them.
    """

    def __init__(self) -> None:
        self.earlier = EarlierCheckpoints()
        self._kept: BoundedCache[tuple[Evaluation, CountingRule], NDArray[np.int32]] = BoundedCache(1)

    def labels(
        self,
        evaluation: Evaluation,
        rule: CountingRule,
        cancel: Cancel,
        progress: Progress = silent,
        known: Counted = MappingProxyType({}),
    ) -> NDArray[np.int32]:
        """Return what each checkpoint predicts for each truth, as `labels_of_all` does, and keep it."""
        labels = self._kept.get((evaluation, rule))
        if labels is None:
            labels = labels_of_all(evaluation, rule, cancel, progress, known)
            self._kept.keep((evaluation, rule), labels)
        return labels

    def disagreement(
        self, evaluation: Evaluation, counted: CheckpointResult, cancel: Cancel
    ) -> NDArray[np.float64]:
        """Return how much all checkpoints disagree about each outcome's truth, float64 (P,); NaN without one.

        Raises `CmviewerError` where a checkpoint cannot be read, and `Cancelled`.
        """
        of_truth = disagreement_of(self.labels(evaluation, counted.rule, cancel))
        return _of_outcomes(of_truth, counted)

    def lives(self, evaluation: Evaluation, counted: CheckpointResult, cancel: Cancel) -> NDArray[np.float64]:
        """Return the life of each outcome's truth as its place in `LIVES`, float64 (P,); NaN without one.

        Raises as `disagreement`.
        """
        lives = lives_of(self.labels(evaluation, counted.rule, cancel), true_labels(evaluation))
        of_truth = np.where(lives == NO_LIFE, np.nan, lives.astype(np.float64))
        return _of_outcomes(of_truth, counted)

    def known(self, evaluation: Evaluation, rule: CountingRule) -> NDArray[np.int32] | None:
        """Return what each checkpoint predicts for each truth, where that was asked before."""
        return self._kept.get((evaluation, rule))

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


def _of_outcomes(of_truth: NDArray[np.float64], counted: CheckpointResult) -> NDArray[np.float64]:
    """Values of truths, float64 (M,), as values of outcomes, float64 (P,); NaN without a truth."""
    rows = counted.outcomes.truth_row
    return np.append(of_truth, np.nan)[np.where(rows == NO_ROW, len(of_truth), rows)]
