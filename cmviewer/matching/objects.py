"""Detection and instance segmentation: every truth that is kept, and every prediction, is in one outcome."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_ROW, Annotations, Images
from cmviewer.matching.candidates import Candidates, Pairs, Ranked
from cmviewer.matching.outcomes import OutcomeRows, Outcomes, outcomes_with_alarms
from cmviewer.matching.ranking import ranked
from cmviewer.matching.rule import CountingRule, Crowd, Difficult


@dataclass(frozen=True, eq=False)
class Matched:
    """What became of M truths and n predictions of one checkpoint.

    truth_row, prediction_row: int32 (Q,), the ends of each match; iou: float32 (Q,).
    is_truth: bool (M,), truths that count. is_kept: bool (n,), predictions whose score is high enough;
    is_covered: bool (n,), those of them that are left out because they lie on a truth that is ignored, or
    because no truth takes them and not all objects of their class are marked in their image.
    score: the threshold, float32.
    """

    truth_row: NDArray[np.int32]
    prediction_row: NDArray[np.int32]
    iou: NDArray[np.float32]
    is_truth: NDArray[np.bool_]
    is_kept: NDArray[np.bool_]
    is_covered: NDArray[np.bool_]
    score: np.float32

    @cached_property
    def partner_of_truth(self) -> NDArray[np.int32]:
        """Row of the prediction of each truth, or `NO_ROW`, int32 (M,)."""
        return _at(self.truth_row, self.prediction_row, len(self.is_truth))

    @cached_property
    def partner_of_prediction(self) -> NDArray[np.int32]:
        """Row of the truth of each prediction, or `NO_ROW`, int32 (n,)."""
        return _at(self.prediction_row, self.truth_row, len(self.is_kept))

    @cached_property
    def false_alarms(self) -> NDArray[np.int64]:
        """Rows of the predictions that stay alone and count, int64."""
        alone = self.is_kept & ~self.is_covered
        alone[self.prediction_row] = False
        return np.flatnonzero(alone)


def _at(rows: NDArray[np.int32], values: NDArray[np.int32], count: int) -> NDArray[np.int32]:
    """An array of `count`, with values at some rows and `NO_ROW` at the others."""
    table = np.full(count, NO_ROW, np.int32)
    table[rows] = values
    return table


def match_objects(candidates: Candidates, rule: CountingRule, images: Images) -> Matched:
    """Pair truths with predictions by a rule.

    Thresholds are taken to float32 first, as scores and IoUs were, so that what is written like one is
    not under it. The candidates must hold the thresholds of the rule.
    """
    truth, predictions = candidates.truth, candidates.predictions
    is_truth = ~left_aside(truth, rule)
    score = np.float32(rule.score)
    is_kept = predictions.known_score >= score
    pairs = _ranked(candidates, rule, images)
    able = (pairs.overlap >= np.float32(rule.iou)) & (pairs.score >= score)
    if not is_truth.all():
        able &= is_truth[pairs.truth_row]
    rows = np.flatnonzero(able)
    t, p = pairs.truth_row.take(rows), pairs.prediction_row.take(rows)
    chosen = rule.match.rule.take(t, p, pairs.rank.take(rows))
    t, p = t.take(chosen), p.take(chosen)
    is_covered = _covered(candidates.covered, ignored(truth, rule), rule, len(predictions))
    if predictions.optional is not None:
        is_covered |= predictions.optional
    is_covered &= is_kept
    is_covered[p] = False
    return Matched(t, p, pairs.overlap.take(rows.take(chosen)), is_truth, is_kept, is_covered, score)


def _ranked(candidates: Candidates, rule: CountingRule, images: Images) -> Ranked:
    """The candidates as a rule ranks them; the answer is kept beside them."""
    key = (rule.match, rule.seed)
    if key not in candidates.orders:
        candidates.orders[key] = ranked(candidates, rule.match, rule.seed, images)
    return candidates.orders[key]


def ignored(truth: Annotations, rule: CountingRule) -> NDArray[np.bool_]:
    """Truths that are never missed, and with which predictions that lie on them are left out, bool (M,)."""
    some = np.zeros(len(truth), np.bool_)
    if truth.crowd is not None and rule.crowd is Crowd.IGNORE:
        some |= truth.crowd
    if truth.difficult is not None and rule.difficult is Difficult.IGNORE:
        some |= truth.difficult
    return some


def left_aside(truth: Annotations, rule: CountingRule) -> NDArray[np.bool_]:
    """Truths that do not count, bool (M,)."""
    some = ignored(truth, rule)
    if truth.crowd is not None and rule.crowd is Crowd.EXCLUDE:
        some |= truth.crowd
    return some


def _covered(covered: Pairs, ignore: NDArray[np.bool_], rule: CountingRule, count: int) -> NDArray[np.bool_]:
    some = np.zeros(count, np.bool_)
    lies = ignore[covered.truth_row] & (covered.overlap >= np.float32(rule.iou))
    some[covered.prediction_row[lies]] = True
    return some


def outcomes_of(candidates: Candidates, matched: Matched, *, class_count: int) -> Outcomes:
    """One outcome for every truth that counts, then one for every false alarm, each by image."""
    truth, predictions = candidates.truth, candidates.predictions
    counted = np.flatnonzero(matched.is_truth)
    predicted = np.full(len(truth), class_count, np.int32)
    matched_label = predictions.label.take(matched.prediction_row)
    predicted[matched.truth_row] = matched_label

    def rows() -> OutcomeRows:
        alarms = matched.false_alarms
        partner = matched.partner_of_truth[counted]
        prediction_row = np.concatenate((partner, alarms.astype(np.int32)))
        iou = np.full(len(predictions) + 1, np.nan, np.float32)  # the last one for NO_ROW, which is -1
        iou[matched.prediction_row] = matched.iou
        return OutcomeRows(
            image=np.concatenate((truth.image[counted], predictions.image[alarms])),
            truth_row=np.concatenate((counted, np.full(len(alarms), NO_ROW))).astype(np.int32),
            prediction_row=prediction_row,
            score=np.append(predictions.known_score, np.float32(np.nan))[prediction_row],
            iou=iou[prediction_row],
        )

    return outcomes_with_alarms(
        truth.label.take(counted),
        predicted.take(counted),
        _alarms_by_class(candidates, matched, matched_label),
        lambda: predictions.label.take(matched.false_alarms),
        class_count=class_count,
        rows=rows,
    )


def _alarms_by_class(
    candidates: Candidates, matched: Matched, matched_label: NDArray[np.int32]
) -> NDArray[np.int64]:
    """How many predictions of each class stay alone and count, int64 (L,), to the highest predicted label.

    Most predictions do, so those that do not are counted, and taken from all that reach the score.
    """
    reached = candidates.reached.at(matched.score)
    covered = candidates.predictions.label.take(np.flatnonzero(matched.is_covered))
    taken = (np.bincount(label, minlength=len(reached)) for label in (matched_label, covered))
    return reached - sum(taken)
