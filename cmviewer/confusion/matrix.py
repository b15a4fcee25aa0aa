"""The confusion matrix: counts by cell, sparse, so that a million classes fit."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cmviewer.matching import Outcomes


@dataclass(frozen=True, eq=False)
class ConfusionMatrix:
    """C cells that are not empty, over K classes and the background (label K).

    truth, prediction: int32 (C,), sorted by truth, then prediction. count: int64 (C,).
    """

    class_count: int
    truth: NDArray[np.int32]
    prediction: NDArray[np.int32]
    count: NDArray[np.int64]

    @cached_property
    def total(self) -> int:
        """Sum of all counts."""
        return int(self.count.sum())

    @cached_property
    def truth_totals(self) -> NDArray[np.int64]:
        """Count of each truth class, int64 (K + 1,): what its row sums to."""
        return _sums(self.truth, self.count, self.class_count + 1)

    @cached_property
    def prediction_totals(self) -> NDArray[np.int64]:
        """Count of each predicted class, int64 (K + 1,): what its column sums to."""
        return _sums(self.prediction, self.count, self.class_count + 1)

    @cached_property
    def correct(self) -> NDArray[np.int64]:
        """The diagonal, int64 (K + 1,); 0 for the background."""
        right = self.truth == self.prediction
        return _sums(self.truth[right], self.count[right], self.class_count + 1)

    @property
    def missed(self) -> int:
        """How many truths are predicted background."""
        return int(self.prediction_totals[self.class_count])

    @property
    def false_alarms(self) -> int:
        """How many predictions have the background as truth."""
        return int(self.truth_totals[self.class_count])

    def count_at(self, truth: int, prediction: int) -> int:
        """Count of one cell."""
        base = self.class_count + 1
        code = truth * base + prediction
        at = int(np.searchsorted(self._codes, code))
        return int(self.count[at]) if at < len(self._codes) and self._codes[at] == code else 0

    def block(
        self, rows: NDArray[np.intp], columns: NDArray[np.intp], shape: tuple[int, int]
    ) -> NDArray[np.int64]:
        """Return dense counts int64 `shape`, truth on rows, of what is on screen.

        rows, columns: intp (K + 1,), where each truth and each predicted class goes; -1: nowhere.
        Classes that go to one place are added up.
        """
        row, column = rows[self.truth], columns[self.prediction]
        inside = (row >= 0) & (column >= 0)
        counts = np.zeros(shape[0] * shape[1], np.int64)
        np.add.at(counts, row[inside] * shape[1] + column[inside], self.count[inside])
        return counts.reshape(shape)

    @cached_property
    def _codes(self) -> NDArray[np.int64]:
        return self.truth.astype(np.int64) * (self.class_count + 1) + self.prediction


def matrix_of(outcomes: Outcomes, class_count: int) -> ConfusionMatrix:
    """Return the matrix whose cells are the cells of the outcomes."""
    return ConfusionMatrix(class_count, outcomes.cell_truth, outcomes.cell_prediction, outcomes.cell_count)


def _sums(labels: NDArray[np.int32], count: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    sums = np.zeros(size, np.int64)
    np.add.at(sums, labels, count)
    sums.flags.writeable = False
    return sums
