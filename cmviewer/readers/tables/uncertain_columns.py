"""A table that can be read in more than one way: a question to a person."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from cmviewer.errors import CmviewerError
from cmviewer.problems.tables import COLUMNS_UNCERTAIN
from cmviewer.readers.request import Columns

if TYPE_CHECKING:
    from cmviewer.readers.tables.table import Table


class UncertainColumns(CmviewerError):  # noqa: N818 - a question rather than an error
    """The columns of a table could be several things; a person has to choose.

    file, header and the first rows are what a dialog shows; guess is what it offers first. role: what is
    asked for; readings: the columns that could be it.
    """

    def __init__(self, table: "Table", guess: Columns, why: str, role: str, readings: Iterable[str]) -> None:
        super().__init__(
            COLUMNS_UNCERTAIN.of(
                table.file,
                readings=tuple(readings),
                decision=role,
                why=why,
                header=listed(table.header),
                role=role,
            )
        )
        self.file: Path = table.file
        self.header = table.header
        self.rows = tuple(map(tuple, table.sample.head(5).to_numpy(dtype=object).tolist()))
        self.guess = guess


class PerhapsColumns(UncertainColumns):
    """Only the values of a table say that it may hold a truth and a prediction.

    It is asked where nothing else is found; beside results it is a table of something else.
    """


def listed(names: Iterable[str]) -> str:
    """List names for a person, the first dozen of them."""
    shown = [repr(name) for name in names]
    return ", ".join(shown[:12]) + (f" and {len(shown) - 12} more" if len(shown) > 12 else "")
