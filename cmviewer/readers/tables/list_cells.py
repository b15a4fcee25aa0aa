"""Cells that hold a list of numbers as text, as pandas writes them: `"[0.1, 0.7, 0.2]"`."""

import re
from typing import Any, Final

import pandas as pd

from cmviewer.readers.tables.table import Table

NUMBER: Final = r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|nan"
LOOKED_AT: Final = 100
"""Cells of a column that tell what all of them hold."""
_LIST: Final = rf"(?i)\[\s*(?:{NUMBER})(?:[\s,]+(?:{NUMBER}))+[\s,]*\]"


def has_list_cells(table: Table) -> bool:
    """Tell whether a column of a table holds lists of numbers."""
    return bool(list_columns(table))


def list_columns(table: Table) -> list[int]:
    """Return the columns that hold lists of numbers."""
    first = table.sample.iloc[0].tolist()
    return [i for i, cell in enumerate(first) if str(cell).startswith("[") and _holds_lists(table.sample[i])]


def listed_numbers(cell: str) -> list[str] | None:
    """Return the numbers of a cell, as text; None where it holds no list of them."""
    text = cell.strip()
    return re.split(r"[\s,]+", text.strip("[]").strip(" ,\n")) if re.fullmatch(_LIST, text) else None


def split_lists(name: str, table: Table, position: int) -> pd.DataFrame:
    """Return a list's numbers as text, a column each; a cell that is no list has none."""
    cells = pd.Series(table.text(position), dtype=object).str.strip().str.strip("[]")
    numbers = cells.str.strip(" ,\n").str.split(r"[\s,]+", regex=True, expand=True).fillna("")
    return numbers.set_axis([f"{name}_{key}" for key in numbers.columns], axis=1)


def _holds_lists(values: "pd.Series[Any]") -> bool:
    head = values.head(LOOKED_AT).astype(str)
    return bool((head.str.fullmatch(_LIST) | (head == "")).all())
