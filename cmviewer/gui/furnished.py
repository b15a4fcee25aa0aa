"""What a window does first when there is everything in it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from platformdirs import user_state_path
from PySide6.QtCore import Qt, QTimer

from cmviewer.errors import CmviewerError
from cmviewer.gui.first_settings import FirstSettings
from cmviewer.gui.furnishing import furnish
from cmviewer.gui.garbage import leave_out_what_is_loaded
from cmviewer.gui.heatmap.hues import load_tables
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.remote_results import ask_to_fetch
from cmviewer.readers import load_readers
from cmviewer.workspace.session_file import ENDING
from cmviewer.workspace.told_window import ToldWindow

AFTER_PAINT: Final = 100
"""Milliseconds after which what the first matrix needs is loaded: the window is on the screen then."""


def furnish_and_open(window: MainWindow, settings: FirstSettings, tell: Callable[[], ToldWindow]) -> None:
    """Put everything into a window that is seen already, and open what was told."""
    furnish(window, settings, last_session_file())
    told = tell()
    if told.request is None:
        QTimer.singleShot(AFTER_PAINT, window, partial(_load_ahead, window))
    once = Qt.ConnectionType.SingleShotConnection
    window.session.shown_settled.connect(lambda *_: _load_rest(window), once)
    if told.request is not None and told.sources is not None and told.sources.places:
        opened = partial(window.opening.open, told.request, told.seen)
        ask_to_fetch(window, window.session, told.sources, opened)
    elif told.request is not None:
        window.opening.open(told.request, told.seen)
    if told.problems:
        window.session.fail(CmviewerError(*told.problems))


def last_session_file() -> Path:
    """The file in which the program keeps the session of now, in the system's own place for such."""
    return user_state_path("cmviewer", appauthor=False) / f"last{ENDING}"


def _load_ahead(window: MainWindow) -> None:
    """Load what the first opening needs while a person looks at the start page: nearly a second."""
    if window.isVisible():  # it may have been closed at once
        load_tables()
        _load(window, "load ahead", load_readers)


def _load_rest(window: MainWindow) -> None:
    """Load what other results need while a person looks at the first matrix."""
    _load(window, "load the rest", load_readers)


def _load(window: MainWindow, job: str, load: Callable[[], object]) -> None:
    window.jobs.start(
        job,
        lambda _progress, _cancel: load(),
        lambda _: leave_out_what_is_loaded(),
        lambda _error: None,
    )
