"""Which of two checkpoints is right about the truths of each class: both, one of them alone, none."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.comparison.changes import CHANGES, Change


class FoundBy(StrEnum):
    """By which of both a truth is predicted rightly."""

    BOTH = "both"
    ONLY_A = "only A"
    ONLY_B = "only B"
    NONE = "none"


FOUND: Final = tuple(FoundBy)
CHANGES_OF: Final[Mapping[FoundBy, tuple[Change, ...]]] = {
    FoundBy.BOTH: (Change.RIGHT,),
    FoundBy.ONLY_A: (Change.BROKEN,),
    FoundBy.ONLY_B: (Change.FIXED,),
    FoundBy.NONE: (Change.MOVED, Change.STILL),
}
_NOTHING: Final = -1
_COLUMN: Final = np.array(
    [
        next((place for place, found in enumerate(FOUND) if change in CHANGES_OF[found]), _NOTHING)
        for change in CHANGES
    ]
)
"""Column of each kind of change; false alarms have none."""


def found_by(
    truth: NDArray[np.int32], kind: NDArray[np.int8], count: NDArray[np.int64], class_count: int
) -> NDArray[np.int64]:
    """Count the truths of each class by who finds them, int64 (K, 4), columns as in `FOUND`.

    truth: int32 (C,), kind: int8 (C,), positions in `CHANGES`, count: int64 (C,); a label that is none of the
    K classes is passed over.
    """
    column = _COLUMN[kind]
    taken = (column != _NOTHING) & (truth >= 0) & (truth < class_count)
    counts = np.zeros((class_count, len(FOUND)), np.int64)
    np.add.at(counts, (truth[taken], column[taken]), count[taken])
    return counts
