"""`confusion_matrix.csv`, or `confusion_cells.csv` where there are too many classes for a square."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from cmviewer.confusion.checkpoint_result import CheckpointCounts
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.view_state import Side
from cmviewer.evaluation import Classes, Evaluation, Task
from cmviewer.writers.counted_by import table_text, told_in_a_line
from cmviewer.writers.fields import csv_text, text_field, text_fields, whole_fields

MATRIX_NAME: Final = "confusion_matrix.csv"
CELLS_NAME: Final = "confusion_cells.csv"
SQUARE_LIMIT: Final = 2_000
"""Most classes that are written as a square."""
CORNER: Final = "truth \\ prediction"
"""Begins the first line of the square: which side stands on rows, and which on columns."""


def corner_of(evaluation: Evaluation, counts: CheckpointCounts) -> str:
    """Begin a square that no summary stands beside: the same, and by what was counted.

    The orientation comes once more at the end, for a checkpoint may be called `predicted rows`.
    """
    return f"{CORNER}: {told_in_a_line(evaluation, counts)}; {Side.TRUTH.value} on rows"


def counts_name(matrix: ConfusionMatrix) -> str:
    """Name of the file that holds the full counts."""
    return CELLS_NAME if matrix.class_count > SQUARE_LIMIT else MATRIX_NAME


def counts_csv(
    matrix: ConfusionMatrix, classes: Classes, task: Task, told: Mapping[str, str], corner: str = CORNER
) -> str:
    """Text of the file that holds the full counts. told: by what they were counted; a square has no room.

    corner: begins the square.
    """
    if matrix.class_count > SQUARE_LIMIT:
        return cells_csv(matrix, classes, told)
    return matrix_csv(matrix, classes, task, corner)


def matrix_csv(matrix: ConfusionMatrix, classes: Classes, task: Task, corner: str = CORNER) -> str:
    """Full counts, truth on rows, classes in their own order, the background last where there is one."""
    names = text_fields(classes.names).tolist()
    if has_background(matrix, task):
        names += text_fields([classes.background_name]).tolist()
    counts = np.full((len(names), len(names)), "0", np.object_)
    counts[matrix.truth, matrix.prediction] = whole_fields(matrix.count)
    return csv_text((text_field(corner), *names), (names, *counts.T.tolist()))


def cells_csv(matrix: ConfusionMatrix, classes: Classes, told: Mapping[str, str]) -> str:
    """One line a cell that is not empty. told: by what they were counted."""
    names = text_fields((*classes.names, classes.background_name))
    return table_text(
        ("truth", "prediction", "count"),
        (names[matrix.truth].tolist(), names[matrix.prediction].tolist(), whole_fields(matrix.count)),
        told,
    )


def has_background(matrix: ConfusionMatrix, task: Task) -> bool:
    """Whether the background is a class here: but for objects only where something is predicted as it."""
    return task.profile.background_rows or bool(matrix.missed + matrix.false_alarms)
