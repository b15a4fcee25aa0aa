"""`examples.csv`: a line an outcome. Its counts, summed by cell, are the matrix."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import Evaluation
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.writers.counted_by import counted_by, repeated
from cmviewer.writers.fields import csv_lines, csv_text, text_field
from cmviewer.writers.outcome_fields import OUTCOME_COLUMNS, mark_fields, outcome_columns

EXAMPLES_NAME: Final = "examples.csv"
_MARKS: Final = ("mark", "note")
_BLOCK: Final = 200_000
"""Outcomes that are text at a time: some 100 MB, however many there are."""


def examples_csv(
    evaluation: Evaluation,
    counted: CheckpointResult,
    rows: NDArray[np.int64] | None = None,
    *,
    marked: MarkedOutcomes | None = None,
    block: int = _BLOCK,
) -> Iterator[str]:
    """Give the lines of the outcomes `rows`, int64 (R,), in their order, as text of `block` outcomes each.

    None: all of them. `truth_id` and `prediction_id` are what the files call an object, else rows of the
    truth and of the checkpoint, from 0; one is empty where there is no truth or no prediction at all.
    `iou` and `cause` belong to objects. marked: what people have said; then two columns more tell it. The
    last columns say by what was counted.
    """
    told = counted_by(evaluation, counted.counts)
    yield csv_text((*OUTCOME_COLUMNS, *(() if marked is None else _MARKS), *told), ())
    total = len(counted.outcomes) if rows is None else len(rows)
    for start in range(0, total, block):
        end = min(start + block, total)
        some = np.arange(start, end) if rows is None else rows[start:end]
        columns = outcome_columns(evaluation, counted, some)
        if marked is not None:
            columns |= mark_fields(marked, some, text_field)
        yield csv_lines((*columns.values(), *repeated(told, len(some))))
