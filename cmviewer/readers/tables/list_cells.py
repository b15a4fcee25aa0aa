"""Cells that hold a list of numbers as text, as pandas writes them: `"[0.1, 0.7, 0.2]"`."""

from pathlib import Path
from typing import Any, Final

import pandas as pd

from cmviewer.errors import Problem
from cmviewer.readers.tables.frame_table import table_of_frame
from cmviewer.readers.tables.table import ReadTable, Table

_NUMBER: Final = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|nan"
_LIST: Final = rf"(?i)\[\s*(?:{_NUMBER})(?:[\s,]+(?:{_NUMBER}))+[\s,]*\]"
_LOOKED_AT: Final = 100


def without_list_cells(read: ReadTable) -> ReadTable:
    """Return a way to read the same table, with a column a number in place of such lists."""

    def unfolded(file: Path, problems: list[Problem]) -> Table:
        return _unfolded(read(file, problems))

    return unfolded


def has_list_cells(table: Table) -> bool:
    """Tell whether a column of a table holds lists of numbers."""
    return bool(_list_columns(table))


def _list_columns(table: Table) -> list[int]:
    first = table.sample.iloc[0].tolist()
    return [i for i, cell in enumerate(first) if str(cell).startswith("[") and _holds_lists(table.sample[i])]


def _holds_lists(values: "pd.Series[Any]") -> bool:
    head = values.head(_LOOKED_AT).astype(str)
    return bool((head.str.fullmatch(_LIST) | (head == "")).all())


def _unfolded(table: Table) -> Table:
    lists = _list_columns(table)
    columns = [
        _split(name, table, position)
        if position in lists
        else pd.Series(table.text(position), dtype=object).to_frame(name)
        for position, name in enumerate(table.header)
    ]
    return table_of_frame(table.file, pd.concat(columns, axis=1), table.line)


def _split(name: str, table: Table, position: int) -> pd.DataFrame:
    """Return a list's numbers as text, a column each; a cell that is no list has none."""
    cells = pd.Series(table.text(position), dtype=object).str.strip().str.strip("[]")
    numbers = cells.str.strip(" ,\n").str.split(r"[\s,]+", regex=True, expand=True).fillna("")
    return numbers.set_axis([f"{name}_{key}" for key in numbers.columns], axis=1)
