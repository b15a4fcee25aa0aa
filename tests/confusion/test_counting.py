import tracemalloc
from collections import Counter
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from making import make_evaluation, make_random_detection
from sklearn.metrics import confusion_matrix

from cmviewer.confusion.checkpoint_result import Purpose
from cmviewer.confusion.count import count
from cmviewer.confusion.sentences import cell_sentence
from cmviewer.confusion.strategies import objects as counting
from cmviewer.confusion.view_state import Order, Selection, ViewState
from cmviewer.confusion.views import selected_cells, view_of
from cmviewer.evaluation import Classes, Task
from cmviewer.matching import CountingRule

CLASS_COUNT = 4
samples = st.lists(
    st.tuples(st.integers(0, CLASS_COUNT - 1), st.one_of(st.none(), st.integers(0, CLASS_COUNT - 1)))
)


def evaluation_of(pairs):
    truth, predicted = [t for t, _ in pairs], [p for _, p in pairs]
    return make_evaluation(truth, {"a": predicted}, names=Classes.numbered(CLASS_COUNT).names)


def counted(pairs):
    return count(evaluation_of(pairs), 0, CountingRule())


def independent(pairs):
    """scikit-learn's matrix, in which a sample without a prediction is predicted one class more."""
    truth = [t for t, _ in pairs]
    predicted = [CLASS_COUNT if p is None else p for _, p in pairs]
    if not pairs:
        return np.zeros((CLASS_COUNT + 1, CLASS_COUNT + 1), int)
    return confusion_matrix(truth, predicted, labels=range(CLASS_COUNT + 1))


@given(samples)
def test_every_count_is_the_one_of_scikit_learn(pairs):
    matrix, expected = counted(pairs).matrix, independent(pairs)
    made = [[matrix.count_at(t, p) for p in range(CLASS_COUNT + 1)] for t in range(CLASS_COUNT + 1)]
    assert made == expected.tolist()
    places = np.arange(CLASS_COUNT + 1)
    assert matrix.block(places, places, expected.shape).tolist() == expected.tolist()


@given(samples)
def test_totals_are_the_truths_and_the_predictions_that_were_kept(pairs):
    matrix, expected = counted(pairs).matrix, independent(pairs)
    assert matrix.truth_totals.tolist() == expected.sum(1).tolist()
    assert matrix.prediction_totals.tolist() == expected.sum(0).tolist()
    assert matrix.correct.tolist() == np.diag(expected).tolist()
    assert (matrix.total, matrix.missed, matrix.false_alarms) == (len(pairs), expected[:, -1].sum(), 0)


@given(samples)
def test_every_cell_opens_as_many_examples_as_it_counts(pairs):
    made, expected = counted(pairs), independent(pairs)
    for truth in range(CLASS_COUNT + 1):
        for prediction in range(CLASS_COUNT + 1):
            cell = Selection((truth,), (prediction,))
            rows = made.outcomes.rows_of(selected_cells(made.matrix, cell, ViewState()))
            wanted = None if prediction == CLASS_COUNT else prediction
            assert len(rows) == expected[truth, prediction]
            assert made.outcomes.image[rows].tolist() == [
                image for image, pair in enumerate(pairs) if pair == (truth, wanted)
            ]


several = st.sets(st.integers(0, CLASS_COUNT), min_size=1).map(sorted)


@given(samples, several, several)
def test_the_count_that_is_said_of_many_classes_is_the_sum_of_their_cells(pairs, truth, prediction):
    matrix, expected = counted(pairs).matrix, independent(pairs)
    wanted, of_truth = expected[np.ix_(truth, prediction)].sum(), expected[truth].sum()
    state = ViewState(background=True)
    sentence = cell_sentence(matrix, evaluation_of(pairs), state, tuple(truth), tuple(prediction))
    assert sentence.startswith(f"{wanted} of {of_truth} ")


def test_classes_that_go_to_one_place_are_added_up_and_to_none_are_left_out():
    matrix = counted([(0, 0), (1, 1), (1, 0), (2, 2), (3, 3)]).matrix
    places = np.array([0, 0, 1, -1, -1])
    assert matrix.block(places, places, (2, 2)).tolist() == [[3, 0], [0, 1]]


def test_a_class_on_one_side_only_keeps_its_row_and_its_column():
    evaluation = make_evaluation([0, 0], {"a": [1, 1]})
    view = view_of(
        count(evaluation, 0, CountingRule()).matrix, evaluation.classes, ViewState(), Task.CLASSIFICATION
    )
    assert view.counts.tolist() == [[0, 2], [0, 0]]


def test_a_class_called_background_is_counted_apart_from_what_has_no_prediction():
    evaluation = make_evaluation([0, 0, 1], {"a": [0, None, 0]}, names=["background", "cat"])
    made = count(evaluation, 0, CountingRule())
    state = ViewState(background=True)
    view = view_of(made.matrix, evaluation.classes, state, Task.CLASSIFICATION)
    assert view.columns.names == ("background", "cat", "(no prediction)")
    assert view.counts.tolist() == [[1, 0, 1], [1, 0, 0]]
    assert made.matrix.missed == 1


def test_no_sample_at_all_is_an_empty_matrix():
    made = counted([])
    assert (made.matrix.total, made.matrix.count_at(0, 0)) == (0, 0)
    assert made.matrix.truth_totals.tolist() == [0] * (CLASS_COUNT + 1)


def test_300_000_classes_are_counted_and_seen_without_a_dense_matrix():
    """A dense matrix would take 720 GB; the values themselves take some tens of megabytes."""
    class_count = 300_000
    generator = np.random.default_rng(0)
    truth = generator.integers(0, class_count, 10_000)
    predicted = np.where(generator.random(10_000) < 0.5, truth, generator.integers(0, class_count, 10_000))
    evaluation = make_evaluation(
        truth.tolist(), {"a": predicted.tolist()}, names=Classes.numbered(class_count).names
    )
    state = ViewState(order=Order.ERRORS, top=30, background=True)
    tracemalloc.start()
    try:
        made = count(evaluation, 0, CountingRule())
        view = view_of(made.matrix, evaluation.classes, state, Task.CLASSIFICATION)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 80e6
    assert made.matrix.total == view.total == 10_000
    assert view.shape == (31, 31)
    errors = truth != predicted
    pairs = Counter(map(tuple, np.sort(np.column_stack((truth, predicted))[errors], axis=1).tolist()))
    in_turn = [label for pair in sorted(pairs, key=lambda pair: (-pairs[pair], pair)) for label in pair]
    assert {int(name) for name in view.rows.names[:30]} == set(list(dict.fromkeys(in_turn))[:30])


def test_a_large_checkpoint_is_first_counted_from_what_the_threshold_keeps(monkeypatch):
    evaluation, rule = make_random_detection(images=20), CountingRule(score=0.4)
    whole = count(evaluation, 0, rule)
    assert whole.compared.is_whole
    monkeypatch.setattr(counting, "LARGE", 1)
    first = count(evaluation, 0, rule, purpose=Purpose.SHOW)
    assert not first.compared.is_whole
    assert len(first.compared.candidates.pairs) < len(whole.compared.candidates.pairs)
    assert first.matrix.count.tolist() == whole.matrix.count.tolist()
    assert first.compared.serves(replace(rule, score=0.5))
    assert not first.compared.serves(replace(rule, score=0.3))
    lower = count(evaluation, 0, replace(rule, score=0.3), first.compared, purpose=Purpose.SHOW)
    assert lower.compared.predictions is first.predictions
    assert lower.matrix.count.tolist() == count(evaluation, 0, replace(rule, score=0.3)).matrix.count.tolist()


def test_what_was_prepared_serves_every_threshold_down_to_its_floor():
    evaluation = make_random_detection(images=20)
    prepared = count(evaluation, 0, CountingRule(score=0.4)).compared
    low = CountingRule(iou=0.05)
    assert prepared.serves(CountingRule(iou=0.1))
    assert not prepared.serves(low)
    assert count(evaluation, 0, CountingRule(iou=0.3), prepared).compared is prepared
    lower = count(evaluation, 0, low, prepared)
    assert lower.predictions is prepared.predictions
    assert lower.matrix.count.tolist() == count(evaluation, 0, low).matrix.count.tolist()
