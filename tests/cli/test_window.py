import sys
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace

import pytest

from cmviewer.cli import main
from cmviewer.confusion.view_state import Order, Side, View, ViewState
from cmviewer.errors import CmviewerError
from cmviewer.matching import CountingRule
from cmviewer.readers.request import OpenRequest, PredictionSource
from cmviewer.resources import sample
from cmviewer.workspace.workspace import Workspace
from tests.making import make_evaluation

OTHERWISE = ViewState(1, CountingRule(0.9), View.ALL, Side.TRUTH, True, Order.NAME, (1,), 7)
"""A state unlike all that is told."""


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """What the window was asked to open; there is no window. Some folders are there to be opened."""
    monkeypatch.chdir(tmp_path)
    for name in ("somewhere", "report", "check"):
        Path(name).mkdir()
    requests = []

    def run_window(tell):
        told = tell()
        requests.append(told.problems or told.request)
        return 0

    monkeypatch.setitem(sys.modules, "cmviewer.gui.application", SimpleNamespace(run_window=run_window))
    return requests


@pytest.fixture
def seen(monkeypatch, tmp_path):
    """What the window is told of how a small evaluation is first seen; there is no window."""
    made = make_evaluation([0, 1, 2], {"first": [0, 1, 1], "last": [0, 1, 2]}, names=("cat", "dog", "owl"))

    def first_seen(*words):
        told = []
        window = SimpleNamespace(run_window=lambda tell: told.append(tell().seen) or 0)
        monkeypatch.setitem(sys.modules, "cmviewer.gui.application", window)
        assert main([str(tmp_path), *words]) == 0
        state = told[0](made)(Workspace(state=OTHERWISE)).state
        return {
            one.name: getattr(state, one.name)
            for one in fields(state)
            if getattr(state, one.name) != getattr(OTHERWISE, one.name)
        }

    return first_seen


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ([], None),
        (["somewhere"], OpenRequest(Path("somewhere"))),
        (["./report"], OpenRequest(Path("report"))),
        (["--sample", "digits"], OpenRequest(sample("digits"))),
        (["--predictions", "a=b"], OpenRequest(predictions=(PredictionSource(Path("b"), "a"),))),
        (["--images", "pictures", "check"], OpenRequest(Path("check"), images=Path("pictures"))),
    ],
)
def test_words_that_are_no_command_open_the_window(opened, words, request_):
    assert main(words) == 0
    assert opened == [request_]


def test_nothing_told_leaves_the_window_as_it_was(seen):
    assert seen() == {}


def test_options_say_how_the_window_is_first_seen(seen, tmp_path):
    names = tmp_path / "names.txt"
    names.write_text("owl\ncat\n")
    assert seen("--show", str(names), "--checkpoint", "first") == {"shown": (0, 2), "checkpoint": 0}
    assert seen("--view", "counts", "--rows", "prediction", "--no-background") == {
        "view": View.COUNTS,
        "rows": Side.PREDICTION,
        "background": False,
    }
    assert seen("--order", "errors", "--top", "2", "--score", "0.25") == {
        "order": Order.ERRORS,
        "top": 2,
        "rule": CountingRule(score=0.25),
    }


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--show", "fox"), "unknown-class"), (("--checkpoint", "all"), "unknown-checkpoint")],
)
def test_an_unknown_name_is_a_problem_that_lists_the_known_ones(seen, words, code):
    with pytest.raises(CmviewerError) as error:
        seen(*words)
    [problem] = error.value.problems
    assert problem.code == code
    assert "cat" in problem.mend or "first, last" in problem.mend


def test_bad_usage_opens_no_window(opened):
    assert main(["somewhere", "--view", "sideways"]) == 2
    assert opened == []


def test_a_sample_that_does_not_exist_opens_no_window(opened, capsys):
    assert main(["--sample", "letters"]) == 2
    assert "no sample is called letters" in capsys.readouterr().err
    assert opened == []


def test_a_path_that_is_not_there_is_told_before_a_display_is_asked_for(opened, capsys):
    assert main(["frobnicate"]) == 2
    assert capsys.readouterr().err.startswith("frobnicate: there is no such file or folder. Mend: ")
    assert opened == []


def test_a_desktop_is_told_of_a_wrong_path_in_the_window(opened, capsys):
    assert main(["frobnicate", "--tell-in-window"]) == 0
    [[problem]] = opened
    assert (problem.code, problem.file) == ("path-missing", Path("frobnicate"))
    assert capsys.readouterr().err == ""


def test_without_a_console_a_wrong_path_is_told_in_the_window(opened, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["frobnicate"]) == 0
    [[problem]] = opened
    assert problem.code == "path-missing"


def test_telling_in_the_window_changes_nothing_of_a_right_path(opened):
    assert main(["somewhere", "--tell-in-window"]) == 0
    assert opened == [OpenRequest(Path("somewhere"))]


def test_the_smoke_test_gives_its_own_status(monkeypatch):
    monkeypatch.setitem(sys.modules, "cmviewer.gui.smoke_test", SimpleNamespace(run_smoke_test=lambda: 1))
    assert main(["--smoke-test"]) == 1
