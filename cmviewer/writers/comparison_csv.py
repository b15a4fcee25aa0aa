"""`comparison.csv`: each cell that is not empty in one of two matrices, and by how much they differ."""

from typing import Final

from cmviewer.confusion.comparison.comparison import Comparison
from cmviewer.writers.fields import csv_text, text_fields, whole_fields

COMPARISON_NAME: Final = "comparison.csv"
_HEADER: Final = ("truth", "prediction", "a", "b", "difference")


def comparison_csv(comparison: Comparison) -> str:
    """A line a cell, sorted by truth, then prediction; difference: B − A."""
    truth, prediction, a, b = comparison.cells
    names = text_fields((*comparison.classes.names, comparison.classes.background_name))
    return csv_text(
        _HEADER, (names[truth].tolist(), names[prediction].tolist(), *map(whole_fields, (a, b, b - a)))
    )
