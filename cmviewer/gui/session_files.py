"""Sessions as files: saved and opened by a person, and kept by the program for the next start."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation
from cmviewer.examples.marks.merging import merged
from cmviewer.gui.dialogs.place_dialogs import agrees_to_replace, ask_moved
from cmviewer.gui.session import Session
from cmviewer.gui.start_folder import start_folder
from cmviewer.gui.window_places import Placement
from cmviewer.problems.marks import MARKS_DIFFER
from cmviewer.problems.window import SESSION_FILE_MOVED
from cmviewer.workspace.session_file import (
    ENDING,
    SavedSession,
    missing_paths,
    moved_session,
    read_session,
    saved_session,
    workspace_of,
    write_session,
)
from cmviewer.workspace.told_window import WorkspaceChange
from cmviewer.workspace.workspace import Workspace
from cmviewer.writers.report_place import refuse_inputs

KEPT_AFTER: Final = 2_000
"""Milliseconds without another choice after which the session of now is kept."""
SAVE, KEEP, READ = "save session", "keep session", "read session"
"""Jobs."""


@dataclass(frozen=True, eq=False)
class _Opening:
    """A session that is being opened. file: None for the one that the program keeps. lost: what is gone."""

    saved: SavedSession
    file: Path | None
    lost: list[Problem]


class SessionFiles(QObject):
    """Reads and writes in workers; says what went wrong.

    last: the file in which the session of now is kept; None: it is not.
    """

    written = Signal(Path)
    failed = Signal(object)
    offered = Signal(object)

    def __init__(self, session: Session, last: Path | None, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._placement: Placement | None = None
        self._last = last
        self._window = window
        self._file: Path | None = None
        self._waiting = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._waiting.timeout.connect(self.keep)
        self._opening: _Opening | None = None
        session.opening.connect(self._forget)
        session.workspace_changed.connect(lambda _workspace: self._waiting.start())

    def set_placement(self, placement: Placement) -> None:
        """Keep where the widgets stand too."""
        self._placement = placement
        self._session.opened.connect(self._follow_opened)  # after what widgets do themselves then

    def ask_save(self) -> None:
        """Ask where to, then save the session of now."""
        if self._session.evaluation is None:
            return
        name = str(self._file or Path(start_folder()) / f"{self._session.evaluation.name}{ENDING}")
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save session"), name, f"{self.tr('Sessions')} (*{ENDING})"
        )
        if not path:
            return
        file = Path(path) if path.lower().endswith(ENDING) else Path(path + ENDING)
        # the dialog has asked about the name as it was typed only
        if str(file) == path or not file.exists() or agrees_to_replace(file, self._window):
            self.save(file)

    def ask_open(self) -> None:
        """Let the person choose a session."""
        folder = str(self._file.parent) if self._file is not None else start_folder()
        path, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open session"), folder, f"{self.tr('Sessions')} (*{ENDING})"
        )
        if path:
            self.open(Path(path))

    def save(self, file: Path) -> None:
        """Save the session of now."""

        def done(_: None) -> None:
            self._file = file
            self.written.emit(file)

        write, evaluation = self._writing(file), self._session.evaluation
        if write is not None and evaluation is not None:

            def guarded(_progress: object, _cancel: object) -> None:
                refuse_inputs(evaluation, file)
                write()

            self._session.jobs.start(SAVE, guarded, done, self.failed.emit)

    def keep(self) -> None:
        """Keep the session of now for the next start; that this failed is nothing to stop a person for."""
        if self._last is not None and (write := self._writing(self._last)) is not None:
            self._session.jobs.start(KEEP, lambda _progress, _cancel: write(), self._follow_kept, _nothing)

    def _follow_kept(self, _: None) -> None:
        """Offer what was kept, where it is closed by now: what was offered before is not what would open."""
        if self._session.evaluation is None:
            self.offer_last()

    def keep_at_end(self, end: float) -> None:
        """Keep the session of now before the window closes; nobody waits longer than until `end`."""
        if self._last is not None:
            self._waiting.stop()
            if (write := self._writing(self._last)) is not None:
                thread = threading.Thread(
                    target=_quietly, args=(write,), name="cmviewer-session", daemon=True
                )
                thread.start()
                thread.join(max(0.0, end - time.monotonic()))

    def open(self, file: Path) -> None:
        """Read a session, then what it is about."""
        self._session.jobs.start(
            READ,
            lambda _progress, _cancel: _read(file),
            lambda found: self._open_read(file, *found),
            self.failed.emit,
        )

    def close(self) -> None:
        """Close what is open, and keep it for the next start."""
        self._waiting.stop()
        self.keep()
        self._session.close()

    def open_last(self) -> None:
        """Go on with what was open last."""
        if self._last is not None:
            self.open(self._last)

    def offer_last(self) -> None:
        """Look whether there is something to go on with, and say what."""
        last = self._last
        if last is None:
            return

        def look() -> SavedSession | None:
            try:
                session, _ = read_session(last)
            except CmviewerError:
                return None
            return None if missing_paths(session) else session

        self._session.jobs.start(
            READ, lambda _progress, _cancel: look(), self.offered.emit, lambda _error: None
        )

    def _writing(self, file: Path) -> Callable[[], None] | None:
        """Return what writes the session of now; None where nothing is open."""
        evaluation, workspace = self._session.evaluation, self._session.workspace
        if evaluation is None or workspace.request is None:
            return None
        workspace = replace(workspace, marks=()) if file == self._last else workspace  # they are kept at once
        places = None if self._placement is None else self._placement.now()
        return lambda: write_session(file, saved_session(workspace, evaluation, file, places))

    def _open_read(
        self, file: Path, saved: SavedSession, problems: tuple[Problem, ...], missing: tuple[Path, ...]
    ) -> None:
        if missing:
            moved = ask_moved(missing[0], file.parent, self._window)
            if moved is None:
                self.failed.emit(CmviewerError(SESSION_FILE_MOVED.of(file, name=missing[0])))
                return
            saved = moved_session(saved, missing[0], moved)
        lost = list(problems)

        def seen(evaluation: Evaluation) -> WorkspaceChange:
            workspace, missing = workspace_of(saved, evaluation)
            lost.extend(missing)

            def restored(now: Workspace) -> Workspace:
                both = merged(now.marks, workspace.marks)
                lost.extend(MARKS_DIFFER.of(file, what=one.words) for one in both.conflicts)
                return replace(workspace, request=now.request, marks=both.marks)

            return restored

        self._session.open(saved.request, seen)
        self._opening = _Opening(saved, file if file != self._last else None, lost)

    def _follow_opened(self, evaluation: Evaluation | None) -> None:
        """Put the window as it was, and say what of the session is lost."""
        opening, self._opening = self._opening, None
        self._file = None
        if opening is None or evaluation is None:
            return
        self._file = opening.file
        if self._placement is not None:
            self._placement.restore(opening.saved.window)
        if opening.lost:
            self.failed.emit(CmviewerError(*opening.lost))

    def _forget(self) -> None:
        """Something else is being opened: what was chosen last is kept before it goes."""
        self._opening = None
        if self._waiting.isActive():
            self._waiting.stop()
            self.keep()


def _read(file: Path) -> tuple[SavedSession, tuple[Problem, ...], tuple[Path, ...]]:
    session, problems = read_session(file)
    return session, problems, missing_paths(session)


def _quietly(write: Callable[[], None]) -> None:
    with suppress(CmviewerError):
        write()


def _nothing(_error: CmviewerError) -> None:
    """Say nothing."""
