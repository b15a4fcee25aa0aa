"""Starts the window and ends it in order: everything is built and closed inside `run_window`."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from cmviewer.errors import CmviewerError
from cmviewer.gui.beginning import Beginning
from cmviewer.gui.crash_dialogs import crash_dialogs
from cmviewer.gui.file_opening import follow_finder
from cmviewer.gui.first_settings import FirstSettings
from cmviewer.gui.garbage import garbage_collected_here
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.qt_messages import DISPLAY_NAMES, display_reached, qt_messages_logged
from cmviewer.gui.theme import apply_theme, load_fonts
from cmviewer.gui.translating import speak
from cmviewer.gui.turns import give_the_window_its_turn
from cmviewer.problems.window import NO_DISPLAY
from cmviewer.resources import resource
from cmviewer.version import __version__
from cmviewer.workspace.told_window import ToldWindow

HEARTBEAT = 200
"""Milliseconds between two chances for Python to notice a signal such as Ctrl+C."""


def require_display() -> None:
    """Say so where there is no screen, instead of letting Qt end the process."""
    if sys.platform.startswith("linux") and not any(map(os.environ.get, DISPLAY_NAMES)):
        raise CmviewerError(NO_DISPLAY.of())


def make_application() -> QApplication:
    """Make the one application, with its name, icon and fonts; end the program where there can be none."""
    with display_reached():
        application = QApplication(["cmviewer"])
    give_the_window_its_turn()
    application.setOrganizationName("cmviewer")
    application.setApplicationName("cmviewer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("cmviewer")
    application.setWindowIcon(QIcon(str(resource("icons", "cmviewer.svg"))))
    load_fonts()
    return application


def run_window(told: Callable[[], ToldWindow]) -> int:
    """Show the window until it is closed; 0 is its status.

    told: says, once it is on the screen, what is to be opened.
    """
    require_display()
    with qt_messages_logged():
        return _run(told)


def _run(told: Callable[[], ToldWindow]) -> int:
    application = make_application()
    speak(application)
    settings = FirstSettings(QSettings())
    apply_theme(application, settings.theme)
    application.styleHints().colorSchemeChanged.connect(lambda: apply_theme(application, settings.theme))
    window = MainWindow(settings)
    with garbage_collected_here(), crash_dialogs(window, window.programs), ended_by_signals(window):
        beginning = Beginning(window, settings, told)
        window.show()
        follow_finder(application, beginning.open_path, window)
        status = application.exec()
    window.deleteLater()
    application.processEvents()
    del window, beginning
    application.shutdown()
    return status


@contextmanager
def ended_by_signals(window: QWidget) -> Iterator[None]:
    """Ctrl+C in the terminal and a polite kill close the window like its own button.

    It closes in the next turn of the event loop: a signal comes between any two steps of Python, also while
    this thread holds a lock, such as that of the worker threads, which closing needs.
    """
    heartbeat = QTimer(interval=HEARTBEAT)
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start()

    def close(_number: int, _frame: object) -> None:
        QTimer.singleShot(0, window, window.close)

    kinds = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(kind, close) for kind in kinds]
    try:
        yield
    finally:
        heartbeat.stop()
        for kind, handler in zip(kinds, before, strict=True):
            signal.signal(kind, handler)
