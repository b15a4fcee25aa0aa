"""Every metric of the table is held against scikit-learn, on random results."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import make_evaluation
from sklearn.metrics import (
    accuracy_score,
    balanced_accuracy_score,
    cohen_kappa_score,
    jaccard_score,
    matthews_corrcoef,
    multilabel_confusion_matrix,
    precision_recall_fscore_support,
)

from cmviewer.confusion.count import count
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.measures import measures_of
from cmviewer.confusion.metrics import METRICS
from cmviewer.evaluation import Classes, Task
from cmviewer.matching import CountingRule

CLASS_COUNT = 4
LABELS = range(CLASS_COUNT)
classes = st.integers(0, CLASS_COUNT - 1)
samples = st.lists(st.tuples(classes, st.one_of(st.none(), classes)), min_size=1)


def measured(pairs, task=Task.SEMANTIC_SEGMENTATION):
    """The measures of samples, as far as a task knows them; pixels know all that there are."""
    truth, predicted = [t for t, _ in pairs], [p for _, p in pairs]
    evaluation = make_evaluation(truth, {"a": predicted}, names=Classes.numbered(CLASS_COUNT).names)
    return measures_of(count(evaluation, 0, CountingRule()).matrix, task)


def labels_of(pairs):
    """Truth and prediction for scikit-learn: no prediction is one class more."""
    return [t for t, _ in pairs], [CLASS_COUNT if p is None else p for _, p in pairs]


def counts(row, column):
    return lambda *both: multilabel_confusion_matrix(*both, labels=LABELS)[:, row, column]


def rates(place):
    return lambda *both: precision_recall_fscore_support(*both, labels=LABELS, zero_division=np.nan)[place]


def jaccard(labels, average, undefined):
    return lambda truth, predicted: jaccard_score(
        truth, predicted, labels=labels(truth), average=average, zero_division=undefined
    )


OF_CLASS = {
    "support": rates(3),
    "tp": counts(1, 1),
    "fp": counts(0, 1),
    "fn": counts(1, 0),
    "tn": counts(0, 0),
    "precision": rates(0),
    "recall": rates(1),
    "f1": rates(2),
    # scikit-learn knows no NaN here: what is undefined is looked at below
    "iou": jaccard(lambda _: LABELS, None, 0),
}


def mean(average, place):
    """Means over the classes with support; micro over all classes."""

    def of(truth, predicted):
        labels, undefined = (LABELS, np.nan) if average == "micro" else (sorted(set(truth)), 0)
        found = precision_recall_fscore_support(
            truth, predicted, labels=labels, average=average, zero_division=undefined
        )
        return found[place]

    return of


def balanced(truth, predicted):
    recalls = [
        np.mean([p == label for t, p in zip(truth, predicted, strict=True) if t == label])
        for label in set(truth)
    ]
    if len(set(truth)) > 1 and set(predicted) <= set(truth):
        assert balanced_accuracy_score(truth, predicted) == pytest.approx(np.mean(recalls))
    return np.mean(recalls)


def kappa(truth, predicted):
    return cohen_kappa_score(truth, predicted) if len({*truth, *predicted}) > 1 else math.nan


def matthews(truth, predicted):
    both_vary = len(set(truth)) > 1 and len(set(predicted)) > 1
    return matthews_corrcoef(truth, predicted) if both_vary else math.nan


OVERALL = {
    "accuracy": accuracy_score,
    "balanced_accuracy": balanced,
    "kappa": kappa,
    "matthews": matthews,
    "mean_iou": jaccard(lambda truth: sorted(set(truth)), "macro", 0),
} | {
    f"{average}_{name}": mean(average, place)
    for average in ("macro", "micro", "weighted")
    for place, name in enumerate(("precision", "recall", "f1"))
}


def test_every_metric_of_the_table_is_held_against_an_independent_answer():
    assert {metric.name for metric in METRICS.of_class} == OF_CLASS.keys()
    assert {metric.name for metric in METRICS.overall} == OVERALL.keys()


@pytest.mark.parametrize("name", OF_CLASS)
@settings(max_examples=30)
@given(pairs=samples)
def test_a_metric_of_a_class_is_that_of_scikit_learn(name, pairs):
    made, expected = measured(pairs).of_class[name], OF_CLASS[name](*labels_of(pairs))
    np.testing.assert_allclose(np.nan_to_num(made) if name == "iou" else made, expected)


@pytest.mark.parametrize("name", OVERALL)
@settings(max_examples=30)
@given(pairs=samples)
def test_a_metric_over_all_is_that_of_scikit_learn(name, pairs):
    expected = OVERALL[name](*labels_of(pairs))
    assert measured(pairs).value(name) == pytest.approx(expected, nan_ok=True)


@given(samples)
def test_the_largest_class_is_the_one_with_most_truths(pairs):
    truth = [t for t, _ in pairs]
    measures = measured(pairs)
    assert truth.count(measures.largest_class) == max(map(truth.count, truth))
    assert measures.largest_share == max(map(truth.count, truth)) / len(truth)


def test_a_worked_example():
    measures = measured([(0, 0), (0, 0), (0, 1), (0, None), (1, 1), (1, 0)])
    assert measures.of_class["tp"].tolist() == [2, 1, 0, 0]
    assert measures.of_class["fp"].tolist() == [1, 1, 0, 0]
    assert measures.of_class["fn"].tolist() == [2, 1, 0, 0]
    assert measures.of_class["tn"].tolist() == [1, 3, 6, 6]
    assert measures.of_class["precision"][:2].tolist() == pytest.approx([2 / 3, 1 / 2])
    assert measures.of_class["recall"][:2].tolist() == [0.5, 0.5]
    assert measures.of_class["iou"][:2].tolist() == [2 / 5, 1 / 3]
    assert measures.value("accuracy") == 0.5
    assert measures.value("micro_precision") == 3 / 5
    assert measures.value("micro_recall") == 3 / 6
    assert (measures.largest_class, measures.largest_share) == (0, 4 / 6)


def test_counts_are_whole_numbers_and_rates_are_not():
    kinds = {name: values.dtype for name, values in measured([(0, 0), (1, 0)]).of_class.items()}
    whole = {name for name, kind in kinds.items() if kind == np.int64}
    assert whole == {"support", "tp", "fp", "fn", "tn"}
    assert {kinds[name] for name in kinds.keys() - whole} == {np.dtype(np.float64)}


def test_what_has_no_denominator_is_undefined_and_never_0():
    measures = measured([(0, 0)])
    for name in ("precision", "recall", "f1", "iou"):
        assert np.isnan(measures.of_class[name][1:]).all()
    assert math.isnan(measures.value("kappa"))
    assert math.isnan(measures.value("matthews"))


def test_an_undefined_precision_of_a_class_with_support_counts_0_in_the_means():
    measures = measured([(0, 0), (1, 0)])
    assert measures.value("macro_precision") == 0.25
    assert measures.value("weighted_precision") == 0.25


@pytest.mark.parametrize("class_count", [0, 3])
def test_nothing_counted_leaves_every_overall_number_undefined(class_count):
    nothing = np.empty(0, np.int32)
    matrix = ConfusionMatrix(class_count, nothing, nothing, np.empty(0, np.int64))
    measures = measures_of(matrix, Task.SEMANTIC_SEGMENTATION)
    assert len(measures.overall) == len(METRICS.overall)
    assert all(map(math.isnan, (*measures.overall.values(), measures.largest_share)))


def test_a_task_is_told_only_what_means_something_for_it():
    objects = measured([(0, 0), (1, 0)], Task.DETECTION)
    assert not {"tn", "iou"} & objects.of_class.keys()
    assert not {"accuracy", "kappa", "matthews", "mean_iou"} & objects.overall.keys()
    assert math.isnan(objects.value("accuracy"))
    assert not {"iou"} & measured([(0, 0)], Task.CLASSIFICATION).of_class.keys()
