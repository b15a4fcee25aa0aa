"""`examples.csv`: a line an outcome. Its counts, summed by cell, are the matrix."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.count import Counted
from cmviewer.evaluation import NO_IMAGE, NO_PREDICTION, Evaluation, Images, PredictedLabels
from cmviewer.writers.fields import csv_text, text_fields, whole_fields

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


def examples_csv(evaluation: Evaluation, counted: Counted, rows: NDArray[np.int64] | None = None) -> str:
    """Write the outcomes `rows`, int64 (R,), in their order; None: all of them.

    `truth_id` and `prediction_id` are rows of the truth and of the checkpoint, from 0; the latter is
    empty where the checkpoint has no prediction at all. `iou` and `cause` belong to other tasks.
    """
    outcomes = counted.outcomes
    if rows is None:
        rows = np.arange(len(outcomes))
    cells = outcomes.cells_of(rows)
    truth, prediction = outcomes.cell_truth[cells], outcomes.cell_prediction[cells]
    names = text_fields((*evaluation.classes.names, evaluation.classes.background_name))
    empty = [""] * len(rows)
    columns = (
        _images(evaluation.images, outcomes.image[rows]),
        names[truth].tolist(),
        names[prediction].tolist(),
        _scores(outcomes.score[rows]),
        empty,
        whole_fields(outcomes.weight[rows]),
        whole_fields(outcomes.truth_row[rows]),
        _prediction_ids(counted.predictions, outcomes.prediction_row[rows]),
        np.array(("false", "true"), np.object_)[(truth == prediction).astype(np.intp)].tolist(),
        empty,
    )
    return csv_text(_HEADER, columns)


def _images(images: Images, image: NDArray[np.int32]) -> list[str]:
    """Names of images, or their indices; empty where samples were only counted."""
    used = np.unique(image)
    fields = text_fields("" if index == NO_IMAGE else images.name(index) for index in used.tolist())
    found: list[str] = fields[np.searchsorted(used, image)].tolist()
    return found


def _scores(score: NDArray[np.float32]) -> list[str]:
    """Shortest text that reads back to the same float32; empty where no score is known."""
    fields = np.array(list(map(str, score)), np.object_)
    fields[np.isnan(score)] = ""
    texts: list[str] = fields.tolist()
    return texts


def _prediction_ids(predictions: PredictedLabels, row: NDArray[np.int32]) -> list[str]:
    label = predictions.label
    missing = np.isnan(predictions.score) if label is None else label == NO_PREDICTION
    ids = np.array(whole_fields(row), np.object_)
    ids[missing[row]] = ""
    texts: list[str] = ids.tolist()
    return texts
