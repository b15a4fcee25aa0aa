"""`changes.csv`: a line for each truth and false alarm of which two checkpoints say different things."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from cmviewer.confusion.comparison.changes import ALIKE, CHANGES, NOTHING, Changes
from cmviewer.confusion.comparison.comparison import Comparison, Counted
from cmviewer.evaluation import NO_ROW
from cmviewer.writers.counted_by import repeated
from cmviewer.writers.fields import csv_lines, csv_text, text_fields, whole_fields
from cmviewer.writers.outcome_fields import id_fields, image_fields

CHANGES_NAME: Final = "changes.csv"
_HEADER: Final = ("image", "truth_id", "truth", "prediction_a", "prediction_b", "change", "count")
_BLOCK: Final = 200_000


def changes_csv(
    a: Counted, comparison: Comparison, told: Mapping[str, str], *, block: int = _BLOCK
) -> Iterator[str]:
    """Give the lines as text of `block` each; of pixels one for each image and pair of cells.

    The truth of a false alarm is the background; a prediction is empty where a checkpoint has no such false
    alarm. truth_id: what the file of A calls the truth; empty of false alarms and pixels. told: by
    what both were counted.
    """
    yield csv_text((*_HEADER, *told), ())
    changes = comparison.changes
    if changes is None:
        return
    unlike = np.array([change not in ALIKE for change in CHANGES])
    rows = np.flatnonzero(unlike[changes.kind])
    for start in range(0, len(rows), block):
        some = rows[start : start + block]
        yield csv_lines((*_columns(a, comparison, changes, some), *repeated(told, len(some))))


def _columns(a: Counted, comparison: Comparison, changes: Changes, rows: np.ndarray) -> tuple[list[str], ...]:
    classes = comparison.classes
    names = text_fields((*classes.names, classes.background_name, ""))  # the last one is `NOTHING`
    assert NOTHING == -1
    outcome = changes.a[rows]
    has_truth = (outcome != NO_ROW) & (changes.truth[rows] != classes.background)
    ids = np.full(len(rows), "", np.object_)
    truth_row = a.result.outcomes.truth_row[outcome[has_truth]]
    ids[has_truth] = id_fields(a.evaluation.truth, truth_row)
    return (
        image_fields(a.evaluation.images, changes.image[rows]),
        ids.tolist(),
        *(
            names[labels[rows]].tolist()
            for labels in (changes.truth, changes.prediction_a, changes.prediction_b)
        ),
        text_fields(change.value for change in CHANGES)[changes.kind[rows]].tolist(),
        whole_fields(changes.count[rows]),
    )
