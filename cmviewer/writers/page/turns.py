"""Which examples of a page come first: of each cell the worst, then of each the next, and so on."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import NO_IMAGE, Evaluation, Unit
from cmviewer.examples.sorting import areas

MOST: Final = 1_500
"""Examples of a page, and of each checkpoint on it: each costs the reading of an image."""
PAIRS: Final = 20
"""Heaviest pairs that a page lists, of two classes and of the background each."""


def in_turn(evaluation: Evaluation, counted: CheckpointResult, most: int) -> NDArray[np.int64]:
    """Return at most that many outcomes, as rows int64 (n,): a turn takes one of each cell.

    Within a turn the heaviest errors come first, then what is right of their classes, then the other errors,
    and what else is right last. What is only counted is none.
    """
    outcomes = counted.outcomes
    cell = np.repeat(np.arange(len(outcomes.cell_count)), np.diff(outcomes.cell_start))
    wrong = outcomes.cell_truth != outcomes.cell_prediction
    order = np.lexsort((-_badness(evaluation, counted, wrong[cell]), cell))
    order = order[outcomes.image[order] != NO_IMAGE]
    of = cell[order]
    turn = np.arange(len(of)) - np.searchsorted(of, of)
    rank = np.empty(len(wrong), np.int64)
    rank[np.lexsort((-outcomes.cell_count, _groups(counted, wrong)))] = np.arange(len(wrong))
    chosen: NDArray[np.int64] = order[np.lexsort((rank[of], turn))[:most]]
    return chosen


def _groups(counted: CheckpointResult, wrong: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Which cells come before others, int64 (C,): the lower the earlier."""
    outcomes, background = counted.outcomes, counted.matrix.class_count
    has_background = (outcomes.cell_truth == background) | (outcomes.cell_prediction == background)
    kinds = (np.flatnonzero(wrong & which) for which in (has_background, ~has_background))
    heaviest = np.concatenate(
        [some[np.argsort(-outcomes.cell_count[some], kind="stable")[:PAIRS]] for some in kinds]
    )
    sides = np.concatenate((outcomes.cell_truth[heaviest], outcomes.cell_prediction[heaviest]))
    groups = np.where(wrong, 2, np.where(np.isin(outcomes.cell_truth, sides), 1, 3))
    groups[heaviest] = 0
    return groups


def _badness(
    evaluation: Evaluation, counted: CheckpointResult, wrong: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """How bad each outcome is within its cell, float64 (P,): a sure mistake, or a large one without a score.

    Of what is right the least sure is the worst.
    """
    outcomes = counted.outcomes
    score = outcomes.score.astype(np.float64)
    score = np.where(wrong, score, -score)
    if evaluation.task.profile.unit is Unit.SAMPLE:
        size = np.zeros(len(score))
    elif evaluation.task.profile.unit is Unit.PIXEL:
        size = outcomes.weight.astype(np.float64)
    else:
        size = areas(evaluation, counted, np.arange(len(score)))
    return np.where(np.isnan(score), size, score)
