"""Progress in the status bar: after 300 ms, with Cancel."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from cmviewer.gui.jobs import Jobs

PATIENCE: Final = 300
"""Milliseconds that work may take before it is spoken of."""
SHOWN: Final = ("open", "show", "export", "examples", "pairs", "sweep")


class ProgressLine(QWidget):
    """Shows the newest of the jobs that a person waits for."""

    cancelled = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._key = ""
        self._words = QLabel()
        self._bar = QProgressBar()
        self._bar.setMaximumWidth(160)
        self._bar.setTextVisible(False)
        self.cancel = QPushButton(self.tr("Cancel"))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._words, self._bar, self.cancel):
            layout.addWidget(widget)
        self._patience.timeout.connect(self.show)
        self.cancel.clicked.connect(self._cancel)
        jobs.started.connect(self._begin)
        jobs.progressed.connect(self._follow)
        jobs.ended.connect(self._end)
        self.hide()

    @property
    def words(self) -> str:
        """What is being done."""
        return self._words.text()

    def _begin(self, key: str) -> None:
        if key in SHOWN:
            self._key = key
            self._words.setText(self.tr("Working…"))
            self._bar.setRange(0, 0)
            if not self.isVisible():
                self._patience.start()

    def _follow(self, key: str, what: str, done: int, total: int) -> None:
        if key == self._key:
            number = f" {done:,}" + (f" of {total:,}" if total else "") if done else ""
            self._words.setText(what + number)
            self._bar.setRange(0, min(total, 1_000_000))
            self._bar.setValue(min(done, total, 1_000_000))

    def _end(self, key: str) -> None:
        if key == self._key:
            self._key = ""
            self._patience.stop()
            self.hide()

    def _cancel(self) -> None:
        key = self._key
        self._jobs.cancel(key)
        self.cancelled.emit(key)
