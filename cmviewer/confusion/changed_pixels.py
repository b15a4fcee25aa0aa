"""What a query lists of pixels that changed: of each outcome only those pixels that it is true of."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.changes import CHANGES as KINDS
from cmviewer.confusion.comparison.changes import Changes
from cmviewer.confusion.comparison.compare import changes_between
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.count import count
from cmviewer.confusion.earlier import EarlierCheckpoints
from cmviewer.confusion.queried import queried, the_one_before
from cmviewer.evaluation import Evaluation, Unit
from cmviewer.matching import Outcomes
from cmviewer.progress import Cancel
from cmviewer.query import CHANGES, NO_CHANGE, Change, QueryError, Term, answered, asked_of, leaves
from cmviewer.said import said

_WORD_OF_KIND: Final = np.array(
    [CHANGES.index(kind) if kind in CHANGES else NO_CHANGE for kind in KINDS], np.int8
)
"""Place in `CHANGES` of queries for each kind of change."""


def listed_by(
    evaluation: Evaluation,
    counted: CheckpointResult,
    term: Term,
    marks: NDArray[np.int8] | None = None,
    cancel: Cancel | None = None,
    earlier: EarlierCheckpoints | None = None,
) -> tuple[CheckpointResult, NDArray[np.int64]]:
    """Return what a checked query lists: outcomes, and which of them, as rows int64, in their order.

    Pixels of one outcome may have become different things since another checkpoint: where that is asked,
    outcomes count only those pixels that the query is true of. marks, earlier: as of `queried`. Raises as
    that, and `QueryError` where pixels are asked about two checkpoints.
    """
    changes = [one for one in leaves(term) if isinstance(one, Change)]
    if evaluation.task.profile.unit is not Unit.PIXEL or not changes:
        return counted, queried(evaluation, counted, term, marks, cancel, earlier)
    befores = [the_one_before(evaluation, counted, one.since) for one in changes]
    for one, before in zip(changes, befores, strict=True):
        if before != befores[0]:
            what = said("what pixels became is asked since one checkpoint at a time")
            raise QueryError(what, one.at, len(one.word))
    result = count(evaluation, befores[0], counted.rule, cancel=cancel, subset=counted.counts.subset)
    found = changes_between(Counted(evaluation, result), Counted(evaluation, counted), cancel=cancel)
    assert found is not None
    weight = _true_pixels(evaluation, counted, term, marks, found)
    outcomes = counted.outcomes.counting(weight)
    return replace(counted, matches=replace(counted.matches, outcomes=outcomes)), np.flatnonzero(weight)


def _true_pixels(
    evaluation: Evaluation,
    counted: CheckpointResult,
    term: Term,
    marks: NDArray[np.int8] | None,
    found: Changes,
) -> NDArray[np.int64]:
    """How many pixels of each outcome a query is true of, int64 (P,): it is asked of each kind of change."""
    outcomes = counted.outcomes
    pixels = np.zeros((len(CHANGES) + 1, len(outcomes)), np.int64)  # the last are none of these, `NO_CHANGE`
    np.add.at(pixels, (_WORD_OF_KIND[found.kind], _outcomes_of(found, outcomes, evaluation)), found.count)
    pixels[NO_CHANGE] = outcomes.weight - pixels[:NO_CHANGE].sum(axis=0)
    total = np.zeros(len(outcomes), np.int64)
    for kind, amount in zip((*range(len(CHANGES)), NO_CHANGE), pixels, strict=True):
        total += np.where(_holds_of(evaluation, counted, term, marks, kind), amount, 0)
    return total


def _holds_of(
    evaluation: Evaluation,
    counted: CheckpointResult,
    term: Term,
    marks: NDArray[np.int8] | None,
    kind: int,
) -> NDArray[np.bool_]:
    """Whether a query is true of those pixels of each outcome that changed so, bool (P,)."""
    became = np.full(len(counted.outcomes), kind, np.int8)
    asked = asked_of(
        evaluation,
        counted.predictions,
        counted.outcomes,
        lambda: counted.causes,
        lambda _since: became,
        marks,
    )
    return answered(term, asked)


def _outcomes_of(found: Changes, outcomes: Outcomes, evaluation: Evaluation) -> NDArray[np.int64]:
    """The outcome of B that each change is a part of, int64 (C,): that of its image and cell."""
    base, images = len(evaluation.classes) + 1, len(evaluation.images)
    cells = outcomes.cells_of(np.arange(len(outcomes)))
    codes = [
        (truth.astype(np.int64) * base + prediction) * images + image
        for truth, prediction, image in (
            (outcomes.cell_truth[cells], outcomes.cell_prediction[cells], outcomes.image),
            (found.truth, found.prediction_b, found.image),
        )
    ]
    order = np.argsort(codes[0])
    place: NDArray[np.int64] = order[np.searchsorted(codes[0], codes[1], sorter=order)]
    return place
