"""Finished confusion matrices: counts whose samples nobody kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Alternative, Origin, Role
from cmviewer.problems.tables import MATRIX_NORMALISED, MATRIX_ORIENTATION, MATRIX_PERHAPS_NORMALISED
from cmviewer.problems.truth import COUNTS_LEFT_OUT
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.packed import plain_ending
from cmviewer.readers.joining.class_names import folded
from cmviewer.readers.tables.counts import (
    are_shares,
    check_dotted,
    check_marked,
    check_sum,
    look_like_counts,
    may_be_shares,
    not_counted,
    whole_counts,
)
from cmviewer.readers.tables.headers import is_invented
from cmviewer.readers.tables.matrix_tables import MatrixTable, find_matrices
from cmviewer.readers.tables.matrix_words import side_of_rows
from cmviewer.readers.tables.parts import MATRIX, MISSING, Labels, SamplePart, whole_numbers_as_integers
from cmviewer.readers.tables.table import Table
from cmviewer.said import said

OURS: Final = "truth \\ prediction"
"""First field of the matrices that this program writes; there the last class may be the background."""
_FIELDS: Final = frozenset({".csv", ".tsv"})
_BACKGROUND: Final = frozenset({"background", "(background)"})


@dataclass(frozen=True, eq=False)
class CountTable:
    """Counts as a file has them, with the names of their rows and columns.

    values: object (rows, columns). side: what stands on the rows; None where nothing says it.
    """

    rows: Sequence[str]
    columns: Sequence[str]
    values: NDArray[Any]
    side: Role | None = None
    corner: str = ""
    name: str = ""
    line: NDArray[np.integer[Any]] | None = None


def parts_of_matrix(table: Table, decisions: Decisions, problems: list[Problem]) -> list[SamplePart] | None:
    """Return the counts of a table whose rows and columns are the same classes; None where they are not.

    A part a matrix: of a table that has several below each other, one for each. Raises `CmviewerError` where
    the counts cannot be counted, or are shares.
    """
    told = decisions.told_for("table", ("samples", "counts"), table.file)
    parts = []
    for matrix in find_matrices(table):
        if are_shares(matrix.values) and (matrix.whole or told is not None):
            may_be_samples = bool(matrix.corner) and not is_invented(matrix.corner)
            if told is None or told.value == "counts" or not may_be_samples:
                raise CmviewerError(shares(table.file, may_be_samples=may_be_samples))
        if told is not None and told.value == "samples":
            return None
        if matrix.whole or matrix.side is not None:
            check_dotted(table.file, matrix.values)
        part = part_of_counts(table.file, _counted(matrix), decisions, problems)
        if part is None:
            return None
        parts.append(part)
    return parts or None


def _counted(matrix: MatrixTable) -> CountTable:
    return CountTable(
        matrix.rows, matrix.columns, matrix.values, matrix.side, matrix.corner, matrix.checkpoint, matrix.line
    )


def part_of_counts(
    file: Path, counted: CountTable, decisions: Decisions, problems: list[Problem]
) -> SamplePart | None:
    """Return one row for each cell that is not empty; None where the values are no counts.

    Each value that is no count is a problem. Raises `CmviewerError` where the counts add up to more than
    can be counted, or one of them begins as a number and is none.
    """
    counts, bad = whole_counts(counted.values)
    if not look_like_counts(counted.values, bad):
        return None
    if decisions.told_for("table", ("samples", "counts"), file) is None and may_be_shares(counted.values):
        raise CmviewerError(MATRIX_PERHAPS_NORMALISED.of(file, readings=("counts",)))
    check_marked(file, counted.values, bad)
    if bad.any():
        problems.append(_not_counted(file, counted, bad))
    check_sum(file, counts)
    rows = whole_numbers_as_integers(list(counted.rows))
    columns = _spelled_as(whole_numbers_as_integers(list(counted.columns)), rows)
    if _on_rows(file, counted, counts, decisions, problems) is Role.PREDICTION:
        rows, columns, counts = columns, rows, counts.T
    names = list(dict.fromkeys((*rows, *columns)))
    if counted.corner.strip() == OURS and names[-1] in _BACKGROUND:
        names.pop()
    position = {name: i for i, name in enumerate(names)}
    truth, prediction = (
        np.array([position.get(name, MISSING) for name in side], np.int32) for side in (rows, columns)
    )
    row, column = np.nonzero(counts)
    return SamplePart(
        file=file,
        count=len(row),
        name=counted.name,
        truth=Labels(truth[row], tuple(names)),
        prediction=Labels(prediction[column], tuple(names)),
        weight=counts[row, column],
        class_names=tuple(names),
        header=(counted.corner, *counted.columns),
        layout=MATRIX,
    )


def _spelled_as(names: Sequence[str], others: Sequence[str]) -> list[str]:
    """Write names as others do that differ in case, blanks or marks alone, where both lists stay distinct."""
    known = {folded(name): name for name in others}
    if len(known) < len(others) or len({folded(name) for name in names}) < len(names):
        return list(names)
    return [known.get(folded(name), name) for name in names]


def _on_rows(
    file: Path, counted: CountTable, counts: NDArray[np.int64], decisions: Decisions, problems: list[Problem]
) -> Role:
    """Decide what stands on the rows: told, as the names of the axes say, else the truth."""
    told = decisions.told_for("rows", ("truth", "prediction"), file)
    if told is not None:
        decisions.take("rows", told.value, told.origin, about=file)
        return Role(told.value)
    other = Alternative(Role.PREDICTION.value if counted.side is not Role.PREDICTION else Role.TRUTH.value)
    if counted.side is not None:
        evidence = (
            said("the rows are called {!r}", counted.corner)
            if side_of_rows(counted.corner)
            else said("their names, or the layout, say so")
        )
        decisions.take("rows", counted.side.value, Origin.FILE, evidence, (other,), file)
        return counted.side
    decisions.take("rows", Role.TRUTH.value, Origin.CONVENTION, said("no axis has a name"), (other,), file)
    if counts.shape[0] != counts.shape[1] or (counts != counts.T).any():
        mend = "say what stands on the rows"
        if plain_ending(file) in _FIELDS:
            mend = "write what is on the rows into the first field, such as truth"
        readings = (Role.PREDICTION.value,)
        problems.append(MATRIX_ORIENTATION.of(file, readings=readings, mend=mend))
    return Role.TRUTH


def shares(file: Path, *, may_be_samples: bool = False) -> Problem:
    """Say that a matrix holds no counts. may_be_samples: whether its rows could have a label each as well."""
    readings = ("samples",) if may_be_samples else ()
    return MATRIX_NORMALISED.of(file, readings=readings)


def _not_counted(file: Path, counted: CountTable, bad: NDArray[np.bool_]) -> Problem:
    row, column = divmod(int(np.flatnonzero(bad.ravel())[0]), len(counted.columns))
    place = f"in row {counted.rows[row]!r}, column {counted.columns[column]!r}"
    line = None if counted.line is None else int(counted.line[row])
    return not_counted(file, bad, counted.values.ravel().__getitem__, line, place)


def samples_first(parts: Sequence[SamplePart], problems: list[Problem]) -> tuple[SamplePart, ...]:
    """Where some files hold samples and others only counts, keep those whose numbers can be opened."""
    counts = [part for part in parts if part.weight is not None]
    if len(counts) in {0, len(parts)}:
        return tuple(parts)
    problems.extend(COUNTS_LEFT_OUT.of(part.file) for part in counts)
    return tuple(part for part in parts if part.weight is None)
