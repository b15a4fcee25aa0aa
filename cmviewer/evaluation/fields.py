"""What a file says of its samples beyond class and score: all of its columns, read when asked for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation.frozen import frozen

NO_ROW: Final = -1
"""The row of what is not there: of a sample of which a file says nothing, of the prediction of a miss."""


@dataclass(frozen=True, eq=False)
class FieldTable:
    """A file whose rows can be read.

    names: of its F columns. read: rows of the file, int64 (m,) → their fields as text, object (m, F).
    """

    names: tuple[str, ...]
    read: Callable[[NDArray[np.int64]], NDArray[Any]]


@dataclass(frozen=True, eq=False)
class Fields:
    """Where a file tells of n samples.

    row: int32 (n,), row of the file for each, or `NO_ROW`. open: opens the file, which touches the disk;
    raises `CmviewerError` where it is gone or has changed.
    """

    row: NDArray[np.int32]
    open: Callable[[], FieldTable]

    def take(self, rows: NDArray[np.int64]) -> Self:
        """Return the fields of some samples."""
        return replace(self, row=frozen(self.row[rows], np.int32))

    def spread(self, given: NDArray[np.int64], place: NDArray[np.int64], count: int) -> Self:
        """Return the fields of `count` samples, where those at `place` are the `given` ones."""
        row = np.full(count, NO_ROW, np.int32)
        row[place] = self.row[given]
        return replace(self, row=frozen(row, np.int32))
