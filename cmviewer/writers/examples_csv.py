"""`examples.csv`: a line an outcome. Its counts, summed by cell, are the matrix."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import (
    NO_IMAGE,
    NO_PREDICTION,
    NO_ROW,
    Annotations,
    Evaluation,
    Images,
    LabelMaps,
    PredictedLabels,
    Predictions,
    Truth,
    TruthLabels,
)
from cmviewer.matching import ERROR_TYPES
from cmviewer.writers.fields import csv_lines, csv_text, text_fields, whole_fields

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


_BLOCK: Final = 200_000
"""Outcomes that are text at a time: some 100 MB, however many there are."""


def examples_csv(
    evaluation: Evaluation,
    counted: CheckpointResult,
    rows: NDArray[np.int64] | None = None,
    *,
    block: int = _BLOCK,
) -> Iterator[str]:
    """Give the lines of the outcomes `rows`, int64 (R,), in their order, as text of `block` outcomes each.

    None: all of them. `truth_id` and `prediction_id` are what the files call an object, else rows of the
    truth and of the checkpoint, from 0; one is empty where there is no truth or no prediction at all.
    `iou` and `cause` belong to objects.
    """
    yield csv_text(_HEADER, ())
    total = len(counted.outcomes) if rows is None else len(rows)
    for start in range(0, total, block):
        end = min(start + block, total)
        some = np.arange(start, end) if rows is None else rows[start:end]
        yield csv_lines(_columns(evaluation, counted, some))


def _columns(
    evaluation: Evaluation, counted: CheckpointResult, rows: NDArray[np.int64]
) -> tuple[list[str], ...]:
    """Fields of some outcomes, column by column."""
    outcomes = counted.outcomes
    cells = outcomes.cells_of(rows)
    truth, prediction = outcomes.cell_truth[cells], outcomes.cell_prediction[cells]
    names = text_fields((*evaluation.classes.names, evaluation.classes.background_name))
    return (
        _images(evaluation.images, outcomes.image[rows]),
        names[truth].tolist(),
        names[prediction].tolist(),
        _numbers(outcomes.score[rows]),
        _numbers(outcomes.iou[rows]),
        whole_fields(outcomes.weight[rows]),
        _ids(evaluation.truth, outcomes.truth_row[rows]),
        _ids(counted.predictions, outcomes.prediction_row[rows]),
        np.array(("false", "true"), np.object_)[(truth == prediction).astype(np.intp)].tolist(),
        text_fields(cause.value for cause in ERROR_TYPES)[counted.causes[rows]].tolist(),
    )


def _images(images: Images, image: NDArray[np.int32]) -> list[str]:
    """Names of images, or their indices; empty where samples were only counted."""
    used = np.unique(image)
    fields = text_fields("" if index == NO_IMAGE else images.name(index) for index in used.tolist())
    found: list[str] = fields[np.searchsorted(used, image)].tolist()
    return found


def _numbers(values: NDArray[np.float32]) -> list[str]:
    """Shortest text that reads back to the same float32; empty where none is known."""
    fields = np.array(list(map(str, values)), np.object_)
    fields[np.isnan(values)] = ""
    texts: list[str] = fields.tolist()
    return texts


def _ids(side: Truth | Predictions, row: NDArray[np.int32]) -> list[str]:
    match side:
        case Annotations():
            known = row != NO_ROW
            ids = whole_fields(side.identities(row[known]))
        case PredictedLabels(label=label, score=score):
            known = ~np.isnan(score[row]) if label is None else label[row] != NO_PREDICTION
            ids = whole_fields(row[known])
        case LabelMaps():
            return [""] * len(row)
        case TruthLabels():
            return whole_fields(row)
    fields = np.full(len(row), "", np.object_)
    fields[known] = ids
    texts: list[str] = fields.tolist()
    return texts
