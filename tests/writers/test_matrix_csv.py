import csv
import io
import time

import numpy as np

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.evaluation import Classes, Task
from cmviewer.writers.matrix_csv import CELLS_NAME, MATRIX_NAME, counts_csv, counts_name, matrix_csv


def matrix_of_cells(class_count, cells):
    truth, prediction = zip(*sorted(cells), strict=True)
    counts = [cells[cell] for cell in sorted(cells)]
    return ConfusionMatrix(
        class_count,
        np.array(truth, np.int32),
        np.array(prediction, np.int32),
        np.array(counts, np.int64),
    )


def test_truth_stands_on_rows_and_classes_keep_their_order():
    matrix = matrix_of_cells(2, {(0, 0): 3, (0, 1): 4, (1, 1): 12_345})
    text = matrix_csv(matrix, Classes(("zebra", "ant")), Task.CLASSIFICATION)
    assert text == "truth \\ prediction,zebra,ant\nzebra,3,4\nant,0,12345\n"


def test_the_background_stands_last_where_a_prediction_is_missing():
    matrix = matrix_of_cells(2, {(0, 2): 1, (1, 1): 2})
    text = matrix_csv(matrix, Classes(("a", "b")), Task.CLASSIFICATION)
    assert text.splitlines() == [
        "truth \\ prediction,a,b,background",
        "a,0,0,1",
        "b,0,2,0",
        "background,0,0,0",
    ]


def test_a_class_called_background_is_not_ours():
    matrix = matrix_of_cells(1, {(0, 1): 1})
    text = matrix_csv(matrix, Classes(("background",)), Task.CLASSIFICATION)
    assert text.splitlines()[0] == "truth \\ prediction,background,(background)"


def test_detection_always_has_a_background():
    matrix = matrix_of_cells(1, {(0, 0): 1})
    assert "background" in matrix_csv(matrix, Classes(("a",)), Task.DETECTION)


def test_hostile_names_read_back_as_the_same_table():
    names = ("=1+1", 'a,"b"', "two\nlines", "\r")
    matrix = matrix_of_cells(4, {(0, 3): 1, (3, 0): 2})
    text = matrix_csv(matrix, Classes(names), Task.CLASSIFICATION)
    lines = list(csv.reader(io.StringIO(text, newline="")))
    assert lines[0] == ["truth \\ prediction", "'=1+1", 'a,"b"', "two\nlines", "'\r"]
    assert [line[1:] for line in lines[1:]] == [list("0001"), list("0000"), list("0000"), list("2000")]


def test_two_thousand_classes_are_a_square_and_quickly_written():
    rng = np.random.default_rng(0)
    codes = np.unique(rng.integers(0, 2_000 * 2_000, 50_000))
    truth, prediction = np.divmod(codes, 2_000)
    matrix = ConfusionMatrix(2_000, truth.astype(np.int32), prediction.astype(np.int32), codes + 1)
    started = time.process_time()
    text = counts_csv(matrix, Classes.numbered(2_000), Task.CLASSIFICATION, {})
    assert time.process_time() - started < 5
    assert counts_name(matrix) == MATRIX_NAME
    dense = np.loadtxt(io.StringIO(text), delimiter=",", skiprows=1, dtype=np.int64)[:, 1:]
    assert dense.shape == (2_000, 2_000)
    assert (dense[truth, prediction] == codes + 1).all()
    assert np.count_nonzero(dense) == len(codes)


def test_a_million_classes_are_written_as_cells():
    matrix = matrix_of_cells(1_000_000, {(0, 999_999): 7, (5, 1_000_000): 2})
    assert counts_name(matrix) == CELLS_NAME
    text = counts_csv(matrix, Classes.numbered(1_000_000), Task.CLASSIFICATION, {})
    assert text == "truth,prediction,count\n0,999999,7\n5,background,2\n"
