"""`confusion_matrix.csv`, or `confusion_cells.csv` where there are too many classes for a square."""

from typing import Final

import numpy as np

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.evaluation import Classes, Task
from cmviewer.writers.fields import csv_text, text_fields, whole_fields

MATRIX_NAME: Final = "confusion_matrix.csv"
CELLS_NAME: Final = "confusion_cells.csv"
SQUARE_LIMIT: Final = 2_000
"""Most classes that are written as a square."""


def counts_name(matrix: ConfusionMatrix) -> str:
    """Name of the file that holds the full counts."""
    return CELLS_NAME if matrix.class_count > SQUARE_LIMIT else MATRIX_NAME


def counts_csv(matrix: ConfusionMatrix, classes: Classes, task: Task) -> str:
    """Text of the file that holds the full counts."""
    if matrix.class_count > SQUARE_LIMIT:
        return cells_csv(matrix, classes)
    return matrix_csv(matrix, classes, task)


def matrix_csv(matrix: ConfusionMatrix, classes: Classes, task: Task) -> str:
    """Full counts, truth on rows, classes in their own order, the background last where there is one."""
    names = text_fields(classes.names).tolist()
    if has_background(matrix, task):
        names += text_fields([classes.background_name]).tolist()
    counts = np.full((len(names), len(names)), "0", np.object_)
    counts[matrix.truth, matrix.prediction] = whole_fields(matrix.count)
    return csv_text(("truth \\ prediction", *names), (names, *counts.T.tolist()))


def cells_csv(matrix: ConfusionMatrix, classes: Classes) -> str:
    """One line a cell that is not empty."""
    names = text_fields((*classes.names, classes.background_name))
    return csv_text(
        ("truth", "prediction", "count"),
        (names[matrix.truth].tolist(), names[matrix.prediction].tolist(), whole_fields(matrix.count)),
    )


def has_background(matrix: ConfusionMatrix, task: Task) -> bool:
    """Whether the background is a class here: but for objects only where something is predicted as it."""
    return task.profile.background_rows or bool(matrix.missed + matrix.false_alarms)
