"""Finished matrices with a line that names an axis above the names of the classes."""

import json

import pytest
from opening import codes, opened, pairs, refusal

COUNTED = {
    ("cat", "cat"): 5,
    ("cat", "dog"): 2,
    ("dog", "cat"): 1,
    ("dog", "dog"): 7,
    ("dog", "owl"): 1,
    ("owl", "owl"): 4,
}
TURNED = {(prediction, truth): count for (truth, prediction), count in COUNTED.items()}
ROWS = "cat,5,2,0\ndog,1,7,1\nowl,0,0,4\n"
WAYS = {
    "a line of one field": ("Predicted\n,cat,dog,owl\n" + ROWS, COUNTED),
    "two words": ("Predicted class\n,cat,dog,owl\n" + ROWS, COUNTED),
    "filled up": (",Predicted,,\nActual,cat,dog,owl\n" + ROWS, COUNTED),
    "filled up, of the truth": (",Actual,,\nPredicted,cat,dog,owl\n" + ROWS, TURNED),
    "only the columns named": (",Actual,,\n,cat,dog,owl\n" + ROWS, TURNED),
    "a MultiIndex of pandas": (",Predicted,Predicted,Predicted\n,cat,dog,owl\n" + ROWS, COUNTED),
    "a MultiIndex with the name of the rows": (
        ",Predicted,Predicted,Predicted\nActual,,,\n,cat,dog,owl\n" + ROWS,
        COUNTED,
    ),
    "a MultiIndex on both sides": (
        ",,Predicted,Predicted,Predicted\n,,cat,dog,owl\n"
        "Actual,cat,5,2,0\nActual,dog,1,7,1\nActual,owl,0,0,4\n",
        COUNTED,
    ),
    "merged cells on both sides": (
        ",,Predicted,,\n,,cat,dog,owl\nActual,cat,5,2,0\n,dog,1,7,1\n,owl,0,0,4\n",
        COUNTED,
    ),
    "merged cells, the truth above": (
        ",,Actual,,\n,,cat,dog,owl\nPredicted,cat,5,2,0\n,dog,1,7,1\n,owl,0,0,4\n",
        TURNED,
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_line_that_names_an_axis_is_read_and_no_title(folder, way):
    text, expected = WAYS[way]
    evaluation = opened(folder({"cm.csv": text}))
    weight = evaluation.checkpoints[0].load().weight
    assert dict(zip(pairs(evaluation), weight.tolist(), strict=True)) == expected
    assert evaluation.classes.names == ("cat", "dog", "owl")
    assert codes(evaluation) == set()


def test_a_title_beside_the_name_of_an_axis_is_a_title(folder):
    evaluation = opened(folder({"cm.csv": "Confusion of v3\nPredicted\n,cat,dog,owl\n" + ROWS}))
    assert codes(evaluation) == {"lines-above-header", "matrix-orientation"}


def test_samples_below_the_names_of_their_sides_are_no_matrix(folder):
    evaluation = opened(folder({"r.csv": "Actual,Predicted\ncat,cat\ndog,cat\ndog,dog\n"}))
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat"), ("dog", "dog")]
    assert refusal(folder({"r.csv": "Actual\ncat\ndog\n"}))


def test_a_matrix_without_names_of_rows_may_have_rates_and_sums_beside_it(folder):
    text = "cat,dog,Error,Rate\n5,2,0.2857,2 / 7\n1,7,0.125,1 / 8\n6,9,0.2,3 / 15\n"
    evaluation = opened(folder({"cm.csv": text}))
    assert evaluation.checkpoints[0].load().weight.tolist() == [5, 2, 1, 7]
    assert evaluation.classes.names == ("cat", "dog")


def test_a_matrix_of_vertex_has_the_truth_on_its_rows(folder):
    specs = [{"id": "1", "displayName": "cat"}, {"id": "2", "displayName": "dog"}]
    for rows in ([[5, 2], [1, 7]], [{"row": [5, 2]}, {"row": [1, 7]}]):
        matrix = {"confusionMatrix": {"annotationSpecs": specs, "rows": rows}}
        evaluation = opened(folder({"evaluation.json": json.dumps(matrix)}))
        assert pairs(evaluation) == [("cat", "cat"), ("cat", "dog"), ("dog", "cat"), ("dog", "dog")]
        assert evaluation.checkpoints[0].load().weight.tolist() == [5, 2, 1, 7]
        assert codes(evaluation) == set()


def test_the_numbers_of_rows_of_matlab_count_nothing(folder):
    evaluation = opened(folder({"r.csv": "Row,trueLabels,predictedLabels\n1,cat,cat\n2,dog,cat\n"}))
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat")]
