"""A table, wherever it comes from: its columns as text or as numbers, read when asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.scores import SCORE_NOT_A_NUMBER
from cmviewer.readers.tables.parts import Labels
from cmviewer.readers.tables.scores import as_float32

SAMPLE_ROWS: Final = 20_000
"""Rows that are looked at to recognise the columns."""

NOT_A_NUMBER: Final = ("", "nan", "NaN", "NAN", "NA", "N/A", "na", "n/a", "None", "none", "null", "NULL", "-")
"""Text in a column of numbers that says that there is none."""


class NoRows(CmviewerError):  # noqa: N818 - said of a table rather than an error
    """A table has a header and nothing below it."""

    def __init__(self, header: tuple[str, ...], problem: Problem) -> None:
        super().__init__(problem)
        self.header = header


@dataclass(frozen=True, eq=False)
class Table:
    """n rows under a header.

    line: int32 or int64 (n,), line of each row in the file, counted from 1; None where it has no lines.
    text: reads a column by position, as text, object (n,); empty where missing. labels: the same, as
    labels. numbers: reads columns, float32 (n, columns), NaN where missing; what is no number is NaN
    too, and becomes a problem in the list that is given. rows: reads all columns of some rows, int64 (m,),
    as text, object (m, columns). sample: its first rows, as text.
    """

    file: Path
    header: tuple[str, ...]
    count: int
    line: NDArray[np.integer[Any]] | None
    text: Callable[[int], NDArray[Any]]
    labels: Callable[[int], Labels]
    numbers: Callable[[Sequence[int], list[Problem]], NDArray[np.float32]]
    rows: Callable[[NDArray[np.int64]], NDArray[Any]]
    sample: pd.DataFrame

    def take(self, rows: NDArray[np.int64]) -> Self:
        """Return the table with some of its rows, which keep their lines. rows: int64 (m,)."""
        return replace(
            self,
            count=len(rows),
            line=None if self.line is None else self.line[rows],
            text=lambda column: self.text(column)[rows],
            labels=lambda column: self.labels(column).take(rows),
            numbers=lambda columns, problems: self.numbers(columns, problems)[rows],
            rows=lambda some: self.rows(rows[some]),
            sample=self.sample.iloc[rows[rows < len(self.sample)]].reset_index(drop=True),
        )


ReadTable = Callable[[Path, list[Problem]], Table]
"""Reads a file as a table; takes a list for what was worked around."""


def plain_numbers(values: "pd.Series[Any]") -> NDArray[np.float64]:
    """Return text as numbers float64 (n,), NaN where it is none; a decimal comma and a `%` are read."""
    number = np.array(pd.to_numeric(values, errors="coerce"), np.float64)
    odd = np.flatnonzero(np.isnan(number))
    if odd.size:
        texts = map(str, values.iloc[odd])
        plain = np.array([text.replace(",", ".").rstrip("%").strip() for text in texts], object)
        number[odd] = np.array(pd.to_numeric(plain, errors="coerce"), np.float64)
    return number


def numbers_of_text(values: "pd.Series[Any]") -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Return text as numbers float32 (n,), and the rows whose text is no number."""
    codes, names = pd.factorize(values.to_numpy(dtype=object))
    plain = pd.Series([str(name).strip() for name in names], dtype=object)
    table = np.append(plain_numbers(plain), np.nan)
    strange = np.append(np.isnan(table[:-1]) & ~plain.isin(NOT_A_NUMBER).to_numpy(np.bool_), False)
    return as_float32(table[codes]), np.flatnonzero(strange[codes])


def not_a_number(file: Path, column: str, text: str, count: int, line: int | None) -> Problem:
    """Say that a column of scores holds text."""
    return SCORE_NOT_A_NUMBER.of(file, line, times=count, column=column, text=text[:40])
