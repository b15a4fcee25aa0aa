"""Progress in the status bar: after 300 ms, with Cancel."""

import time
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from cmviewer.gui.comparing import COMPARE
from cmviewer.gui.comparing import OPEN as OPEN_COMPARED
from cmviewer.gui.export_queue import EXPORT
from cmviewer.gui.exporting import COPY
from cmviewer.gui.jobs import Jobs
from cmviewer.gui.plain_text import Label
from cmviewer.gui.remote_results import FETCH

PATIENCE: Final = 300
"""Milliseconds that work may take before it is spoken of."""
SHOWN: Final = (
    "open",
    FETCH,
    "show",
    EXPORT,
    COPY,
    "examples",
    "pairs",
    "sweep",
    "lives",
    OPEN_COMPARED,
    COMPARE,
)
ASKED: Final = (EXPORT,)
"""What leaves files behind: it says itself whether it stopped in time."""
MOST: Final = 1_000_000


@dataclass
class _Running:
    """How far a job is. due: from when on it is shown, as `time.monotonic()` tells the time."""

    due: float
    words: str
    done: int = 0
    total: int = 0
    is_stopping: bool = False


class ProgressLine(QWidget):
    """Shows the newest of the jobs that a person waits for, as long as any of them runs."""

    cancelled = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._running: dict[str, _Running] = {}
        self._words = Label()
        self._bar = QProgressBar()
        self._bar.setMaximumWidth(160)
        self._bar.setTextVisible(False)
        self.cancel = QPushButton(self.tr("Cancel"))
        self._patience = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._words, self._bar, self.cancel):
            layout.addWidget(widget)
        self._patience.timeout.connect(self._show_newest)
        self.cancel.clicked.connect(self._cancel)
        jobs.started.connect(self._begin)
        jobs.progressed.connect(self._follow)
        jobs.ended.connect(self._end)
        jobs.stopped.connect(self.cancelled)
        self.hide()

    @property
    def words(self) -> str:
        """What is being done."""
        return self._words.text()

    def stop(self, key: str) -> None:
        """Cancel a job, as the button does."""
        self._jobs.cancel(key)
        self.cancelled.emit(key)

    def _begin(self, key: str) -> None:
        if key in SHOWN:
            self._running[key] = _Running(time.monotonic() + PATIENCE / 1000, self.tr("Working…"))
            self._show_newest()

    def _follow(self, key: str, what: str, done: int, total: int) -> None:
        job = self._running.get(key)
        if job is not None:
            job.words, job.done, job.total = self._how_far(what, done, total), done, total
            self._show_newest()

    def _how_far(self, what: str, done: int, total: int) -> str:
        if not done:
            return what
        return self.tr("{} {:,} of {:,}").format(what, done, total) if total else f"{what} {done:,}"

    def _end(self, key: str) -> None:
        if self._running.pop(key, None) is not None:
            self._show_newest()

    @property
    def _newest(self) -> str | None:
        """The job that began last, of those that have taken a while."""
        now = time.monotonic()
        return next((key for key in reversed(self._running) if self._running[key].due <= now), None)

    def _show_newest(self) -> None:
        key, now = self._newest, time.monotonic()
        coming = [job.due - now for job in self._running.values() if job.due > now]
        if coming and not self._patience.isActive():
            self._patience.start(int(1000 * min(coming)) + 1)
        if key is not None:
            job = self._running[key]
            self._words.setText(self.tr("Stopping…") if job.is_stopping else job.words)
            self._bar.setRange(0, min(job.total, MOST))
            self._bar.setValue(min(job.done, job.total, MOST))
            self.cancel.setEnabled(not job.is_stopping)
        self.setVisible(key is not None)

    def _cancel(self) -> None:
        key = self._newest
        if key in ASKED:
            self._running[key].is_stopping = True
            self._jobs.ask_to_stop(key)
            self._show_newest()
        elif key is not None:
            self.stop(key)
