import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from making import make_evaluation, make_predictions

from cmviewer.confusion.count import count
from cmviewer.evaluation import TruthLabels, frozen
from cmviewer.matching import CountingRule, default_rule, match_labels

scores = st.one_of(
    st.sampled_from([0.0, 0.1, 0.25, 0.3, 0.5, 0.7, 0.9, 1.0, float("nan")]),
    st.floats(0, 1, width=32),
)


def outcomes_of(truth, labels, rule, *, class_count, scores=None, positive=None, rows=None):
    """Outcomes as a list in the order of the predictions: (truth, prediction, score, image)."""
    made = match_labels(
        TruthLabels(frozen(np.arange(len(truth)) * 10, np.int32), frozen(truth, np.int32)),
        make_predictions(labels, scores=scores, rows=rows),
        rule,
        class_count=class_count,
        positive=positive,
    )
    cells = made.cells_of(np.arange(len(made)))
    back = np.argsort(made.prediction_row)
    return [
        (
            int(made.cell_truth[cells[at]]),
            int(made.cell_prediction[cells[at]]),
            float(made.score[at]),
            int(made.image[at]),
        )
        for at in back
    ]


def test_each_sample_is_one_outcome_with_its_image_and_score():
    assert outcomes_of([0, 1], [0, 0], CountingRule(), class_count=2, scores=[0.5, 0.25]) == [
        (0, 0, 0.5, 0),
        (1, 0, 0.25, 10),
    ]


def test_a_sample_without_prediction_is_predicted_background():
    made = outcomes_of([0, 1], [None, 1], CountingRule(), class_count=2, scores=[1, 1])
    assert made == [(0, 2, 1.0, 0), (1, 1, 1.0, 10)]


def test_a_checkpoint_may_cover_some_of_the_truth_in_any_order():
    made = outcomes_of([0, 1, 2], [0, 1], CountingRule(), class_count=3, scores=[1, 1], rows=[2, 0])
    assert made == [(2, 0, 1.0, 20), (0, 1, 1.0, 0)]


def test_a_score_exactly_at_the_threshold_is_kept_and_one_below_is_not():
    below = np.nextafter(np.float32(0.7), np.float32(0))
    made = outcomes_of([0, 0], [0, 0], CountingRule(score=0.7), class_count=1, scores=[0.7, below])
    assert [prediction for _, prediction, _, _ in made] == [0, 1]


@pytest.mark.parametrize("threshold", [np.float64(0.7), 0.7])
def test_the_threshold_is_compared_as_single_precision_whatever_number_it_is(threshold):
    made = outcomes_of([0], [0], CountingRule(score=threshold), class_count=1, scores=[0.7])
    assert made[0][1] == 0
    made = outcomes_of([1], None, CountingRule(score=threshold), class_count=2, scores=[0.7], positive=1)
    assert made[0][1] == 1


def test_an_unknown_score_is_never_under_the_threshold():
    made = outcomes_of([0], [0], CountingRule(score=1.0), class_count=1, scores=[np.nan])
    assert made[0][1] == 0


@given(st.lists(st.tuples(st.integers(0, 2), st.one_of(st.none(), st.integers(0, 2)), scores)), scores)
def test_the_threshold_gives_what_the_naive_rule_gives(samples, threshold):
    threshold = 0.0 if np.isnan(threshold) else threshold
    truth, labels, given_scores = map(list, zip(*samples, strict=True)) if samples else ([], [], [])
    made = outcomes_of(truth, labels, CountingRule(score=threshold), class_count=3, scores=given_scores)
    naive = []
    for label, score in zip(labels, given_scores, strict=True):
        rejected = np.float32(score) < np.float32(threshold)
        naive.append(3 if label is None or rejected else label)
    assert [prediction for _, prediction, _, _ in made] == naive


@given(st.lists(scores), scores, st.sampled_from([0, 1]))
@example([0.5, 0.3, float("nan")], 0.5, 1)
@example([0.3], 0.3, 0)
def test_the_cut_off_gives_what_the_naive_rule_gives(given_scores, cut_off, positive):
    cut_off = 0.5 if np.isnan(cut_off) else cut_off
    made = outcomes_of(
        [0] * len(given_scores),
        None,
        CountingRule(score=cut_off),
        class_count=2,
        scores=given_scores,
        positive=positive,
    )
    for (_, prediction, score, _), value in zip(made, np.array(given_scores, np.float32), strict=True):
        if np.isnan(value):
            assert prediction == 2
            assert np.isnan(score)
        elif value >= np.float32(cut_off):
            assert (prediction, score) == (positive, value)
        else:
            assert (prediction, score) == (1 - positive, np.float32(1) - value)


def test_without_a_word_the_second_class_of_two_is_the_positive_one():
    assert outcomes_of([0], None, CountingRule(score=0.5), class_count=2, scores=[0.5])[0][1] == 1


def test_a_cut_off_opens_at_one_half_and_a_threshold_at_nothing():
    assert default_rule(make_evaluation([0, 1], {"a": None}, scores={"a": [0, 1]}, positive=1)).score == 0.5
    assert default_rule(make_evaluation([0, 1], {"a": [0, 1]})).score == 0.0


def test_counting_does_not_change_what_was_read():
    evaluation = make_evaluation([0, 1, 1], {"a": [None, 0, 1]}, scores={"a": [0.5, 0.5, 0.5]})
    before = evaluation.checkpoints[0].load().label.tolist()
    count(evaluation, 0, CountingRule(score=0.9))
    assert evaluation.checkpoints[0].load().label.tolist() == before
