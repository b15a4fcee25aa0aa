import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_evaluation
from sklearn.metrics import classification_report, multilabel_confusion_matrix

from cmviewer.confusion.count import count
from cmviewer.confusion.measures import measures_of
from cmviewer.evaluation import Classes, Task
from cmviewer.matching import CountingRule
from cmviewer.writers.metrics_csv import metrics_csv


def metrics_of(truth, predicted, names=None):
    evaluation = make_evaluation(truth, {"only": predicted}, names=names)
    matrix = count(evaluation, 0, CountingRule()).matrix
    lines = csv.DictReader(
        io.StringIO(metrics_csv(measures_of(matrix, evaluation.task), evaluation.classes, {}))
    )
    return {line["class"]: line for line in lines}


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=60))
def test_the_numbers_are_those_of_scikit_learn(pairs):
    truth, predicted = map(list, zip(*pairs, strict=True))
    ours = metrics_of(truth, predicted, names=("a", "b", "c", "d"))
    known = sorted(set(truth))
    theirs = classification_report(truth, predicted, labels=range(4), output_dict=True, zero_division=np.nan)
    for label, name in enumerate("abcd"):
        line, reference = ours[name], theirs[str(label)]
        (tn, fp), (fn, tp) = multilabel_confusion_matrix(truth, predicted, labels=range(4))[label]
        assert [int(line[column]) for column in ("tp", "fp", "fn", "tn")] == [tp, fp, fn, tn]
        assert int(line["support"]) == reference["support"]
        for ours_name, theirs_name in (("precision", "precision"), ("recall", "recall"), ("f1", "f1-score")):
            value = float(line[ours_name] or "nan")
            assert value == pytest.approx(reference[theirs_name], nan_ok=True)
    averages = classification_report(truth, predicted, labels=known, output_dict=True, zero_division=0)
    for name in ("macro", "weighted"):
        for ours_name, theirs_name in (("precision", "precision"), ("recall", "recall"), ("f1", "f1-score")):
            assert float(ours[name][ours_name]) == pytest.approx(averages[f"{name} avg"][theirs_name])
        assert int(ours[name]["support"]) == len(truth)
    assert float(ours["micro"]["f1"]) == pytest.approx(np.mean(np.equal(truth, predicted)))


def test_the_header_is_the_contract_and_the_averages_come_last():
    evaluation = make_evaluation([0, 1], {"only": [0, 1]}, names=("macro", "b"))
    matrix = count(evaluation, 0, CountingRule()).matrix
    lines = metrics_csv(measures_of(matrix, evaluation.task), evaluation.classes, {}).splitlines()
    assert lines[0] == "class,tp,fp,fn,tn,precision,recall,f1,iou,support"
    assert [line.split(",")[0] for line in lines[1:]] == ["macro", "b", "macro", "micro", "weighted"]
    assert lines[-1] == "weighted,,,,,1.0,1.0,1.0,,2"


def test_undefined_is_empty_and_never_nan():
    lines = metrics_of([0], [0], names=("seen", "never"))
    assert lines["never"] == {
        "class": "never", "tp": "0", "fp": "0", "fn": "0", "tn": "1",
        "precision": "", "recall": "", "f1": "", "iou": "", "support": "0",
    }  # fmt: skip


def test_a_sample_without_prediction_is_a_miss():
    lines = metrics_of([0, 0], [0, None])
    assert (lines["0"]["tp"], lines["0"]["fn"], lines["0"]["recall"]) == ("1", "1", "0.5")


def test_detection_has_no_true_negatives():
    evaluation = make_evaluation([0], {"only": [0]})
    matrix = count(evaluation, 0, CountingRule()).matrix
    [line, *_] = csv.DictReader(
        io.StringIO(metrics_csv(measures_of(matrix, Task.DETECTION), Classes(("a",)), {}))
    )
    assert line["tn"] == ""


def test_every_digit_of_a_rate_is_written():
    lines = metrics_of([0, 0, 0], [0, 1, 1])
    assert float(lines["0"]["recall"]) == 1 / 3
