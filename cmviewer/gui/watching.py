"""Picks up new checkpoints while a run writes them: looks at its files again and again, in workers."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.gui.session import Session
from cmviewer.workspace.told_window import WorkspaceChange
from cmviewer.workspace.watching import State, Watch, Watched, files_below, whole_evaluation
from cmviewer.workspace.workspace import Workspace

LOOK, READ = "look at files", "read new checkpoints"
"""Jobs."""
PAUSE: Final = 1_000
"""Milliseconds between two looks."""


class Watching(QObject):
    """Polls, for not every file system tells what changes in it. clock: seconds that never go back.

    found: names of checkpoints that are new.
    """

    found = Signal(str)

    def __init__(
        self, session: Session, parent: QObject, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._clock = clock
        self._watched = Watched()
        self._source: Path | None = None
        self.timer = QTimer(self, interval=PAUSE)
        self.timer.timeout.connect(self.look)
        session.opened.connect(self._follow)
        session.panels_changed.connect(self._follow)

    def look(self) -> None:
        """Look at the files once, and read the run again where something new is whole."""
        evaluation, jobs = self._session.evaluation, self._session.jobs
        if evaluation is None or any(map(jobs.is_running, (LOOK, READ, "open"))):
            return
        source = evaluation.source
        jobs.start(LOOK, lambda _progress, _cancel: files_below(source), self._take, lambda _error: None)

    def _follow(self) -> None:
        """Begin to watch, or end it."""
        evaluation = self._session.evaluation
        source = None if evaluation is None else evaluation.source
        if source != self._source:
            self._source, self._watched = source, Watched()
        is_on = source is not None and self._session.workspace.panels.watch is not Watch.OFF
        if is_on and not self.timer.isActive():
            self.timer.start()
        elif not is_on:
            self.timer.stop()
            for job in (LOOK, READ):
                self._session.jobs.cancel(job)

    def _take(self, files: dict[Path, State]) -> None:
        evaluation, request, now = self._session.evaluation, self._session.request, self._clock()
        self._watched = self._watched.looked(files, now)
        if evaluation is None or request is None or not self._watched.is_due(now, evaluation.files):
            return
        unsettled, known = self._watched.unsettled(now), self._session.fingerprints
        self._watched = self._watched.read(now)
        opener = self._session.opener
        self._session.jobs.start(
            READ,
            lambda progress, cancel: whole_evaluation(
                lambda: opener(request, progress, cancel), time.time_ns, known, unsettled
            ),
            self._show,
            _later,
        )

    def _show(self, evaluation: Evaluation | None) -> None:
        """Show what is open with its new checkpoints; the newest where that is to be followed."""
        before, request = self._session.evaluation, self._session.request
        if evaluation is None or before is None or request is None:
            return
        new = [name for name in evaluation.checkpoint_names if name not in before.checkpoint_names]
        follows = bool(new) and self._session.workspace.panels.watch is Watch.FOLLOW

        def seen(opened: Evaluation) -> WorkspaceChange:
            place = opened.checkpoint_names.index(new[-1]) if follows else None

            def change(workspace: Workspace) -> Workspace:
                state = workspace.state
                return (
                    workspace if place is None else replace(workspace, state=replace(state, checkpoint=place))
                )

            return change

        self._session.open(request, seen, evaluation)
        if new:
            self.found.emit(", ".join(new))


def _later(_error: CmviewerError) -> None:
    """What cannot be read now is read when its files are others."""
