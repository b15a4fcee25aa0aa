"""Every broken file gives its own problem, with file, line, cause and mend; none gives a traceback."""

import os
from pathlib import Path
from typing import BinaryIO

import pytest
from coco_files import BROKEN_OBJECTS, REFUSED_OBJECTS
from opening import codes, opened, pairs, refusal, said
from reading_objects import BROKEN_LABELS

from cmviewer.errors import CmviewerError
from cmviewer.readers import Columns, PredictionSource, UncertainColumns
from cmviewer.readers.files import file_bytes as files

BROKEN = Path(__file__).parent.parent / "data" / "broken"

REFUSED = [
    ("file-empty", "results.csv", None, {}),
    ("no-rows", "results.csv", 1, {}),
    ("column-missing", "results.csv", None, {"columns": Columns(prediction="guess")}),
    ("length-differs", "probs.npy", None, {}),
    ("encoding-unknown", "results.csv", None, {}),
    ("nothing-known", "", None, {}),
    ("npy-needs-pickle", "labels.npy", None, {}),
    ("npy-unreadable", "labels.npy", None, {}),
    ("array-too-large", "results.npz", None, {}),
    ("scores-uncertain", "results.npz", None, {}),
    ("manifest-unreadable", "cmviewer.toml", 2, {}),
    ("task-unknown", "cmviewer.toml", None, {}),
    ("predictions-missing", "cmviewer.toml", None, {}),
    ("truth-nowhere", "predictions.csv", None, {}),
    ("truth-uncertain", "", None, {}),
    ("positive-unknown", None, None, {"positive": "owl"}),
    ("prediction-missing", "results.csv", None, {}),
    ("file-not-recognised", "results.csv", None, {}),
    ("columns-uncertain", "results.csv", None, {}),
    ("classes-unreadable", "classes.json", None, {"classes": BROKEN / "classes-unreadable" / "classes.json"}),
    ("matrix-of-shares", "confusion.csv", None, {}),
    ("table-uncertain", "results.csv", None, {}),
    ("split-uncertain", "results.csv", None, {}),
    ("checkpoints-uncertain", "results.csv", None, {}),
    ("labels-several", "results.csv", None, {}),
    ("layout-foreign", "annotation_val.odgt", None, {}),
    ("run-without-results", "", None, {}),
    ("header-unclear", "results.csv", 1, {}),
    ("path-is-folder", "results.csv", None, {"truth": BROKEN / "path-is-folder" / "results.csv"}),
]


@pytest.mark.parametrize(("code", "file", "line", "options"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_opened_says_why_and_where(code, file, line, options):
    problem = next(one for one in refusal(BROKEN / code, **options).problems if one.code == code)
    assert problem.file == (None if file is None else BROKEN / code / file)
    assert problem.line == line
    assert problem.what
    assert problem.mend


BROKEN_WHOLES = {  # by test_sense.py
    "agreement-near-chance",
    "classes-one-sided",
    "everything-right",
    "source-half-read",
    "source-unusable",
}
WORKED_AROUND = [
    ("row-length", "results.csv", 3, 2, [("cat", "cat"), ("dog", "dog")]),
    ("score-not-a-number", "results.csv", 3, 1, [("cat", "cat"), ("dog", "cat")]),
    ("score-out-of-range", "results.csv", 3, 1, [("cat", "cat"), ("dog", "cat")]),
    ("score-percent", "results.csv", None, 1, [("cat", "cat"), ("dog", "dog")]),
    ("score-of-positive", "results.csv", None, 1, [("cat", "cat")] * 12 + [("dog", "dog")] * 12),
    ("logits-softmaxed", "results.csv", None, 1, [("cat", "cat"), ("dog", "dog")]),
    ("class-out-of-range", "results.csv", 3, 1, [("cat", "cat")]),
    ("image-duplicate", "results.csv", 4, 1, [("cat", "cat"), ("dog", "cat")]),
    ("image-unknown", "predictions.csv", 3, 1, [("cat", "cat"), ("dog", "(no prediction)")]),
    ("encoding-guessed", "results.csv", None, 1, [("größe", "größe"), ("maß", "größe")]),
    ("manifest-key", "cmviewer.toml", None, 1, [("cat", "cat"), ("dog", "cat")]),
    ("truth-missing", "results.csv", 3, 1, [("cat", "cat")]),
    ("truth-several", "predictions.csv", None, 1, [("cat", "cat")]),
    ("truth-unused", "truth.csv", None, 1, [("cat", "cat"), ("dog", "cat")]),
    ("truth-differs", "", None, 1, [("cat", "cat"), ("dog", "cat")]),
    ("samples-differ", "", None, 1, [("cat", "cat"), ("dog", "cat")]),
    ("file-unreadable", "results.jsonl", 2, 1, [("cat", "cat")]),
    ("class-duplicate", "classes.txt", None, 1, [("cat", "cat"), ("dog", "cat")]),
    ("classes-in-text-order", "", None, 1, [("cat", "cat"), ("dog", "dog")]),
    ("counts-left-out", "confusion.csv", None, 1, [("cat", "dog"), ("dog", "dog")]),
    ("header-repeated", "results.csv", 3, 1, [("cat", "cat"), ("dog", "cat")]),
    ("lines-above-header", "results.csv", None, 1, [("cat", "cat"), ("dog", "cat")]),
    ("count-unusable", "confusion.csv", 2, 1, [("cat", "cat"), ("dog", "dog")]),
    (
        "matrix-orientation",
        "confusion.csv",
        None,
        1,
        [("cat", "cat"), ("cat", "dog"), ("dog", "cat"), ("dog", "dog")],
    ),
    ("splits-differ", "predictions.csv", None, 1, [("cat", "cat"), ("cat", "dog")]),
    ("class-numbers-doubtful", "results.csv", None, 1, [("1", "0"), ("2", "2"), ("3", "1"), ("1", "1")]),
    (
        "names-folded",
        "results.csv",
        None,
        1,
        [("golden retriever", "golden retriever"), ("pug", "golden retriever")],
    ),
    ("weights-not-counted", "results.csv", 2, 1, [("cat", "cat"), ("dog", "cat")]),
    ("classes-disjoint", "", None, 1, [("0", "cat"), ("1", "dog"), ("1", "cat")]),
    (
        "images-repeated",
        "results.csv",
        None,
        1,
        [("cat", "cat"), ("dog", "cat"), ("dog", "dog"), ("cat", "dog"), ("cat", "cat")],
    ),
    ("samples-of-cells", "matrix.json", None, 1, [("cat", "cat"), ("dog", "dog")]),
    ("checkpoint-missing", "results.csv", 6, 1, [("cat", "cat"), ("dog", "cat")]),
    ("training-images-judged", "", None, 1, [("cat", "cat"), ("dog", "cat")]),
    ("report-torn", "", None, 1, [("cat", "cat"), ("dog", "cat")]),
]


@pytest.mark.parametrize(
    ("code", "file", "line", "times", "expected"), WORKED_AROUND, ids=[row[0] for row in WORKED_AROUND]
)
def test_what_was_worked_around_is_said_and_the_rest_is_right(code, file, line, times, expected):
    told = {"classes": BROKEN / code / "classes.txt"} if code == "class-duplicate" else {}
    evaluation = opened(BROKEN / code, **told)
    assert codes(evaluation) == {code}
    problem = evaluation.problems[0]
    assert (problem.file, problem.line, problem.times) == (BROKEN / code / file, line, times)
    assert pairs(evaluation) == expected


def test_logits_of_one_class_go_through_a_sigmoid():
    evaluation = opened(BROKEN / "logits-sigmoid")
    assert codes(evaluation) == {"logits-sigmoid"}
    assert evaluation.checkpoints[0].load().score == pytest.approx([0.0759, 0.9526], abs=1e-4)


def test_a_positive_class_that_changes_nothing_is_said(folder):
    evaluation = opened(BROKEN / "positive-unused", positive="cat")
    assert codes(evaluation) == {"positive-unused"}
    assert "there are 3 classes" in evaluation.problems[0].what
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "owl")]
    two = folder({"results.csv": "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"})
    assert codes(opened(two, positive="cat")) == {"positive-unused"}
    scored = folder({"scores/results.csv": "image,truth,score\na.png,cat,0.2\nb.png,dog,0.9\n"})
    assert "positive-unused" not in codes(opened(scored / "scores", positive="dog"))


def test_uncertain_columns_carry_what_a_dialog_needs():
    error = refusal(BROKEN / "columns-uncertain")
    assert isinstance(error, UncertainColumns)
    assert error.file == BROKEN / "columns-uncertain" / "results.csv"
    assert error.header == ("image", "truth", "first", "second")
    assert error.rows[0] == ("a.png", "cat", "cat", "dog")
    assert error.guess.truth == "truth"
    chosen = opened(BROKEN / "columns-uncertain", columns=Columns(prediction="second"))
    assert pairs(chosen) == [("cat", "dog"), ("dog", "dog")]


def test_a_file_of_another_kind_is_refused():
    assert refusal(BROKEN / "format-unknown" / "results.dat").problems[0].code == "format-unknown"


def test_a_path_that_is_not_there_is_refused(tmp_path):
    assert refusal(tmp_path / "none").problems[0].code == "path-missing"
    for option in ("truth", "images", "classes"):
        assert refusal(tmp_path, **{option: tmp_path / "none"}).problems[0].code == "path-missing"
    told = (PredictionSource(tmp_path / "none.csv"),)
    assert refusal(tmp_path, predictions=told).problems[0].code == "path-missing"


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every file one that may not be read, as `chmod` does for all but root."""

    def refuse(path: Path) -> BinaryIO:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(files, "open_regular", refuse)


def test_a_file_that_may_not_be_read_is_named(folder, forbidden):
    path = folder({"results.csv": "truth,prediction\na,a\n"})
    problem = refusal(path).problems[0]
    assert (problem.code, problem.file) == ("no-permission", path / "results.csv")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_named(tmp_path):
    tmp_path.chmod(0)
    try:
        assert refusal(tmp_path).problems[0].code == "no-permission"
    finally:
        tmp_path.chmod(0o700)


def test_one_broken_file_does_not_stop_the_others(folder):
    good = "image,truth,prediction\na.png,cat,cat\n"
    evaluation = opened(folder({"epoch_1.csv": good, "epoch_2.csv": "", "epoch_3.csv": good}))
    assert evaluation.checkpoint_names == ("epoch_1", "epoch_3")
    assert codes(evaluation) == {"file-empty"}
    assert said(evaluation) == [("a.png", "cat", "cat")]


def test_every_broken_folder_is_tested():
    """What takes time to happen has no folder: `file-changed` and `input-gone` are made by their tests."""
    tested = {row[0] for row in REFUSED} | {row[0] for row in WORKED_AROUND}
    tested |= {"images", "logits-sigmoid", "format-unknown", "positive-unused"}
    tested |= {row[0] for row in (*BROKEN_LABELS, *BROKEN_OBJECTS, *REFUSED_OBJECTS)}
    tested |= BROKEN_WHOLES
    assert {path.name for path in BROKEN.iterdir()} == tested


@pytest.mark.parametrize("folder_name", sorted(path.name for path in BROKEN.iterdir()))
def test_problems_fit_a_line(folder_name):
    try:
        problems = opened(BROKEN / folder_name).problems
    except CmviewerError as error:
        problems = error.problems
    for problem in problems:
        assert "\n" not in str(problem)
        assert not problem.what.endswith(".")
        assert not problem.mend.endswith(".")
