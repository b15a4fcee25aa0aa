"""Outcomes that a query is true of."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.evaluation import Evaluation
from cmviewer.query import Term, answered, asked_of


def queried(
    evaluation: Evaluation, counted: CheckpointResult, term: Term, marks: NDArray[np.int8] | None = None
) -> NDArray[np.int64]:
    """Return the outcomes that a checked query is true of, as rows int64, in their order.

    marks: what each is marked as, int8 (P,), as of `OutcomeFacts`; None: nothing is.

    Raises `CmviewerError` where a column is unknown or cannot be read.
    """
    asked = asked_of(evaluation, counted.predictions, counted.outcomes, lambda: counted.causes, marks)
    return np.flatnonzero(answered(term, asked))
