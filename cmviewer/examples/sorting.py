"""In which order examples are listed."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import Evaluation, Task
from cmviewer.natural_order import natural_key
from cmviewer.query import asked_of
from cmviewer.query.mark_kinds import NOT_MARKED, NOTED
from cmviewer.query.numbers import numbers_of


class Sort(StrEnum):
    """What examples are sorted by."""

    PIXELS = "pixels"
    SCORE = "score"
    IOU = "iou"
    SMALLEST = "smallest"
    LARGEST = "largest"
    MARGIN = "margin"
    MISTAKES = "mistakes"
    DISAGREEMENT = "disagreement"
    LIFE = "life"
    MARK = "mark"
    NAME = "name"
    INDEX = "index"


WORDS: Final = {
    Sort.PIXELS: "most pixels",
    Sort.SCORE: "most confident mistake",
    Sort.IOU: "lowest IoU",
    Sort.SMALLEST: "smallest",
    Sort.LARGEST: "largest",
    Sort.MARGIN: "smallest margin",
    Sort.MISTAKES: "mistakes in the image",
    Sort.DISAGREEMENT: "checkpoints disagree",
    Sort.LIFE: "life, never right first",
    Sort.MARK: "marks first",
    Sort.NAME: "name",
    Sort.INDEX: "index",
}
OVER_CHECKPOINTS: Final = (Sort.DISAGREEMENT, Sort.LIFE)
"""Orders by what all checkpoints say: of one alone there is nothing to tell."""
_OF_ALL: Final = frozenset({Sort.NAME, Sort.INDEX, Sort.MARK})


def sorts_of(task: Task) -> tuple[Sort, ...]:
    """Orders that mean something for a task, the usual one first."""
    return tuple(sort for sort in WORDS if sort in _OF_ALL or sort in task.profile.sorts)


def offered_sorts(evaluation: Evaluation | None) -> tuple[Sort, ...]:
    """Orders that mean something for what is open: one checkpoint alone has no time."""
    sorts = sorts_of(Task.CLASSIFICATION if evaluation is None else evaluation.task)
    several = evaluation is not None and len(evaluation.checkpoints) > 1
    return tuple(sort for sort in sorts if several or sort not in OVER_CHECKPOINTS)


def sorted_rows(
    evaluation: Evaluation,
    counted: CheckpointResult,
    rows: NDArray[np.int64],
    sort: Sort,
    over_time: Callable[[Sort], NDArray[np.float64]],
    marks: NDArray[np.int8] | None = None,
) -> NDArray[np.int64]:
    """Bring outcomes, int64 (n,), into an order; equal ones stand by image. What is not known comes last.

    over_time: tells what all checkpoints say of each outcome for one of `OVER_CHECKPOINTS`, float64 (P,).
    marks: what each is marked as, int8 (P,); None: nothing is.
    """
    outcomes = counted.outcomes
    by_index = rows[np.argsort(outcomes.image[rows], kind="stable")]
    match sort:
        case Sort.MARK if marks is not None:
            kinds = marks[by_index]
            return by_index[np.argsort(np.where(kinds == NOT_MARKED, NOTED + 1, kinds), kind="stable")]
        case Sort.MARK:
            return by_index
        case Sort.INDEX:
            return by_index
        case Sort.NAME:
            images = outcomes.image[by_index].tolist()
            keys = [natural_key(evaluation.images.name(image)) for image in images]
            return by_index[sorted(range(len(keys)), key=keys.__getitem__)]
        case Sort.SCORE:
            cells = outcomes.cells_of(by_index)
            wrong = outcomes.cell_truth[cells] != outcomes.cell_prediction[cells]
            return by_index[np.lexsort((-known_scores(counted, by_index), ~wrong))]
        case _:
            values = _values(evaluation, counted, by_index, sort, over_time)
            return by_index[np.argsort(values, kind="stable")]


def _values(
    evaluation: Evaluation,
    counted: CheckpointResult,
    rows: NDArray[np.int64],
    sort: Sort,
    over_time: Callable[[Sort], NDArray[np.float64]],
) -> NDArray[Any]:
    """What outcomes, int64 (n,), are sorted by, the smallest first; NaN where it is not known."""
    outcomes = counted.outcomes
    match sort:
        case Sort.PIXELS:
            return -outcomes.weight[rows]
        case Sort.IOU:
            return outcomes.iou[rows]
        case Sort.LARGEST:
            return -areas(evaluation, counted, rows)
        case Sort.MARGIN:
            asked = asked_of(evaluation, counted.predictions, outcomes, lambda: counted.causes)
            return numbers_of(asked, "margin")[rows]
        case Sort.MISTAKES:
            return -_mistakes(counted)[outcomes.image[rows]]
        case Sort.DISAGREEMENT:
            return -over_time(sort)[rows]
        case Sort.LIFE:
            return over_time(sort)[rows]
        case _:
            return areas(evaluation, counted, rows)


def known_scores(counted: CheckpointResult, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """Scores of outcomes, float32 (n,); -1 where none is known."""
    scores: NDArray[np.float32] = np.nan_to_num(counted.outcomes.score[rows], nan=-1.0)
    return scores


def areas(evaluation: Evaluation, counted: CheckpointResult, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Pixels of each outcome's object, of its truth where it has one, float64 (n,); NaN for labels."""
    asked = asked_of(evaluation, counted.predictions, counted.outcomes, lambda: counted.causes)
    return numbers_of(asked, "area")[rows].astype(np.float64)


def _mistakes(counted: CheckpointResult) -> NDArray[np.int64]:
    """How much is wrong in each image, int64 (N,); everything counts, listed or not."""
    outcomes = counted.outcomes
    wrong = np.repeat(outcomes.cell_truth != outcomes.cell_prediction, np.diff(outcomes.cell_start))
    known = outcomes.image >= 0
    return np.bincount(outcomes.image[known], (outcomes.weight * wrong)[known]).astype(np.int64)
