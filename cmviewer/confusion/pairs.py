"""Confused pairs: the wrong cells of a matrix, most confused first. Never dense."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.view_state import Selection, Which
from cmviewer.evaluation import frozen


class Rank(StrEnum):
    """What makes a pair stand first."""

    COUNT = "count"
    TRUTH = "share of the truth"
    PREDICTION = "share of the prediction"


class Directions(StrEnum):
    """Whether `i → j` and `j → i` are two pairs or one."""

    EACH = "each direction"
    BOTH = "both directions"


@dataclass(frozen=True, eq=False)
class ConfusedPairs:
    """Q pairs, most confused first.

    truth, prediction: int32 (Q,). count: int64 (Q,). of_truth, of_prediction: float64 (Q,), the count as
    share of all that is truly, or predicted, of that class. With both directions, count and shares are
    those of both classes together, and the more frequent direction gives truth and prediction.
    """

    directions: Directions
    truth: NDArray[np.int32]
    prediction: NDArray[np.int32]
    count: NDArray[np.int64]
    of_truth: NDArray[np.float64]
    of_prediction: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.count)

    def selection(self, row: int) -> Selection:
        """Return the cell of a pair, or the errors between its two classes."""
        truth, prediction = int(self.truth[row]), int(self.prediction[row])
        if self.directions is Directions.EACH:
            return Selection((truth,), (prediction,))
        both = (min(truth, prediction), max(truth, prediction))
        return Selection(both, both, Which.ERRORS)

    def place_of(self, selection: Selection | None) -> int | None:
        """Return the place of the pair that is selected; None where none is."""
        if selection is None or selection.truth is None or selection.prediction is None:
            return None
        if self.directions is Directions.EACH:
            ends = (selection.truth, selection.prediction)
            if selection.which is not Which.ALL or any(len(end) != 1 for end in ends):
                return None
            same = (self.truth == ends[0][0]) & (self.prediction == ends[1][0])
        elif (both := selection.pair) is not None:
            same = np.isin(self.truth, both) & np.isin(self.prediction, both)
        else:
            return None
        places = np.flatnonzero(same)
        return int(places[0]) if len(places) else None


def confused_pairs(
    matrix: ConfusionMatrix,
    *,
    background: bool,
    rank: Rank = Rank.COUNT,
    directions: Directions = Directions.EACH,
) -> ConfusedPairs:
    """Rank the cells off the diagonal; of equal ones the more frequent, then in order of the labels.

    background: whether it counts as a class; where not, it is in no share either.
    """
    truth, prediction, count = matrix.truth, matrix.prediction, matrix.count
    if not background:
        kept = (truth < matrix.class_count) & (prediction < matrix.class_count)
        truth, prediction, count = truth[kept], prediction[kept], count[kept]
    truths = np.bincount(truth, count, matrix.class_count + 1)
    predictions = np.bincount(prediction, count, matrix.class_count + 1)
    wrong = truth != prediction
    truth, prediction, count = truth[wrong], prediction[wrong], count[wrong]
    if directions is Directions.BOTH:
        truth, prediction, count = _together(truth, prediction, count, matrix.class_count + 1)
        of_truth = count / (truths[truth] + truths[prediction])
        of_prediction = count / (predictions[truth] + predictions[prediction])
    else:
        of_truth = count / truths[truth]
        of_prediction = count / predictions[prediction]
    order = _order(rank, count, of_truth, of_prediction)
    return ConfusedPairs(
        directions,
        frozen(truth[order], np.int32),
        frozen(prediction[order], np.int32),
        frozen(count[order], np.int64),
        frozen(of_truth[order], np.float64),
        frozen(of_prediction[order], np.float64),
    )


def _together(
    truth: NDArray[np.int32], prediction: NDArray[np.int32], count: NDArray[np.int64], size: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64]]:
    """Make one pair of `i → j` and `j → i`, named after the more frequent one."""
    low, high = np.minimum(truth, prediction), np.maximum(truth, prediction)
    codes = low.astype(np.int64) * size + high
    # Of each pair the more frequent direction comes first, the lower truth where they are equal.
    order = np.lexsort((truth, -count, codes))
    first = np.flatnonzero(np.diff(codes[order], prepend=-1))
    sums = np.add.reduceat(count[order], first) if first.size else count
    return truth[order][first], prediction[order][first], sums


def _order(
    rank: Rank, count: NDArray[np.int64], of_truth: NDArray[np.float64], of_prediction: NDArray[np.float64]
) -> NDArray[np.intp]:
    match rank:
        case Rank.COUNT:
            return np.argsort(-count, kind="stable")
        case Rank.TRUTH:
            return np.lexsort((-count, -of_truth))
        case Rank.PREDICTION:
            return np.lexsort((-count, -of_prediction))
