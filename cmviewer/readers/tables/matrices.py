"""Finished confusion matrices: counts whose samples nobody kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.readers.tables.counts import check_sum, look_like_counts, not_counted, whole_counts
from cmviewer.readers.tables.parts import MISSING, Labels, Part
from cmviewer.readers.tables.table import Table

OURS: Final = "truth \\ prediction"
"""First field of the matrices that this program writes; there the last class may be the background."""
_BACKGROUND: Final = frozenset({"background", "(background)"})
_SUMS: Final = frozenset({"total", "sum", "all", "Total", "Sum", "All", "Σ"})


def part_of_matrix(table: Table, problems: list[Problem]) -> Part | None:
    """Return the counts of a table whose first column and whose header name the same classes.

    Raises `CmviewerError` as `part_of_counts` does.
    """
    if len(table.header) < 2 or not 1 <= table.count <= len(table.header) + 1:
        return None
    rows = [str(name).strip() for name in table.text(0)]
    columns = [name.strip() for name in table.header[1:]]
    distinct = len(set(rows)) == len(rows) and len(set(columns)) == len(columns)
    shared = (set(rows) & set(columns)) - {""}
    if not distinct or 2 * len(shared) < max(len(rows), len(columns)):
        return None
    values = table.rows(np.arange(table.count))[:, 1:]
    return part_of_counts(table.file, table.header[0], rows, columns, values, problems, table.line)


def part_of_counts(
    file: Path,
    corner: str,
    rows: Sequence[str],
    columns: Sequence[str],
    values: NDArray[Any],
    problems: list[Problem],
    line: NDArray[np.integer[Any]] | None = None,
) -> Part | None:
    """Return one row for each cell that is not empty; None where the values are no counts.

    values: object (rows, columns), as the file has them; each that is no count is a problem. line: of each
    row in the file. The corner tells what stands on the rows: the truth, unless it begins with the
    prediction. Raises `CmviewerError` where the counts add up to more than can be counted.
    """
    header = (corner, *columns)
    rows, columns = _without_sums(rows), _without_sums(columns)
    values = values[: len(rows), : len(columns)]
    counts, bad = whole_counts(values)
    if not look_like_counts(values, bad):
        return None
    if bad.any():
        problems.append(_not_counted(file, rows, columns, values, bad, line))
    check_sum(file, counts)
    if has_predictions_on_rows(corner):
        rows, columns, counts = columns, rows, counts.T
    names = list(dict.fromkeys((*rows, *columns)))
    if corner.strip() == OURS and names[-1] in _BACKGROUND:
        names.pop()
    position = {name: i for i, name in enumerate(names)}
    truth, prediction = (
        np.array([position.get(name, MISSING) for name in side], np.int32) for side in (rows, columns)
    )
    row, column = np.nonzero(counts)
    return Part(
        file=file,
        count=len(row),
        truth=Labels(truth[row], tuple(names)),
        prediction=Labels(prediction[column], tuple(names)),
        weight=counts[row, column],
        class_names=tuple(names),
        header=header,
    )


def _not_counted(
    file: Path,
    rows: Sequence[str],
    columns: Sequence[str],
    values: NDArray[Any],
    bad: NDArray[np.bool_],
    line: NDArray[np.integer[Any]] | None,
) -> Problem:
    row, column = divmod(int(np.flatnonzero(bad.ravel())[0]), len(columns))
    place = f"in row {rows[row]!r}, column {columns[column]!r}"
    return not_counted(file, bad, values.ravel().__getitem__, None if line is None else int(line[row]), place)


def has_predictions_on_rows(corner: str) -> bool:
    """Tell from the name of the rows whether the predictions stand on them."""
    return corner.strip().casefold().startswith("pred")


def samples_first(parts: Sequence[Part], problems: list[Problem]) -> tuple[Part, ...]:
    """Where some files hold samples and others only counts, keep those whose numbers can be opened."""
    counts = [part for part in parts if part.weight is not None]
    if len(counts) in {0, len(parts)}:
        return tuple(parts)
    for part in counts:
        what = "this file holds counts without samples; it was left out beside files with samples"
        problems.append(Problem("counts-left-out", what, "open it alone to see its counts", part.file))
    return tuple(part for part in parts if part.weight is None)


def _without_sums(names: Sequence[str]) -> Sequence[str]:
    """Classes without a last one that is their sum, as pandas and spreadsheets add it."""
    return names[:-1] if len(names) > 1 and names[-1] in _SUMS else names
