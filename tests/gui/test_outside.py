"""What no program of the system opens is said where the person looks, and in the log."""

import sys

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton

from cmviewer.confusion.view_state import Selection
from cmviewer.errors import CmviewerError, Problem
from cmviewer.gui.crash_dialogs import crash_dialogs
from cmviewer.log import kept_log, log_file
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
    for times, ask in enumerate((footer["Log folder"].click, empty_window.offers["log-folder"].trigger), 1):
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
    with crash_dialogs(empty_window, empty_window.outside):
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
    path = results / window.image.evidence.example.name
    assert str(path) in problem.what
    assert window.messages.isVisible()
    assert window.statusBar().currentMessage() == problem.what
    assert len(kept()) == 2


def test_a_link_of_the_help_is_said_in_the_help(empty_window, kept):
    empty_window.offers["help"].trigger()
    pages = empty_window.help
    pages.browser.anchorClicked.emit(QUrl("https://example.org/page"))
    assert pages.trouble.isVisible()
    assert "https://example.org/page" in pages.trouble.text()
    assert "browser" in pages.trouble.text()
    assert len(kept()) == 1
    pages.close()


def test_the_folder_of_a_problem(empty_window, tmp_path, kept):
    problem = Problem("code", "what", "mend", tmp_path / "runs" / "a.csv")
    empty_window.show_trouble(CmviewerError(problem))
    listed = empty_window.welcome.trouble
    listed.doubleClicked.emit(listed.problems.index(0))
    assert str(tmp_path / "runs") in said_at_the_start(empty_window).what


def test_what_opens_says_nothing(empty_window, kept, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    empty_window.offers["log-folder"].trigger()
    assert empty_window.welcome.trouble.problems.problems == ()
    assert kept() == []
