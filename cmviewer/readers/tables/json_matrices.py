"""Finished matrices in JSON: as Comet writes them, or a matrix beside its labels."""

from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.request import Columns
from cmviewer.readers.tables.cell_samples import read_cell_samples, unreadable_samples, with_samples
from cmviewer.readers.tables.json_records import read_json_records
from cmviewer.readers.tables.matrices import has_predictions_on_rows, part_of_counts
from cmviewer.readers.tables.parts import Part
from cmviewer.readers.tables.table_parts import read_table

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
        with file.open("rb") as start:
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
    rows = _square(next((value[key] for key in _MATRIX if key in value), None))
    if rows is None:
        return None
    labels: list[object] = next((value[key] for key in _NAMES if isinstance(value.get(key), list)), [])
    names = [_name(label) for label in (labels if len(labels) == len(rows) else range(len(rows)))]
    corner = str(value.get("rowLabel", "truth"))
    cells = np.empty((len(rows), len(rows)), object)
    cells[:] = rows
    part = part_of_counts(file, corner, names, names, cells, problems)
    if part is None:
        return None
    listed = value.get("sampleMatrix")
    if listed is None:
        return part
    samples = read_cell_samples(listed, names)
    if samples is None:
        problems.append(unreadable_samples(part))
        return part
    return with_samples(part, samples.turned() if has_predictions_on_rows(corner) else samples, problems)


def _square(value: object) -> list[list[object]] | None:
    """Return a list of rows that are as long as there are rows; None where it is none, or nested deeper."""
    rows = [row for row in value if isinstance(row, list)] if isinstance(value, list) else []
    if not isinstance(value, list) or not rows or any(len(row) != len(value) for row in rows):
        return None
    nested = any(isinstance(cell, list | dict) for row in rows for cell in row)
    return None if nested or len(rows) != len(value) else rows


def _name(label: object) -> str:
    """Return the name of a class as text that UTF-8 can hold: JSON may name half a letter."""
    return str(label).encode("utf-8", "replace").decode("utf-8")
