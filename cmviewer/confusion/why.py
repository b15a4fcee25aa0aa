"""Why an object is counted where it is: who won, who lost, by which rule, and what would change it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.counterfactuals import Counterfactual, ObjectPair, Pairing, counterfactuals_of
from cmviewer.confusion.sentences import shown_name
from cmviewer.confusion.strategies.objects import ObjectMatches
from cmviewer.evaluation import NO_ROW, Evaluation
from cmviewer.matching import (
    ERROR_TYPES,
    CountingRule,
    ErrorType,
    ImageCandidates,
    Matched,
    candidates_in_image,
    match_objects,
)
from cmviewer.said import joined, said, word

MOST_RIVALS: Final = 3
_IGNORED: Final = said(
    "as it lies on a truth that is ignored, or not all objects of its class are marked in its image"
)


@dataclass(frozen=True)
class Why:
    """Sentences. verdict: what it is counted as, and why. rivals: others that overlap it.

    rule: who goes first. counterfactuals: at which thresholds it would be counted elsewhere.
    """

    verdict: str
    rivals: tuple[str, ...]
    rule: str
    counterfactuals: tuple[str, ...]


def why_of(evaluation: Evaluation, counted: CheckpointResult, outcome: int) -> Why | None:
    """Explain an outcome, a row of the outcomes; None where it is no object. Takes milliseconds."""
    told = _telling_of(evaluation, counted, outcome)
    if told is None:
        return None
    counterfactuals = counterfactuals_of(told.within, counted.rule, evaluation.images, told.pair)
    return Why(
        told.verdict(ERROR_TYPES[counted.causes[outcome]]),
        (*told.rivals_of_truth(), *told.rivals_of_prediction()),
        _rule_words(counted.rule),
        tuple(map(told.counterfactual, counterfactuals))
        or (said("No other IoU or score threshold would change this."),),
    )


def verdict_of(evaluation: Evaluation, counted: CheckpointResult, outcome: int) -> str:
    """Say in one line what an outcome is counted as, and why; empty where it is no object."""
    told = _telling_of(evaluation, counted, outcome)
    return "" if told is None else told.verdict(ERROR_TYPES[counted.causes[outcome]])


def _telling_of(evaluation: Evaluation, counted: CheckpointResult, outcome: int) -> "_Telling | None":
    if not isinstance(counted.matches, ObjectMatches):
        return None
    candidates, outcomes = counted.matches.candidates, counted.outcomes
    within = candidates_in_image(candidates, int(outcomes.image[outcome]))
    truth, prediction = int(outcomes.truth_row[outcome]), int(outcomes.prediction_row[outcome])
    pair = ObjectPair(
        truth if truth == NO_ROW else truth - within.first_truth,
        prediction if prediction == NO_ROW else prediction - within.first_prediction,
    )
    return _Telling(evaluation, within, counted.rule, pair)


@dataclass(frozen=True, eq=False)
class _Telling:
    """Puts one outcome into words; rows are those of its image."""

    evaluation: Evaluation
    within: ImageCandidates
    rule: CountingRule
    pair: ObjectPair

    @cached_property
    def matched(self) -> Matched:
        """What became of all objects of the image; what the outcome itself is counted as needs none of it."""
        return match_objects(self.within.candidates, self.rule, self.evaluation.images)

    def verdict(self, cause: ErrorType) -> str:
        """What it is counted as."""
        truth, prediction = self.pair.truth, self.pair.prediction
        if prediction == NO_ROW:
            return said("Missed, {}: {}.", word(cause.value), word(cause.explanation))
        if truth == NO_ROW:
            score, words = self._score(prediction), (word(cause.value), word(cause.explanation))
            if not score:
                return said("False alarm, {}: {}.", *words)
            return said("False alarm with {}, {}: {}.", score, *words)
        candidates = self.within.candidates
        same = candidates.truth.label[truth] == candidates.predictions.label[prediction]
        facts = self._iou(truth, prediction)
        if score := self._score(prediction):
            facts = said("{} and {}", facts, score)
        both = self._truth(truth), self._prediction(prediction)
        if same:
            return said("Correct: {} and {} are a pair, with {}.", *both, facts)
        return said("Confused: {} and {} are a pair, with {}.", *both, facts)

    def rivals_of_truth(self) -> tuple[str, ...]:
        """Other predictions that overlap the truth, and what became of them."""
        if self.pair.truth == NO_ROW:
            return ()
        pairs = self.within.candidates.pairs
        of_truth = (pairs.truth_row == self.pair.truth) & (pairs.prediction_row != self.pair.prediction)
        lines = [
            said(
                "{} ({}): {}",
                self._prediction(row),
                self._facts(self.pair.truth, row),
                self._end_of_prediction(row),
            )
            for row in self._by_overlap(of_truth, pairs.prediction_row)
        ]
        is_pair = self.pair.prediction != NO_ROW
        return _listed(said("On the same truth") if is_pair else said("On this truth"), lines)

    def rivals_of_prediction(self) -> tuple[str, ...]:
        """Other truths that the prediction overlaps, and what became of them."""
        if self.pair.prediction == NO_ROW:
            return ()
        pairs = self.within.candidates.pairs
        of_prediction = (pairs.prediction_row == self.pair.prediction) & (pairs.truth_row != self.pair.truth)
        lines = [
            said(
                "{} ({}): {}",
                self._truth(row),
                self._iou(row, self.pair.prediction),
                self._end_of_truth(row),
            )
            for row in self._by_overlap(of_prediction, pairs.truth_row)
        ]
        same = self.pair.truth != NO_ROW
        return _listed(said("Under the same prediction") if same else said("Under this prediction"), lines)

    def counterfactual(self, one: Counterfactual) -> str:
        """One threshold, and what would become of it there."""
        threshold, way = word(one.threshold.label), word(one.way.value)
        return said("From {} {:.2f} {}: {}.", threshold, one.value, way, self._pairing(one.pairing))

    def _pairing(self, pairing: Pairing) -> str:
        parts = []
        truth, prediction = self.pair.truth, self.pair.prediction
        if truth != NO_ROW:
            taker = pairing.of_truth
            parts.append(
                said("the truth is missed")
                if taker == NO_ROW
                else said("{} ({}) takes this truth", self._prediction(taker), self._facts(truth, taker))
            )
        if prediction != NO_ROW:
            taken = pairing.of_prediction
            if not pairing.is_kept:
                parts.append(said("the prediction is left out, as its score is under the threshold"))
            elif pairing.is_covered:
                parts.append(said("the prediction is left out, {}", _IGNORED))
            elif taken == NO_ROW:
                parts.append(said("the prediction is a false alarm"))
            else:
                parts.append(
                    said("the prediction takes {} ({})", self._truth(taken), self._iou(taken, prediction))
                )
        return joined(", ", parts)

    def _end_of_prediction(self, row: int) -> str:
        if not self.matched.is_kept[row]:
            return said("under the score threshold")
        partner = int(self.matched.partner_of_prediction[row])
        if partner != NO_ROW:
            return said("it took another {} ({})", self._truth(partner), self._iou(partner, row))
        return said("left out") if self.matched.is_covered[row] else said("a false alarm")

    def _end_of_truth(self, row: int) -> str:
        if not self.matched.is_truth[row]:
            return said("it is ignored")
        partner = int(self.matched.partner_of_truth[row])
        if partner == NO_ROW:
            return said("missed")
        return said("taken by {} ({})", self._prediction(partner), self._facts(row, partner))

    def _by_overlap(self, some: NDArray[np.bool_], rows: NDArray[np.int32]) -> list[int]:
        pairs = self.within.candidates.pairs
        places = np.flatnonzero(some)
        best = places[np.argsort(-pairs.overlap[places], kind="stable")]
        found: list[int] = rows[best].tolist()
        return found

    def _facts(self, truth: int, prediction: int) -> str:
        return joined(", ", filter(None, (self._iou(truth, prediction), self._score(prediction))))

    def _iou(self, truth: int, prediction: int) -> str:
        pairs = self.within.candidates.pairs
        place = np.flatnonzero((pairs.truth_row == truth) & (pairs.prediction_row == prediction))[0]
        return said("IoU {}", _digits(pairs.overlap[place]))

    def _score(self, prediction: int) -> str:
        score = self.within.candidates.predictions.score
        return "" if score is None else said("score {}", _digits(score[prediction]))

    def _truth(self, row: int) -> str:
        return said("truth “{}”", self._truth_name(row))

    def _prediction(self, row: int) -> str:
        return said("prediction “{}”", self._prediction_name(row))

    def _truth_name(self, row: int) -> str:
        return self._name(int(self.within.candidates.truth.label[row]))

    def _prediction_name(self, row: int) -> str:
        return self._name(int(self.within.candidates.predictions.label[row]))

    def _name(self, label: int) -> str:
        return shown_name(label, self.evaluation.classes, self.evaluation.task)


def _listed(what: str, lines: list[str]) -> tuple[str, ...]:
    more = len(lines) - MOST_RIVALS
    rest = (said("{} more that overlap less", more),) if more > 0 else ()
    return tuple(said("{}: {}", what, line) for line in (*lines[:MOST_RIVALS], *rest))


def _digits(value: np.float32) -> str:
    """Three decimals. What is under a hundredth, as thresholds are, must not read as if it reached it."""
    nearest = round(float(value), 3)
    reaches = nearest == round(nearest, 2) and np.float32(nearest) > value
    return f"{nearest - 0.001 if reaches else nearest:.3f}"


def _rule_words(rule: CountingRule) -> str:
    order = word(rule.match.explanation)
    iou, score = (np.format_float_positional(value, min_digits=2) for value in (rule.iou, rule.score))
    return said("{} (rule {}, IoU ≥ {}, score ≥ {}).", order, rule.match.value, iou, score)
