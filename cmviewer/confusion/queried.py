"""Outcomes that a query is true of."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.beside import Beside
from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.earlier import EarlierCheckpoints
from cmviewer.confusion.every_checkpoint import labels_of_all, true_labels
from cmviewer.confusion.lives import lives_of
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import NO_ROW, Evaluation
from cmviewer.problems.comparing import NOTHING_BEFORE
from cmviewer.progress import Cancel
from cmviewer.query import NO_LIFE, Term, answered, asked_of


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
    beside: Beside | None = None,
    labels: Callable[[], NDArray[np.int32]] | None = None,
) -> NDArray[np.bool_]:
    """Say of each outcome whether a checked query is true of it, bool (P,).

    beside: what it is compared with in the window. labels: gives what every checkpoint says, as
    `labels_of_all` does, where that is kept.
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
        None if beside is None else lambda word: beside.changed(Change(word)),
        lambda: _lives(evaluation, counted, labels, cancel or Cancel()),
    )
    return answered(term, asked)


def _lives(
    evaluation: Evaluation,
    counted: CheckpointResult,
    labels: Callable[[], NDArray[np.int32]] | None,
    cancel: Cancel,
) -> NDArray[np.int8]:
    """Life of the truth of each outcome, int8 (P,)."""
    said = labels_of_all(evaluation, counted.rule, cancel) if labels is None else labels()
    lives = np.append(lives_of(said, true_labels(evaluation)), np.int8(NO_LIFE))
    rows = counted.outcomes.truth_row
    return lives[np.where(rows == NO_ROW, len(lives) - 1, rows)]


def the_one_before(evaluation: Evaluation, counted: CheckpointResult, since: str | None) -> int:
    """Return the position of a checkpoint; without a name of the one before. Raises `CmviewerError`."""
    if since is not None:
        return evaluation.checkpoint_names.index(since)
    if counted.checkpoint == 0:
        name = evaluation.checkpoint_names[0]
        raise CmviewerError(NOTHING_BEFORE.of(evaluation.source, name=name))
    return counted.checkpoint - 1
