"""Candidates: the pairs of truth and prediction that overlap, found once a checkpoint."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations, KeptPairs, frozen
from cmviewer.matching.box_overlaps import Overlaps, box_overlaps
from cmviewer.matching.match import Match
from cmviewer.matching.reached_scores import ReachedScores
from cmviewer.matching.rule import IOU_FLOOR
from cmviewer.progress import Cancel

SCORE_FLOOR: Final = float("-inf")
"""Stands for: every prediction, whatever its score."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Q pairs. truth_row, prediction_row: int32 (Q,). overlap: float32 (Q,), in (0, 1]."""

    truth_row: NDArray[np.int32]
    prediction_row: NDArray[np.int32]
    overlap: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.truth_row)

    def take(self, rows: NDArray[np.int64]) -> "Pairs":
        """Return some of the pairs."""
        return Pairs(self.truth_row[rows], self.prediction_row[rows], self.overlap[rows])


@dataclass(frozen=True, eq=False)
class Ranked:
    """Candidates that a rule may pair, by truth, then prediction, so that neighbours lie together in memory.

    truth_row, prediction_row: int32 (Q,). overlap, score: float32 (Q,). rank: int32 (Q,), where each stands
    in the order in which the rule looks at them.
    """

    truth_row: NDArray[np.int32]
    prediction_row: NDArray[np.int32]
    overlap: NDArray[np.float32]
    score: NDArray[np.float32]
    rank: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Candidates:
    """All pairs that may ever be matched, so that to move a threshold is only to match anew.

    pairs: those with IoU >= `floor`, by truth, then prediction; `overlap` is the IoU. covered: truths
    that a rule may ignore with the predictions that lie on them; `overlap` is the share of the
    prediction's own area, >= `floor`. score_floor: predictions under it were not looked at.
    orders: the pairs as rules rank them, as far as they were asked for.
    """

    truth: Annotations
    predictions: Annotations
    floor: float
    score_floor: float
    pairs: Pairs
    covered: Pairs
    orders: dict[tuple[Match, int], Ranked] = field(default_factory=dict, repr=False)

    def hold(self, iou: float, score: float) -> bool:
        """Whether all pairs that a rule with these thresholds may take are among these."""
        return self.floor <= iou and self.score_floor <= score

    @property
    def is_whole(self) -> bool:
        """Whether predictions of every score are in it, and all pairs that explain anything."""
        return self.hold(IOU_FLOOR, SCORE_FLOOR)

    @cached_property
    def reached(self) -> ReachedScores:
        """How many predictions of each class reach a score."""
        return ReachedScores(self.predictions)

    @cached_property
    def same_class(self) -> NDArray[np.bool_]:
        """Whether truth and prediction are of one class, bool (Q,)."""
        truth = self.truth.label[self.pairs.truth_row]
        same: NDArray[np.bool_] = truth == self.predictions.label[self.pairs.prediction_row]
        return same


def ignorable(truth: Annotations) -> NDArray[np.bool_]:
    """Truths that a rule may ignore, bool (M,)."""
    some = np.zeros(len(truth), np.bool_)
    for marked in (truth.crowd, truth.difficult):
        if marked is not None:
            some |= marked
    return some


def candidates_of(
    truth: Annotations,
    predictions: Annotations,
    *,
    iou: float = IOU_FLOOR,
    iou_floor: float = IOU_FLOOR,
    score_floor: float = SCORE_FLOOR,
    cancel: Cancel | None = None,
) -> Candidates:
    """Compare every truth with every prediction of its image, whatever their classes.

    Pairs are kept down to the IoU `iou_floor`, or to `iou` where that is lower. Predictions whose score is
    under `score_floor` are left aside. Raises `Cancelled` where `cancel` was set.
    """
    floor = min(iou_floor, iou)
    rows = np.flatnonzero(predictions.known_score >= np.float32(score_floor))
    seen = predictions if len(rows) == len(predictions) else predictions.take(rows)
    every = ignorable(truth)
    found = overlaps_of(truth, seen, floor, every, cancel or Cancel())
    of_prediction = rows.astype(np.int32)[found.prediction_row]
    return Candidates(
        truth,
        predictions,
        floor,
        score_floor,
        _pairs(found.truth_row, of_prediction, found.iou, found.iou >= np.float32(floor)),
        _pairs(
            found.truth_row,
            of_prediction,
            found.share,
            every[found.truth_row] & (found.share >= np.float32(floor)),
        ),
    )


def kept_candidates(truth: Annotations, predictions: Annotations, kept: KeptPairs) -> Candidates:
    """Return candidates whose pairs were found before, of predictions of every score."""
    pairs, covered = (
        _pairs(kept.truth_row, kept.prediction_row, kept.overlap, which)
        for which in (~kept.covers, kept.covers)
    )
    return Candidates(truth, predictions, kept.floor, SCORE_FLOOR, pairs, covered)


def overlaps_of(
    truth: Annotations, seen: Annotations, floor: float, every: NDArray[np.bool_], cancel: Cancel
) -> Overlaps:
    """Compare boxes, or regions where either side has any, as `box_overlaps` does. Raises `Cancelled`."""
    if truth.region is None and seen.region is None:
        return box_overlaps(truth, seen, floor=floor, every=every)
    from cmviewer.matching.region_overlaps import region_overlaps  # noqa: PLC0415 - Shapely, for regions only

    return region_overlaps(truth, seen, floor=floor, every=every, cancel=cancel)


def _pairs(
    truth: NDArray[np.int32],
    prediction: NDArray[np.int32],
    overlap: NDArray[np.float32],
    kept: NDArray[np.bool_],
) -> Pairs:
    rows = np.flatnonzero(kept)
    return Pairs(
        frozen(truth[rows], np.int32), frozen(prediction[rows], np.int32), frozen(overlap[rows], np.float32)
    )
