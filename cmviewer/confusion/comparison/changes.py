"""What changed between two checkpoints: fixed, broken, moved, still wrong, new, gone, stayed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.comparison.alarms import paired_alarms
from cmviewer.confusion.comparison.sides import ComparedOutcomes
from cmviewer.evaluation import NO_ROW

NOTHING: Final = -1
"""The prediction of a false alarm that one checkpoint does not have."""


class Change(StrEnum):
    """What became of a truth, or of a false alarm, from A to B.

    RIGHT: right in both. FIXED: wrong in A, right in B; BROKEN: the reverse. MOVED: wrong in both, with
    another predicted class; STILL: wrong in both alike. STAYED: a false alarm of both; GONE: of A alone;
    NEW: of B alone.
    """

    RIGHT = "right"
    FIXED = "fixed"
    BROKEN = "broken"
    MOVED = "moved"
    STILL = "still"
    NEW = "new"
    GONE = "gone"
    STAYED = "stayed"


CHANGES: Final = tuple(Change)
ALIKE: Final = frozenset({Change.RIGHT, Change.STILL, Change.STAYED})
"""Changes that are none: both checkpoints say the same."""
_PLACE: Final = {change: np.int8(place) for place, change in enumerate(CHANGES)}


@dataclass(frozen=True, eq=False)
class Changes:
    """C truths, false alarms, or cells of an image, and what became of each.

    image, truth, prediction_a, prediction_b: int32 (C,), numbers of the comparison; `NOTHING` where a
    checkpoint has no such false alarm. a, b: int64 (C,), outcome of each checkpoint, or `NO_ROW`; of pixels
    there is none. count: int64 (C,). kind: int8 (C,), positions in `CHANGES`.
    """

    image: NDArray[np.int32]
    truth: NDArray[np.int32]
    prediction_a: NDArray[np.int32]
    prediction_b: NDArray[np.int32]
    a: NDArray[np.int64]
    b: NDArray[np.int64]
    count: NDArray[np.int64]
    kind: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.kind)

    def of(self, change: Change) -> NDArray[np.int64]:
        """Rows of one kind of change, int64."""
        return np.flatnonzero(self.kind == _PLACE[change])

    def sum_of(self, change: Change) -> int:
        """How many there are of one kind."""
        return int(self.count[self.of(change)].sum())

    def joined(self, other: "Changes") -> "Changes":
        """Return these and others."""
        columns = (np.concatenate((getattr(self, name), getattr(other, name))) for name in _COLUMNS)
        return Changes(*columns)


_COLUMNS: Final = ("image", "truth", "prediction_a", "prediction_b", "a", "b", "count", "kind")


def kinds_of(
    truth: NDArray[np.int32], prediction_a: NDArray[np.int32], prediction_b: NDArray[np.int32]
) -> NDArray[np.int8]:
    """What became of truths, int8 (C,), positions in `CHANGES`; a miss is predicted background."""
    right_a, right_b = truth == prediction_a, truth == prediction_b
    wrong = np.where(prediction_a == prediction_b, _PLACE[Change.STILL], _PLACE[Change.MOVED])
    in_b = np.where(right_b, _PLACE[Change.FIXED], wrong)
    in_a = np.where(right_b, _PLACE[Change.RIGHT], _PLACE[Change.BROKEN])
    return np.where(right_a, in_a, in_b).astype(np.int8)


def changes_of(a: ComparedOutcomes, b: ComparedOutcomes, iou: float) -> Changes:
    """Return what became of every truth of both sides, and of their false alarms.

    iou: least overlap of two false alarms that are one.
    """
    return _of_truths(a, b).joined(_of_alarms(a, b, iou))


def _of_truths(a: ComparedOutcomes, b: ComparedOutcomes) -> Changes:
    rows_a, rows_b = a.truths, b.truths  # of both sides by the truth, and of the same truths
    truth = a.truth[rows_a]
    said_a, said_b = a.prediction[rows_a], b.prediction[rows_b]
    return Changes(
        a.image[rows_a],
        truth,
        said_a,
        said_b,
        a.outcome[rows_a],
        b.outcome[rows_b],
        a.weight[rows_a],
        kinds_of(truth, said_a, said_b),
    )


def _of_alarms(a: ComparedOutcomes, b: ComparedOutcomes, iou: float) -> Changes:
    pair_a, pair_b = paired_alarms(a, b, iou)
    only_a, only_b = _others(a.alarms, pair_a), _others(b.alarms, pair_b)
    none_a, none_b = np.full(len(only_b), NO_ROW, np.int64), np.full(len(only_a), NO_ROW, np.int64)
    kinds = (
        np.full(len(rows), _PLACE[change], np.int8)
        for change, rows in ((Change.STAYED, pair_a), (Change.GONE, only_a), (Change.NEW, only_b))
    )
    from_a = np.concatenate((pair_a, only_a))
    return Changes(
        np.concatenate((a.image[from_a], b.image[only_b])),
        np.concatenate((a.truth[from_a], b.truth[only_b])),
        np.concatenate((a.prediction[from_a], np.full(len(only_b), NOTHING, np.int32))),
        np.concatenate((b.prediction[pair_b], np.full(len(only_a), NOTHING, np.int32), b.prediction[only_b])),
        np.concatenate((a.outcome[from_a], none_a)),
        np.concatenate((b.outcome[pair_b], none_b, b.outcome[only_b])),
        np.concatenate((a.weight[from_a], b.weight[only_b])),
        np.concatenate(list(kinds)),
    )


def _others(rows: NDArray[np.int64], taken: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows that are not taken, int64, in their order."""
    is_taken = np.zeros(int(rows.max(initial=-1)) + 1, np.bool_)
    is_taken[taken] = True
    return rows[~is_taken[rows]]
