"""What is painted first is what stays: the rest of the window is made behind it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from cmviewer.gui import beginning, furnished
from cmviewer.gui.beginning import Beginning
from cmviewer.gui.crash_dialogs import CRASH, crash_dialogs
from cmviewer.gui.furnishing import furnish
from cmviewer.gui.main_window import MainWindow
from cmviewer.readers import OpenRequest
from cmviewer.workspace.told_window import ToldWindow


class Windows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self, application):
        super().__init__(application)
        self.shown = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def frame(qtbot, settings):
    """A window that is seen, but not furnished."""
    window = MainWindow(settings)
    qtbot.addWidget(window)
    yield window
    window.close()


def told(request=None):
    return lambda: ToldWindow(request)


@pytest.mark.parametrize("recent", [0, 5])
def test_furnishing_moves_nothing_that_is_seen(qtbot, qapp, settings, recent):
    for number in range(recent):
        settings.remember_path(Path("/data") / f"run {number}")
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    qapp.processEvents()
    before, focus = window.grab().toImage(), QApplication.focusWidget()
    furnish(window, settings)
    for _ in range(3):
        qapp.processEvents()
    try:
        assert window.grab().toImage() == before
        assert QApplication.focusWidget() is focus is not None
    finally:
        window.close()


def test_no_part_is_a_window_of_its_own_while_it_is_made(frame, qapp, settings):
    windows = Windows(qapp)
    qapp.installEventFilter(windows)
    frame.show()
    furnish(frame, settings)
    qapp.removeEventFilter(windows)
    assert windows.shown == ["MainWindow"]


def test_the_window_is_furnished_once_it_is_painted_and_opens_what_was_told(qtbot, frame, settings, results):
    Beginning(frame, settings, told(OpenRequest(results)))
    frame.show()
    assert not frame.is_furnished
    qtbot.waitUntil(lambda: frame.is_furnished)
    qtbot.waitUntil(lambda: frame.session.shown is not None)
    qtbot.waitUntil(lambda: frame.jobs.is_idle)


def test_what_the_system_asks_for_at_once_is_opened(qtbot, frame, settings, results):
    beginning = Beginning(frame, settings, told())
    frame.show()
    beginning.open_path(results)
    qtbot.waitUntil(lambda: frame.session.evaluation is not None)
    qtbot.waitUntil(lambda: frame.jobs.is_idle)


def test_a_window_that_is_closed_at_once_is_never_furnished(frame, settings):
    beginning = Beginning(frame, settings, told())
    frame.show()
    frame.close()
    beginning.go_on()
    beginning.open_path(Path("what/the/system/asks/for"))
    assert not frame.is_furnished


def test_a_window_that_cannot_be_furnished_says_so_and_ends_once_that_is_read(
    qtbot, qapp, frame, settings, monkeypatch
):
    ended = []
    monkeypatch.setattr(beginning.QCoreApplication, "exit", ended.append)
    monkeypatch.setattr(furnished, "furnish", lambda *_: 1 / 0)
    with qtbot.capture_exceptions() as faults, crash_dialogs(frame, frame.programs):
        Beginning(frame, settings, told())
        frame.show()
        qtbot.waitUntil(lambda: frame.findChild(QMessageBox, CRASH) is not None)
        box = frame.findChild(QMessageBox, CRASH)
        assert "while it started" in box.text()
        assert "ZeroDivisionError" in box.detailedText()
        qapp.processEvents()
        assert ended == []
        box.close()
        assert ended == [1]
    assert len(faults) == 1
