"""Rows of delimited text, of which single columns are read: with pandas, or anew where that fails."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.readers.tables.parts import Labels
from cmviewer.readers.tables.table import (
    NOT_A_NUMBER,
    SAMPLE_ROWS,
    not_a_number,
    numbers_of_text,
)
from cmviewer.safe_text import original

_REPEATED: Final = 16
"""Rows a distinct value from which a column is likely to be labels, which are asked for later."""
_FEW: Final = 32_768
"""Bytes of a text that is read once and kept."""


@dataclass(frozen=True, eq=False)
class DelimitedRows:
    """The rows of a file, all of one length; `text` holds nothing else.

    start: int64 (n + 1,), byte at which each row begins, and the end. line: int64 (n,), its line.
    """

    file: Path
    text: bytes
    header: tuple[str, ...]
    delimiter: str
    quoted: bool
    start: NDArray[np.int64]
    line: NDArray[np.int64]
    _kept: dict[int, "pd.Series[Any]"] = field(default_factory=dict, init=False, repr=False)

    def frame(
        self,
        columns: Sequence[int],
        kind: type | Literal["category"],
        missing: Sequence[str] = (),
        first: int | None = None,
    ) -> pd.DataFrame:
        """Read some columns, or their `first` rows, with pandas' C parser; they are called by position."""
        with np.errstate(over="ignore"):  # a number beyond float32 is infinite
            frame: pd.DataFrame = pd.read_csv(
                BytesIO(self.text),
                sep=self.delimiter,
                header=None,
                names=list(range(len(self.header))),
                usecols=list(columns),
                index_col=False,
                engine="c",
                lineterminator="\n",
                quoting=csv_quoting(self.quoted),
                skipinitialspace=True,
                skip_blank_lines=False,
                keep_default_na=False,
                na_filter=bool(missing),
                na_values=list(missing),
                dtype=kind,
                nrows=first,
                encoding="utf-8",
                low_memory=False,
            )
        return frame

    def text_of(self, column: int) -> NDArray[Any]:
        """Read a column as text."""
        if self._small is not None:
            return self._small[column].to_numpy(dtype=object)
        return self._tidied(self.frame([column], str)[column]).to_numpy(dtype=object)

    def labels_of(self, column: int) -> Labels:
        """Read a column as labels."""
        values = self._categories(column).cat
        if pd.api.types.is_numeric_dtype(values.categories.dtype):
            # pandas has made numbers of the names; `01` and `1.0` are to stay what they are.
            return Labels.of_text(self.frame([column], str)[column])
        names = [original(str(name)) for name in values.categories]
        return Labels.of_codes(values.codes.to_numpy(np.int32), names)

    def numbers_of(self, columns: Sequence[int], problems: list[Problem]) -> NDArray[np.float32]:
        """Read columns as numbers; only where that fails field by field."""
        try:
            frame = self.frame(columns, np.float32, NOT_A_NUMBER)
        except (ValueError, OverflowError):
            text = self.frame(columns, str)
            return np.column_stack([self._tolerant(text[column], column, problems) for column in columns])
        values: NDArray[np.float32] = frame[list(columns)].to_numpy(np.float32)
        return values

    def rows_of(self, rows: NDArray[np.int64]) -> NDArray[Any]:
        """Read all columns of some rows as text; the others are not looked at."""
        if not len(rows):
            return np.empty((0, len(self.header)), object)
        if self._small is not None:
            return self._small.iloc[rows].to_numpy(dtype=object)
        ends = zip(self.start[rows].tolist(), self.start[rows + 1].tolist(), strict=True)
        text = b"".join(self.text[start:end].rstrip(b"\n") + b"\n" for start, end in ends)
        return replace(self, text=text).whole().to_numpy(dtype=object)

    def _tolerant(
        self, values: "pd.Series[Any]", column: int, problems: list[Problem]
    ) -> NDArray[np.float32]:
        numbers, strange = numbers_of_text(values)
        if strange.size:
            first = int(strange[0])
            text, line = str(values.iloc[first]), int(self.line[first])
            problems.append(not_a_number(self.file, self.header[column], text, strange.size, line))
        return numbers

    def are_as_counted(self) -> bool:
        """Whether pandas reads the quotes as we have read them."""
        try:
            first = self.frame([0], "category")[0]
        except pd.errors.ParserError:
            return False
        if len(first.cat.categories) * _REPEATED <= len(first):
            self._kept[0] = first
        return len(first) == len(self.line)

    def _categories(self, column: int) -> "pd.Series[Any]":
        """Read a column as categories; it may have been read already, to count the rows."""
        kept = self._kept.pop(column, None)
        return self.frame([column], "category")[column] if kept is None else kept

    def sample(self) -> pd.DataFrame:
        """Read the first rows as text."""
        return self._read(SAMPLE_ROWS) if self._small is None else self._small.head(SAMPLE_ROWS)

    def whole(self) -> pd.DataFrame:
        """Read all columns of all rows as text."""
        return self._read() if self._small is None else self._small

    @cached_property
    def _small(self) -> pd.DataFrame | None:
        """All rows as text, where these are few: to begin reading takes longer than to read them."""
        return self._read() if len(self.text) <= _FEW else None

    def _read(self, first: int | None = None) -> pd.DataFrame:
        frame = self.frame(range(len(self.header)), str, first=first)
        return frame.apply(self._tidied) if self._has_blanks or self._has_apostrophes else frame

    @cached_property
    def _has_blanks(self) -> bool:
        """Whether blanks may stand around a field."""
        blanks = (b" " + self.delimiter.encode(), b" \n", b' "') if b" " in self.text else ()
        return any(blank in self.text for blank in (*blanks, b"\t"))

    @cached_property
    def _has_apostrophes(self) -> bool:
        return b"'" in self.text

    def _tidied(self, values: "pd.Series[Any]") -> "pd.Series[Any]":
        """Drop blanks around text, and undo what keeps a spreadsheet from running it."""
        if self._has_blanks:
            values = values.str.strip()
        if not self._has_apostrophes:
            return values
        escaped = values.str.startswith("'")
        return values.where(~escaped, values.map(original))


def csv_quoting(quoted: bool) -> Literal[0, 3]:  # noqa: FBT001 - its only argument
    """Return what the csv module and pandas call the two ways to read a quote."""
    return csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE


def split_fields(record: str, delimiter: str, quoted: bool) -> list[str]:  # noqa: FBT001 - as above
    """Return the fields of a record, without the blanks around them."""
    lines = StringIO(record)
    try:
        quoting = csv_quoting(quoted)
        fields = next(csv.reader(lines, delimiter=delimiter, quoting=quoting, skipinitialspace=True), [""])
    except csv.Error:
        fields = record.split(delimiter)
    return [field.strip() for field in fields]
