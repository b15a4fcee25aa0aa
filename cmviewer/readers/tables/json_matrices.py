"""Finished matrices in JSON: as Comet writes them, or a matrix beside its labels."""

from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Alternative, Role
from cmviewer.problems.truth import SAMPLES_OF_CELLS
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.tables.cell_samples import read_cell_samples, with_samples
from cmviewer.readers.tables.counts import are_shares
from cmviewer.readers.tables.json_records import read_json_records
from cmviewer.readers.tables.json_square import Square, called_matrix, find_square, may_hold_matrix
from cmviewer.readers.tables.matrices import CountTable, part_of_counts, shares
from cmviewer.readers.tables.matrix_words import side_in, side_of_rows
from cmviewer.readers.tables.number_squares import may_be_square, perhaps_matrix
from cmviewer.readers.tables.parts import SamplePart
from cmviewer.readers.tables.table_parts import read_table

_PROBED: Final = 1 << 16
"""Bytes in which one of these words has to stand: a large file of records is read only once."""


def read_json(file: Path, decisions: Decisions, problems: list[Problem]) -> list[SamplePart]:
    """Read a JSON file: a finished matrix, or records. Raises `CmviewerError` where it is neither."""
    decisions.told_for("table", ("samples", "counts"), file)
    parts = read_json_matrix(file, decisions, problems)
    return read_table(read_json_records, file, decisions, problems) if parts is None else parts


def read_json_matrix(file: Path, decisions: Decisions, problems: list[Problem]) -> list[SamplePart] | None:
    """Read a finished matrix; None where the file holds none. Raises `CmviewerError`.

    That of shares is none of samples either, whatever was told.
    """
    told = decisions.look_up("table", (file,))
    called = called_matrix(file.stem) or (told is not None and told.value == "counts")
    if not may_hold_matrix(beginning(file, _PROBED), called=called or told is None):
        return None
    try:
        value = load_json(file, [])
        square = find_square(value, called=called)
    except CmviewerError:
        return None  # whoever reads its records says why
    if square is None and told is None and _may_be_matrix(value):
        raise CmviewerError(perhaps_matrix(file))
    if square is not None and are_shares(np.array(square.cells, object)):
        raise CmviewerError(shares(file))
    if told is not None and told.value == "samples":
        return None
    part = None if square is None else _matrix_part(file, square, decisions, problems)
    if part is not None and told is not None:
        decisions.take("table", told.value, told.origin, "", (Alternative("samples"),), file)
    return None if part is None else [part]


def _is_of_comet(square: Square) -> bool:
    """Tell whether a matrix is one of Comet's, which has the truth on its rows."""
    return "sampleMatrix" in square.around or square.around.get("type") == "confusion-matrix"


def _may_be_matrix(value: object) -> bool:
    """Tell whether a list of lists may be counts, though nothing is called so."""
    square = find_square(value, called=True) if isinstance(value, list) else None
    if square is None or not all(type(cell) is int for row in square.cells for cell in row):
        return False
    return may_be_square(np.array(square.cells))


def _matrix_part(
    file: Path, square: Square, decisions: Decisions, problems: list[Problem]
) -> SamplePart | None:
    """Return the counts of a square matrix; samples that it lists of some cells become rows of their own."""
    cells = np.empty((len(square.rows), len(square.columns)), object)
    cells[:] = square.cells
    corner = str(square.around.get("rowLabel", ""))
    side = side_of_rows(corner) or side_in(square.around) or (Role.TRUTH if _is_of_comet(square) else None)
    counted = CountTable(square.rows, square.columns, cells, side, corner)
    part = part_of_counts(file, counted, decisions, problems)
    if part is None:
        return None
    listed = square.around.get("sampleMatrix")
    if listed is None:
        return part
    samples = read_cell_samples(listed, square.rows)
    if samples is None:
        problems.append(SAMPLES_OF_CELLS.of(part.file))
        return part
    turned = next(one.taken for one in decisions.taken if one.key == "rows" and one.about == file)
    return with_samples(part, samples.turned() if turned == Role.PREDICTION.value else samples, problems)
