"""The first turns of the window: it is painted, then furnished, then opens what it was told."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QMessageBox

from cmviewer.gui.crash_dialogs import CRASH
from cmviewer.gui.first_settings import FirstSettings
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.painted import call_when_painted, log_when_painted
from cmviewer.workspace.told_window import ToldWindow

UNSEEN: Final = 500
"""Milliseconds after which a window that nobody sees, such as on another desktop, waits for it no longer."""


class Beginning(QObject):
    """Goes on once the window is on the screen: what comes then is imported and made behind its back."""

    def __init__(self, window: MainWindow, settings: FirstSettings, told: Callable[[], ToldWindow]) -> None:
        """told: says, once it is asked, what is to be opened."""
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._told = told
        self._has_begun = False
        call_when_painted(window, self.go_on)
        log_when_painted(window, "window shown")
        QTimer.singleShot(UNSEEN, self, self.go_on)

    def go_on(self) -> None:
        """Furnish the window and open what was told, once; a window that cannot be furnished ends."""
        if self._has_begun or not self._window.isVisible():  # it may have been closed at once
            return
        self._has_begun = True
        try:
            from cmviewer.gui.furnished import furnish_and_open  # noqa: PLC0415 - it is painted before

            furnish_and_open(self._window, self._settings, self._told)
        finally:
            if not self._window.is_furnished:
                QTimer.singleShot(0, self, self._end)  # a turn later what went wrong is on the screen

    def _end(self) -> None:
        """End with status 1, once a person has read what went wrong."""
        box = self._window.findChild(QMessageBox, CRASH)
        if box is None or not box.isVisible():
            QCoreApplication.exit(1)
        else:
            box.finished.connect(lambda: QCoreApplication.exit(1))

    def open_path(self, path: Path) -> None:
        """Open what the system asks for, be it before the window is furnished; nothing once it is closed."""
        self.go_on()
        if self._window.is_furnished:
            self._window.opening.open_path(path)
