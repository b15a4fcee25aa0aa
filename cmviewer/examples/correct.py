"""Correct examples that another one is compared with."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.examples.examples import named_ones
from cmviewer.examples.sorting import known_scores


def nearest_correct(counted: CheckpointResult, label: int, count: int) -> NDArray[np.int64]:
    """Correct outcomes of a class, the surest first, as rows int64."""
    matrix = counted.matrix
    rows = counted.outcomes.rows_of((matrix.truth == label) & (matrix.prediction == label))
    rows = named_ones(counted, rows)
    return rows[np.argsort(-known_scores(counted, rows), kind="stable")][:count]
