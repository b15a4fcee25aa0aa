"""Finished matrices in all the ways that people and tools write them give one matrix; an independent sum."""

import gzip
import random
from collections import Counter

import pytest
from opening import codes, opened, refusal

from cmviewer.readers.decision_keys import Told

CELLS = {("cat", "cat"): 18, ("cat", "dog"): 2, ("dog", "cat"): 1, ("dog", "dog"): 39}


def cells(evaluation, checkpoint=0):
    """Return the counts that are not 0, by (truth, prediction)."""
    predictions, names = evaluation.checkpoints[checkpoint].load(), evaluation.classes.names
    weights = [1] * len(predictions) if predictions.weight is None else predictions.weight.tolist()
    found = Counter()
    for row, label, weight in zip(predictions.row.tolist(), predictions.label.tolist(), weights, strict=True):
        found[names[evaluation.truth.label[row]], names[label]] += weight
    return dict(found)


WAYS = {
    "truth on rows": "truth,cat,dog\ncat,18,2\ndog,1,39\n",
    "prediction on rows": "Predicted,cat,dog\ncat,18,1\ndog,2,39\n",
    "MATLAB": "Output Class,cat,dog\ncat,18,1\ndog,2,39\n",
    "remote sensing": "Classified \\ Reference,cat,dog\ncat,18,1\ndog,2,39\n",
    "sides in the names": ",Predicted cat,Predicted dog\nActual cat,18,2\nActual dog,1,39\n",
    "sides behind the names": ",cat (true),dog (true)\ncat (predicted),18,1\ndog (predicted),2,39\n",
    "grand total": "Actual,cat,dog,Grand Total\ncat,18,2,20\ndog,1,39,40\nGrand Total,19,41,60\n",
    "totals in another language": "wahr,cat,dog,Gesamt\ncat,18,2,20\ndog,1,39,40\nGesamt,19,41,60\n",
    "totals in no known word": "truth,cat,dog,Zusammen\ncat,18,2,20\ndog,1,39,40\nZusammen,19,41,60\n",
    "support": "truth,cat,dog,support\ncat,18,2,20\ndog,1,39,40\n",
    "rates on the margins": "truth,cat,dog,Recall\ncat,18,2,0.9\ndog,1,39,0.975\nPrecision,0.947,0.951,\n",
    "accuracies of map makers": "Reference,cat,dog,PA %\ncat,18,2,90\ndog,1,39,97.5\nUA %,94.7,95.1,\n",
    "behind an index": ",Actual,cat,dog\n0,cat,18,2\n1,dog,1,39\n",
    "pairs": "actual,predicted,count\ncat,cat,18\ncat,dog,2\ndog,cat,1\ndog,dog,39\n",
    "pairs of R": '"","Prediction","Reference","Freq"\n"1","cat","cat",18\n"2","dog","cat",2\n'
    '"3","cat","dog",1\n"4","dog","dog",39\n',
    "pairs with percent": "Actual,Predicted,Count,Percent\ncat,cat,18,90.0\ncat,dog,2,10.0\ndog,cat,1,2.5\n"
    "dog,dog,39,97.5\n",
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_write_a_matrix_gives_the_same_counts(folder, way):
    evaluation = opened(folder({"cm.csv": WAYS[way]}))
    assert cells(evaluation) == CELLS
    assert evaluation.classes.names == ("cat", "dog")
    assert "matrix-orientation" not in codes(evaluation)
    assert {one.layout for one in evaluation.interpretation.files} <= {
        "Finished confusion matrices",
        "CSV and TSV tables",
    }


def test_a_matrix_without_names_of_axes_has_the_truth_on_rows_and_says_so(folder):
    path = folder({"cm.csv": ",cat,dog\ncat,18,2\ndog,1,39\n"})
    evaluation = opened(path)
    assert cells(evaluation) == CELLS
    [problem] = evaluation.problems
    assert (problem.code, problem.decision, problem.readings) == (
        "matrix-orientation",
        "rows",
        ("prediction",),
    )
    told = opened(path, told=(Told("rows", "prediction"),))
    assert cells(told) == {(prediction, truth): number for (truth, prediction), number in CELLS.items()}
    assert told.problems == ()


def test_a_symmetric_matrix_needs_no_words(folder):
    assert opened(folder({"cm.csv": ",cat,dog\ncat,18,2\ndog,2,39\n"})).problems == ()


@pytest.mark.parametrize("names", [("1", "2", "3"), ("10", "20", "30"), ("2", "0", "1")])
def test_numbers_are_names_of_classes(folder, names):
    first, second, third = names
    text = f"truth,{first},{second},{third}\n{first},50,3,2\n{second},6,45,4\n{third},0,2,48\n"
    evaluation = opened(folder({"cm.csv": text}))
    assert cells(evaluation)[second, third] == 4
    assert cells(evaluation)[first, second] == 3
    assert sorted(evaluation.classes.names) == sorted(names)


def test_rows_without_names_are_the_classes_of_the_header(folder):
    evaluation = opened(folder({"cm.csv": "cat,dog,bird\n50,3,2\n6,45,4\n0,2,48\n"}))
    assert cells(evaluation)["dog", "bird"] == 4


def test_a_table_of_samples_whose_columns_are_as_many_as_its_rows_is_no_matrix(folder):
    evaluation = opened(folder({"results.csv": "truth,prediction\n0,1\n1,1\n"}))
    assert cells(evaluation) == {("0", "1"): 1, ("1", "1"): 1}


def test_matrices_of_folds_below_each_other_are_checkpoints(folder):
    text = "fold,truth,cat,dog\n1,cat,8,2\n1,dog,1,9\n2,cat,7,3\n2,dog,0,10\n"
    evaluation = opened(folder({"cm.csv": text}))
    assert evaluation.checkpoint_names == ("1", "2")
    assert cells(evaluation, 1) == {("cat", "cat"): 7, ("cat", "dog"): 3, ("dog", "dog"): 10}


@pytest.mark.parametrize("name", ["total", "support", "all", "recall"])
def test_a_class_that_is_called_as_a_margin_is_a_class_where_its_numbers_say_so(folder, name):
    text = f"truth,cat,dog,{name}\ncat,18,2,5\ndog,1,39,7\n{name},3,4,50\n"
    assert opened(folder({"cm.csv": text})).classes.names == ("cat", "dog", name)


@pytest.mark.parametrize("text", ["0.8,0.2\ndog,0.1,0.9", "80%,20%\ndog,10%,90%", "80.5,19.5\ndog,10,90"])
def test_shares_are_refused_and_told_so(folder, text):
    path = folder({"cm.csv": f"truth,cat,dog\ncat,{text}\n"})
    [problem] = refusal(path).problems
    assert (problem.code, problem.decision, problem.readings) == ("matrix-of-shares", "table", ("samples",))


def test_counts_win_over_their_normalised_copy(folder):
    normalised = "truth,cat,dog\ncat,0.9,0.1\ndog,0.025,0.975\n"
    evaluation = opened(folder({"cm.csv": WAYS["truth on rows"], "cm_normalised.csv": normalised}))
    assert cells(evaluation) == CELLS
    assert codes(evaluation) == {"matrix-of-shares"}


def test_pairs_beside_an_unknown_number_are_asked_and_read_as_told(folder):
    text = "truth,prediction,found\ncat,cat,18\ncat,dog,2\ndog,cat,1\ndog,dog,39\n"
    path = folder({"cm.csv": text})
    [problem] = refusal(path).problems
    assert (problem.decision, problem.readings) == ("table", ("samples", "counts"))
    assert cells(opened(path, told=(Told("table", "samples"),))) == dict.fromkeys(CELLS, 1)
    assert cells(opened(path, told=(Told("weight", "found"),))) == CELLS
    assert cells(opened(path, told=(Told("weight", "none"),))) == dict.fromkeys(CELLS, 1)


def test_random_matrices_with_totals_lose_no_class(folder):
    """No class is taken for a sum: twenty matrices of three classes, with and without their totals."""
    chance = random.Random(5)
    names = ("ant", "bee", "cod")
    for number in range(20):
        counts = [[chance.randrange(9) for _ in names] for _ in names]
        rows = [f"{name},{','.join(map(str, row))}" for name, row in zip(names, counts, strict=True)]
        summed = [f"{line},{sum(row)}" for line, row in zip(rows, counts, strict=True)]
        below = [sum(column) for column in zip(*counts, strict=True)]
        total = f"Total,{','.join(map(str, below))},{sum(below)}"
        plain = folder({f"{number}/plain/cm.csv": "truth,ant,bee,cod\n" + "\n".join(rows) + "\n"})
        text = "truth,ant,bee,cod,Total\n" + "\n".join([*summed, total]) + "\n"
        folder({f"{number}/summed/cm.csv": text})
        expected = {
            (truth, prediction): value
            for truth, row in zip(names, counts, strict=True)
            for prediction, value in zip(names, row, strict=True)
            if value
        }
        for kind in ("plain", "summed"):
            assert cells(opened(plain / str(number) / kind)) == expected, (kind, counts)


def test_a_packed_matrix_is_read(folder, tmp_path):
    path = folder({})
    (path / "cm.csv.gz").write_bytes(gzip.compress(WAYS["truth on rows"].encode()))
    assert cells(opened(path)) == CELLS


def test_one_point_zero_alone_in_each_row_is_asked_and_counted_as_told(folder):
    path = folder({"cm.csv": "truth,cat,dog\ncat,1.0,0.0\ndog,0.0,1.0\n"})
    [problem] = refusal(path).problems
    assert (problem.code, problem.readings) == ("matrix-of-shares", ("counts",))
    assert sum(cells(opened(path, told=(Told("table", "counts"),))).values()) == 2


def test_sums_beside_a_single_predicted_class_are_no_classes(folder):
    text = "actual,dog,All\ncat,4,4\ndog,3,3\nfox,5,5\nAll,12,12\n"
    assert cells(opened(folder({"cm.csv": text}))) == {
        ("cat", "dog"): 4,
        ("dog", "dog"): 3,
        ("fox", "dog"): 5,
    }


def test_two_rows_of_pairs_beside_an_unknown_number_are_asked(folder):
    path = folder({"cm.csv": "actual,predicted,value\ncat,dog,6\ndog,dog,6\n"})
    [problem] = refusal(path).problems
    assert (problem.decision, problem.readings) == ("table", ("samples", "counts"))
    assert cells(opened(path, told=(Told("table", "counts"),))) == {("cat", "dog"): 6, ("dog", "dog"): 6}


def test_a_pivot_table_in_spanish_has_sums_that_are_no_class(folder):
    table = "truth,cat,dog,Total general\ncat,3,1,4\ndog,0,2,2\nTotal general,3,3,6\n"
    assert opened(folder({"confusion.csv": table})).classes.names == ("cat", "dog")
