"""All that a file says of its samples, read when asked for."""

import json

import fastparquet
import numpy as np
import pandas as pd
import pytest
from opening import opened

from cmviewer.errors import CmviewerError

TABLE = """amount,shop,truth,prediction,id
0012.50,"Grocer, Ltd",fraud,fine,7
3,"two
lines",fine,fine,8
,Café,fine,fraud,9
1e3,'=x,fraud,fraud,10
"""
ROWS = [
    ["0012.50", "Grocer, Ltd", "fraud", "fine", "7"],
    ["3", "two\nlines", "fine", "fine", "8"],
    ["", "Café", "fine", "fraud", "9"],
    ["1e3", "=x", "fraud", "fraud", "10"],
]
NAMES = ("amount", "shop", "truth", "prediction", "id")


def fields_of(evaluation, checkpoint=0, rows=None):
    """Names and text of the fields of some predictions, by default all."""
    fields = evaluation.checkpoints[checkpoint].load().fields
    wanted = np.arange(len(fields.row)) if rows is None else np.array(rows, np.int64)
    table = fields.open()
    return table.names, table.read(fields.row[wanted].astype(np.int64)).tolist()


@pytest.mark.parametrize("ending", ["", "\n"])
def test_fields_are_the_text_of_the_file(folder, ending):
    evaluation = opened(folder({"results.csv": TABLE.rstrip() + ending}))
    assert fields_of(evaluation) == (NAMES, ROWS)


@pytest.mark.parametrize("rows", [[3], [2, 0], [1, 1], []])
def test_any_rows_can_be_read_in_any_order(folder, rows):
    evaluation = opened(folder({"results.csv": TABLE}))
    assert fields_of(evaluation, rows=rows)[1] == [ROWS[row] for row in rows]


def test_rows_that_were_left_out_do_not_shift_the_others(folder):
    broken = TABLE.replace("\n3,", "\ntoo,many,fields,in,this,row\n\n3,").replace("=x,fraud,", "=x,")
    evaluation = opened(folder({"results.csv": broken}))
    assert fields_of(evaluation)[1] == ROWS[:3]


def test_other_delimiters_and_no_header_are_read_too(folder):
    evaluation = opened(folder({"results.csv": "truth;prediction;length\na;b;1,5\nb;b;2\n"}))
    assert fields_of(evaluation) == (("truth", "prediction", "length"), [["a", "b", "1,5"], ["b", "b", "2"]])


def test_json_lines_and_parquet_have_fields(folder, tmp_path):
    records = [{"x": 1.5, "truth": "a", "prediction": "b"}, {"x": 2.0, "truth": "b", "prediction": "b"}]
    wanted = (("x", "truth", "prediction"), [["1.5", "a", "b"], ["2.0", "b", "b"]])
    lines = opened(folder({"results.jsonl": "\n".join(map(json.dumps, records))}))
    assert fields_of(lines) == wanted
    fastparquet.write(str(tmp_path / "results.parquet"), pd.DataFrame(records))
    assert fields_of(opened(tmp_path / "results.parquet")) == wanted


def test_checkpoints_of_one_file_have_their_own_rows(folder):
    table = "x,epoch,image,truth,prediction\n1,1,a,a,b\n2,2,a,a,a\n3,1,b,b,b\n4,2,b,b,a\n"
    evaluation = opened(folder({"results.csv": table}))
    assert evaluation.checkpoint_names == ("1", "2")
    assert [row[0] for row in fields_of(evaluation, 0)[1]] == ["1", "3"]
    assert [row[0] for row in fields_of(evaluation, 1)[1]] == ["2", "4"]


def test_a_truth_of_its_own_has_fields_and_a_sample_without_prediction_has_none_of_the_checkpoint(folder):
    files = {
        "truth.csv": "id,truth,age\nu1,a,31\nu2,b,32\nu3,a,33\n",
        "epoch_1.csv": "id,prediction\nu3,a\nu1,b\n",
    }
    evaluation = opened(folder(files))
    truth, checkpoint = evaluation.truth.fields, evaluation.checkpoints[0].load().fields
    table = truth.open()
    assert table.read(truth.row.astype(np.int64))[:, 2].tolist() == ["31", "32", "33"]
    assert checkpoint.row.tolist() == [1, -1, 0]


def test_a_table_of_counts_has_no_samples_and_no_fields(folder):
    evaluation = opened(folder({"cells.csv": "Actual,Predicted,nPredictions\na,a,3\na,b,2\nb,b,1\n"}))
    assert evaluation.checkpoints[0].load().fields is None


def test_a_file_that_changed_since_it_was_opened_is_said(folder):
    path = folder({"results.csv": TABLE})
    fields = opened(path).checkpoints[0].load().fields
    (path / "results.csv").write_text("amount,truth,prediction\n1,a,a\n")
    with pytest.raises(CmviewerError) as error:
        fields.open()
    assert error.value.problems[0].code == "file-changed"
