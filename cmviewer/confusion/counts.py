"""What every metric is made of: how often each class is right, said wrongly and overlooked."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix import ConfusionMatrix


@dataclass(frozen=True, eq=False)
class Counts:
    """Counts of K classes, each int64 (K,). The background always counts: a miss is a miss.

    truth, prediction: int64 (K + 1,), totals of each truth class and of each predicted class, the background
    last. total: of everything.
    """

    tp: NDArray[np.int64]
    fp: NDArray[np.int64]
    fn: NDArray[np.int64]
    tn: NDArray[np.int64]
    truth: NDArray[np.int64]
    prediction: NDArray[np.int64]
    total: int

    @cached_property
    def support(self) -> NDArray[np.int64]:
        """How often each class is true, int64 (K,)."""
        return self.tp + self.fn

    @cached_property
    def pooled(self) -> "Counts":
        """The counts of all classes added up, as if they were one; each (1,)."""
        tp, fp, fn, tn = (values.sum(keepdims=True) for values in (self.tp, self.fp, self.fn, self.tn))
        return Counts(tp, fp, fn, tn, self.truth, self.prediction, self.total)


def counts_of(matrix: ConfusionMatrix) -> Counts:
    """Count every class of a matrix."""
    tp = matrix.correct[:-1]
    fp = matrix.prediction_totals[:-1] - tp
    fn = matrix.truth_totals[:-1] - tp
    tn = matrix.total - tp - fp - fn
    return Counts(tp, fp, fn, tn, matrix.truth_totals, matrix.prediction_totals, matrix.total)
