"""What a query is asked of: outcomes, or things that may become some, as rows of both sides."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_ROW, Evaluation, Predictions, frozen
from cmviewer.matching import Outcomes
from cmviewer.query.terms import NO_CHANGE


@dataclass(frozen=True, eq=False)
class OutcomeFacts:
    """What only counting tells of n outcomes.

    truth, prediction: int32 (n,), labels, K is the background. score, iou: float32 (n,), NaN where there is
    none. causes: gives positions in `matching.ERROR_TYPES`, int8 (n,). changes: gives positions in `CHANGES`,
    or `NO_CHANGE`, int8 (n,), since a checkpoint; None: since the one before. marks: places
    in `MARK_KINDS`, `NOTED` or `NOT_MARKED`, int8 (n,); None: nothing is marked. pixels: int64 (n,), how many
    each is; None: they are no pixels.
    """

    truth: NDArray[np.int32]
    prediction: NDArray[np.int32]
    score: NDArray[np.float32]
    iou: NDArray[np.float32]
    causes: Callable[[], NDArray[np.int8]]
    changes: Callable[[str | None], NDArray[np.int8]]
    marks: NDArray[np.int8] | None = None
    pixels: NDArray[np.int64] | None = None


@dataclass(frozen=True, eq=False)
class Asked:
    """n things in images. image: int32 (n,), or `NO_IMAGE`. truth_row, prediction_row: int32 (n,), `NO_ROW`.

    outcome: what counting tells of them; None where only terms of a subset are asked.
    """

    evaluation: Evaluation
    predictions: Predictions
    image: NDArray[np.int32]
    truth_row: NDArray[np.int32]
    prediction_row: NDArray[np.int32]
    outcome: OutcomeFacts | None = None

    def __len__(self) -> int:
        return len(self.image)


def asked_of(
    evaluation: Evaluation,
    predictions: Predictions,
    outcomes: Outcomes,
    causes: Callable[[], NDArray[np.int8]],
    changes: Callable[[str | None], NDArray[np.int8]] | None = None,
    marks: NDArray[np.int8] | None = None,
) -> Asked:
    """Ask all outcomes, in their order; `causes`, `changes` and `marks` as `OutcomeFacts` has them.

    The first two are computed only where they are asked for; without `changes` nothing has changed.
    """
    length = np.diff(outcomes.cell_start)
    facts = OutcomeFacts(
        frozen(np.repeat(outcomes.cell_truth, length), np.int32),
        frozen(np.repeat(outcomes.cell_prediction, length), np.int32),
        outcomes.score,
        outcomes.iou,
        causes,
        changes or (lambda _since: np.full(len(outcomes), NO_CHANGE, np.int8)),
        marks,
        None if outcomes.area is None else outcomes.weight,
    )
    sides = outcomes.truth_row, outcomes.prediction_row
    return Asked(evaluation, predictions, outcomes.image, *sides, facts)


def bare(
    evaluation: Evaluation,
    predictions: Predictions,
    image: NDArray[np.int32],
    *,
    truth_row: NDArray[np.int32] | None = None,
    prediction_row: NDArray[np.int32] | None = None,
) -> Asked:
    """Ask things that were not counted, such as predictions under the threshold, or images without any."""
    none = np.broadcast_to(np.int32(NO_ROW), len(image))
    sides = [none if rows is None else rows for rows in (truth_row, prediction_row)]
    return Asked(evaluation, predictions, image, sides[0], sides[1])
