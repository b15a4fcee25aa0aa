"""Finished confusion matrices in tables: where the names of the rows stand, and what is no class."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.evaluation import Role
from cmviewer.readers.files import words
from cmviewer.readers.joining.class_names import folded, is_number
from cmviewer.readers.tables.counts import whole_counts
from cmviewer.readers.tables.headers import is_invented
from cmviewer.readers.tables.margins import is_called_margin, without_margins
from cmviewer.readers.tables.matrix_words import side_of_rows
from cmviewer.readers.tables.role_words import without_side
from cmviewer.readers.tables.table import Table

_LEADING: Final = 3
"""Columns among which the names of the rows are looked for: an index and a fold may stand before them."""
_FEW_TIMES: Final = 50
"""Rows a column up to which a table may be matrices below each other; those of fifty folds."""
_SHARED: Final = 2
"""Names on both sides from which whole numbers beside a word such as `Actual` count pairs: of few samples,
or of a model that says few classes, most names stand on one side only. Scores are no whole numbers."""
_COUNTED: Final = re.compile(r"[(\[]\s*(?:n\s*=\s*)?\d+\s*[)\]]$", re.IGNORECASE)
"""`cat (n=50)`, `cat (50)`: a class, and how many samples it has."""
_SIDES: Final = words.TRUTH | words.PREDICTION | words.LABEL | words.SCORE | words.IMAGE | words.CHECKPOINT


@dataclass(frozen=True, eq=False)
class MatrixTable:
    """R rows and C columns of values, with the names of both.

    corner: what stands above the names of the rows. values: object (R, C), as the file has them. line: of
    each row in the file; None where it has none. side: what stands on the rows, where names say it; None.
    checkpoint: what a column calls this matrix; empty where it is the only one. numbered: whether the
    columns were named by their numbers, and stand in the order of the rows. whole: whether the very same
    names stand on both sides and nothing else is in the table.
    """

    corner: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: NDArray[Any]
    line: NDArray[np.integer[Any]] | None
    side: Role | None = None
    checkpoint: str = ""
    numbered: bool = False
    whole: bool = False


def find_matrices(table: Table) -> list[MatrixTable]:
    """Find the matrix of a table, or those below each other; none where it is a table of something else."""
    if len(table.header) < 2 or not 1 <= table.count <= _FEW_TIMES * len(table.header):
        return []
    cells = table.rows(np.arange(table.count))
    cells = np.where(pd.isna(cells), "", cells)
    header, cells, line = _with_names_of_axes([name.strip() for name in table.header], cells, table.line)
    named = list(map(str, range(len(header)))) != header  # else columns are numbered, the first one too
    for key in range(min(_LEADING, len(header) - 1) if named else 0):
        found = [] if _axis_in(cells[:, key]) else _named(header, cells, line, key)
        if found:
            return found
    nameless = _nameless(table, header, cells)
    return [] if nameless is None else [nameless]


def _with_names_of_axes(
    header: list[str], cells: NDArray[Any], line: NDArray[np.integer[Any]] | None
) -> tuple[list[str], NDArray[Any], NDArray[np.integer[Any]] | None]:
    """Take a line with the name of the rows alone for what it is, as pandas writes it below a header.

    What stands in the first field of the header is the name of the columns then.
    """
    first = [str(cell).strip() for cell in cells[0]]
    if len(cells) < 2 or not first[0] or any(first[1:]) or first[0] in header:
        return header, cells, line
    named = first[0] if side_of_rows(first[0]) is not None else f"columns: {header[0]}"
    return [named, *header[1:]], cells[1:], None if line is None else line[1:]


def _named(
    header: Sequence[str], cells: NDArray[Any], lines: NDArray[np.integer[Any]] | None, key: int
) -> list[MatrixTable]:
    """Find the matrices whose rows one column names."""
    parts = _checkpoints(header, cells, key)
    if parts is None:
        return []
    found = []
    for name, rows in parts.items():
        line = None if lines is None else lines[rows]
        names = [str(one).strip() for one in cells[rows, key]]
        corner, values = _corner(header, cells, key), cells[rows, key + 1 :]
        whole = MatrixTable(corner, tuple(names), tuple(header[key + 1 :]), values, line, checkpoint=name)
        one = _matched(whole)
        if one is None:
            return []
        found.append(one)
    return found


def _corner(header: Sequence[str], cells: NDArray[Any], key: int) -> str:
    """What is said of the names of the rows: above them, or in a column before them, as pandas writes it."""
    before = (_axis_in(cells[:, place]) or header[place] for place in reversed(range(key)))
    return header[key] or next((text for text in before if side_of_rows(text) is not None), "")


def _axis_in(column: NDArray[Any]) -> str:
    """What a column says that names an axis in its first row and nothing else below; else empty."""
    texts = {str(cell).strip() for cell in column} - {""}
    first = str(column[0]).strip()
    return first if texts == {first} and side_of_rows(first) is not None else ""


def _checkpoints(header: Sequence[str], cells: NDArray[Any], key: int) -> dict[str, NDArray[np.int64]] | None:
    """Return the rows of each checkpoint, by its name; None where a column before says something else."""
    chosen = None
    for i in range(key):
        values = [str(value).strip() for value in cells[:, i]]
        named = not words.CHECKPOINT.isdisjoint(words.words(header[i]))
        if named and len(set(values)) < len(values):
            chosen = i
        elif not named and not _is_index(header[i], values) and not _axis_in(cells[:, i]):
            return None
    if chosen is None:
        return {"": np.arange(len(cells))}
    code, names = pd.factorize(np.array([str(value).strip() for value in cells[:, chosen]], object))
    return {str(name): np.flatnonzero(code == i) for i, name in enumerate(names)}


def _is_index(name: str, values: Sequence[str]) -> bool:
    """Tell whether a column only numbers the rows, or their classes: 0, 1, 2, … or from 1."""
    unnamed = name.casefold() in {"", "#", "unnamed: 0", "row", "rownames"}
    unnamed = unnamed or {*words.words(name)} <= words.IDENTITY | words.LABEL | {"no", "nr", "number"}
    return unnamed and values in (
        [str(i) for i in range(len(values))],
        [str(i + 1) for i in range(len(values))],
    )


def _matched(matrix: MatrixTable) -> MatrixTable | None:
    """Bring the names of both sides together, without margins; None where they are not the same classes."""
    inner = without_margins_of(matrix)
    summed = len(inner.rows) < len(matrix.rows) and len(inner.columns) < len(matrix.columns)
    matrix = _without_counts_in_names(without_sides(inner))
    rows, columns = matrix.rows, matrix.columns
    if len(set(rows)) < len(rows) or len(set(columns)) < len(columns) or not rows or not columns:
        return None
    shared = _shared(rows, columns)
    within = shared > 0 and shared == min(len(rows), len(columns))
    crossed = shared >= min(_SHARED, len(rows), len(columns)) and _are_whole(matrix.values)
    few_suffice = matrix.side is not None and (crossed or (summed and _are_whole(matrix.values)))
    if shared * 2 >= max(len(rows), len(columns)) or (within and summed) or few_suffice:
        return replace(matrix, whole=matrix.whole and set(rows) == set(columns))
    counted = sorted(columns, key=lambda name: (len(name), name))
    numbers = [str(i + int(counted[0] == "1")) for i in range(len(columns))]
    if len(rows) == len(columns) and counted == numbers and not any(map(is_number, rows)) and matrix.side:
        names = [rows[numbers.index(name)] for name in columns]
        return replace(matrix, columns=tuple(names), numbered=True)
    return None


def _without_counts_in_names(matrix: MatrixTable) -> MatrixTable:
    """Take `(n=50)` out of names of one side that all have it, where those of the other have none."""
    rows, columns = (
        [_COUNTED.sub("", name).rstrip() for name in names] for names in (matrix.rows, matrix.columns)
    )
    if {*rows} == {*columns} and {*matrix.rows} != {*matrix.columns} and len({*rows}) == len(rows):
        return replace(matrix, rows=tuple(rows), columns=tuple(columns))
    return matrix


def _shared(rows: Sequence[str], columns: Sequence[str]) -> int:
    """How many names stand on both sides, but for case and signs, unless `ab` and `AB` are two."""
    alike = {folded(name) for name in rows} & {folded(name) for name in columns} - {""}
    return max(len(alike), len({*rows} & {*columns} - {""}))


def _are_whole(values: NDArray[Any]) -> bool:
    """Whether all are whole numbers, as counts of a model that says few of the classes."""
    texts = [str(value).strip() for value in values.ravel()]
    return all(text.isascii() and text.isdigit() for text in texts)


def without_sides(matrix: MatrixTable) -> MatrixTable:
    """Take `Actual` and `Predicted` out of names that all say it; it tells what stands on the rows."""
    rows, of_rows = without_side(matrix.rows)
    columns, of_columns = without_side(matrix.columns)
    side = of_rows
    if of_columns is not None and side is None:
        side = Role.TRUTH if of_columns is Role.PREDICTION else Role.PREDICTION
    return replace(matrix, rows=tuple(rows), columns=tuple(columns), side=side or side_of_rows(matrix.corner))


def without_margins_of(matrix: MatrixTable) -> MatrixTable:
    """Leave out sums, rates and supports: columns and rows that are no class."""
    row, column = without_margins(matrix.rows, matrix.columns, matrix.values)
    return replace(
        matrix,
        rows=tuple(name for name, kept in zip(matrix.rows, row, strict=True) if kept),
        columns=tuple(name for name, kept in zip(matrix.columns, column, strict=True) if kept),
        values=matrix.values[np.ix_(row, column)],
        line=None if matrix.line is None else matrix.line[row],
        whole=bool(column.all() and row.all()),
    )


def _nameless(table: Table, header: Sequence[str], cells: NDArray[Any]) -> MatrixTable | None:
    """Return a matrix whose rows have no names, or an index: as many whole numbers a row as there are rows.

    None where the header has words of samples, or each row has one 1 and else 0: these may be marks.
    """
    index = len(header) == table.count + 1 and _is_index(header[0], [str(one).strip() for one in cells[:, 0]])
    names, values = _without_rates(header[1:] if index else header, cells[:, 1:] if index else cells)
    name_words = set().union(*(words.words(name) for name in names))
    if all(words.METRIC.intersection(words.words(name)) for name in names):
        return None  # the log of a training, two steps of which have two figures
    if len(names) != len(values) or len(names) < 2 or len(set(names)) < len(names) or name_words & _SIDES:
        return None
    if not _are_whole(values) or _are_marks(values.astype(np.float64)):
        return None
    if all(map(is_invented, names)):
        names = [str(number) for number in range(len(names))]
    line = None if table.line is None else table.line[: len(values)]
    return MatrixTable(header[0] if index else "", tuple(names), tuple(names), values, line)


def _without_rates(names: Sequence[str], values: NDArray[Any]) -> tuple[list[str], NDArray[Any]]:
    """Leave out columns that are called rates and, beside some, a last row of sums: so H2O writes it."""
    kept = np.array([not is_called_margin(name) for name in names], np.bool_)
    inner = values[:, kept]
    counts, bad = whole_counts(inner)
    if kept.all() or bad.any():
        return list(names), values
    summed = len(counts) == kept.sum() + 1 and bool((counts[:-1].sum(axis=0) == counts[-1]).all())
    return [name for name, keep in zip(names, kept, strict=True) if keep], inner[:-1] if summed else inner


def _are_marks(values: NDArray[np.float64]) -> bool:
    """Whether each row marks one class, as a truth does that is written one-hot."""
    return bool((values <= 1).all() and (values.sum(axis=1) == 1).all())
