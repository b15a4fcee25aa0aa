"""Counts of finished matrices are exact, in every way that they are written, and what is none is said."""

import json

import fastparquet
import numpy as np
import pandas as pd
import pytest
from opening import codes, opened, refusal

from cmviewer.confusion.count import count
from cmviewer.matching import CountingRule
from cmviewer.readers.tables.counts import LARGEST, whole_counts

NAMES = ("cat", "dog")


def csv_matrix(cells):
    (a, b), (c, d) = cells
    return {"cm.csv": f"truth,cat,dog\ncat,{a},{b}\ndog,{c},{d}\n"}


def csv_pairs(cells):
    rows = [
        f"{truth},{prediction},{cells[i][k]}\n"
        for i, truth in enumerate(NAMES)
        for k, prediction in enumerate(NAMES)
    ]
    return {"cm.csv": "truth,prediction,count\n" + "".join(rows)}


def typed(cells):
    """Cells as JSON holds them: numbers as numbers, an empty one as null."""
    return [[_typed(cell) for cell in row] for row in cells]


def _typed(cell):
    if cell == "":
        return None
    try:
        return json.loads(str(cell))
    except ValueError:
        return cell


def plain_json(cells):
    return {"cm.json": json.dumps({"labels": NAMES, "rows": "truth", "matrix": typed(cells)})}


def comet(cells):
    return {
        "cm.json": json.dumps(
            {
                "version": 1,
                "labels": NAMES,
                "matrix": typed(cells),
                "rowLabel": "Actual Category",
                "sampleMatrix": [[[{"index": 7}], None], [None, None]],
            }
        )
    }


def wandb(cells):
    data = [
        [truth, prediction, typed(cells)[i][k]]
        for i, truth in enumerate(NAMES)
        for k, prediction in enumerate(NAMES)
    ]
    return {"cm.json": json.dumps({"columns": ["Actual", "Predicted", "nPredictions"], "data": data})}


def json_lines(cells):
    rows = json.loads(wandb(cells)["cm.json"])["data"]
    keys = ("truth", "prediction", "count")
    return {"cm.jsonl": "".join(json.dumps(dict(zip(keys, row, strict=True))) + "\n" for row in rows)}


WAYS = [csv_matrix, csv_pairs, plain_json, comet, wandb, json_lines]


def counted(evaluation):
    matrix = count(evaluation, 0, CountingRule()).matrix
    place = {name: i for i, name in enumerate(evaluation.classes.names)}
    known = [name for name in NAMES if name in place]
    return {(t, p): n for t in known for p in known if (n := matrix.count_at(place[t], place[p]))}


@pytest.mark.parametrize("write", WAYS)
@pytest.mark.parametrize("number", [123456789, 2**53 + 1, LARGEST - 6])
def test_counts_are_exact_to_the_last_digit(folder, write, number):
    evaluation = opened(folder(write([[number, 1], [2, 3]])))
    assert counted(evaluation) == {
        ("cat", "cat"): number,
        ("cat", "dog"): 1,
        ("dog", "cat"): 2,
        ("dog", "dog"): 3,
    }
    assert evaluation.problems == ()


@pytest.mark.parametrize("write", WAYS)
@pytest.mark.parametrize(
    "bad", ["", "-3", "2.5", "x", "1e19", str(LARGEST + 1), "9" * 400, "NaN", "1e999999"]
)
def test_what_is_no_count_is_said_and_the_others_count(folder, write, bad):
    path = folder(write([[8, bad], [1, 123456789]]))
    evaluation = opened(path)
    assert counted(evaluation) == {("cat", "cat"): 8, ("dog", "cat"): 1, ("dog", "dog"): 123456789}
    [problem] = evaluation.problems
    assert (problem.code, problem.times) == ("count-unusable", 1)
    assert problem.file is not None
    assert problem.file.parent == path
    if write is csv_matrix:
        assert problem.line == 2
    if write is csv_pairs:
        assert problem.line == 3


@pytest.mark.parametrize("write", WAYS)
def test_counts_that_cannot_be_added_up_are_refused(folder, write):
    error = refusal(folder(write([[LARGEST, 1], [0, 0]])))
    assert {problem.code for problem in error.problems} == {"count-unusable"}


def test_counts_of_parquet_are_exact_and_what_is_none_is_said(folder):
    top = folder({})
    number = 2**60 + 1
    for name, values in {
        "whole": pd.array([number, None, -3], "Int64"),
        "float": np.array([8, 2.5, 1e19]),
        "text": np.array([str(number), "x", ""], object),
    }.items():
        (top / name).mkdir()
        table = {"truth": ["cat", "cat", "dog"], "prediction": ["cat", "dog", "dog"], "count": values}
        fastparquet.write(str(top / name / "cm.parquet"), pd.DataFrame(table))
        evaluation = opened(top / name)
        assert counted(evaluation) == {("cat", "cat"): 8 if name == "float" else number}
        [problem] = evaluation.problems
        assert (problem.code, problem.times) == ("count-unusable", 2)


def test_a_column_of_weights_is_counted_as_whole_numbers(folder):
    text = "truth,prediction,weight\ncat,cat,{}\ncat,dog,3\n"
    evaluation = opened(folder({"results.csv": text.format(123456789)}))
    assert counted(evaluation) == {("cat", "cat"): 123456789, ("cat", "dog"): 3}
    evaluation = opened(folder({"results.csv": text.format("2.7")}))
    assert counted(evaluation) == {("cat", "cat"): 1, ("cat", "dog"): 1}
    assert codes(evaluation) == {"weights-not-counted"}


def test_shares_are_no_counts(folder):
    """One in ten classes that is not always right does not make counts of the ones and zeros."""
    names = [f"c{i}" for i in range(10)]
    shares = np.eye(10)
    shares[3, 3:5] = 0.755, 0.245
    for whole in (1, 100):
        rows = [
            f"{name},{','.join(map(str, row * whole))}\n" for name, row in zip(names, shares, strict=True)
        ]
        error = refusal(folder({"cm.csv": f"truth,{','.join(names)}\n{''.join(rows)}"}))
        assert {problem.code for problem in error.problems} == {"matrix-of-shares"}


@pytest.mark.parametrize(
    "text", ["1 234", "1\u00a0234", "1\u202f234", "1'234", "1\u2019234", "1,234", "1234*", "1234,0"]
)
def test_thousands_are_read_as_spreadsheets_write_them(text):
    counts, bad = whole_counts(np.array([text], object))
    assert (counts.tolist(), bad.tolist()) == ([1234], [False])


@pytest.mark.parametrize("text", ["1.2k", "2 x", "3M", "1.234", "1.000"])
def test_a_count_that_begins_as_a_number_and_is_none_is_refused(folder, text):
    error = refusal(folder(csv_matrix([[8, text], [1, 9]])))
    assert {problem.code for problem in error.problems} == {"count-unusable"}


def test_a_matrix_most_of_whose_counts_are_none_is_refused_and_no_table_of_scores(folder):
    error = refusal(folder(csv_matrix([["12k", "3k"], ["1.4k", "0"]])))
    assert {problem.code for problem in error.problems} == {"count-unusable"}


def test_whole_numbers_are_read_as_programs_write_them():
    written = ["12", " 12 ", "12.0", "+12", "1.2e1", "1.200000000000000000e+01", 12, 12.0, np.float32(12)]
    counts, bad = whole_counts(np.array(written, object))
    assert counts.tolist() == [12] * len(written)
    assert not bad.any()
    strange = ["1.200", "1,2", "1_000", "0x10", "٣", "12%", True, None, float("inf"), "1e-400", "-0.5"]
    counts, bad = whole_counts(np.array(strange, object))
    assert counts.tolist() == [0] * len(strange)
    assert bad.all()
