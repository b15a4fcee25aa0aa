"""`comparison.csv`: each cell that is not empty in one of two matrices, and by how much they differ."""

from collections.abc import Mapping
from typing import Final

from cmviewer.confusion.comparison.comparison import Comparison
from cmviewer.writers.counted_by import table_text
from cmviewer.writers.fields import real_field, text_fields, whole_fields

COMPARISON_NAME: Final = "comparison.csv"
_HEADER: Final = ("truth", "prediction", "a", "b", "difference", "p")


def comparison_csv(comparison: Comparison, told: Mapping[str, str]) -> str:
    """A line a cell, sorted by truth, then prediction; difference: B − A. told: by what both were counted.

    p: whether that can be chance, corrected for all cells; empty where too few images differ to tell.
    """
    truth, prediction, a, b = comparison.cells
    names = text_fields((*comparison.classes.names, comparison.classes.background_name))
    counts = map(whole_fields, (a, b, b - a))
    chances = [real_field(one) for one in comparison.cell_chances.tolist()]
    return table_text(_HEADER, (names[truth].tolist(), names[prediction].tolist(), *counts, chances), told)
