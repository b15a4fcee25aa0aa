"""Cells that hold the best few classes of a sample as a list of text, beside their scores in another."""

import re
from typing import Any, Final

import pandas as pd

from cmviewer.readers.files import words
from cmviewer.readers.tables.list_cells import LOOKED_AT, NUMBER, split_lists
from cmviewer.readers.tables.table import Table

_PREDICTION: Final = "prediction"
_SCORE: Final = "score"
_WORD: Final = re.compile(NUMBER, re.IGNORECASE)
_QUOTED: Final = re.compile(r"""'([^']*)'|"([^"]*)\"""")
LISTED_TEXTS: Final = re.compile(r"""\[\s*(?:(?:'[^']*'|"[^"]*")\s*(?:,\s*)?)+\]""")
"""A list of names in quotes, as Python or NumPy writes it."""


def ranked_columns(table: Table, lists: list[int]) -> tuple[int, int] | None:
    """Return the column of the classes and that of their scores; None where there are none, or others too.

    lists: the columns that hold lists of numbers.
    """
    texts = _text_columns(table, lists)
    of_scores = [i for i in lists if not words.SCORE.isdisjoint(words.words(table.header[i]))]
    alone = len(texts) == len(lists) == len(of_scores) == 1 and _PREDICTION not in table.header
    return (texts[0], lists[0]) if alone else None


def best_ranked(table: Table, texts: int, numbers: int) -> pd.DataFrame:
    """Return the class with the highest score of each row, and that score."""
    listed = [[one or other for one, other in _QUOTED.findall(str(cell))] for cell in table.text(texts)]
    scores = split_lists("", table, numbers).apply(pd.to_numeric, errors="coerce").fillna(-1)
    place = scores.to_numpy().argmax(axis=1)
    names = [row[i] if i < len(row) else "" for row, i in zip(listed, place.tolist(), strict=True)]
    best = scores.to_numpy().max(axis=1).astype(str)
    return pd.DataFrame({_PREDICTION: names, _SCORE: best}, dtype=object)


def _text_columns(table: Table, lists: list[int]) -> list[int]:
    """Columns of lists of text that are as long as the only lists of numbers: classes beside their scores."""
    counts = {len(_WORD.findall(str(cell))) for i in lists for cell in table.sample[i].head(LOOKED_AT)}
    able = [i for i in range(len(table.header)) if i not in lists and _holds_texts(table.sample[i])]
    return [
        i
        for i in able
        if {len(_QUOTED.findall(str(cell))) for cell in table.sample[i].head(LOOKED_AT)} == counts
    ]


def _holds_texts(values: "pd.Series[Any]") -> bool:
    return all(LISTED_TEXTS.fullmatch(str(cell).strip()) for cell in values.head(LOOKED_AT))
