"""The intervals of the metrics that are shown: drawn in a worker, while they are wanted and seen."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.intervals import Intervals, intervals_of
from cmviewer.confusion.metric import MetricTable
from cmviewer.errors import CmviewerError
from cmviewer.gui.session import Session

DRAW_INTERVALS: Final = "draw intervals"
"""Job."""


class MetricIntervals(QObject):
    """changed: others are known, or none. found: those of what is shown; None while they are not known."""

    changed = Signal()

    def __init__(self, session: Session, table: MetricTable, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._table = session, table
        self._seen = False
        self._of: CheckpointResult | None = None
        self.found: Intervals | None = None
        session.shown_settled.connect(self.follow)
        session.panels_changed.connect(self.follow)
        session.opened.connect(self._forget)
        session.jobs.stopped.connect(self._follow_stopped)

    def set_seen(self, *, seen: bool) -> None:
        """Draw what was not drawn while nobody looked."""
        self._seen = seen
        self.follow()

    @property
    def is_running(self) -> bool:
        """Whether they are on their way."""
        return self._session.jobs.is_running(DRAW_INTERVALS)

    def follow(self) -> None:
        """Draw the intervals of what is shown, where they are wanted."""
        shown, is_wanted = self._session.shown, self._session.workspace.panels.intervals
        counted = None if shown is None or not shown.counts.is_whole else shown.counted
        if counted is None or not is_wanted or (counted is not self._of and not self._seen):
            self._forget()
            return
        if counted is self._of:
            return
        self._forget()
        self._of = counted
        assert shown is not None
        evaluation, table = shown.evaluation, self._table
        self._session.jobs.start(
            DRAW_INTERVALS,
            lambda progress, cancel: intervals_of(evaluation, counted, table, cancel, progress),
            self._take,
            self._fail,
        )
        self.changed.emit()

    def _follow_stopped(self, key: str) -> None:
        """Whoever stops them wants none."""
        if key == DRAW_INTERVALS:
            self._session.set_value("panels.intervals", value=False)

    def _forget(self) -> None:
        self._session.jobs.cancel(DRAW_INTERVALS)
        was, self._of, self.found = self._of, None, None
        if was is not None:
            self.changed.emit()

    def _take(self, found: Intervals | None) -> None:
        self.found = found
        self.changed.emit()

    def _fail(self, error: CmviewerError) -> None:
        self._forget()
        self._session.fail(error)
