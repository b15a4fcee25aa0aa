"""Why an object is counted where it is: independent of how the answer is found."""

from dataclasses import replace

import numpy as np
import pytest
from thinning import some_now

from cmviewer.confusion.count import count
from cmviewer.confusion.counterfactuals import Direction
from cmviewer.confusion.threshold import Threshold
from cmviewer.confusion.why import why_of
from cmviewer.evaluation import NO_ROW
from cmviewer.matching import CountingRule, Match
from tests.making import make_detection, make_evaluation

NAMES = ("cat", "dog")


def explained(truth, predicted, *, cell, rule=None):
    """The explanation of the first outcome of a cell, (truth, prediction) by name."""
    evaluation = make_detection(truth, {"first": predicted}, names=NAMES)
    counted = count(evaluation, 0, rule or CountingRule(score=0.25))
    labels = [2 if name == "background" else NAMES.index(name) for name in cell]
    matrix = counted.matrix
    rows = counted.outcomes.rows_of((matrix.truth == labels[0]) & (matrix.prediction == labels[1]))
    return why_of(evaluation, counted, int(rows[0]))


def test_a_false_alarm_says_its_cause_and_what_it_lies_on():
    why = explained(
        [(0, 0, 0, 0, 100, 100)],
        [(0, 0, 0.9, 0, 0, 100, 90), (0, 0, 0.6, 0, 0, 100, 80)],
        cell=("background", "cat"),
    )
    assert why.verdict.startswith("False alarm with score 0.600, duplicate: ")
    assert why.rivals == (
        "Under this prediction: truth “cat” (IoU 0.800): taken by prediction “cat” (IoU 0.900, score 0.900)",
    )


def test_a_false_alarm_says_from_which_thresholds_on_it_is_none():
    why = explained(
        [(0, 0, 0, 0, 100, 100)],
        [(0, 0, 0.9, 0, 0, 100, 90), (0, 0, 0.6, 0, 0, 100, 80)],
        cell=("background", "cat"),
        rule=CountingRule(score=0.25, match=Match.SCORE),
    )
    assert why.counterfactuals == (
        "From score 0.61 on: the prediction is left out, as its score is under the threshold.",
    )


def test_a_poorly_placed_prediction_takes_its_truth_where_the_threshold_is_lower():
    why = explained([(0, 0, 0, 0, 100, 100)], [(0, 0, 0.6, 0, 0, 100, 43)], cell=("background", "cat"))
    assert "poorly placed" in why.verdict
    assert "From IoU 0.43 down: the prediction takes truth “cat” (IoU 0.430)." in why.counterfactuals


def test_a_miss_says_which_prediction_was_under_the_score_threshold():
    why = explained([(0, 0, 0, 0, 100, 100)], [(0, 0, 0.18, 0, 0, 100, 90)], cell=("cat", "background"))
    assert why.verdict.startswith("Missed, seen but below the score threshold: ")
    assert why.rivals == (
        "On this truth: prediction “cat” (IoU 0.900, score 0.180): under the score threshold",
    )
    assert why.counterfactuals == (
        "From score 0.18 down: prediction “cat” (IoU 0.900, score 0.180) takes this truth.",
    )


def test_a_pair_breaks_into_a_miss_and_a_false_alarm():
    why = explained([(0, 0, 0, 0, 100, 100)], [(0, 1, 0.9, 0, 0, 100, 63)], cell=("cat", "dog"))
    assert (
        why.verdict
        == "Confused: truth “cat” and prediction “dog” are a pair, with IoU 0.630 and score 0.900."
    )
    assert why.rivals == ()
    assert why.counterfactuals == (
        "From IoU 0.64 on: the truth is missed, the prediction is a false alarm.",
        "From score 0.91 on: the truth is missed, "
        "the prediction is left out, as its score is under the threshold.",
    )


def test_what_is_under_a_threshold_does_not_read_as_if_it_reached_it():
    why = explained([(0, 0, 0, 0, 100, 100)], [(0, 0, 0.2499, 0, 0, 100, 90)], cell=("cat", "background"))
    assert why.rivals == (
        "On this truth: prediction “cat” (IoU 0.900, score 0.249): under the score threshold",
    )
    why = explained([(0, 0, 0, 0, 10_000, 10_000)], [(0, 0, 0.9996, 0, 0, 10_000, 9698)], cell=("cat", "cat"))
    assert why.verdict.endswith("with IoU 0.969 and score 0.999.")
    assert why.counterfactuals[0].startswith("From IoU 0.97 on: the truth is missed")
    why = explained([(0, 0, 0, 0, 100, 100)], [(0, 0, 0.8707, 0, 0, 100, 90)], cell=("cat", "cat"))
    assert why.verdict.endswith("with IoU 0.900 and score 0.871.")


def test_rivals_are_listed_by_overlap_and_many_are_counted():
    predicted = [(0, 0, 0.9, 0, 0, 100, 99 - 5 * place) for place in range(8)]
    why = explained([(0, 0, 0, 0, 100, 100)], predicted, cell=("cat", "cat"))
    assert [line.split("IoU ")[1][:5] for line in why.rivals[:3]] == ["0.940", "0.890", "0.840"]
    assert why.rivals[3] == "On the same truth: 4 more that overlap less"


def test_the_rule_is_named_with_its_thresholds():
    rule = CountingRule(score=0.3, match=Match.SCORE, iou=0.4)
    why = explained([(0, 0, 0, 0, 10, 10)], [(0, 0, 0.9, 0, 0, 10, 10)], cell=("cat", "cat"), rule=rule)
    assert why.rule == f"{Match.SCORE.explanation} (rule score, IoU ≥ 0.40, score ≥ 0.30)."


def test_a_sample_of_a_classification_has_no_pairs_to_explain():
    evaluation = make_evaluation([0, 1], {"first": [0, 0]})
    assert why_of(evaluation, count(evaluation, 0, CountingRule()), 0) is None


@pytest.mark.parametrize("match", some_now(Match, every=3))
def test_counterfactuals_are_where_a_whole_count_at_every_hundredth_moves(match):
    random = np.random.default_rng(4)
    for _ in range(2):
        evaluation = crowded(random)
        rule = CountingRule(score=0.25, match=match)
        counted = count(evaluation, 0, rule)
        for outcome in range(len(counted.outcomes)):
            wanted = walked(evaluation, counted, rule, outcome)
            assert told(why_of(evaluation, counted, outcome)) == wanted


def crowded(random):
    """Two images full of boxes that overlap."""

    def boxes(count):
        corner = random.integers(0, 40, (count, 2))
        return np.hstack((corner, corner + random.integers(20, 60, (count, 2)))).tolist()

    truth = [(int(random.integers(2)), int(random.integers(2)), *box) for box in boxes(8)]
    predicted = [
        (int(random.integers(2)), int(random.integers(2)), float(random.integers(0, 50)) / 50, *box)
        for box in boxes(8)
    ]
    return make_detection(truth, {"first": predicted}, names=NAMES)


def told(why):
    """Thresholds and ways that an explanation names, with their values."""
    words = [line.split() for line in why.counterfactuals if line.startswith("From")]
    return {(what, way.rstrip(":")): value for _, what, value, way, *_ in words}


def walked(evaluation, counted, rule, outcome):
    """The same, by counting everything at each hundredth."""
    ends = [int(rows[outcome]) for rows in (counted.outcomes.truth_row, counted.outcomes.prediction_row)]

    def fate(other):
        again = count(evaluation, 0, other, counted.compared).matches.matched
        truth, prediction = ends
        return (
            None if truth == NO_ROW else again.partner_of_truth[truth],
            None if prediction == NO_ROW else again.partner_of_prediction[prediction],
            None if prediction == NO_ROW else again.is_kept[prediction],
        )

    now = fate(rule)
    found = {}
    for field, threshold in (("iou", Threshold.IOU), ("score", Threshold.SCORE)):
        present = getattr(rule, field)
        lowest = 0.1 if threshold is Threshold.IOU else 0.0
        grid = [step / 100 for step in range(101)]
        up = [value for value in grid if value > present]
        down = [value for value in reversed(grid) if lowest <= value < present]
        for way, values in ((Direction.UP, up), (Direction.DOWN, down)):
            first = next((v for v in values if fate(replace(rule, **{field: v})) != now), None)
            if first is not None:
                found[threshold.label, way.value] = f"{first:.2f}"
    return found
