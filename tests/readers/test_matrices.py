"""Finished matrices: counts of other programs, and our own, to the same numbers."""

import csv
import json

import numpy as np
import pytest
from opening import opened, refusal

from cmviewer.confusion.count import count
from cmviewer.evaluation import NO_IMAGE
from cmviewer.matching import CountingRule
from cmviewer.readers.decision_keys import told
from cmviewer.writers.examples_csv import examples_csv
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
    evaluation = opened(
        folder(
            {
                "confusion_cells.csv": cells_csv(
                    matrix, made.classes, {"checkpoint": "made", "score_threshold": "0.5"}
                )
            }
        )
    )
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


def comet_of(samples, counts=COUNTS, **more):
    return json.dumps({"labels": NAMES, "matrix": counts, "sampleMatrix": samples} | more)


def listed_of(evaluation, checkpoint=0):
    """The known samples of each cell, and what the outcomes of all cells add up to."""
    counted = count(evaluation, checkpoint, CountingRule())
    known, sums = {}, [[0] * len(NAMES) for _ in NAMES]
    text = "".join(examples_csv(evaluation, counted)).splitlines()
    for row in csv.DictReader(text):
        cell = evaluation.classes.names.index(row["truth"]), evaluation.classes.names.index(row["prediction"])
        sums[cell[0]][cell[1]] += int(row["count"])
        if row["image"]:
            assert row["count"] == "1"
            known.setdefault(cell, []).append(row["image"])
    return known, sums


SAMPLES = [
    [[{"index": 4, "sample": "four"}, {"index": 2, "sample": "two"}], [{"index": 7, "sample": None}], None],
    [None, None, [{"index": 1, "sample": "four"}]],
    [None, None, None],
]
KNOWN = {(0, 0): ["four", "two"], (0, 1): ["7"], (1, 2): ["four"]}


def test_samples_that_a_matrix_lists_are_examples_and_the_counts_stay(folder):
    evaluation = opened(folder({"cm.json": comet_of(SAMPLES)}))
    assert listed_of(evaluation) == (KNOWN, COUNTS)
    assert dense(evaluation) == COUNTS
    assert len(evaluation.images) == 4
    assert evaluation.recognised.endswith("4 samples known")


def test_listed_samples_are_turned_with_their_matrix(folder):
    turned = [list(row) for row in zip(*SAMPLES, strict=True)]
    text = comet_of(turned, np.transpose(COUNTS).tolist(), rowLabel="Predicted Category")
    evaluation = opened(folder({"cm.json": text}))
    known, sums = listed_of(evaluation)
    assert {cell: sorted(names) for cell, names in known.items()} == KNOWN
    assert sums == COUNTS


def test_a_sample_is_the_same_image_in_every_checkpoint_and_each_keeps_its_counts(folder):
    other = [[None, [{"sample": "two"}, {"sample": "four"}], None], [None] * 3, [None] * 3]
    files = {"epoch_1.json": comet_of(SAMPLES), "epoch_2.json": comet_of(other)}
    files["epoch_3.json"] = json.dumps({"labels": NAMES, "rows": "truth", "matrix": COUNTS})
    evaluation = opened(folder(files))
    assert listed_of(evaluation, 0) == (KNOWN, COUNTS)
    assert listed_of(evaluation, 1) == ({(0, 1): ["two", "four"]}, COUNTS)
    assert listed_of(evaluation, 2) == ({}, COUNTS)
    assert evaluation.problems == ()
    assert len(evaluation.images) == 4  # the two samples called `four` are not the same one


def test_more_samples_than_a_cell_counts_are_said_and_the_counts_stay(folder):
    several = [{"index": place} for place in range(4)]
    path = folder({"cm.json": comet_of([[None, several, several], [None] * 3, [None] * 3])})
    evaluation = opened(path)
    assert listed_of(evaluation) == ({(0, 1): ["0", "1"]}, COUNTS)
    [problem] = evaluation.problems
    assert (problem.code, problem.file, problem.times) == ("samples-of-cells", path / "cm.json", 2)
    assert "zebra → ape" in problem.what


@pytest.mark.parametrize("samples", ["none", [], [[None] * 3], [[None] * 2] * 3, {"a": 1}])
def test_samples_of_another_shape_are_left_aside_and_said(folder, samples):
    evaluation = opened(folder({"cm.json": comet_of(samples)}))
    assert dense(evaluation) == COUNTS
    assert [problem.code for problem in evaluation.problems] == ["samples-of-cells"]


@pytest.mark.parametrize("cell", [[], [None], ["a"], [{}], [{"sample": ""}], [{"sample": ["a"]}], 3])
def test_what_names_no_sample_stays_a_count(folder, cell):
    evaluation = opened(folder({"cm.json": comet_of([[cell] * 3] * 3)}))
    assert listed_of(evaluation) == ({}, COUNTS)


def test_a_matrix_without_any_count_says_that_its_samples_are_too_many(folder):
    counts = [[0] * 3, [0, 1, 0], [0] * 3]
    evaluation = opened(folder({"cm.json": comet_of([[[{"index": 3}]] * 3] * 3, counts)}))
    assert listed_of(evaluation) == ({(1, 1): ["3"]}, counts)


def test_the_samples_of_a_real_comet_file_are_its_own():
    file = real_data("cls_tracker_exports") / "comet" / "confusion-matrix-epoch-1.json"
    written = json.loads(file.read_text())
    evaluation = opened(file)
    counted = count(evaluation, 0, CountingRule())
    rows = list(csv.DictReader("".join(examples_csv(evaluation, counted)).splitlines()))
    for truth, cells in enumerate(written["sampleMatrix"]):
        for prediction, cell in enumerate(cells):
            mine = [row for row in rows if (row["truth"], row["prediction"]) == (str(truth), str(prediction))]
            assert [row["image"] for row in mine if row["image"]] == [s["sample"] for s in cell or []]
            assert sum(int(row["count"]) for row in mine) == written["matrix"][truth][prediction]


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


def by_name(evaluation):
    """The cells that are not empty, in names."""
    matrix = count(evaluation, 0, CountingRule()).matrix
    names = evaluation.classes.names
    cells = zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
    return {(names[truth], names[said]): number for truth, said, number in cells if number}


CROSSED = {
    "one class said": ("actual,frog\ndeer,4\nfrog,3\norca,1\n", {("deer", "frog"): 4, ("frog", "frog"): 3}),
    "two names shared": (
        "actual,frog,deer,swan,yak,owl\ndeer,0,1,0,0,1\nfrog,1,0,1,1,0\norca,0,0,0,0,2\nfox,0,0,0,1,0\nhare,1,0,0,0,0\n",
        {("deer", "deer"): 1, ("orca", "owl"): 2, ("hare", "frog"): 1},
    ),
    "sums, and one name shared": (
        "Actual,frog,yak,owl,All\ndeer,0,1,0,1\nfrog,1,0,1,2\norca,0,0,2,2\nAll,1,1,3,5\n",
        {("deer", "yak"): 1, ("orca", "owl"): 2},
    ),
}


@pytest.mark.parametrize("shape", CROSSED)
def test_a_crosstab_of_classes_that_occur_is_a_matrix_though_its_sides_differ(folder, shape):
    text, some = CROSSED[shape]
    evaluation = opened(folder({"crosstab.csv": text}))
    cells = by_name(evaluation)
    assert {pair: cells[pair] for pair in some} == some
    assert not {"All", "actual"} & set(evaluation.classes.names)


def test_a_matrix_of_0_and_1_without_names_of_its_rows_is_one_unless_each_row_marks_one_class(folder):
    evaluation = opened(folder({"cm.csv": "cat,dog,owl\n1,1,0\n0,1,0\n1,0,0\n"}))
    assert by_name(evaluation) == {("cat", "cat"): 1, ("cat", "dog"): 1, ("dog", "dog"): 1, ("owl", "cat"): 1}
    refusal(folder({"again/truth.csv": "cat,dog,owl\n1,0,0\n0,0,1\n0,0,1\n"}) / "again")


def test_pairs_of_a_model_that_says_one_class_have_each_truth_once(folder):
    names = [f"class {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    rows = "".join(f"{n + 1},class b,{name}\n" for n, name in enumerate(names))
    evaluation = opened(folder({"pairs.csv": f"Freq,Prediction,Reference\n{rows}"}))
    assert by_name(evaluation) == {(name, "class b"): n + 1 for n, name in enumerate(names)}


def test_a_label_that_is_always_the_best_of_its_scores_is_asked_and_told(folder):
    path = folder({"r.csv": "image,label,p_cat,p_dog\na.jpg,cat,0.9,0.1\nb.jpg,dog,0.2,0.8\n"})
    problem = next(one for one in refusal(path).problems if one.decision == "truth")
    assert problem.readings == ("label",)
    assert by_name(opened(path, told=(told("truth", "label"),))) == {("cat", "cat"): 1, ("dog", "dog"): 1}
