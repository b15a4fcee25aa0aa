import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_evaluation
from sklearn.metrics import accuracy_score, f1_score

from cmviewer.confusion.count import count
from cmviewer.confusion.curves import curves_of, recall_of
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel, Cancelled

CLASS_COUNT = 4
labels = st.integers(0, CLASS_COUNT - 1)
samples = st.lists(st.tuples(labels, st.one_of(st.none(), labels)), max_size=30)


def made(truth, *predicted):
    checkpoints = {f"epoch_{place}": labels for place, labels in enumerate(predicted)}
    return make_evaluation(truth, checkpoints, names=[f"class {label}" for label in range(CLASS_COUNT)])


def counted_of(evaluation, *places):
    return {place: count(evaluation, place, CountingRule()).counts for place in places}


@given(samples)
def test_the_recall_of_a_class_is_what_a_loop_gives(pairs):
    evaluation = made([t for t, _ in pairs], [p for _, p in pairs])
    matrix = counted_of(evaluation, 0)[0].matrix
    for label in range(CLASS_COUNT):
        of_class = [t == p for t, p in pairs if t == label]
        expected = sum(of_class) / len(of_class) if of_class else math.nan
        assert recall_of(matrix, label) == pytest.approx(expected, nan_ok=True)


def test_curves_are_scikit_learns_numbers_checkpoint_by_checkpoint():
    random = np.random.default_rng(2)
    truth = random.integers(0, CLASS_COUNT, 60)
    predicted = [
        np.where(random.random(60) < share, truth, random.integers(0, 4, 60)) for share in (0.2, 0.7)
    ]
    evaluation = made(truth.tolist(), *(labels.tolist() for labels in predicted))
    accuracy, macro, recall = curves_of(evaluation, counted_of(evaluation, 0, 1), (2,), Cancel())
    assert (accuracy.name, macro.name, recall.name) == ("accuracy", "macro F1", "recall of “class 2”")
    assert accuracy.values == pytest.approx([accuracy_score(truth, labels) for labels in predicted])
    assert macro.values == pytest.approx([f1_score(truth, labels, average="macro") for labels in predicted])
    assert recall.values == pytest.approx([(labels[truth == 2] == 2).mean() for labels in predicted])


def test_what_is_not_counted_yet_has_no_point():
    evaluation = made([0, 1], [0, 1], [0, 0], [1, 1])
    accuracy, _ = curves_of(evaluation, counted_of(evaluation, 2), (), Cancel())
    assert np.isnan(accuracy.values[:2]).all()
    assert accuracy.values[2] == 0.5


def test_a_headline_leaves_no_sums_behind_in_the_matrix():
    evaluation = made([0, 1], [0, 1])
    counted = counted_of(evaluation, 0)[0]
    assert counted.headline["accuracy"] == 1
    assert not {"truth_totals", "prediction_totals", "correct"} & set(vars(counted.matrix))


def test_curves_stop_when_they_are_told_to():
    evaluation = made([0], [0])
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        curves_of(evaluation, counted_of(evaluation, 0), (), cancel)
