import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmviewer.confusion.count import count
from cmviewer.evaluation import NO_ROW
from cmviewer.matching import ERROR_TYPES, CountingRule, ErrorType, Match
from tests.making import make_detection
from tests.naive_objects import iou

CAT, DOG = 0, 1
TRUTH = (0, CAT, 0, 0, 100, 100)


def causes(truth, predictions, rule=None):
    """Causes of the missed truths, and of the false alarms, each in the order of its rows."""
    rule = CountingRule(score=0.25) if rule is None else rule
    evaluation = make_detection(truth, {"one": predictions}, names=("cat", "dog"))
    counted = count(evaluation, 0, rule)
    outcomes = counted.outcomes
    said = [ERROR_TYPES[code] for code in counted.causes.tolist()]
    rows = list(zip(outcomes.truth_row.tolist(), outcomes.prediction_row.tolist(), said, strict=True))
    assert all(cause is ErrorType.NONE for t, p, cause in rows if t != NO_ROW and p != NO_ROW)
    missed = [cause for t, p, cause in sorted(rows) if p == NO_ROW]
    alarms = [cause for t, p, cause in sorted(rows, key=lambda row: row[1]) if t == NO_ROW]
    return missed, alarms


def test_a_prediction_where_nothing_is_lies_on_nothing():
    assert causes([TRUTH], [(0, CAT, 0.9, 500, 0, 600, 100)]) == (
        [ErrorType.OVERLOOKED],
        [ErrorType.NOTHING_THERE],
    )


def test_a_prediction_that_overlaps_its_class_too_little_is_poorly_placed():
    expected = [ErrorType.SEEN_POORLY_PLACED], [ErrorType.POORLY_PLACED]
    assert causes([TRUTH], [(0, CAT, 0.9, 50, 0, 150, 100)]) == expected


@pytest.mark.parametrize(("shift", "cause"), [(81, ErrorType.POORLY_PLACED), (82, ErrorType.NOTHING_THERE)])
def test_an_overlap_under_one_tenth_is_no_overlap(shift, cause):
    # Shifted by s of 100, two squares share (100 - s) of (100 + s): 19 / 181 and 18 / 182.
    _, alarms = causes([TRUTH], [(0, CAT, 0.9, shift, 0, 100 + shift, 100)])
    assert alarms == [cause]


def test_a_second_prediction_of_one_truth_is_a_duplicate():
    predictions = [(0, CAT, 0.9, 0, 0, 100, 100), (0, CAT, 0.8, 5, 0, 100, 100)]
    assert causes([TRUTH], predictions) == ([], [ErrorType.DUPLICATE])


def test_a_prediction_of_another_class_that_overlaps_too_little_is_wrong_and_poorly_placed():
    expected = [ErrorType.OVERLOOKED], [ErrorType.WRONG_AND_POORLY_PLACED]
    assert causes([TRUTH], [(0, DOG, 0.9, 50, 0, 150, 100)]) == expected


def test_its_own_class_explains_a_prediction_before_another_one_does():
    truth = [(0, DOG, 60, 0, 160, 100), (0, CAT, 0, 0, 100, 100)]
    _, alarms = causes(truth, [(0, CAT, 0.9, 40, 0, 140, 100)], CountingRule(iou=0.7))
    assert alarms == [ErrorType.POORLY_PLACED]


def test_a_truth_that_is_found_with_too_low_a_score_is_under_the_threshold():
    assert causes([TRUTH], [(0, CAT, 0.1, 0, 0, 100, 100)]) == ([ErrorType.UNDER_SCORE], [])


def test_a_truth_whose_prediction_another_one_took_says_so():
    truth = [TRUTH, (0, CAT, 10, 0, 110, 100)]
    missed, alarms = causes(truth, [(0, CAT, 0.9, 10, 0, 110, 100)])
    assert (missed, alarms) == ([ErrorType.TAKEN], [])


def test_a_prediction_that_has_found_its_truth_does_not_explain_a_neighbour_that_it_grazes():
    truth = [TRUTH, (0, CAT, 60, 0, 160, 100)]
    assert causes(truth, [(0, CAT, 0.9, 60, 0, 160, 100)]) == ([ErrorType.OVERLOOKED], [])


def test_where_only_one_class_pairs_another_class_is_named_on_both_sides():
    rule = CountingRule(score=0.25, match=Match.SAME_CLASS_ONLY)
    expected = [ErrorType.SEEN_AS_OTHER], [ErrorType.WRONG_CLASS]
    assert causes([TRUTH], [(0, DOG, 0.9, 0, 0, 100, 100)], rule) == expected


def test_every_cause_but_none_explains_itself():
    assert [bool(cause.explanation) for cause in ErrorType] == [False] + [True] * (len(ErrorType) - 1)


def why_alone(one, predictions, truth, taken, rule):
    """Why a false alarm is one, by looking at one truth after the other; all is of one image."""
    pairs_any = rule.match is not Match.SAME_CLASS_ONLY
    close = [t for t in truth if iou(t[2:], one[3:]) >= rule.iou]
    near = [t for t in truth if 0.1 <= iou(t[2:], one[3:]) < rule.iou]
    for cause, holds in (
        (ErrorType.DUPLICATE, any(t[1] == one[1] for t in close)),
        (ErrorType.POORLY_PLACED, any(t[1] == one[1] for t in near)),
        (ErrorType.DUPLICATE, pairs_any and close),
        (ErrorType.WRONG_CLASS, close),
        (ErrorType.WRONG_AND_POORLY_PLACED, near),
    ):
        if holds:
            return cause
    return ErrorType.NOTHING_THERE


def why_missed(one, predictions, truth, taken, rule):
    """The same of a truth that was missed; taken: rows of the predictions that found a truth."""
    pairs_any = rule.match is not Match.SAME_CLASS_ONLY
    seen = [(row, p, iou(one[2:], p[3:])) for row, p in enumerate(predictions)]
    close = [p for _, p, overlap in seen if overlap >= rule.iou]
    kept = [p for p in close if p[2] >= rule.score]
    free = [p for row, p, overlap in seen if 0.1 <= overlap < rule.iou and row not in taken]
    for cause, holds in (
        (ErrorType.TAKEN, [p for p in kept if pairs_any or p[1] == one[1]]),
        (ErrorType.UNDER_SCORE, [p for p in close if p not in kept and p[1] == one[1]]),
        (ErrorType.SEEN_POORLY_PLACED, [p for p in free if p[2] >= rule.score and p[1] == one[1]]),
        (ErrorType.SEEN_AS_OTHER, kept),
    ):
        if holds:
            return cause
    return ErrorType.OVERLOOKED


sides, sizes, labels = st.integers(0, 5), st.integers(2, 6), st.integers(0, 1)
places = st.tuples(sides, sides, sizes, sizes).map(lambda p: (p[0], p[1], p[0] + p[2], p[1] + p[3]))
scores = st.sampled_from((0.125, 0.25, 0.5))


@settings(deadline=None)
@given(
    st.lists(st.tuples(labels, places), min_size=1, max_size=5),
    st.lists(st.tuples(labels, scores, places), max_size=7),
    st.sampled_from(list(Match)),
)
def test_causes_are_those_that_looking_at_each_pair_gives(truth, predictions, match):
    truth = [(0, label, *place) for label, place in truth]
    predictions = [(0, label, score, *place) for label, score, place in predictions]
    rule = CountingRule(score=0.25, match=match)
    evaluation = make_detection(truth, {"one": predictions}, names=("cat", "dog"))
    outcomes = count(evaluation, 0, rule).outcomes
    rows = sorted(zip(outcomes.truth_row.tolist(), outcomes.prediction_row.tolist(), strict=True))
    taken = {p for t, p in rows if t != NO_ROW}
    world = predictions, truth, taken, rule
    alone = sorted(p for t, p in rows if t == NO_ROW)
    missed, alarms = causes(truth, predictions, rule)
    assert missed == [why_missed(truth[t], *world) for t, p in rows if p == NO_ROW]
    assert alarms == [why_alone(predictions[p], *world) for p in alone]
