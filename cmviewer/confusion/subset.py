"""A part of what was counted: outcomes that were matched with all others, chosen by a query."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult, Compared, Matches
from cmviewer.confusion.matrix import matrix_of
from cmviewer.confusion.strategies.strategy import Holds, Subset
from cmviewer.evaluation import NO_IMAGE, Evaluation, Predictions
from cmviewer.matching import Outcomes
from cmviewer.query import Asked, Term, answered, asked_of, bare, check_subset, parsed


def subset_of(evaluation: Evaluation, counted: CheckpointResult, subset: str) -> Subset[Compared, Matches]:
    """Return the part of a result that a query chooses. Raises `CmviewerError` where it cannot be asked."""
    predictions, matches = counted.predictions, counted.matches
    outcomes, term = part_of(evaluation, predictions, matches, subset)
    holds = _holds(evaluation, predictions, term)
    images = holds(np.arange(len(evaluation.images), dtype=np.int32))
    with_outcomes = outcomes.image
    images[with_outcomes[with_outcomes != NO_IMAGE]] = True
    matrix = matrix_of(outcomes, len(evaluation.classes))
    totals = counted.counts.totals
    return Subset[Any, Any](evaluation, counted.compared, matches, totals, outcomes, matrix, images, holds)


def part_of(
    evaluation: Evaluation, predictions: Predictions, matches: Matches, subset: str
) -> tuple[Outcomes, Term]:
    """Return the outcomes that a query chooses, and the query. Raises as `subset_of`."""
    term = parsed(subset)
    check_subset(term, evaluation)
    asked = asked_of(evaluation, predictions, matches.outcomes, lambda: matches.causes)
    return matches.outcomes.part(answered(term, asked)), term


def _holds(evaluation: Evaluation, predictions: Predictions, term: Term) -> Holds:
    def holds(
        image: NDArray[np.int32],
        *,
        truth_row: NDArray[np.int32] | None = None,
        prediction_row: NDArray[np.int32] | None = None,
    ) -> NDArray[np.bool_]:
        asked: Asked = bare(
            evaluation, predictions, image, truth_row=truth_row, prediction_row=prediction_row
        )
        return answered(term, asked)

    return holds
