"""What no program of the system opens is said where the person looks, and in the log."""

import os
import sys

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton

from cmviewer.confusion.view_state import Selection
from cmviewer.errors import CmviewerError, Problem
from cmviewer.gui.crash_dialogs import crash_dialogs
from cmviewer.gui.external_programs import harmless_place
from cmviewer.log import kept_log, log_file
from tests.gui.conftest import open_path
from tests.gui.working import settle


@pytest.fixture
def kept(log_home):
    """Keep a log, and give the function that returns its lines about what nothing opens."""
    with kept_log([]):
        yield lambda: [line for line in log_home().splitlines() if "WARNING nothing-opens-it: " in line]


@pytest.fixture(autouse=True)
def nothing_opens(monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)


def said_at_the_start(window):
    [problem] = window.welcome.trouble.problems.problems
    assert window.welcome.trouble.isVisible()
    assert window.statusBar().currentMessage() == problem.what
    return problem


def test_the_log_folder_of_the_start_page_and_of_the_menu(empty_window, kept):
    footer = {button.text(): button for button in empty_window.welcome.findChildren(QPushButton)}
    for times, ask in enumerate(
        (footer["Log folder"].click, empty_window.named_actions["log-folder"].trigger), 1
    ):
        empty_window.welcome.show_problems(())
        ask()
        problem = said_at_the_start(empty_window)
        assert problem.code == "nothing-opens-it"
        assert str(log_file().parent) in problem.what
        assert "About" in problem.mend
        assert len(kept()) == times
        assert str(log_file().parent) in kept()[-1]


def test_about_says_it_itself_and_can_copy_the_path(empty_window, kept, qapp):
    empty_window.about.show()
    dialog = empty_window.about.dialog
    assert not dialog.trouble.isVisible()
    dialog.folder.click()
    assert dialog.trouble.isVisible()
    assert str(log_file().parent) in dialog.trouble.text()
    dialog.copy.click()
    assert str(log_file()) in qapp.clipboard().text()
    assert len(kept()) == 1
    dialog.close()


def test_the_folder_that_a_crash_dialog_offers(empty_window, kept, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    with crash_dialogs(empty_window, empty_window.programs):
        sys.excepthook(ValueError, ValueError("a fault"), None)
        [box] = empty_window.findChildren(QMessageBox)
        [folder] = [button for button in box.buttons() if button.text() == "Open log folder"]
        folder.click()
    said_at_the_start(empty_window)
    assert len(kept()) == 1


def test_the_file_of_an_example_is_a_message_however_often_it_is_asked_for(qtbot, window, results, kept):
    window.session.select(Selection())
    settle(qtbot, window)
    for _ in range(2):
        window.image.open.click()
    [problem] = window.messages.problems.problems
    path = results / window.image.details.example.name
    assert str(path) in problem.what
    assert window.messages.isVisible()
    assert window.statusBar().currentMessage() == problem.what
    assert len(kept()) == 2


def test_a_link_of_the_help_is_said_in_the_help(empty_window, kept):
    empty_window.named_actions["help"].trigger()
    pages = empty_window.help_pages.window
    pages.browser.anchorClicked.emit(QUrl("https://example.org/page"))
    assert pages.trouble.isVisible()
    assert "https://example.org/page" in pages.trouble.text()
    assert "browser" in pages.trouble.text()
    assert len(kept()) == 1
    pages.close()


def test_the_folder_of_a_problem(empty_window, tmp_path, kept):
    problem = Problem("code", "what", "mend", tmp_path / "runs" / "a.csv")
    empty_window.troubles.show(CmviewerError(problem))
    listed = empty_window.welcome.trouble
    listed.doubleClicked.emit(listed.problems.index(0))
    assert str(tmp_path / "runs") in said_at_the_start(empty_window).what


def test_what_opens_says_nothing(empty_window, kept, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    empty_window.named_actions["log-folder"].trigger()
    assert empty_window.welcome.trouble.problems.problems == ()
    assert kept() == []


@pytest.fixture
def opened(monkeypatch):
    """The paths that the system was asked to open."""
    places = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: places.append(url.toLocalFile()) or True)
    return places


@pytest.mark.long
@pytest.mark.parametrize("name", ["a.png", "b.JPG", "c.wav", "d.flac"])
def test_pictures_and_sounds_are_opened(empty_window, tmp_path, opened, name):
    (tmp_path / name).write_bytes(b"")
    empty_window.programs.open(QUrl.fromLocalFile(str(tmp_path / name)))
    assert opened == [str(tmp_path / name)]


@pytest.mark.long
@pytest.mark.parametrize("name", ["a.sh", "b.desktop", "c.exe", "d", "e.png.lnk", "f.html", "g.svg"])
def test_of_any_other_file_its_folder_is_shown(empty_window, tmp_path, opened, name):
    (tmp_path / name).write_bytes(b"")
    (tmp_path / name).chmod(0o755)
    empty_window.programs.open(QUrl.fromLocalFile(str(tmp_path / name)))
    assert opened == [str(tmp_path)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("kind", ["a link to a script", "a pipe"])
def test_the_name_of_a_picture_does_not_make_one(empty_window, tmp_path, opened, kind):
    path = tmp_path / "cat.png"
    if kind == "a pipe":
        os.mkfifo(path)
    else:
        (tmp_path / "run.sh").write_text("")
        path.symlink_to("run.sh")
    empty_window.programs.open(QUrl.fromLocalFile(str(path)))
    assert opened == [str(tmp_path)]


@pytest.mark.parametrize(("system", "shown"), [("darwin", ""), ("linux", "Run.app/images")])
def test_macos_shows_where_a_program_lies_and_does_not_run_it(tmp_path, monkeypatch, system, shown):
    folder = tmp_path / "Run.app" / "images"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "platform", system)
    assert harmless_place(folder) == tmp_path / shown


@pytest.mark.long
def test_a_file_of_the_data_that_is_no_picture_is_not_run_by_a_click(qtbot, empty_window, tmp_path, opened):
    (tmp_path / "run.sh").write_text("#!/bin/sh")
    (tmp_path / "results.csv").write_text("path,truth,prediction\nrun.sh,dog,cat\n")
    open_path(qtbot, empty_window, tmp_path)
    empty_window.session.select(Selection())
    settle(qtbot, empty_window)
    empty_window.image.open.click()
    assert opened == [str(tmp_path)]
