"""Finished matrices: counts of other programs, and our own, to the same numbers."""

import json

import numpy as np
import pytest
from opening import opened

from cmviewer.confusion.count import count
from cmviewer.evaluation import NO_IMAGE
from cmviewer.matching import CountingRule
from cmviewer.writers.matrix_csv import cells_csv, matrix_csv
from tests.making import make_evaluation
from tests.real_data import real_data

COUNTS = [[8, 2, 0], [1, 9, 3], [0, 0, 4]]
NAMES = ["zebra", "ape", "cat"]


def dense(evaluation, checkpoint=0):
    matrix = count(evaluation, checkpoint, CountingRule()).matrix
    size = len(evaluation.classes)
    return [[matrix.count_at(row, column) for column in range(size)] for row in range(size)]


def csv_of(corner, names, counts):
    lines = [",".join([corner, *names])]
    lines += [",".join([name, *map(str, row)]) for name, row in zip(names, counts, strict=True)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("corner", ["truth \\ prediction", "", "Actual", "true label"])
def test_a_table_whose_header_and_first_column_name_the_same_classes_is_a_matrix(folder, corner):
    evaluation = opened(folder({"confusion.csv": csv_of(corner, NAMES, COUNTS)}))
    assert evaluation.classes.names == tuple(NAMES)
    assert dense(evaluation) == COUNTS
    assert "no samples" in evaluation.recognised
    assert len(evaluation.images) == 0
    assert (evaluation.truth.image == NO_IMAGE).all()


def test_a_matrix_with_predictions_on_its_rows_is_turned(folder):
    turned = np.transpose(COUNTS).tolist()
    assert dense(opened(folder({"cm.csv": csv_of("predicted", NAMES, turned)}))) == COUNTS


def test_sums_at_the_end_are_no_class(folder):
    summed = [[*row, sum(row)] for row in COUNTS]
    summed.append([sum(column) for column in zip(*summed, strict=True)])
    evaluation = opened(folder({"cm.csv": csv_of("truth", [*NAMES, "All"], summed)}))
    assert evaluation.classes.names == tuple(NAMES)
    assert dense(evaluation) == COUNTS


def test_a_table_of_truth_prediction_and_count_is_a_matrix(folder):
    rows = [(NAMES[row], NAMES[column], COUNTS[row][column]) for row in range(3) for column in range(3)]
    table = "Actual,Predicted,nPredictions\n" + "".join(f"{t},{p},{n}\n" for t, p, n in rows)
    evaluation = opened(folder({"cells.csv": table}))
    names = evaluation.classes.names
    assert {
        (names[t], names[p], n) for t, row in enumerate(dense(evaluation)) for p, n in enumerate(row) if n
    } == {row for row in rows if row[2]}


def test_comet_and_plain_json_matrices_open(folder):
    comet = {"version": 1, "labels": NAMES, "matrix": COUNTS, "rowLabel": "Actual Category"}
    plain = {"classes": NAMES, "confusion_matrix": COUNTS}
    evaluation = opened(folder({"epoch-2.json": json.dumps(comet), "epoch-10.json": json.dumps(plain)}))
    assert evaluation.checkpoint_names == ("epoch-2", "epoch-10")
    assert dense(evaluation, 0) == dense(evaluation, 1) == COUNTS


def test_matrices_that_differ_only_by_their_folder_are_checkpoints(folder):
    text = json.dumps({"labels": NAMES, "matrix": COUNTS})
    files = {f"epoch_{n}/confusion-matrix.json": text for n in (2, 10)}
    assert opened(folder(files)).checkpoint_names == ("epoch_2", "epoch_10")


@pytest.mark.parametrize("predicted", [[0, 1, 1, 2], [0, None, 1, 2]])
def test_our_own_matrix_opens_to_the_same_numbers(folder, predicted):
    made = make_evaluation([0, 1, 1, 2], {"a": predicted}, names=["=1+1", "b,c", 'd"e'])
    matrix = count(made, 0, CountingRule()).matrix
    evaluation = opened(folder({"confusion_matrix.csv": matrix_csv(matrix, made.classes, made.task)}))
    again = count(evaluation, 0, CountingRule()).matrix
    assert evaluation.classes.names == made.classes.names
    assert matrix_csv(again, evaluation.classes, evaluation.task) == matrix_csv(
        matrix, made.classes, made.task
    )


def test_our_own_cells_open_to_the_same_numbers(folder):
    made = make_evaluation([0, 1, 1, 2], {"a": [0, 1, 0, 2]}, names=["x", "y", "z"])
    matrix = count(made, 0, CountingRule()).matrix
    evaluation = opened(folder({"confusion_cells.csv": cells_csv(matrix, made.classes)}))
    assert dense(evaluation) == [[1, 0, 0], [1, 1, 0], [0, 0, 1]]


def test_counts_are_left_out_beside_samples_and_that_is_said(folder):
    evaluation = opened(
        folder(
            {
                "confusion.csv": csv_of("truth", NAMES, COUNTS),
                "epoch_1.csv": "image,truth,prediction\na.png,cat,ape\nb.png,ape,ape\n",
            }
        )
    )
    assert evaluation.checkpoint_names == ("epoch_1",)
    assert [problem.code for problem in evaluation.problems] == ["counts-left-out"]


def test_a_table_of_samples_is_no_matrix(folder):
    table = "image,cat,dog\na.png,0.9,0.1\nb.png,0.2,0.8\ncat,0.6,0.4\n"
    truth = "image,truth\na.png,cat\nb.png,dog\ncat,cat\n"
    evaluation = opened(folder({"predictions.csv": table, "truth.csv": truth}))
    assert len(evaluation.images) == 3


def test_real_tracker_exports_open_to_their_own_totals():
    tracked = real_data("cls_tracker_exports")
    comet = opened(tracked / "comet")
    written = json.loads((tracked / "comet" / "confusion-matrix-epoch-1.json").read_text())
    assert dense(comet) == written["matrix"]
    wandb = opened(tracked / "wandb")
    assert wandb.checkpoint_names == ("test_predictions_0", "test_predictions_1", "test_predictions_2")
    table = next((tracked / "wandb" / "media" / "table").glob("conf_mat_table_2_*"))
    rows = json.loads(table.read_text())["data"]
    wanted = [[0] * 10 for _ in range(10)]
    for truth, prediction, number in rows:
        wanted[int(truth)][int(prediction)] += int(number)
    assert dense(opened(table)) == wanted
