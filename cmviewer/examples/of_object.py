"""From an object in an image to the example that it is counted as."""

import numpy as np

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.view_state import Side
from cmviewer.evaluation import Evaluation, frozen
from cmviewer.examples.examples import Example, Examples


def example_of_object(
    evaluation: Evaluation, counted: CheckpointResult, side: Side, row: int
) -> Example | None:
    """Return the example that a true or predicted object is part of; None where it is not counted."""
    outcomes = counted.outcomes
    of_side = outcomes.truth_row if side is Side.TRUTH else outcomes.prediction_row
    found = np.flatnonzero(of_side == row)[:1]
    return Examples(evaluation, counted, frozen(found, np.int64), 1)[0] if found.size else None
