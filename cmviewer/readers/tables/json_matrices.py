"""Finished matrices in JSON: as Comet writes them, or a matrix beside its labels."""

from pathlib import Path
from typing import Any, Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.request import Columns
from cmviewer.readers.tables.cell_samples import read_cell_samples, unreadable_samples, with_samples
from cmviewer.readers.tables.json_records import read_json_records
from cmviewer.readers.tables.matrices import has_predictions_on_rows, part_of_counts
from cmviewer.readers.tables.parts import Part
from cmviewer.readers.tables.table_parts import read_table
from cmviewer.regular_files import open_regular

_MATRIX: Final = ("matrix", "confusion_matrix", "confusionMatrix", "cm", "counts")
_NAMES: Final = ("labels", "classes", "class_names", "names", "categories")
_PROBED: Final = 1 << 16
"""Bytes in which one of these words has to stand: a large file of records is read only once."""


def read_json(file: Path, columns: Columns, problems: list[Problem]) -> list[Part]:
    """Read a JSON file: a finished matrix, or records. Raises `CmviewerError` where it is neither."""
    part = _matrix_part(file, load_json(file, problems), problems) if _may_hold_matrix(file) else None
    return [part] if part is not None else read_table(read_json_records, file, columns, problems)


def _may_hold_matrix(file: Path) -> bool:
    try:
        with open_regular(file) as start:
            head = start.read(_PROBED)
    except OSError:
        return False  # whoever reads it says why
    return any(f'"{key}"'.encode() in head for key in _MATRIX)


def _matrix_part(file: Path, value: object, problems: list[Problem]) -> Part | None:
    """Return the counts of an object that holds a square matrix of them; None where it holds none.

    Samples that it lists of some cells become rows of their own.
    """
    if not isinstance(value, dict):
        return None
    rows = next((value[key] for key in _MATRIX if key in value), None)
    if not _is_square(rows):
        return None
    counts = np.array(rows, np.float64)
    if (counts < 0).any() or (counts != np.floor(counts)).any():
        return None
    labels: list[object] = next((value[key] for key in _NAMES if isinstance(value.get(key), list)), [])
    names = [str(name) for name in (labels if len(labels) == len(counts) else range(len(counts)))]
    corner = str(value.get("rowLabel", "truth"))
    part = part_of_counts(file, corner, names, names, counts)
    listed = value.get("sampleMatrix")
    if listed is None:
        return part
    samples = read_cell_samples(listed, names)
    if samples is None:
        problems.append(unreadable_samples(part))
        return part
    return with_samples(part, samples.turned() if has_predictions_on_rows(corner) else samples, problems)


def _is_square(rows: Any) -> bool:  # noqa: ANN401 - anything that JSON can hold
    if not isinstance(rows, list) or not rows:
        return False
    return all(
        isinstance(row, list) and len(row) == len(rows) and all(type(cell) in {int, float} for cell in row)
        for row in rows
    )
