"""Cells that hold several numbers as text, as pandas writes them: `"[0.1, 0.7, 0.2]"`, `"{'x1': 5.0, …}"`."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pandas as pd

from cmviewer.errors import Problem
from cmviewer.readers.files import words
from cmviewer.readers.tables.frame_table import table_of_frame
from cmviewer.readers.tables.table import ReadTable, Table

_NUMBER: Final = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|nan"
_LIST: Final = rf"(?i)\[\s*(?:{_NUMBER})(?:[\s,]+(?:{_NUMBER}))+[\s,]*\]"
_PREDICTION: Final = "prediction"
_SCORE: Final = "score"
_WORD: Final = re.compile(_NUMBER, re.IGNORECASE)
_QUOTED: Final = re.compile(r"""'([^']*)'|"([^"]*)\"""")
_TEXTS: Final = re.compile(r"""\[(?:\s*(?:'[^']*'|"[^"]*")\s*,?)+\]""")
_NAMED: Final = rf"""(?i)['\"](\w+)['\"]\s*:\s*({_NUMBER})"""
_OBJECT: Final = rf"""(?i)\{{\s*(?:['\"]\w+['\"]\s*:\s*(?:{_NUMBER})[\s,]*)+\}}"""
_LOOKED_AT: Final = 100


def without_list_cells(read: ReadTable) -> ReadTable:
    """Return a way to read the same table, with a column a number in place of such lists."""

    def read_unfolded(file: Path, problems: list[Problem]) -> Table:
        return unfolded(read(file, problems))

    return read_unfolded


def has_list_cells(table: Table) -> bool:
    """Tell whether a column of a table holds lists of numbers."""
    return bool(_list_columns(table))


def _list_columns(table: Table) -> list[int]:
    first = table.sample.iloc[0].tolist()
    return [i for i, cell in enumerate(first) if str(cell).startswith("[") and _holds_lists(table.sample[i])]


def _holds_lists(values: "pd.Series[Any]") -> bool:
    head = values.head(_LOOKED_AT).astype(str)
    return bool((head.str.fullmatch(_LIST) | (head == "")).all())


def _text_columns(table: Table, lists: list[int]) -> list[int]:
    """Columns of lists of text that are as long as the only lists of numbers: classes beside their scores."""
    counts = {len(_WORD.findall(str(cell))) for i in lists for cell in table.sample[i].head(_LOOKED_AT)}
    able = [i for i in range(len(table.header)) if i not in lists and _holds_texts(table.sample[i])]
    return [
        i
        for i in able
        if {len(_QUOTED.findall(str(cell))) for cell in table.sample[i].head(_LOOKED_AT)} == counts
    ]


def _holds_texts(values: "pd.Series[Any]") -> bool:
    return all(_TEXTS.fullmatch(str(cell).strip()) for cell in values.head(_LOOKED_AT))


def _best(table: Table, texts: int, numbers: int) -> pd.DataFrame:
    """Return the class with the highest score of each row, and that score."""
    listed = [[one or other for one, other in _QUOTED.findall(str(cell))] for cell in table.text(texts)]
    scores = _split("", table, numbers).apply(pd.to_numeric, errors="coerce").fillna(-1)
    place = scores.to_numpy().argmax(axis=1)
    names = [row[i] if i < len(row) else "" for row, i in zip(listed, place.tolist(), strict=True)]
    best = scores.to_numpy().max(axis=1).astype(str)
    return pd.DataFrame({_PREDICTION: names, _SCORE: best}, dtype=object)


def unfolded(table: Table) -> Table:
    """Return a table with a column a number in place of the lists, and of the objects, in its cells."""
    lists, objects = _list_columns(table), _object_columns(table)
    texts = _text_columns(table, lists)
    of_scores = [i for i in lists if not words.SCORE.isdisjoint(words.words(table.header[i]))]
    alone = len(texts) == len(lists) == len(of_scores) == 1 and _PREDICTION not in table.header
    ranked = (*texts, *lists) if alone else ()
    columns = [
        _split(name, table, position)
        if position in lists
        else _named(name, table, position)
        if position in objects
        else pd.Series(table.text(position), dtype=object).to_frame(name)
        for position, name in enumerate(table.header)
        if position not in ranked
    ]
    best = [_best(table, *ranked)] if ranked else []
    return table_of_frame(table.file, pd.concat([*columns, *best], axis=1), table.line)


def names_unfolded(header: Sequence[str], row: Sequence[str]) -> list[str]:
    """Return the names of the columns of such a table, from its header and its first row."""
    cells = [*row, *[""] * (len(header) - len(row))]
    return [name for one, cell in zip(header, cells, strict=False) for name in _names_of(one, cell)]


def cells_unfolded(row: Sequence[str]) -> list[str]:
    """Return the cells of such a row."""
    return [number for cell in row for number in _cells_of(cell)]


def _cells_of(cell: str) -> list[str]:
    if re.fullmatch(_LIST, cell.strip()):
        return _numbers(cell)
    return (
        [number for _, number in re.findall(_NAMED, cell)] if re.fullmatch(_OBJECT, cell.strip()) else [cell]
    )


def _names_of(name: str, cell: str) -> list[str]:
    if re.fullmatch(_LIST, cell.strip()):
        return [f"{name}_{key}" for key in range(len(_numbers(cell)))]
    if re.fullmatch(_OBJECT, cell.strip()):
        return [f"{name}_{key}" for key, _ in re.findall(_NAMED, cell)]
    return [name]


def _numbers(cell: str) -> list[str]:
    return re.split(r"[\s,]+", cell.strip().strip("[]").strip(" ,\n"))


def _object_columns(table: Table) -> list[int]:
    first = table.sample.iloc[0].tolist()
    return [i for i, cell in enumerate(first) if re.fullmatch(_OBJECT, str(cell).strip())]


def _named(name: str, table: Table, position: int) -> pd.DataFrame:
    """Return an object's numbers as text, a column for each of its names."""
    cells = [dict(re.findall(_NAMED, str(cell))) for cell in table.text(position)]
    frame = pd.DataFrame(cells, dtype=object).fillna("")
    return frame.set_axis([f"{name}_{key}" for key in frame.columns], axis=1)


def _split(name: str, table: Table, position: int) -> pd.DataFrame:
    """Return a list's numbers as text, a column each; a cell that is no list has none."""
    cells = pd.Series(table.text(position), dtype=object).str.strip().str.strip("[]")
    numbers = cells.str.strip(" ,\n").str.split(r"[\s,]+", regex=True, expand=True).fillna("")
    return numbers.set_axis([f"{name}_{key}" for key in numbers.columns], axis=1)
