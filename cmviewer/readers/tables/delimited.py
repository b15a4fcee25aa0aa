"""Delimited text: CSV, TSV and their like, as programs and people really write them."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.tables.delimiters import with_lists_whole, without_comments
from cmviewer.readers.tables.headers import has_header, invented_header
from cmviewer.readers.tables.parts import Labels
from cmviewer.readers.tables.records import Records, find_records, keep_records
from cmviewer.readers.tables.scores import as_float32
from cmviewer.readers.tables.table import (
    NOT_A_NUMBER,
    SAMPLE_ROWS,
    NoRows,
    Table,
    infinite,
    not_a_number,
    numbers_of_text,
)
from cmviewer.safe_text import original


@dataclass(frozen=True, eq=False)
class _Rows:
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
                quoting=_quoting(self.quoted),
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
        return self._tidied(self.frame([column], str)[column]).to_numpy(dtype=object)

    def labels_of(self, column: int) -> Labels:
        """Read a column as labels."""
        values = self.frame([column], "category")[column].cat
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
        values = frame[list(columns)].to_numpy(np.float32)
        problems += infinite(self.file, values, self.line)
        return as_float32(values)

    def rows_of(self, rows: NDArray[np.int64]) -> NDArray[Any]:
        """Read all columns of some rows as text; the others are not looked at."""
        if not len(rows):
            return np.empty((0, len(self.header)), object)
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
            return len(self.frame([0], "category")) == len(self.line)
        except pd.errors.ParserError:
            return False

    def sample(self) -> pd.DataFrame:
        """Read the first rows as text."""
        return self.whole(first=SAMPLE_ROWS)

    def whole(self, first: int | None = None) -> pd.DataFrame:
        """Read all columns as text, of all rows or of the first ones."""
        return self.frame(range(len(self.header)), str, first=first).apply(self._tidied)

    @cached_property
    def _has_blanks(self) -> bool:
        """Whether blanks may stand around a field."""
        delimiter = self.delimiter.encode()
        return any(blank in self.text for blank in (b" " + delimiter, b" \n", b' "', b"\t"))

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


def read_delimited(file: Path, problems: list[Problem]) -> Table:
    """Read a delimited text file. Raises `CmviewerError` where it is empty, no text, or has no rows."""
    text, delimiter = without_comments(read_text(file, problems), file)
    if delimiter == " ":
        text = re.sub(rb" *\n *", b"\n", re.sub(rb" +", b" ", text)).strip(b" ")
    return table_of_text(file, text, delimiter, problems)


def table_of_text(file: Path, text: bytes, delimiter: str, problems: list[Problem]) -> Table:
    r"""Make a table of the text of a file, whose line ends are `\\n`. Raises `CmviewerError`."""
    said: list[Problem] = []
    text = with_lists_whole(text, delimiter)
    rows = _rows(file, text, delimiter, find_records(text, delimiter.encode()), said)
    if rows.quoted and not rows.are_as_counted():
        said.clear()
        rows = _rows(file, text, delimiter, find_records(text, delimiter.encode(), quotes=False), said)
    problems += said
    return Table(
        file,
        rows.header,
        len(rows.line),
        rows.line,
        rows.text_of,
        rows.labels_of,
        rows.numbers_of,
        rows.rows_of,
        rows.sample(),
    )


def _rows(file: Path, text: bytes, delimiter: str, records: Records, problems: list[Problem]) -> _Rows:
    """Part the rows from the header, from blank lines and from rows of another length."""
    top = int(np.argmax(records.fields > 0))
    first = _fields(text[records.start[top] : records.end[top]].decode(), delimiter, records)
    below = records.fields > 0
    header: tuple[str, ...] | None = None
    width = len(first)
    if has_header(first) or _names_rows(first, text, records, below, delimiter):
        below[top] = False
        repeated = _repeated(text, records, top)
        below[repeated] = False
        if len(repeated):
            problems.append(_header_again(file, records, repeated))
        if not below.any():
            raise NoRows(tuple(first), _no_rows(file, int(records.line[top])))
        if width == 1:
            _keep_blank(below, top)
        header = _fitted(tuple(map(original, first)), text, records, below)
        width = len(header)
    fits = below & (np.maximum(records.fields, 1) == width)
    if width == 1 and not (records.fields[fits] > 0).any():
        fits &= False
    if (below & ~fits).any():
        problems.append(_odd_length(file, records, below & ~fits, width))
    if not fits.any():
        raise CmviewerError(problems.pop())
    body = keep_records(text, records, fits)
    start = np.concatenate(([0], np.cumsum((records.end - records.start)[fits] + 1)))
    rows = _Rows(file, body, header or ("",) * width, delimiter, records.quoted, start, records.line[fits])
    return (
        rows
        if header
        else replace(rows, header=invented_header(rows.sample().head(1000).to_numpy().tolist()))
    )


def _names_rows(
    first: Sequence[str], text: bytes, records: Records, below: NDArray[np.bool_], delimiter: str
) -> bool:
    """Tell whether numbers of a first row are names: those of the rows below, as in a matrix of codes.

    One of the first columns says the same numbers below, in any order, and each of them once.
    """
    rows = np.flatnonzero(below)[1:]
    numbers = [field for field in first if field.isdigit()]
    if len(numbers) < 2 or not len(numbers) <= len(rows) <= len(first) + 2:
        return False
    fields = [_fields(text[records.start[i] : records.end[i]].decode(), delimiter, records) for i in rows]
    columns = zip(*(row[: len(first) - len(numbers)] for row in fields), strict=False)
    return any(len(set(column)) == len(column) and set(numbers) <= set(column) for column in columns)


def _quoting(quoted: bool) -> Literal[0, 3]:  # noqa: FBT001 - its only argument
    """Return what the csv module and pandas call the two ways to read a quote."""
    return csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE


def _fields(record: str, delimiter: str, records: Records) -> list[str]:
    lines = StringIO(record)
    try:
        quoting = _quoting(records.quoted)
        fields = next(csv.reader(lines, delimiter=delimiter, quoting=quoting, skipinitialspace=True), [""])
    except csv.Error:
        fields = record.split(delimiter)
    return [field.strip() for field in fields]


def _keep_blank(below: NDArray[np.bool_], top: int) -> None:
    """In a single column an empty line is an empty field, except at the end."""
    last = int(np.flatnonzero(below)[-1])
    below[top + 1 : last] = True


def _fitted(
    header: tuple[str, ...], text: bytes, records: Records, below: NDArray[np.bool_]
) -> tuple[str, ...]:
    """Fit a header to rows that all have one field more or less than it has."""
    width = len(header)
    common = int(np.bincount(np.minimum(records.fields[below], 2 * width + 2)).argmax())
    if common == width + 1:
        row = int(np.flatnonzero(below & (records.fields == common))[0])
        ends_empty = text[records.end[row] - 1 : records.end[row]] in {b",", b";", b"\t", b"|"}
        return (*header, "") if ends_empty else ("", *header)
    if common == width - 1 and not header[-1]:
        return header[:-1]
    return header


def _repeated(text: bytes, records: Records, top: int) -> NDArray[np.int64]:
    """Find records that are the header once more, as files that were joined have them, int64 (n,)."""
    header = text[records.start[top] : records.end[top]]
    if text.find(b"\n" + header + b"\n", int(records.start[top])) < 0 and not text.endswith(b"\n" + header):
        return np.empty(0, np.int64)
    alike = np.flatnonzero(records.end - records.start == len(header))
    same = [
        row for row in alike.tolist() if row > top and text[records.start[row] : records.end[row]] == header
    ]
    return np.array(same, np.int64)


def _header_again(file: Path, records: Records, rows: NDArray[np.int64]) -> Problem:
    what = "the header stands here once more, as where files were joined; such rows were left out"
    line = int(records.line[rows[0]])
    return Problem("header-repeated", what, "keep the first one", file, line, len(rows))


def _no_rows(file: Path, line: int) -> Problem:
    return Problem("no-rows", "there is a header, but no row below it", "write the results again", file, line)


def _odd_length(file: Path, records: Records, odd: NDArray[np.bool_], width: int) -> Problem:
    rows = np.flatnonzero(odd)
    first = int(rows[0])
    return Problem(
        "row-length",
        f"the row has {records.fields[first]} fields but the header has {width}; such rows were left out",
        "put text that holds the delimiter in quotes, and write every field of a row",
        file,
        int(records.line[first]),
        len(rows),
        len(rows),
    )
