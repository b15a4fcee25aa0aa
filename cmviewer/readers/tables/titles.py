"""Lines above the header of a table, such as a title: found where the header below them is clear."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.problems.tables import HEADER_UNCLEAR, LINES_ABOVE_HEADER
from cmviewer.readers.files import words
from cmviewer.readers.tables.delimited_rows import split_fields
from cmviewer.readers.tables.delimiters import DELIMITERS, without_comments
from cmviewer.readers.tables.headers import has_header
from cmviewer.readers.tables.records import Records, find_records
from cmviewer.readers.tables.role_words import side_named

_LOOKED_AT: Final = 65536
"""Bytes at the beginning of a file in which a header is looked for."""
_MOST: Final = 20
"""Filled lines that may stand above a header; programs that write more of them mark them as comments."""
_ROWS: Final = 50
"""Rows below a header that are compared with it."""
_NEARLY_ALL: Final = 0.9
"""Rows that have one number of fields; the others are torn, or stand below the table."""
_CLASSES: Final = 2
"""Classes that a matrix has at least."""
_COLUMN_WORDS: Final = (
    words.TRUTH | words.LABEL | words.PREDICTION | words.SCORE | words.IMAGE | words.IDENTITY | words.BOX
    | words.COUNT
)  # fmt: skip

_SEPARATOR: Final = re.compile(rb"\"?sep=.\"?", re.IGNORECASE)
"""What spreadsheets of some countries write above a table: `sep=;`."""
_AXIS: Final = words.TRUE_SIDE | words.PREDICTED_SIDE | words.LABEL
_LABELS: Final = words.TRUTH | words.LABEL | words.PREDICTION
_ROLES: Final = _LABELS | words.SCORE | words.IMAGE | words.IDENTITY


@dataclass(frozen=True)
class Title:
    """What stands above a header: how many filled lines, where the header begins, and its delimiter.

    corner: what these lines say of the axes of a finished matrix, where its header leaves this open:
    `columns: Predicted` above `,cat,dog`. axes: whether they say nothing else.
    """

    lines: int
    end: int
    delimiter: str
    corner: str = ""
    axes: bool = False


def without_title(text: bytes, file: Path, problems: list[Problem]) -> tuple[bytes, str]:
    """Empty the lines above the header, and find the delimiter; the lines keep their numbers."""
    text, delimiter = without_comments(text, file)
    title = find_title(text)
    if title is None:
        return text, delimiter
    if not title.axes and _SEPARATOR.fullmatch(text[: title.end].strip()) is None:
        problems.append(LINES_ABOVE_HEADER.of(file, times=title.lines))
    above = b"\n" * text.count(b"\n", 0, title.end) + title.corner.encode()
    return above + text[title.end :], title.delimiter


def find_title(text: bytes) -> Title | None:
    """Find what stands above a header; None where the first line is one, or none is clear."""
    head = text[:_LOOKED_AT]
    if len(head) < len(text):
        head = head[: head.rfind(b"\n") + 1]
    return _title_of(head)


@lru_cache(maxsize=4)
def _title_of(head: bytes) -> Title | None:
    """Find the title as `find_title` does; several layouts ask for that of one file, one after the other."""
    parting = [delimiter for delimiter in DELIMITERS if delimiter.encode() in head]
    found = [title for title in (_found(head, delimiter) for delimiter in parting) if title]
    first = min(found, key=lambda title: title.end, default=None)
    return first if first is not None and first.end else None


def nothing_fits(fields: NDArray[np.int64], width: int, file: Path, line: int) -> Problem | None:
    """Say that a first line with `width` fields is no header, where the rows below agree on another number.

    fields: int64 (n,), of the rows below it. None where they do not agree.
    """
    common = int(np.bincount(fields).argmax())
    if common == width or (fields == common).mean() < _NEARLY_ALL:
        return None
    return HEADER_UNCLEAR.of(
        file, line, width=width, fields="field" if width == 1 else "fields", common=common
    )


def _found(text: bytes, delimiter: str) -> Title | None:
    """What stands above the first header that is clear; nothing, where that is the first line."""
    records = find_records(text, delimiter.encode())
    filled = np.flatnonzero(records.fields > 0)[: _MOST + 1 + _ROWS]
    width = records.fields[filled]
    rows = [_cells(text, records, int(row), delimiter) for row in filled]
    below = records.fields[records.fields > 0]
    perhaps = False  # whether a line above has as many fields as the table, and may be its header
    for k in range(min(_MOST + 1, len(rows))):
        rest = below[k + 1 :] if k + 1 < len(rows) else below[k:]
        common = int(np.bincount(rest).argmax())
        if width[k] < 2 or not common - 1 <= width[k] <= common or (rest == common).mean() < _NEARLY_ALL:
            continue
        if sum(map(bool, rows[k])) < max(2, len(rows[k]) / 2):
            continue  # a title that a spreadsheet has filled up with empty cells
        test = _is_beyond_doubt if perhaps or k == 0 else _is_header
        perhaps = True
        if test(rows[k], rows[k + 1 :], rows[:k]):
            end = int(records.start[filled[k]]) if k else 0
            return _title(rows[: k + 1], end, delimiter)
    return None


def _title(rows: Sequence[Sequence[str]], end: int, delimiter: str) -> Title:
    """Say what stands above a header, which is the last of some rows."""
    *above, header = rows
    cells = [(place, cell, len(row)) for row in above for place, cell in enumerate(row) if cell]
    axes = all(_is_axis(cell) for _, cell, _ in cells)
    corner = ""
    if cells and axes and not header[0]:
        on_rows = [cell for place, cell, width in cells if place == 0 and width > 1]
        on_columns = [cell for place, cell, width in cells if place or width == 1]
        corner = on_rows[0] if on_rows else f"columns: {on_columns[0]}"
    return Title(sum(any(row) for row in above), end, delimiter, corner, axes)


def _is_axis(cell: str) -> bool:
    """Tell whether a text names an axis of a finished matrix and nothing else: `Predicted class`."""
    return side_named(cell) is not None and set(words.words(cell)) <= _AXIS


def _cells(text: bytes, records: Records, row: int, delimiter: str) -> list[str]:
    record = text[records.start[row] : records.end[row]].decode("utf-8", "replace")
    return split_fields(record, delimiter, records.quoted)


def _is_header(header: Sequence[str], below: Sequence[Sequence[str]], above: Sequence[Sequence[str]]) -> bool:
    """Tell whether a line is clearly a header: by its words, by the names of its rows, or by numbers below.

    Where a line above may be the header too, because it lacks the name of the index alone, numbers are not
    enough.
    """
    if not has_header(header):
        return False
    column_count = sum(map(_names_column, header))
    if column_count > max(sum(map(_names_column, row)) for row in above) and column_count > 1:
        return True
    if names_rows(header, below):
        return True
    rows = [row for row in below if len(row) in {len(header), len(header) + 1}]
    perhaps = any(len(row) in {len(header) - 1, len(header)} and all(row) for row in above)
    return bool(rows) and not perhaps and _above_numbers(header, rows)


def _is_beyond_doubt(
    header: Sequence[str], below: Sequence[Sequence[str]], above: Sequence[Sequence[str]]
) -> bool:
    """Tell whether a line is a header though one above may be it too: by its words, or as that of a matrix.

    A row of a table whose classes are called as columns are says the same words, but not once alone.
    """
    filled = [cell for cell in header if cell]
    if not has_header(header) or all(map(is_a_number, filled)) or len(set(filled)) < len(filled):
        return False
    role_count = roles_said(header)
    if role_count > max(map(roles_said, above), default=1) and role_count > 1:
        return not any(cell in row[i : i + 1] for row in below for i, cell in enumerate(header) if cell)
    whole = [row for row in below if len(row) == len(header)]
    return any(_heads_numbers(header[place:], [row[place:] for row in whole]) for place in (0, 1))


def _heads_numbers(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the rows are called as the columns of two classes or more are, and hold numbers."""
    numbers = all(is_a_number(cell) for row in rows for cell in row[1:])
    return len(header) > _CLASSES and numbers and names_rows(header[1:], rows)


def roles_said(cells: Sequence[str]) -> int:
    """How many cells say what a column of samples holds, of those that say the same of it only one.

    None of them does where no label is among these.
    """
    roles = {_ROLES.intersection(words.words(cell)) for cell in cells} - {frozenset()}
    return len(roles) if any(not _LABELS.isdisjoint(one) for one in roles) else 0


def _names_column(cell: str) -> bool:
    return not _COLUMN_WORDS.isdisjoint(words.words(cell))


def names_rows(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the rows are called as the columns are, as in a matrix."""
    names = {cell for cell in header if cell}
    called = {row[0] for row in rows if row} - {""}
    return len(names & called) > 1 and 2 * len(names & called) >= min(len(names), len(called))


def _above_numbers(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    columns = list(zip(*(row[-len(header) :] for row in rows), strict=True))
    return any(
        name and not is_a_number(name) and all(map(is_a_number, column))
        for name, column in zip(header, columns, strict=True)
    )


def is_a_number(cell: str) -> bool:
    """Tell whether a field is a number, in per cent or not."""
    return re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?%?", cell) is not None
