"""Tables of boxes that hold all four numbers of a box in one field: `"[1.0, 2.0, 29.0, 38.0]"`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.readers.objects.columns_of_boxes import columns_of
from cmviewer.readers.tables.delimited import read_delimited
from cmviewer.readers.tables.json_records import read_json_records
from cmviewer.readers.tables.table import ReadTable, Table
from cmviewer.readers.tables.unfolded_cells import cells_unfolded, names_unfolded, unfolded

RECORDS: Final = (".json", ".jsonl")
"""Endings of tables that are records of JSON."""


def numbers_apart(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """Return header and first rows with a column for each number where that makes a table of boxes of them.

    Else as they are.
    """
    plain = list(header), [list(row) for row in rows]
    if columns_of(tuple(header)) is not None or not rows:
        return plain
    names = names_unfolded(header, rows[0])
    return plain if columns_of(tuple(names)) is None else (names, [cells_unfolded(row) for row in rows])


def reads(file: Path) -> ReadTable:
    """Return what reads a table of boxes, with a column for each number of a box."""
    return _read_records if file.suffix.lower() in RECORDS else _read_delimited


def _read_records(file: Path, problems: list[Problem]) -> Table:
    return _numbers_apart(read_json_records(file, problems))


def _read_delimited(file: Path, problems: list[Problem]) -> Table:
    return _numbers_apart(read_delimited(file, problems))


def _numbers_apart(table: Table) -> Table:
    if columns_of(table.header) is not None or not len(table.sample):
        return table
    names = names_unfolded(table.header, [str(cell) for cell in table.sample.iloc[0].tolist()])
    return table if columns_of(tuple(names)) is None else unfolded(table)
