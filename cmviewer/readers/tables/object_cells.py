"""Cells that hold an object of numbers as text, as pandas writes them: `"{'x1': 5.0, 'y1': 2.0}"`."""

import re
from typing import Final

import pandas as pd

from cmviewer.readers.tables.list_cells import NUMBER
from cmviewer.readers.tables.table import Table

_NAMED: Final = rf"""(?i)['\"](\w+)['\"]\s*:\s*({NUMBER})"""
_OBJECT: Final = rf"""(?i)\{{\s*(?:['\"]\w+['\"]\s*:\s*(?:{NUMBER})[\s,]*)+\}}"""


def object_columns(table: Table) -> list[int]:
    """Return the columns that hold objects of numbers, by their first row."""
    first = table.sample.iloc[0].tolist()
    return [i for i, cell in enumerate(first) if named_numbers(str(cell)) is not None]


def named_numbers(cell: str) -> dict[str, str] | None:
    """Return the numbers of a cell by their names, as text; None where it holds no object of them."""
    text = cell.strip()
    return dict(re.findall(_NAMED, text)) if re.fullmatch(_OBJECT, text) else None


def split_objects(name: str, table: Table, position: int) -> pd.DataFrame:
    """Return an object's numbers as text, a column for each of its names."""
    cells = [dict(re.findall(_NAMED, str(cell))) for cell in table.text(position)]
    frame = pd.DataFrame(cells, dtype=object).fillna("")
    return frame.set_axis([f"{name}_{key}" for key in frame.columns], axis=1)
