"""Every problem that the window comes across goes to the log, once an opening."""

import logging
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.errors import CmviewerError, Problem, merged_problems
from cmviewer.evaluation import Evaluation
from cmviewer.gui.export_queue import EXPORT
from cmviewer.gui.exporting import COPY
from cmviewer.gui.session import Session
from cmviewer.log import LISTED, LOG, log_problems


class ProblemLog(QObject):
    """Logs what was not logged since something was last opened; past `LISTED` it only counts."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logged: set[tuple[str, str, Path | None]] = set()
        self._untold = 0
        self._followed: set[tuple[int, bool]] = set()
        session.opening.connect(self.end_opening)
        session.opened.connect(self._follow_opened)
        session.opening_failed.connect(self.say_error)
        session.failed.connect(self.say_error)
        session.shown_changed.connect(self._follow_shown)
        session.jobs.failed.connect(self._follow_failure)

    @Slot()
    def end_opening(self) -> None:
        """What follows belongs to something else: say how many were only counted."""
        if self._untold:
            LOG.warning("and %s more problems", f"{self._untold:,}")
        self._logged.clear()
        self._untold = 0

    @Slot(object)
    def say_error(self, error: CmviewerError) -> None:
        """Log why something could not be done."""
        self._say(error.problems, logging.ERROR)

    def _follow_opened(self, evaluation: Evaluation | None) -> None:
        self._followed.clear()
        if evaluation is not None:
            self._say(evaluation.problems, logging.WARNING)

    def _follow_shown(self, shown: ArrangedResult) -> None:
        """A checkpoint says something new when it is first read, and when the rest of it is."""
        if shown.counted is None:
            return
        state = shown.counts.checkpoint, shown.counted.compared.is_whole
        if state not in self._followed:
            self._followed.add(state)
            self._say(shown.problems, logging.WARNING)

    def _follow_failure(self, key: str, error: CmviewerError) -> None:
        if key in (EXPORT, COPY):  # asked for each time anew; what else fails, fails again at every move
            log_problems(error.problems, level=logging.ERROR)
        else:
            self.say_error(error)

    def _say(self, problems: Iterable[Problem], level: int) -> None:
        new = [one for one in merged_problems(problems) if (one.code, one.what, one.file) not in self._logged]
        room = max(0, LISTED - len(self._logged))
        self._untold += len(new[room:])
        self._logged.update((one.code, one.what, one.file) for one in new[:room])
        log_problems(new[:room], level=level)
