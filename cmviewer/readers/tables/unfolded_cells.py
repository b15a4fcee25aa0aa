"""Tables whose cells hold several numbers, unfolded: a column a number."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from cmviewer.errors import Problem
from cmviewer.readers.tables.frame_table import table_of_frame
from cmviewer.readers.tables.list_cells import list_columns, listed_numbers, split_lists
from cmviewer.readers.tables.object_cells import named_numbers, object_columns, split_objects
from cmviewer.readers.tables.ranked_cells import best_ranked, ranked_columns
from cmviewer.readers.tables.table import ReadTable, Table


def without_list_cells(read: ReadTable) -> ReadTable:
    """Return a way to read the same table, with a column a number in place of such lists."""

    def read_unfolded(file: Path, problems: list[Problem]) -> Table:
        return unfolded(read(file, problems))

    return read_unfolded


def unfolded(table: Table) -> Table:
    """Return a table with a column a number in place of the lists, and of the objects, in its cells.

    Of the best few classes and their scores the best one and its score stay.
    """
    lists = list_columns(table)
    split = dict.fromkeys(object_columns(table), split_objects) | dict.fromkeys(lists, split_lists)
    ranked = ranked_columns(table, lists)
    columns = [
        split[place](name, table, place)
        if place in split
        else pd.Series(table.text(place), dtype=object).to_frame(name)
        for place, name in enumerate(table.header)
        if place not in (ranked or ())
    ]
    best = [] if ranked is None else [best_ranked(table, *ranked)]
    return table_of_frame(table.file, pd.concat([*columns, *best], axis=1), table.line)


def names_unfolded(header: Sequence[str], row: Sequence[str]) -> list[str]:
    """Return the names of the columns of such a table, from its header and its first row."""
    cells = [*row, *[""] * (len(header) - len(row))]
    return [full for name, cell in zip(header, cells, strict=False) for full in _names_of(name, cell)]


def cells_unfolded(row: Sequence[str]) -> list[str]:
    """Return the cells of such a row."""
    return [number for cell in row for number in _cells_of(cell)]


def _cells_of(cell: str) -> list[str]:
    listed, named = listed_numbers(cell), named_numbers(cell)
    if listed is not None:
        return listed
    return [cell] if named is None else list(named.values())


def _names_of(name: str, cell: str) -> list[str]:
    listed, named = listed_numbers(cell), named_numbers(cell)
    if listed is not None:
        return [f"{name}_{key}" for key in range(len(listed))]
    return [name] if named is None else [f"{name}_{key}" for key in named]
