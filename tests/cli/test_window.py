import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cmviewer.cli import main
from cmviewer.readers.request import OpenRequest, PredictionSource
from cmviewer.resources import sample


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """What the window was asked to open; there is no window. Some folders are there to be opened."""
    monkeypatch.chdir(tmp_path)
    for name in ("somewhere", "report", "check"):
        Path(name).mkdir()
    requests = []
    window = SimpleNamespace(run_window=lambda request: requests.append(request) or 0)
    monkeypatch.setitem(sys.modules, "cmviewer.gui.application", window)
    return requests


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


def test_a_sample_that_does_not_exist_opens_no_window(opened, capsys):
    assert main(["--sample", "letters"]) == 2
    assert "no sample is called letters" in capsys.readouterr().err
    assert opened == []


def test_a_path_that_is_not_there_is_told_before_a_display_is_asked_for(opened, capsys):
    assert main(["frobnicate"]) == 2
    assert capsys.readouterr().err.startswith("frobnicate: there is no such file or folder. Mend: ")
    assert opened == []


def test_the_smoke_test_gives_its_own_status(monkeypatch):
    monkeypatch.setitem(sys.modules, "cmviewer.gui.smoke_test", SimpleNamespace(run_smoke_test=lambda: 1))
    assert main(["--smoke-test"]) == 1
