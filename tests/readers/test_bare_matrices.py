"""Finished matrices of numbers alone are read as such where that is clear, asked about where it is not."""

import io

import numpy as np
import pytest
from opening import codes, opened, pairs, refusal

from cmviewer.cli import main
from cmviewer.readers.decision_keys import told

COUNTS = [[5, 2, 0], [1, 7, 3], [0, 0, 9]]
COUNTED = {("0", "0"): 5, ("0", "1"): 2, ("1", "0"): 1, ("1", "1"): 7, ("1", "2"): 3, ("2", "2"): 9}


def counted(evaluation) -> dict[tuple[str, str], int]:
    weight = evaluation.checkpoints[0].load().weight
    assert weight is not None
    return dict(zip(pairs(evaluation), weight.tolist(), strict=True))


def saved_as_text(values: object) -> str:
    stream = io.StringIO()
    np.savetxt(stream, np.array(values))
    return stream.getvalue()


CALLED = {
    "NumPy": ("confusion_matrix.npy", np.array(COUNTS)),
    "floats of NumPy": ("cm.npy", np.array(COUNTS, float)),
    "JSON": ("cm.json", str(COUNTS)),
    "a text of NumPy": ("confusion_matrix.txt", saved_as_text(COUNTS)),
    "what NumPy prints": ("cm.txt", f"{np.array(COUNTS)}\n"),
    "numbers with commas": ("confmat.csv", "5,2,0\n1,7,3\n0,0,9\n"),
}
NOT_CALLED = {
    "NumPy": ("r50.npy", np.array(COUNTS)),
    "JSON": ("r50.json", str(COUNTS)),
    "JSON of two classes": ("matrix.json", "[[5, 2], [1, 7]]"),
}


@pytest.mark.parametrize("kind", CALLED)
def test_a_matrix_of_numbers_alone_has_numbered_classes(folder, kind):
    name, content = CALLED[kind]
    evaluation = opened(folder({name: content}))
    assert counted(evaluation) == COUNTED
    assert codes(evaluation) == {"matrix-orientation"}, "which axis is the truth is a decision"


def test_which_axis_is_the_truth_can_be_told(folder):
    name, content = CALLED["a text of NumPy"]
    evaluation = opened(folder({name: content}), told=(told("rows", "prediction"),))
    assert counted(evaluation) == {(column, row): count for (row, column), count in COUNTED.items()}


@pytest.mark.parametrize("kind", NOT_CALLED)
def test_numbers_that_nothing_calls_a_matrix_are_asked_about(folder, kind):
    name, content = NOT_CALLED[kind]
    path = folder({name: content})
    [problem] = refusal(path).problems
    assert (problem.code, problem.decision, problem.readings[0]) == ("table-uncertain", "table", "counts")
    evaluation = opened(path, told=(told("table", "counts"),))
    assert counted(evaluation)["1", "1"] == 7
    assert "reading-unused" not in codes(evaluation)


def test_the_best_five_classes_of_five_samples_are_no_matrix(folder):
    best = np.array([[4, 0, 1, 2, 3], [0, 1, 2, 3, 4], [1, 0, 2, 3, 4], [2, 1, 0, 3, 4], [3, 0, 1, 2, 4]])
    evaluation = opened(folder({"labels.npy": np.array([4, 0, 1, 0, 3]), "top5.npy": best}))
    assert pairs(evaluation) == [("4", "4"), ("0", "0"), ("1", "1"), ("0", "2"), ("3", "3")]


SHARES = {
    "a table": ("m.csv", ",cat,dog\ncat,0.7,0.3\ndog,0.1,0.9\n"),
    "JSON": ("confusion_matrix.json", '{"labels": ["cat", "dog"], "matrix": [[0.7, 0.3], [0.1, 0.9]]}'),
    "NumPy": ("confusion_matrix.npy", np.array([[0.7, 0.3], [0.1, 0.9]])),
    "text": ("confusion_matrix.txt", "0.7 0.3\n0.1 0.9\n"),
}


@pytest.mark.parametrize("kind", SHARES)
@pytest.mark.parametrize("reading", [None, "samples", "counts"])
def test_a_matrix_of_shares_offers_nothing_that_fails(folder, capsys, kind, reading):
    name, content = SHARES[kind]
    path = folder({name: content})
    words = [] if reading is None else ["--read", f"table={reading}"]
    assert main(["check", str(path), *words]) == 2
    said = capsys.readouterr().err.strip()
    assert "normalised" in said
    assert "--read" not in said
    assert len(said.splitlines()) == 1


def test_scores_that_may_be_a_matrix_of_shares_can_be_told_to_be_samples(folder):
    path = folder({"m.csv": "truth,cat,dog\ncat,0.7,0.3\ndog,0.1,0.9\n"})
    assert refusal(path).problems[0].readings == ("samples",)
    assert pairs(opened(path, told=(told("table", "samples"),))) == [("cat", "cat"), ("dog", "dog")]


def test_check_says_that_truths_of_a_finished_matrix_are_only_counted(folder, capsys):
    path = folder({"cm.csv": "truth \\ prediction,cat,dog\ncat,5,2\ndog,0,7\n"})
    assert main(["check", str(path)]) == 0
    said = capsys.readouterr().out
    assert "truths: only counted, in 3 cells of a finished matrix" in said
    assert "14 samples" in said
