"""Delimited text: CSV, TSV and their like, as programs and people really write them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.tables import HEADER_REPEATED, NO_ROWS, ROW_LENGTH
from cmviewer.readers.files.text_encoding import read_text
from cmviewer.readers.tables.delimited_rows import DelimitedRows, split_fields
from cmviewer.readers.tables.delimiters import with_lists_whole, without_blank_end
from cmviewer.readers.tables.headers import has_header, invented_header
from cmviewer.readers.tables.records import Records, find_records, keep_records
from cmviewer.readers.tables.stacked import without_tables_below
from cmviewer.readers.tables.table import NoRows, Table
from cmviewer.readers.tables.titles import nothing_fits, without_title
from cmviewer.safe_text import original


def read_delimited(file: Path, problems: list[Problem]) -> Table:
    """Read a delimited text file. Raises `CmviewerError` where it is empty, no text, or has no rows."""
    text = without_tables_below(without_blank_end(read_text(file, problems)), file, problems)
    text, delimiter = without_title(text, file, problems)
    if delimiter == " ":
        text = re.sub(rb" *\n *", b"\n", re.sub(rb" +", b" ", text)).strip(b" ")
    return table_of_text(file, text, delimiter, problems)


def table_of_text(file: Path, text: bytes, delimiter: str, problems: list[Problem]) -> Table:
    r"""Make a table of the text of a file, whose line ends are `\\n`. Raises `CmviewerError`."""
    own_problems: list[Problem] = []
    text = with_lists_whole(text, delimiter)
    rows = _rows(file, text, delimiter, find_records(text, delimiter.encode()), own_problems)
    if rows.quoted and not rows.are_as_counted():
        own_problems.clear()
        records = find_records(text, delimiter.encode(), quotes=False)
        rows = _rows(file, text, delimiter, records, own_problems)
    problems += own_problems
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


def _rows(
    file: Path, text: bytes, delimiter: str, records: Records, problems: list[Problem]
) -> DelimitedRows:
    """Part the rows from the header, from blank lines and from rows of another length."""
    top = int(np.argmax(records.fields > 0))
    first = split_fields(text[records.start[top] : records.end[top]].decode(), delimiter, records.quoted)
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
            raise NoRows(tuple(first), NO_ROWS.of(file, int(records.line[top])))
        if width == 1:
            _keep_blank(below, top)
        header = _fitted(tuple(map(original, first)), text, records, below)
        width = len(header)
    fits = below & (np.maximum(records.fields, 1) == width)
    if width == 1 and not (records.fields[fits] > 0).any():
        fits &= False
    if (below & ~fits).any():
        unclear = nothing_fits(records.fields[below], width, file, int(records.line[top]))
        if unclear is not None:
            raise CmviewerError(unclear)
        problems.append(_odd_length(file, records, below & ~fits, width))
    if not fits.any():
        raise CmviewerError(problems.pop())
    body = keep_records(text, records, fits)
    start = np.concatenate(([0], np.cumsum((records.end - records.start)[fits] + 1)))
    rows = DelimitedRows(
        file, body, header or ("",) * width, delimiter, records.quoted, start, records.line[fits]
    )
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
    fields = [
        split_fields(text[records.start[i] : records.end[i]].decode(), delimiter, records.quoted)
        for i in rows
    ]
    columns = zip(*(row[: len(first) - len(numbers)] for row in fields), strict=False)
    return any(len(set(column)) == len(column) and set(numbers) <= set(column) for column in columns)


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
    line = int(records.line[rows[0]])
    return HEADER_REPEATED.of(file, line, times=len(rows), left_out=len(rows))


def _odd_length(file: Path, records: Records, odd: NDArray[np.bool_], width: int) -> Problem:
    rows = np.flatnonzero(odd)
    first = int(rows[0])
    return ROW_LENGTH.of(
        file,
        int(records.line[first]),
        times=len(rows),
        left_out=len(rows),
        fields=records.fields[first],
        width=width,
    )
