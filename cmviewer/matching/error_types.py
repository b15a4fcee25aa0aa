"""Why a prediction is a false alarm, and why a truth was missed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_ROW
from cmviewer.matching.candidates import Candidates
from cmviewer.matching.objects import Matched
from cmviewer.matching.rule import IOU_FLOOR, CountingRule


class ErrorType(StrEnum):
    """Why an outcome has nothing on its other side; none where it has."""

    NONE = ""
    DUPLICATE = "duplicate"
    POORLY_PLACED = "poorly placed"
    WRONG_CLASS = "wrong class"
    WRONG_AND_POORLY_PLACED = "wrong class and poorly placed"
    NOTHING_THERE = "nothing there"
    TAKEN = "taken"
    UNDER_SCORE = "seen but below the score threshold"
    SEEN_POORLY_PLACED = "seen but poorly placed"
    SEEN_AS_OTHER = "seen as another class"
    OVERLOOKED = "overlooked"

    @property
    def explanation(self) -> str:
        """One sentence that says what it means; empty for none."""
        return _EXPLANATIONS.get(self, "")


_EXPLANATIONS: Final = {
    ErrorType.DUPLICATE: "the truth it lies on was taken by a better prediction",
    ErrorType.POORLY_PLACED: "it overlaps a truth of its class, but too little",
    ErrorType.WRONG_CLASS: "it lies on a truth of another class, and the rule pairs no two classes",
    ErrorType.WRONG_AND_POORLY_PLACED: "it overlaps a truth of another class, but too little",
    ErrorType.NOTHING_THERE: "it overlaps no truth with an IoU of 0.1 or more",
    ErrorType.TAKEN: "the prediction that lies on it was taken by another truth",
    ErrorType.UNDER_SCORE: "a prediction of its class lies on it, with a score under the threshold",
    ErrorType.SEEN_POORLY_PLACED: "an unmatched prediction of its class overlaps it, but too little",
    ErrorType.SEEN_AS_OTHER: "a prediction of another class lies on it, and the rule pairs no two classes",
    ErrorType.OVERLOOKED: "no prediction of its class is near, or only one that found another truth",
}

ERROR_TYPES: Final = tuple(ErrorType)
"""A cause in an array is its position here."""


@dataclass(frozen=True, eq=False)
class ErrorTypes:
    """of_truth: int8 (M,), of_prediction: int8 (n,); positions in `ERROR_TYPES`. The unmatched have one."""

    of_truth: NDArray[np.int8]
    of_prediction: NDArray[np.int8]


def error_types_of(candidates: Candidates, matched: Matched, rule: CountingRule) -> ErrorTypes:
    """Say why each unmatched truth and each unmatched prediction is so.

    A truth or a prediction of the same class explains more than one of another, and a pair that overlaps
    enough more than one that does not.
    """
    pairs = candidates.pairs
    counts = matched.is_truth[pairs.truth_row]
    kept = matched.is_kept[pairs.prediction_row]
    free = matched.partner_of_prediction[pairs.prediction_row] == NO_ROW
    close = pairs.overlap >= np.float32(rule.iou)
    near = ~close & (pairs.overlap >= np.float32(IOU_FLOOR))
    same = candidates.same_class
    crossing = rule.match.rule.crosses_classes
    able = same | crossing
    return ErrorTypes(
        _first_of(
            pairs.truth_row,
            matched.is_truth & (matched.partner_of_truth == NO_ROW),
            (
                (ErrorType.TAKEN, close & kept & able),
                (ErrorType.UNDER_SCORE, close & ~kept & same),
                (ErrorType.SEEN_POORLY_PLACED, near & kept & free & same),
                (ErrorType.SEEN_AS_OTHER, close & kept & ~able),
            ),
            ErrorType.OVERLOOKED,
        ),
        _first_of(
            pairs.prediction_row,
            matched.is_kept & ~matched.is_covered & (matched.partner_of_prediction == NO_ROW),
            (
                (ErrorType.DUPLICATE, close & counts & same),
                (ErrorType.POORLY_PLACED, near & counts & same),
                (ErrorType.DUPLICATE, close & counts & able),
                (ErrorType.WRONG_CLASS, close & counts),
                (ErrorType.WRONG_AND_POORLY_PLACED, near & counts),
            ),
            ErrorType.NOTHING_THERE,
        ),
    )


def _first_of(
    row: NDArray[np.int32],
    asked: NDArray[np.bool_],
    reasons: tuple[tuple[ErrorType, NDArray[np.bool_]], ...],
    otherwise: ErrorType,
) -> NDArray[np.int8]:
    """For each that is asked for, bool (n,), the first cause of which it has a pair; else `otherwise`."""
    cause = np.full(len(asked), ERROR_TYPES.index(otherwise), np.int8)
    for reason, holds in reversed(reasons):  # what explains more is written over what explains less
        cause[row.take(np.flatnonzero(holds))] = ERROR_TYPES.index(reason)
    cause[~asked] = ERROR_TYPES.index(ErrorType.NONE)
    return cause
