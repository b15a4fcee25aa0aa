"""Detection and instance segmentation: overlapping pairs are found once, then paired by a rule."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import Compared, Matches, Purpose
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.strategies.strategy import Strategy, StrategyInput, Subset
from cmviewer.confusion.totals import Totals
from cmviewer.evaluation import Annotations, Evaluation
from cmviewer.matching import (
    IOU_FLOOR,
    SCORE_FLOOR,
    Candidates,
    CountingRule,
    Matched,
    candidates_of,
    error_types_of,
    kept_candidates,
    match_objects,
    outcomes_of,
)

LARGE: Final = 1_000_000
"""Predictions from which a checkpoint is looked at in two steps: what the thresholds keep, then the rest."""
MANY_OUTLINES: Final = 5_000
"""The same of predictions that are compared as outlines: what two of them share takes far longer to find."""

_IN_HASTE: Final = frozenset({Purpose.SHOW, Purpose.AHEAD})


@dataclass(frozen=True, eq=False)
class ComparedObjects(Compared):
    """candidates: all pairs that a rule may match."""

    candidates: Candidates

    def serves(self, rule: CountingRule) -> bool:
        """Whether all pairs that a rule may match are among the candidates."""
        return self.candidates.hold(rule.iou, rule.score)

    @property
    def is_whole(self) -> bool:
        """Whether predictions of every score were looked at, and all pairs that explain anything kept."""
        return self.candidates.is_whole


@dataclass(frozen=True, eq=False)
class ObjectMatches(Matches):
    """matched: what became of each object."""

    candidates: Candidates
    rule: CountingRule
    matched: Matched

    @cached_property
    def causes(self) -> NDArray[np.int8]:
        """Why each outcome has nothing on its other side, int8 (P,), positions in `matching.CAUSES`."""
        causes = error_types_of(self.candidates, self.matched, self.rule)
        truth, prediction = self.outcomes.truth_row, self.outcomes.prediction_row
        # An outcome has one side or both; a side that it does not have, or that has a match, adds nothing.
        of_truth = np.append(causes.of_truth, np.int8(0))[truth]
        return of_truth + np.append(causes.of_prediction, np.int8(0))[prediction]


def _compare(work: StrategyInput[ComparedObjects]) -> ComparedObjects:
    """Of a large checkpoint that is wanted soon, find only the pairs that its rule keeps.

    A lower threshold, and the causes, need the others too.
    """
    known, rule, truth, predictions = work.known, work.rule, work.evaluation.truth, work.predictions
    is_hasty = work.purpose in _IN_HASTE
    if known is not None and known.serves(rule) and (is_hasty or known.is_whole):
        return known
    assert isinstance(truth, Annotations)
    assert isinstance(predictions, Annotations)
    if work.kept is not None:
        return ComparedObjects(predictions, work.told, kept_candidates(truth, predictions, work.kept()))
    is_large = len(predictions) >= (MANY_OUTLINES if _are_outlines(truth, predictions) else LARGE)
    iou_floor, score_floor = (rule.iou, rule.score) if is_hasty and is_large else (IOU_FLOOR, SCORE_FLOOR)
    candidates = candidates_of(
        truth,
        predictions,
        iou=rule.iou,
        iou_floor=iou_floor,
        score_floor=score_floor,
        cancel=work.cancel,
    )
    return ComparedObjects(predictions, work.told, candidates)


def _are_outlines(*sides: Annotations) -> bool:
    """Whether outlines are compared with outlines, and not boxes alone, nor pixels on either side."""
    regions = [side.region for side in sides if side.region is not None]
    return bool(regions) and not any(region.is_mask.all() for region in regions)


def _match(evaluation: Evaluation, compared: ComparedObjects, rule: CountingRule) -> ObjectMatches:
    candidates = compared.candidates
    matched = match_objects(candidates, rule, evaluation.images)
    outcomes = outcomes_of(candidates, matched, class_count=len(evaluation.classes))
    return ObjectMatches(outcomes, candidates, rule, matched)


def _totals(
    evaluation: Evaluation, compared: ComparedObjects, matches: ObjectMatches, matrix: ConfusionMatrix
) -> Totals:
    matched = matches.matched
    kept, covered = int(matched.is_kept.sum()), int(matched.is_covered.sum())
    truths = int(matched.is_truth.sum())
    correct = int(matrix.correct.sum())
    return Totals(
        images=len(evaluation.images),
        truths=len(evaluation.truth),
        counted=truths,
        predictions=kept - covered,
        without_prediction=0,
        under_threshold=len(compared.predictions) - kept,
        correct=correct,
        errors=matrix.total - correct,
        ignored_truths=len(evaluation.truth) - truths,
        on_ignored=covered,
        missed=matrix.missed,
        false_alarms=matrix.false_alarms,
    )


def _totals_of_subset(part: Subset[ComparedObjects, ObjectMatches]) -> Totals:
    """Truths by themselves, and what is left out of the predictions by the predictions."""
    matched, matrix = part.matches.matched, part.matrix
    truth, predictions = part.evaluation.truth, part.compared.predictions
    assert isinstance(truth, Annotations)
    assert isinstance(predictions, Annotations)
    truths = int(part.holds(truth.image, truth_row=np.arange(len(truth), dtype=np.int32)).sum())

    def left_out(which: NDArray[np.bool_]) -> int:
        rows = np.flatnonzero(which).astype(np.int32)
        return int(part.holds(predictions.image[rows], prediction_row=rows).sum())

    counted, correct = matrix.total - matrix.false_alarms, int(matrix.correct.sum())
    return Totals(
        images=int(part.images.sum()),
        truths=truths,
        counted=counted,
        predictions=matrix.total - matrix.missed,
        without_prediction=0,
        under_threshold=left_out(~matched.is_kept),
        correct=correct,
        errors=matrix.total - correct,
        ignored_truths=truths - counted,
        on_ignored=left_out(matched.is_covered),
        missed=matrix.missed,
        false_alarms=matrix.false_alarms,
    )


OBJECTS: Final = Strategy(_compare, _match, _totals, _totals_of_subset)
