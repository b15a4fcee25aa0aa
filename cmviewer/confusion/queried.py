"""Outcomes that a query is true of."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import Evaluation
from cmviewer.query import Term, answered, asked_of


def queried(evaluation: Evaluation, counted: CheckpointResult, term: Term) -> NDArray[np.int64]:
    """Return the outcomes that a checked query is true of, as rows int64, in their order.

    Raises `CmviewerError` where a column is unknown or cannot be read.
    """
    asked = asked_of(evaluation, counted.predictions, counted.outcomes, lambda: counted.causes)
    return np.flatnonzero(answered(term, asked))
