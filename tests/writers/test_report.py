import errno
import hashlib
import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from making import make_evaluation

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Side, View, ViewState
from cmviewer.errors import CmviewerError, Problem
from cmviewer.matching import CountingRule
from cmviewer.version import __version__
from cmviewer.workspace.options.told import told_in_summary
from cmviewer.workspace.workspace import Workspace
from cmviewer.writers.report import write_report

ALWAYS = {"class_metrics.csv", "examples.csv", "summary.json", "report.html"}
HOSTILE = '<script>alert("1")</script>'
PNG = b"\x89PNG not looked at here"


def names_in(folder):
    return {path.name for path in folder.iterdir()}


def paint(path):
    path.write_bytes(PNG)


def report(folder, evaluation, state=None, heatmap=paint):
    state = state or ViewState()
    counted = count(evaluation, state.checkpoint, state.rule)
    return write_report(
        folder, evaluation, counted, state, heatmap, told_in_summary(Workspace(state=state), evaluation)
    )


@pytest.fixture
def animals(tmp_path):
    source = tmp_path / "results"
    source.mkdir()
    (source / "truth.csv").write_bytes(b"truth\n")
    (source / "one.csv").write_bytes(b"one\n")
    evaluation = make_evaluation(
        [0, 0, 0, 1],
        {"one": [0, 1, None, 1]},
        scores={"one": [0.9, 0.8, 0.1, 0.2]},
        names=(HOSTILE, "dog"),
        images=('a"b.png', "<b>.png", "c.png", "d.png"),
    )
    checkpoint = replace(evaluation.checkpoints[0], files=(source / "one.csv",))
    return replace(
        evaluation,
        name='results <b>"of today"</b>',
        source=source,
        files=(source / "truth.csv", source / "one.csv"),
        checkpoints=(checkpoint,),
        problems=(Problem("a-problem", "a <i>thing</i>", "mend it", source / "truth.csv", 3, 2),),
    )


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.links, self.words, self.alt = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        attributes = dict(attrs)
        self.links += [attributes[name] for name in ("href", "src") if name in attributes]
        self.alt += [attributes["aria-label"]] if attributes.get("id") == "matrix" else []

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def page(folder):
    return Page((folder / "report.html").read_text(encoding="utf-8"))


def summary(folder):
    def refuse(constant):
        raise AssertionError(f"{constant} is no JSON")

    return json.loads((folder / "summary.json").read_text(encoding="utf-8"), parse_constant=refuse)


def test_a_report_is_all_its_files_in_a_new_folder(tmp_path, animals):
    assert report(tmp_path / "new" / "out", animals) == ()
    assert names_in(tmp_path / "new" / "out") == ALWAYS | {"confusion_matrix.csv", "heatmap.png"}


def test_the_summary_says_what_was_counted_and_how(tmp_path, animals):
    state = ViewState(view=View.COUNTS, rows=Side.PREDICTION, rule=CountingRule(0.5), top=1)
    report(tmp_path, animals, state)
    told = summary(tmp_path)
    assert told["program"] == {"name": "cmviewer", "version": __version__}
    assert (told["task"], told["checkpoint"]) == ("classification", "one")
    assert told["classes"] == [HOSTILE, "dog"]
    assert (told["view"], told["rows"], told["rule"]["score"]) == ("counts", "prediction", 0.5)
    assert (told["background_shown"], told["order"], told["top"]) == (True, "given", 1)
    assert told["totals"] == {
        "images": 4, "truths": 4, "counted": 4, "predictions": 2,
        "without_prediction": 1, "under_threshold": 1, "correct": 1, "errors": 3,
    }  # fmt: skip
    [problem] = told["problems"]
    assert (problem["code"], problem["line"], problem["times"]) == ("a-problem", 3, 2)
    assert abs((datetime.now(UTC) - datetime.fromisoformat(told["date"])).total_seconds()) < 60


def test_the_summary_knows_every_input_file_once_with_size_and_sha_256(tmp_path, animals):
    report(tmp_path, animals)
    expected = [
        {"path": str(path), "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for path, content in ((path, path.read_bytes()) for path in animals.files)
    ]
    assert summary(tmp_path)["files"] == expected


def test_an_input_that_is_gone_is_said_and_the_rest_is_written(tmp_path, animals):
    animals.files[0].unlink()
    [problem] = report(tmp_path, animals)
    assert (problem.code, problem.file) == ("input-gone", animals.files[0])
    assert summary(tmp_path)["files"][0]["sha256"] is None
    assert [problem["code"] for problem in summary(tmp_path)["problems"]] == ["a-problem", "input-gone"]


def test_what_was_said_when_the_checkpoint_was_read_is_in_the_summary_and_on_the_page(tmp_path, animals):
    odd = Problem("score-missing", "a prediction has no score", "write one", tmp_path / "one.csv", None, 7)
    [checkpoint] = animals.checkpoints
    animals = replace(animals, checkpoints=(replace(checkpoint, problems=lambda: (odd,)),))
    report(tmp_path / "out", animals)
    assert [(one["code"], one["times"]) for one in summary(tmp_path / "out")["problems"]] == [
        ("a-problem", 2),
        ("score-missing", 7),
    ]
    assert "a prediction has no score" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_undefined_metrics_are_null(tmp_path):
    evaluation = make_evaluation([], {"empty": []}, names=("a", "b"))
    report(tmp_path, evaluation)
    assert summary(tmp_path)["metrics"]["accuracy"] is None
    assert summary(tmp_path)["metrics"]["macro"]["f1"] is None


def test_overall_metrics_are_those_of_the_counts(tmp_path, animals):
    report(tmp_path, animals)
    metrics = summary(tmp_path)["metrics"]
    assert metrics["accuracy"] == 2 / 4
    assert metrics["balanced_accuracy"] == pytest.approx((1 / 3 + 1) / 2)
    assert metrics["largest_class"] == HOSTILE


def test_the_page_holds_everything_and_asks_for_nothing(tmp_path, animals):
    report(tmp_path, animals)
    seen = page(tmp_path)
    assert seen.links == []
    assert "prefers-color-scheme: dark" in seen.text
    assert "truth on rows" in seen.alt[0]
    for words in ("Accuracy", "Balanced accuracy", "Macro F1", "(no prediction) shown", __version__):
        assert words in seen.text
    for path in animals.files:
        assert hashlib.sha256(path.read_bytes()).hexdigest() in seen.text


def test_hostile_names_are_plain_text_on_the_page(tmp_path, animals):
    report(tmp_path, animals)
    seen = page(tmp_path)
    assert not {"b", "i"} & set(seen.elements)
    assert HOSTILE in seen.text
    assert 'results <b>"of today"</b>' in seen.alt[0]
    assert "a <i>thing</i> (2 times). Mend: mend it" in seen.text


def test_the_page_cautions_where_accuracy_misleads(tmp_path):
    report(tmp_path, make_evaluation([0] * 95 + [1] * 5, {"one": [0] * 100}))
    assert "Accuracy misleads: 95.0 % of the truth is 0" in page(tmp_path).text


def test_the_most_confused_pair_comes_first(tmp_path):
    report(tmp_path, make_evaluation([0, 0, 0, 1, 2], {"one": [1, 1, 0, 2, 2]}, names=("ape", "bee", "cow")))
    text = page(tmp_path).text
    assert "ape bee 2 66.7 % bee cow 1 100.0 %" in text


def test_many_classes_keep_the_page_short_and_it_says_so(tmp_path):
    labels = list(range(1_000))
    report(tmp_path, make_evaluation(labels, {"one": [*labels[1:], 0]}))
    seen = page(tmp_path)
    assert "The 200 most confused of 1,000 classes" in seen.text
    assert seen.elements.count("tr") < 300


def test_above_two_thousand_classes_the_cells_are_written(tmp_path):
    labels = list(range(2_001))
    report(tmp_path, make_evaluation(labels, {"one": labels}))
    assert names_in(tmp_path) == ALWAYS | {"confusion_cells.csv", "heatmap.png"}


def test_what_an_older_report_left_does_not_stay_beside_a_new_one(tmp_path, animals):
    labels = list(range(2_001))
    report(tmp_path / "out", make_evaluation(labels, {"one": labels}))
    (tmp_path / "out" / "mine.txt").write_text("mine")
    report(tmp_path / "out", animals, heatmap=None)
    assert names_in(tmp_path / "out") == ALWAYS | {"confusion_matrix.csv", "mine.txt"}


def no_qt(path):
    raise ImportError("libGL.so.1: cannot open shared object file")


def no_painter(path):
    path.write_bytes(b"half")
    raise CmviewerError(Problem("paint-failed", "cannot paint", "try again", path))


@pytest.mark.parametrize(
    ("heatmap", "code"), [(None, "no-picture"), (no_qt, "no-picture"), (no_painter, "paint-failed")]
)
def test_without_a_picture_all_else_is_written_with_a_warning(tmp_path, animals, heatmap, code):
    [problem] = report(tmp_path / "out", animals, heatmap=heatmap)
    assert problem.code == code
    assert names_in(tmp_path / "out") == ALWAYS | {"confusion_matrix.csv"}
    seen = page(tmp_path / "out")
    assert "svg" in seen.elements
    assert "The counts are in confusion_matrix.csv" in seen.text
    assert summary(tmp_path / "out")["problems"][-1]["code"] == code


@pytest.mark.parametrize("call", ["replace", "mkdir"])
def test_a_full_disk_leaves_nothing_behind(tmp_path, animals, monkeypatch, call):
    def full(*arguments, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(os, call, full)
    with pytest.raises(CmviewerError, match="no room"):
        report(out, animals)
    monkeypatch.undo()
    assert names_in(out) == set()


def test_a_disk_that_fills_at_the_last_file_leaves_the_older_report_whole(tmp_path, animals, monkeypatch):
    report(tmp_path / "out", animals)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    def full(facts, page, cancel):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("cmviewer.writers.report.report_html", full)
    with pytest.raises(CmviewerError, match="no room"):
        report(tmp_path / "out", animals, ViewState(rule=CountingRule(0.5)))
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
