"""A window without a screen, and how to wait for it."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from cmviewer.gui.application import make_application
from cmviewer.gui.furnishing import furnished_window
from cmviewer.gui.garbage import garbage_collected_here, leave_out_what_is_loaded
from cmviewer.gui.heatmap.hues import load_tables
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.readers import OpenRequest, load_readers

PATIENCE = 120.0


def off_screen_application() -> QApplication:
    """The one application, made when it is first asked for."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    apply_theme(application, Theme.LIGHT)
    return application


@contextmanager
def window_on(path: Path, store: Path) -> Iterator[MainWindow]:
    """A window in which `path` is open and counted; `store` takes its settings."""
    with bare_window(store) as window:
        window.session.open(OpenRequest(path=path))
        wait_until(lambda: window.session.shown is not None and window.jobs.is_idle)
        yield window


@contextmanager
def bare_window(store: Path) -> Iterator[MainWindow]:
    """A window in which nothing is open; `store` takes its settings."""
    application = off_screen_application()
    with garbage_collected_here():
        window = furnished_window(Settings(QSettings(str(store), QSettings.Format.IniFormat)))
        window.resize(1440, 900)
        window.show()
        load_tables()  # as the program does while a person looks at the start page
        load_readers()
        leave_out_what_is_loaded()
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            application.processEvents()


def wait_until(done: Callable[[], bool]) -> None:
    """Run the window's events until something is so."""
    application = off_screen_application()
    end = time.monotonic() + PATIENCE
    while not done():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
        if time.monotonic() > end:
            raise SystemExit("the window did not answer")
