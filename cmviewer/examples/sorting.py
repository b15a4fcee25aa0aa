"""In which order examples are listed."""

from enum import StrEnum
from typing import Final

import numpy as np
from natsort import natsort_keygen
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import NO_ROW, Annotations, Evaluation, Task

_natural = natsort_keygen()


class Sort(StrEnum):
    """What examples are sorted by."""

    PIXELS = "pixels"
    SCORE = "score"
    IOU = "iou"
    SMALLEST = "smallest"
    LARGEST = "largest"
    NAME = "name"
    INDEX = "index"


WORDS: Final = {
    Sort.PIXELS: "most pixels",
    Sort.SCORE: "most confident mistake",
    Sort.IOU: "lowest IoU",
    Sort.SMALLEST: "smallest",
    Sort.LARGEST: "largest",
    Sort.NAME: "name",
    Sort.INDEX: "index",
}
_OF_ALL: Final = frozenset({Sort.NAME, Sort.INDEX})


def sorts_of(task: Task) -> tuple[Sort, ...]:
    """Orders that mean something for a task, the usual one first."""
    return tuple(sort for sort in WORDS if sort in _OF_ALL or sort in task.profile.sorts)


def sorted_rows(
    evaluation: Evaluation, counted: CheckpointResult, rows: NDArray[np.int64], sort: Sort
) -> NDArray[np.int64]:
    """Bring outcomes, int64 (n,), into an order; equal ones stand by image. What is not known comes last."""
    outcomes = counted.outcomes
    by_index = rows[np.argsort(outcomes.image[rows], kind="stable")]
    match sort:
        case Sort.INDEX:
            return by_index
        case Sort.NAME:
            images = outcomes.image[by_index].tolist()
            keys = [_natural(evaluation.images.name(image)) for image in images]
            return by_index[sorted(range(len(keys)), key=keys.__getitem__)]
        case Sort.SCORE:
            cells = outcomes.cells_of(by_index)
            wrong = outcomes.cell_truth[cells] != outcomes.cell_prediction[cells]
            return by_index[np.lexsort((-known_scores(counted, by_index), ~wrong))]
        case Sort.PIXELS:
            return by_index[np.argsort(-outcomes.weight[by_index], kind="stable")]
        case Sort.IOU:
            return by_index[np.argsort(outcomes.iou[by_index], kind="stable")]
        case Sort.SMALLEST:
            return by_index[np.argsort(areas(evaluation, counted, by_index), kind="stable")]
        case Sort.LARGEST:
            return by_index[np.argsort(-areas(evaluation, counted, by_index), kind="stable")]


def known_scores(counted: CheckpointResult, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """Scores of outcomes, float32 (n,); -1 where none is known."""
    scores: NDArray[np.float32] = np.nan_to_num(counted.outcomes.score[rows], nan=-1.0)
    return scores


def areas(evaluation: Evaluation, counted: CheckpointResult, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Pixels of each outcome's object, of its truth where it has one, float64 (n,); NaN for labels."""
    truth, predictions = evaluation.truth, counted.predictions
    if not (isinstance(truth, Annotations) and isinstance(predictions, Annotations)):
        return np.full(len(rows), np.nan)
    of_truth = counted.outcomes.truth_row[rows]
    of_prediction = counted.outcomes.prediction_row[rows]
    sizes = [np.append(side.known_area, np.nan) for side in (truth, predictions)]
    return np.where(of_truth == NO_ROW, sizes[1][of_prediction], sizes[0][of_truth])
