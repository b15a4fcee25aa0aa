"""`examples.csv`: a line an outcome. Its counts, summed by cell, are the matrix."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import Evaluation
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.matching import ERROR_TYPES
from cmviewer.writers.fields import csv_lines, csv_text, text_fields, whole_fields
from cmviewer.writers.outcome_fields import id_fields, image_fields, mark_fields, number_fields

EXAMPLES_NAME: Final = "examples.csv"
_HEADER: Final = (
    "image",
    "truth",
    "prediction",
    "score",
    "iou",
    "count",
    "truth_id",
    "prediction_id",
    "correct",
    "cause",
)
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
    `iou` and `cause` belong to objects. marked: what people have said; then two columns more tell it.
    """
    yield csv_text(_HEADER if marked is None else (*_HEADER, *_MARKS), ())
    total = len(counted.outcomes) if rows is None else len(rows)
    for start in range(0, total, block):
        end = min(start + block, total)
        some = np.arange(start, end) if rows is None else rows[start:end]
        columns = _columns(evaluation, counted, some)
        if marked is not None:
            columns += tuple(text_fields(fields).tolist() for fields in mark_fields(marked, some).values())
        yield csv_lines(columns)


def _columns(
    evaluation: Evaluation, counted: CheckpointResult, rows: NDArray[np.int64]
) -> tuple[list[str], ...]:
    """Fields of some outcomes, column by column."""
    outcomes = counted.outcomes
    cells = outcomes.cells_of(rows)
    truth, prediction = outcomes.cell_truth[cells], outcomes.cell_prediction[cells]
    names = text_fields((*evaluation.classes.names, evaluation.classes.background_name))
    return (
        image_fields(evaluation.images, outcomes.image[rows]),
        names[truth].tolist(),
        names[prediction].tolist(),
        number_fields(outcomes.score[rows]),
        number_fields(outcomes.iou[rows]),
        whole_fields(outcomes.weight[rows]),
        id_fields(evaluation.truth, outcomes.truth_row[rows]),
        id_fields(counted.predictions, outcomes.prediction_row[rows]),
        np.array(("false", "true"), np.object_)[(truth == prediction).astype(np.intp)].tolist(),
        text_fields(cause.value for cause in ERROR_TYPES)[counted.causes[rows]].tolist(),
    )
