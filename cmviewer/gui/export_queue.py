"""Exports wait for each other, and none is dropped."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from cmviewer.errors import CmviewerError, Problem
from cmviewer.gui.jobs import Jobs
from cmviewer.log import log_problems
from cmviewer.progress import Cancel, Progress

EXPORT: Final = "export"
"""Job: one export after another."""

Write = Callable[[Cancel, Progress], tuple[Problem, ...] | None]
"""Writes whole files or nothing, for it may be asked to stop; returns what was worked around."""
Refused = Callable[[CmviewerError], None]
"""Hears why nothing was written."""


class ExportQueue(QObject):
    """Writes one export after the one before, in a worker."""

    written = Signal(Path)
    worked_around = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: deque[tuple[Path, Write, Refused]] = deque()
        jobs.ended.connect(self._start_next)

    def write(self, path: Path, write: Write, refused: Refused) -> None:
        """Write once everything before it is written; `refused` hears of errors."""
        self._waiting.append((path, write, refused))
        self._start_next(EXPORT)

    def _start_next(self, key: str) -> None:
        """Write what has waited longest, once nothing is being written."""
        if key != EXPORT or not self._waiting or self._jobs.is_running(EXPORT):
            return
        path, write, refused = self._waiting.popleft()

        def done(problems: tuple[Problem, ...] | None) -> None:
            if problems:
                log_problems(problems)
                self.worked_around.emit(CmviewerError(*problems))
            self.written.emit(path)

        self._jobs.start(EXPORT, lambda progress, cancel: write(cancel, progress), done, refused)
