"""Dialogs for files begin in a folder that the person may know."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDir
from PySide6.QtWidgets import QDialog, QFileDialog

from cmviewer.gui.dialogs.list_dialog import ListDialog
from cmviewer.gui.start_folder import start_folder
from tests.gui.working import settle


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The home of a person, with the folder of a program in it."""
    (tmp_path / "home" / "program").mkdir(parents=True)
    monkeypatch.setattr(QDir, "homePath", lambda: str(tmp_path / "home"))
    monkeypatch.setattr(QCoreApplication, "applicationDirPath", lambda: str(tmp_path / "home" / "program"))
    return tmp_path / "home"


@pytest.fixture
def dialogs(monkeypatch):
    """Where each dialog began; the answers are taken from `answers`, and none is an empty one."""
    began, answers = [], []

    def answer(_parent, _title, start="", *_):
        began.append(Path(start))
        return answers.pop(0) if answers else ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *words: (answer(*words), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer)
    monkeypatch.setattr(ListDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    return began, answers


def test_it_is_the_current_folder(home, tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    assert Path(start_folder()) == tmp_path / "work"


@pytest.mark.parametrize("place", ["/", "program"])
def test_it_is_the_home_where_a_desktop_started_the_program(home, monkeypatch, place):
    monkeypatch.chdir(home / place)
    assert Path(start_folder()) == home


def test_an_export_begins_where_the_last_one_went(qtbot, window, home, dialogs, tmp_path, monkeypatch):
    began, answers = dialogs
    (tmp_path / "exports").mkdir()
    monkeypatch.chdir("/")
    window.named_actions["export-matrix"].trigger()
    answers.append(str(tmp_path / "exports" / "matrix.csv"))
    for name in ("export-matrix", "export-pairs", "export-report"):
        window.named_actions[name].trigger()
        settle(qtbot, window)
    answers.append(str(tmp_path / "report"))
    for name in ("export-report", "export-list"):
        window.named_actions[name].trigger()
        settle(qtbot, window)
    exports, report = tmp_path / "exports", tmp_path / "report"
    assert [began[3], began[4]] == [exports, exports]
    assert [path.parent for path in (*began[:3], began[5])] == [home, home, exports, report]
    kinds = ("confusion_matrix.csv", "confusion_matrix.csv", "confused_pairs.csv", "examples.csv")
    assert all(path.name.endswith(kind) for path, kind in zip((*began[:3], began[5]), kinds, strict=True))
    assert (exports / "matrix.csv").is_file()
    assert (report / "report.html").is_file()


@pytest.mark.long
def test_opening_begins_at_home_too_where_nothing_was_open(empty_window, home, dialogs, monkeypatch):
    monkeypatch.chdir("/")
    empty_window.named_actions["open-folder"].trigger()
    assert dialogs[0] == [home]
