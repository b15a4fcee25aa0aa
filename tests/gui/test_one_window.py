"""No part of the window is ever a window of its own, and it keeps the keyboard while something opens."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from cmviewer.resources import sample, sample_names
from tests.gui.conftest import open_path


class Shown(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self):
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event):  # noqa: N802 - the name that Qt calls
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(repr(watched))
        return False


@pytest.fixture
def shown():
    spy = Shown()
    QApplication.instance().installEventFilter(spy)
    yield spy
    QApplication.instance().removeEventFilter(spy)


@pytest.mark.parametrize("name", sample_names())
def test_opening_shows_nothing_as_a_window_and_keys_still_work(qtbot, empty_window, shown, name):
    empty_window.activateWindow()
    qtbot.waitUntil(empty_window.isActiveWindow)
    shown.windows.clear()
    open_path(qtbot, empty_window, sample(name))
    assert shown.windows == []
    assert empty_window.isActiveWindow()
    assert empty_window.focusWidget() is empty_window.page.matrix
    empty_window.session.close()
    assert empty_window.focusWidget() is empty_window.welcome.focusProxy()
