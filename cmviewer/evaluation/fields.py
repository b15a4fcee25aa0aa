"""What a file says of its samples beyond class and score: all of its columns, read when asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

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
    raises `CmviewerError` where it is gone or has changed. columns: those that were asked for.
    """

    row: NDArray[np.int32]
    open: Callable[[], FieldTable]
    columns: dict[str, NDArray[Any]] = field(default_factory=dict, repr=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the columns; opens the file at first. Raises as `open`."""
        return self.open().names

    def column(self, name: str) -> NDArray[Any]:
        """Return a column of the file for each of the n, object (n,); empty where it says nothing.

        Columns that were asked for are kept. Raises as `open`, and `ValueError` where there is none.
        """
        if name not in self.columns:
            table = self.open()
            place = table.names.index(name)
            known = self.row != NO_ROW
            text = np.full(len(self.row), "", object)
            if known.any():
                text[known] = table.read(self.row[known].astype(np.int64))[:, place]
            self.columns[name] = text
        return self.columns[name]

    def take(self, rows: NDArray[np.int64]) -> "Fields":
        """Return the fields of some samples."""
        return Fields(frozen(self.row[rows], np.int32), self.open)

    def spread(
        self, given: NDArray[np.integer[Any]] | slice, place: NDArray[np.integer[Any]] | slice, count: int
    ) -> "Fields":
        """Return the fields of `count` samples, where those at `place` are the `given` ones.

        A slice stands for all of them.
        """
        if isinstance(given, slice) and isinstance(place, slice) and count == len(self.row):
            return self
        row = np.full(count, NO_ROW, np.int32)
        row[place] = self.row[given]
        return Fields(frozen(row, np.int32), self.open)
