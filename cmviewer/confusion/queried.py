"""Outcomes that a query is true of."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.earlier import EarlierCheckpoints
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.problems.comparing import NOTHING_BEFORE
from cmviewer.progress import Cancel
from cmviewer.query import Term, answered, asked_of


def queried(
    evaluation: Evaluation,
    counted: CheckpointResult,
    term: Term,
    marks: NDArray[np.int8] | None = None,
    cancel: Cancel | None = None,
    earlier: EarlierCheckpoints | None = None,
) -> NDArray[np.int64]:
    """Return the outcomes that a checked query is true of, as rows int64, in their order.

    marks: what each is marked as, int8 (P,), as of `OutcomeFacts`; None: nothing is. earlier: keeps what
    changed for the next question. Raises as `holding` does.
    """
    return np.flatnonzero(holding(evaluation, counted, term, marks, cancel, earlier))


def holding(
    evaluation: Evaluation,
    counted: CheckpointResult,
    term: Term,
    marks: NDArray[np.int8] | None = None,
    cancel: Cancel | None = None,
    earlier: EarlierCheckpoints | None = None,
) -> NDArray[np.bool_]:
    """Say of each outcome whether a checked query is true of it, bool (P,).

    Raises `CmviewerError` where a column is unknown or cannot be read, and where a checkpoint cannot be.
    """
    kept = earlier or EarlierCheckpoints()
    asked = asked_of(
        evaluation,
        counted.predictions,
        counted.outcomes,
        lambda: counted.causes,
        lambda since: kept.changes(evaluation, counted, the_one_before(evaluation, counted, since), cancel),
        marks,
    )
    return answered(term, asked)


def the_one_before(evaluation: Evaluation, counted: CheckpointResult, since: str | None) -> int:
    """Return the position of a checkpoint; without a name of the one before. Raises `CmviewerError`."""
    if since is not None:
        return evaluation.checkpoint_names.index(since)
    if counted.checkpoint == 0:
        name = evaluation.checkpoint_names[0]
        raise CmviewerError(NOTHING_BEFORE.of(evaluation.source, name=name))
    return counted.checkpoint - 1
