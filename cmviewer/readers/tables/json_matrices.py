"""Finished matrices in JSON: as Comet writes them, or a matrix beside its labels."""

from pathlib import Path
from typing import Final

import numpy as np

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Role
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.tables.cell_samples import read_cell_samples, unreadable_samples, with_samples
from cmviewer.readers.tables.json_records import read_json_records
from cmviewer.readers.tables.matrices import Counted, part_of_counts
from cmviewer.readers.tables.parts import Part
from cmviewer.readers.tables.role_words import side_named
from cmviewer.readers.tables.table_parts import read_table

_MATRIX: Final = ("matrix", "confusion_matrix", "confusionMatrix", "cm", "counts")
_NAMES: Final = ("labels", "classes", "class_names", "names", "categories")
_PROBED: Final = 1 << 16
"""Bytes in which one of these words has to stand: a large file of records is read only once."""


def read_json(file: Path, decisions: Decisions, problems: list[Problem]) -> list[Part]:
    """Read a JSON file: a finished matrix, or records. Raises `CmviewerError` where it is neither."""
    told = decisions.told_for("table", ("samples", "counts"), file)
    samples = told is not None and told.value == "samples"
    parts = None if samples else read_json_matrix(file, decisions, problems)
    return read_table(read_json_records, file, decisions, problems) if parts is None else parts


def read_json_matrix(file: Path, decisions: Decisions, problems: list[Problem]) -> list[Part] | None:
    """Read a finished matrix; None where the file holds none. Raises `CmviewerError`."""
    head = beginning(file, _PROBED)
    if not any(f'"{key}"'.encode() in head for key in _MATRIX):
        return None
    try:
        value = load_json(file, [])
    except CmviewerError:
        return None  # whoever reads its records says why
    part = _matrix_part(file, value, decisions, problems)
    return None if part is None else [part]


def _matrix_part(file: Path, value: object, decisions: Decisions, problems: list[Problem]) -> Part | None:
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
    corner = str(value.get("rowLabel", ""))
    cells = np.empty((len(rows), len(rows)), object)
    cells[:] = rows
    counted = Counted(names, names, cells, side_named(corner) or Role.TRUTH, corner)
    part = part_of_counts(file, counted, decisions, problems)
    if part is None:
        return None
    listed = value.get("sampleMatrix")
    if listed is None:
        return part
    samples = read_cell_samples(listed, names)
    if samples is None:
        problems.append(unreadable_samples(part))
        return part
    turned = next(one.taken for one in decisions.taken if one.key == "rows" and one.about == file)
    return with_samples(part, samples.turned() if turned == Role.PREDICTION.value else samples, problems)


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
