"""Examples of a bundle lie on a disk: what cards show of them is read before they are painted."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import NO_ROW, Annotations, Evaluation

READ_AHEAD: Final = 10_000
"""Outcomes at the beginning of a list that are read at once."""


def read_ahead(evaluation: Evaluation, counted: CheckpointResult, rows: NDArray[np.int64]) -> None:
    """Read, in the worker that lists them, what is known of the first of some outcomes, int64 (n,).

    What was read is kept; of what is in memory only causes are found out, when they are first asked for.
    """
    outcomes, first = counted.outcomes, rows[:READ_AHEAD]
    counted.causes[first]
    if evaluation.counted is None:
        return
    for column in (outcomes.score, outcomes.iou):
        column[first]
    sides = (evaluation.truth, outcomes.truth_row), (counted.predictions, outcomes.prediction_row)
    for side, row_of in sides:
        row = row_of[first]
        if isinstance(side, Annotations):
            side.box[row[row != NO_ROW]]
