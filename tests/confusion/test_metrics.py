import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_evaluation
from sklearn.metrics import (
    accuracy_score,
    balanced_accuracy_score,
    cohen_kappa_score,
    matthews_corrcoef,
    multilabel_confusion_matrix,
    precision_recall_fscore_support,
)

from cmviewer.confusion.count import count
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.metrics import class_metrics, overall_metrics
from cmviewer.evaluation import Classes, Task
from cmviewer.matching import CountingRule

CLASS_COUNT = 4
classes = st.integers(0, CLASS_COUNT - 1)
samples = st.lists(st.tuples(classes, st.one_of(st.none(), classes)), min_size=1)


def measured(pairs):
    truth, predicted = [t for t, _ in pairs], [p for _, p in pairs]
    evaluation = make_evaluation(truth, {"a": predicted}, names=Classes.numbered(CLASS_COUNT).names)
    matrix = count(evaluation, 0, CountingRule()).matrix
    metrics = class_metrics(matrix)
    return metrics, overall_metrics(matrix, metrics, Task.CLASSIFICATION)


def labels_of(pairs):
    """Truth and prediction for scikit-learn: no prediction is one class more."""
    return [t for t, _ in pairs], [CLASS_COUNT if p is None else p for _, p in pairs]


@given(samples)
def test_counts_of_a_class_are_those_of_scikit_learn(pairs):
    metrics, _ = measured(pairs)
    expected = multilabel_confusion_matrix(*labels_of(pairs), labels=range(CLASS_COUNT))
    assert metrics.tn.tolist() == expected[:, 0, 0].tolist()
    assert metrics.fp.tolist() == expected[:, 0, 1].tolist()
    assert metrics.fn.tolist() == expected[:, 1, 0].tolist()
    assert metrics.tp.tolist() == expected[:, 1, 1].tolist()


@given(samples)
def test_rates_of_a_class_are_those_of_scikit_learn(pairs):
    metrics, _ = measured(pairs)
    precision, recall, f1, support = precision_recall_fscore_support(
        *labels_of(pairs), labels=range(CLASS_COUNT), zero_division=np.nan
    )
    np.testing.assert_allclose(metrics.precision, precision)
    np.testing.assert_allclose(metrics.recall, recall)
    np.testing.assert_allclose(metrics.f1, f1)
    assert metrics.support.tolist() == support.tolist()


@pytest.mark.parametrize("average", ["macro", "weighted"])
@given(pairs=samples)
def test_means_are_those_of_scikit_learn_over_the_classes_with_support(average, pairs):
    _, overall = measured(pairs)
    present = sorted({t for t, _ in pairs})
    expected = precision_recall_fscore_support(
        *labels_of(pairs), labels=present, average=average, zero_division=0
    )
    made = getattr(overall, average)
    assert (made.precision, made.recall, made.f1) == pytest.approx(expected[:3])


@given(samples)
def test_micro_means_are_those_of_scikit_learn_over_all_classes(pairs):
    _, overall = measured(pairs)
    expected = precision_recall_fscore_support(
        *labels_of(pairs), labels=range(CLASS_COUNT), average="micro", zero_division=np.nan
    )
    made = (overall.micro.precision, overall.micro.recall, overall.micro.f1)
    assert made == pytest.approx(expected[:3], nan_ok=True)


@given(samples)
def test_overall_numbers_are_those_of_scikit_learn(pairs):
    _, overall = measured(pairs)
    truth, predicted = labels_of(pairs)
    assert overall.accuracy == pytest.approx(accuracy_score(truth, predicted))
    recalls = [np.mean([t == p for t, p in pairs if t == label]) for label in set(truth)]
    assert overall.balanced_accuracy == pytest.approx(np.mean(recalls))
    if len({*truth, *predicted}) > 1:
        if set(predicted) <= set(truth):
            assert overall.balanced_accuracy == pytest.approx(balanced_accuracy_score(truth, predicted))
        assert overall.kappa == pytest.approx(cohen_kappa_score(truth, predicted))
    if len(set(truth)) > 1 and len(set(predicted)) > 1:
        assert overall.matthews == pytest.approx(matthews_corrcoef(truth, predicted))
    assert overall.largest_share == max(truth.count(label) for label in truth) / len(truth)


def test_a_worked_example():
    pairs = [(0, 0), (0, 0), (0, 1), (0, None), (1, 1), (1, 0)]
    metrics, overall = measured(pairs)
    assert metrics.tp.tolist() == [2, 1, 0, 0]
    assert metrics.fp.tolist() == [1, 1, 0, 0]
    assert metrics.fn.tolist() == [2, 1, 0, 0]
    assert metrics.tn.tolist() == [1, 3, 6, 6]
    assert metrics.precision[:2].tolist() == pytest.approx([2 / 3, 1 / 2])
    assert metrics.recall[:2].tolist() == [0.5, 0.5]
    assert overall.accuracy == 0.5
    assert overall.micro.precision == 3 / 5
    assert overall.micro.recall == 3 / 6
    assert (overall.largest_class, overall.largest_share) == (0, 4 / 6)


def test_what_has_no_denominator_is_undefined_and_never_0():
    metrics, overall = measured([(0, 0)])
    for rates in (metrics.precision, metrics.recall, metrics.f1):
        assert np.isnan(rates[1:]).all()
    assert math.isnan(overall.kappa)
    assert math.isnan(overall.matthews)


def test_an_undefined_precision_of_a_class_with_support_counts_0_in_the_means():
    _, overall = measured([(0, 0), (1, 0)])
    assert overall.macro.precision == 0.25
    assert overall.weighted.precision == 0.25


@pytest.mark.parametrize("class_count", [0, 3])
def test_nothing_counted_leaves_every_overall_number_undefined(class_count):
    nothing = np.empty(0, np.int32)
    matrix = ConfusionMatrix(class_count, nothing, nothing, np.empty(0, np.int64))
    overall = overall_metrics(matrix, class_metrics(matrix), Task.CLASSIFICATION)
    for number in (
        overall.accuracy,
        overall.balanced_accuracy,
        overall.macro.f1,
        overall.micro.f1,
        overall.weighted.f1,
        overall.kappa,
        overall.matthews,
        overall.largest_share,
    ):
        assert math.isnan(number)
