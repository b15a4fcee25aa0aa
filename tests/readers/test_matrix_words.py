"""What stands on the rows of a finished matrix is what its words say, else a convention, and that is said."""

import json
import time

import numpy as np
import pytest
from opening import codes, opened, pairs
from small_sets import matrices

from cmviewer.evaluation import Origin, Role
from cmviewer.readers.tables.matrix_words import side_of_rows

ROWS = {("a", "a"): 5, ("a", "b"): 1, ("b", "a"): 2, ("b", "b"): 7}
TURNED = {("a", "a"): 5, ("b", "a"): 1, ("a", "b"): 2, ("b", "b"): 7}
COUNTS = [[5, 1], [2, 7]]
NAMES = ["a", "b"]
NUMBERS = {(str(NAMES.index(t)), str(NAMES.index(p))): n for (t, p), n in ROWS.items()}

TRUE = (
    "Actual", "GT", "Ground truth", "Référence", "Classe réelle", "Ist", "Soll", "Wahre Klasse",
    "Tatsächlich", "Target Class", "Reference data", "真实\\预测", "Истинный класс", "Gerçek", "実際",
    "Expert", "Known", "Predicted (columns) / Actual (rows)", "Predicted → Actual ↓", "↓Actual →Predicted",
    "rows: true; columns: predicted",
)  # fmt: skip
PREDICTED = (
    "Predicted label", "Output Class", "Classified as / Reference", "Prédit", "Classe prédite", "Vorhersage",
    "vorhergesagte Klasse", "Klassifiziert", "Предсказано", "Tahmin", "Model", "Assigned", "Classification",
    "columns=true, rows=predicted", "Actual → / Predicted ↓",
)  # fmt: skip


@pytest.mark.parametrize("corner", TRUE)
def test_words_of_the_truth_put_it_on_the_rows(corner):
    assert side_of_rows(corner) is Role.TRUTH


@pytest.mark.parametrize("corner", PREDICTED)
def test_words_of_the_prediction_put_it_on_the_rows(corner):
    assert side_of_rows(corner) is Role.PREDICTION


@pytest.mark.parametrize("corner", ["", "class", "name", "Tesla"])
def test_other_words_say_nothing(corner):
    assert side_of_rows(corner) is None


def rows(evaluation):
    [one] = [one for one in evaluation.interpretation.decisions if one.key == "rows"]
    return one


BARE = {
    "bare rows": ({"cm.json": json.dumps(COUNTS)}, NUMBERS),
    "below a key": ({"r.json": json.dumps({"confusion_matrix": COUNTS})}, NUMBERS),
    "with labels": ({"r.json": json.dumps({"labels": NAMES, "matrix": COUNTS})}, ROWS),
    "in other metrics": ({"r.json": json.dumps({"metrics": {"confusion_matrix": COUNTS}})}, NUMBERS),
    "objects": ({"r.json": json.dumps({"a": {"a": 5, "b": 1}, "b": {"a": 2, "b": 7}})}, ROWS),
    "a frame": ({"r.json": json.dumps({"columns": NAMES, "index": NAMES, "data": COUNTS})}, ROWS),
    "an array": ({"cm.npy": np.array(COUNTS)}, NUMBERS),
    "an archive": ({"r.npz": {"confusion_matrix": np.array(COUNTS), "classes": np.array(NAMES)}}, ROWS),
    "a table": ({"cm.csv": ",a,b\na,5,1\nb,2,7\n"}, ROWS),
    "a table without names": ({"cm.csv": "5,1\n2,7\n"}, NUMBERS),
}  # fmt: skip


def cells(evaluation):
    [name] = evaluation.checkpoint_names
    return matrices(evaluation)[f"checkpoint {name}"]


@pytest.mark.parametrize("name", BARE)
def test_a_matrix_without_words_has_the_truth_on_its_rows_by_convention(folder, name):
    files, expected = BARE[name]
    evaluation = opened(folder(files))
    assert cells(evaluation) == expected
    assert rows(evaluation).origin is Origin.CONVENTION
    assert [one.value for one in rows(evaluation).alternatives] == ["prediction"]
    assert "matrix-orientation" in codes(evaluation)


WORDS = (
    ({"rowLabel": "Actual Category", "columnLabel": "Predicted Category"}, ROWS),
    ({"columnLabel": "Actual Category"}, TURNED),
    ({"rows": "predicted"}, TURNED),
    ({"axes": ["prediction", "truth"]}, TURNED),
    ({"note": "rows are true, columns are predicted"}, ROWS),
)


@pytest.mark.parametrize(("said", "expected"), WORDS)
def test_a_matrix_in_json_is_read_as_its_words_say(folder, said, expected):
    evaluation = opened(folder({"r.json": json.dumps({"labels": NAMES, "matrix": COUNTS, **said})}))
    assert cells(evaluation) == expected
    assert rows(evaluation).origin is Origin.FILE
    assert codes(evaluation) == set()


def test_a_list_of_pairs_that_no_name_calls_a_matrix_is_none(folder):
    top = folder({"points.json": "[[5, 1], [2, 7]]", "results.csv": "image,truth,prediction\n1.png,a,a\n"})
    assert pairs(opened(top)) == [("a", "a")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Predicted,a,b\nActual,,\na,5,1\nb,2,7\n", ROWS),
        ("Actual,a,b\nPredicted,,\na,5,1\nb,2,7\n", TURNED),
        ("Predicted,a,b\nspecies,,\na,5,1\nb,2,7\n", ROWS),
        ("Wahrheit;a;b\nVorhersage;;\na;5;1\nb;2;7\n", TURNED),
    ],
)
def test_a_crosstab_names_its_rows_below_the_header(folder, text, expected):
    evaluation = opened(folder({"r.csv": text}))
    assert cells(evaluation) == expected
    assert codes(evaluation) == set()
    assert rows(evaluation).origin is Origin.FILE


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (",,Predicted,Predicted\n,,a,b\nActual,a,5,1\nActual,b,2,7\n", ROWS),
        (",,Predicted,Predicted\n,,a,b\nActual,a,5,1\n,b,2,7\n", ROWS),
        (",,Actual,Actual\n,,a,b\nPredicted,a,5,1\nPredicted,b,2,7\n", TURNED),
        (",Actual,Actual\n,a,b\na,5,1\nb,2,7\n", TURNED),
    ],
)
def test_of_two_levels_of_names_the_upper_says_what_stands_where(folder, text, cells):
    """As pandas writes a `MultiIndex`, and a spreadsheet whose first cells are joined."""
    evaluation = opened(folder({"matrix.csv": text}))
    assert matrices(evaluation)["checkpoint matrix"] == cells
    assert codes(evaluation) == set()


def test_a_text_without_arrows_is_looked_through_once_however_long_it_is():
    began = time.process_time()
    assert side_of_rows("y" * 70_000) is None
    assert side_of_rows("→" * 35_000 + "y" * 35_000) is None
    assert time.process_time() - began < 1
