"""A title above the header of a table is left out and said; where no header is clear, that is said."""

import pytest
from opening import class_scores, codes, opened, pairs, refusal

from cmviewer.evaluation import Evaluation
from cmviewer.readers.request import Columns

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
ROWS = [("a.png", "cat", "cat", "0.5"), ("b.png", "dog", "cat", "0.6"), ("c.png", "dog", "dog", "0.7")]
COUNTED = [("cat", "cat"), ("dog", "cat"), ("dog", "dog")]
TITLES = {
    "a line": (1, "Evaluation of model v3\n"),
    "a line, and an empty one": (1, "Evaluation of model v3\n\n"),
    "two lines": (2, "Evaluation of model v3\n2026-01-31\n\n"),
    "with a comma": (1, "Evaluation of model v3, epoch 3\n"),
    "in quotes": (1, '"Evaluation of model v3"\n'),
    "what it is of": (2, "Model{0}v3\nDate{0}2026-01-31\n\n"),
    "filled up by a spreadsheet": (1, "Evaluation of model v3{0}{0}{0}\n{0}{0}{0}\n"),
}


def lines(rows: list[tuple[str, ...]], delimiter: str) -> str:
    return "".join(delimiter.join(row) + "\n" for row in rows)


def left_out(evaluation: Evaluation) -> int:
    """How many lines above the header were left out, as the only thing that is said."""
    [problem] = [one for one in evaluation.problems if one.code != "matrix-orientation"]
    assert problem.code == "lines-above-header"
    assert problem.file is not None
    return problem.times


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_a_title_above_the_header_is_left_out_and_said(folder, delimiter, title):
    count, text = TITLES[title]
    between = DELIMITERS[delimiter]
    table = lines([("image", "truth", "prediction", "score"), *ROWS], between)
    evaluation = opened(folder({"results.csv": text.format(between) + table}))
    assert pairs(evaluation) == COUNTED
    assert left_out(evaluation) == count


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("corner", [("",), ("truth \\ prediction",), ()], ids=["empty", "named", "none"])
def test_a_title_above_a_finished_matrix_is_left_out(folder, delimiter, corner):
    rows = [(*corner, "cat", "dog"), ("cat", "5", "2"), ("dog", "1", "7")]
    table = lines(rows, DELIMITERS[delimiter])
    evaluation = opened(folder({"confusion_matrix.csv": "Confusion of model v3\n\n" + table}))
    assert sorted(pairs(evaluation)) == [("cat", "cat"), ("cat", "dog"), ("dog", "cat"), ("dog", "dog")]
    assert evaluation.checkpoints[0].load().weight.tolist() == [5, 2, 1, 7]
    assert left_out(evaluation) == 1


@pytest.mark.parametrize("above", [",,\n", ",,\n,,\n\n", ' ,"",\n'])
@pytest.mark.parametrize("corner", ["", "truth"])
def test_empty_cells_above_a_finished_matrix_say_nothing(folder, above, corner):
    evaluation = opened(folder({"matrix.csv": f"{above}{corner},cat,dog\ncat,5,2\ndog,1,7\n"}))
    assert evaluation.checkpoints[0].load().weight.tolist() == [5, 2, 1, 7]
    assert codes(evaluation) <= {"matrix-orientation"}


def test_a_header_of_other_words_is_clear_above_numbers(folder):
    rows = [("bestie", "hond", "kat"), ("a.png", "0.2", "0.8"), ("b.png", "0.9", "0.1")]
    truth = "image,truth\na.png,kat\nb.png,hond\n"
    files = {"truth.csv": truth, "predictions.csv": "Model v3\n" + lines(rows, ",")}
    evaluation = opened(folder(files))
    assert class_scores(evaluation)[0, evaluation.classes.names.index("kat")] == pytest.approx(0.8)


def test_a_large_table_may_have_a_title_too(folder):
    many = "".join(f"{i}.png,{'cat' if i % 2 else 'dog'},cat,0.5\n" for i in range(25_000))
    evaluation = opened(folder({"results.csv": "Model v3\nimage,truth,prediction,score\n" + many}))
    assert len(evaluation.truth) == 25_000
    assert left_out(evaluation) == 1


def test_boxes_below_a_title_are_read(folder):
    header = "image,xmin,ymin,xmax,ymax,label"
    files = {
        "truth.csv": f"True boxes\n{header}\na.png,1,2,30,40,cat\n",
        "predictions.csv": f"Boxes of model v3\n\n{header},score\na.png,1,2,30,40,cat,0.9\n",
        "a.png": "",
    }
    evaluation = opened(folder(files))
    assert [(len(evaluation.truth), len(evaluation.checkpoints[0].load()))] == [(1, 1)]
    assert [one.times for one in evaluation.problems if one.code == "lines-above-header"] == [1, 1]


@pytest.mark.parametrize("title", ["Evaluation of model v3\n", "Evaluation\n2026-01-31\n"])
def test_a_title_above_rows_without_a_header_is_named(folder, title):
    rows = "a.png,cat,cat,0.5\nb.png,dog,cat,0.6\n" * 10
    [problem] = refusal(folder({"results.csv": title + rows})).problems
    assert (problem.code, problem.line) == ("header-unclear", 1)
    assert "title" in problem.what
    assert "quotes" not in problem.mend


HEADERS = {
    "no name for the index": "truth,prediction\n0,cat,cat\n1,dog,cat\n2,dog,dog\n",
    "no name for an index of words": "truth,prediction\nfirst,cat,cat\nsecond,dog,cat\nthird,dog,dog\n",
    "a delimiter at the end of rows": "truth,prediction\ncat,cat,\ndog,cat,\ndog,dog,\n",
    "a delimiter at its end": "truth,prediction,\ncat,cat\ndog,cat\ndog,dog\n",
    "a class that is called as a column": "truth,prediction\nimage,label\ncat,cat\ndog,cat\ndog,dog\n",
}


@pytest.mark.parametrize("kind", HEADERS)
def test_a_header_is_no_title(folder, kind):
    evaluation = opened(folder({"results.csv": HEADERS[kind]}))
    assert pairs(evaluation)[-3:] == COUNTED
    assert not [one for one in evaluation.problems if one.code == "lines-above-header"]


AS_WIDE = {
    "a line": (1, "Model,resnet50,epoch 3\n"),
    "two lines": (2, "Model,resnet50,epoch 3\nDate,2026-01-31,by hand\n"),
    "below a line of one field": (2, "Report\nModel,resnet50,epoch 3\n"),
}


@pytest.mark.parametrize("kind", AS_WIDE)
def test_lines_as_wide_as_the_table_are_left_out_above_a_clear_header(folder, kind):
    count, text = AS_WIDE[kind]
    table = lines([("image", "truth", "prediction"), *(row[:3] for row in ROWS)], ",")
    evaluation = opened(folder({"results.csv": text + table}))
    assert (pairs(evaluation), left_out(evaluation)) == (COUNTED, count)


def test_a_line_as_wide_as_a_finished_matrix_is_left_out_above_it(folder):
    evaluation = opened(folder({"m.csv": "Model,resnet50,v3\n,cat,dog\ncat,5,2\ndog,1,7\n"}))
    assert evaluation.classes.names == ("cat", "dog")
    assert left_out(evaluation) == 1


NO_TITLES = {
    "a pair of words once below words that are unknown": ("cow,sow\nlabel,image\n" + "label,sow\n" * 2, 3),
    "a matrix of numbered classes": (",0,1,2\n0,1,2,3\n1,4,5,6\n2,7,8,9\n", 3),
    "classes called true and false with decimal commas": (
        "image;truth;seconds;prediction\n" + "a.jpg;true;8,15;true\nb.jpg;false;7,91;true\n",
        2,
    ),
    "classes that are each predicted first": ("gt,pred\ncat,dog\ncat,cat\ndog,cat\n", 3),
}


@pytest.mark.parametrize("kind", NO_TITLES)
def test_a_row_below_a_header_is_no_header(folder, kind):
    text, rows = NO_TITLES[kind]
    told = {} if "unknown" not in kind else {"columns": Columns(truth="cow", prediction="sow")}
    evaluation = opened(folder({"results.csv": text}), **told)
    counted = evaluation.checkpoints[0].load()
    assert len(evaluation.classes if counted.weight is not None else counted) == rows
    assert "lines-above-header" not in codes(evaluation)
