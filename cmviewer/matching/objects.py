"""Detection and instance segmentation: every truth that is kept, and every prediction, is in one outcome."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations, Images
from cmviewer.matching.candidates import Candidates, Pairs
from cmviewer.matching.one_to_one import best_of_best, greedy
from cmviewer.matching.outcomes import NO_ROW, OutcomeRows, Outcomes, outcomes_by_cell
from cmviewer.matching.ranking import ranked
from cmviewer.matching.rule import CountingRule, Crowd, Difficult, Match


@dataclass(frozen=True, eq=False)
class Matched:
    """What became of M truths and n predictions of one checkpoint.

    partner_of_truth: int32 (M,), row of the prediction, or `NO_ROW`; partner_of_prediction: int32 (n,).
    iou: float32 (n,), with the partner, NaN where there is none. is_truth: bool (M,), truths that count.
    is_kept: bool (n,), predictions whose score is high enough; is_covered: bool (n,), those of them that
    are left out because they lie on a truth that is ignored.
    """

    partner_of_truth: NDArray[np.int32]
    partner_of_prediction: NDArray[np.int32]
    iou: NDArray[np.float32]
    is_truth: NDArray[np.bool_]
    is_kept: NDArray[np.bool_]
    is_covered: NDArray[np.bool_]


def match_objects(candidates: Candidates, rule: CountingRule, images: Images) -> Matched:
    """Pair truths with predictions by a rule.

    Thresholds are taken to float32 first, as scores and IoUs were, so that what is written like one is
    not under it. The candidates must hold the thresholds of the rule.
    """
    truth, predictions = candidates.truth, candidates.predictions
    is_truth = ~left_aside(truth, rule)
    is_kept = predictions.known_score >= np.float32(rule.score)
    pairs = candidates.pairs
    order = ranked_pairs(candidates, rule, images)
    able = pairs.overlap >= np.float32(rule.iou)
    able &= is_truth[pairs.truth_row] & is_kept[pairs.prediction_row]
    order = order[able[order]]
    choose = best_of_best if rule.match is Match.YOLOV5 else greedy
    matches = pairs.take(order[choose(pairs.truth_row[order], pairs.prediction_row[order])])
    partner_of_truth = np.full(len(truth), NO_ROW, np.int32)
    partner_of_prediction = np.full(len(predictions), NO_ROW, np.int32)
    iou = np.full(len(predictions), np.nan, np.float32)
    partner_of_truth[matches.truth_row] = matches.prediction_row
    partner_of_prediction[matches.prediction_row] = matches.truth_row
    iou[matches.prediction_row] = matches.overlap
    is_covered = _covered(candidates.covered, ignored(truth, rule), rule, len(predictions))
    is_covered &= is_kept & (partner_of_prediction == NO_ROW)
    return Matched(partner_of_truth, partner_of_prediction, iou, is_truth, is_kept, is_covered)


def ranked_pairs(candidates: Candidates, rule: CountingRule, images: Images) -> NDArray[np.int64]:
    """Return all candidates in the order of a rule, int64; the answer is kept beside them."""
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
    lies = ignore[covered.truth_row] & (covered.overlap >= np.float32(rule.iou))
    some = np.zeros(count, np.bool_)
    some[covered.prediction_row[lies]] = True
    return some


def outcomes_of(candidates: Candidates, matched: Matched, *, class_count: int) -> Outcomes:
    """One outcome for every truth that counts, then one for every false alarm, each by image."""
    truth, predictions = candidates.truth, candidates.predictions
    counted = np.flatnonzero(matched.is_truth).astype(np.int32)
    partner = matched.partner_of_truth[counted]
    alone = matched.is_kept & ~matched.is_covered & (matched.partner_of_prediction == NO_ROW)
    alarms = np.flatnonzero(alone).astype(np.int32)
    predicted = np.append(predictions.label, np.int32(class_count))  # the last one for NO_ROW, which is -1
    truth_row = np.concatenate((counted, np.full(len(alarms), NO_ROW, np.int32)))
    prediction_row = np.concatenate((partner, alarms))

    def rows() -> OutcomeRows:
        score = np.append(predictions.known_score, np.float32(np.nan))
        iou = np.append(matched.iou, np.float32(np.nan))
        return OutcomeRows(
            image=np.concatenate((truth.image[counted], predictions.image[alarms])),
            truth_row=truth_row,
            prediction_row=prediction_row,
            score=score[prediction_row],
            iou=iou[prediction_row],
        )

    return outcomes_by_cell(
        np.concatenate((truth.label[counted], np.full(len(alarms), class_count, np.int32))),
        predicted[prediction_row],
        class_count=class_count,
        rows=rows,
    )
