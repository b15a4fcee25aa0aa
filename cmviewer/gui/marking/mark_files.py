"""Marks as files: kept at once in the program's own place, saved elsewhere, merged with those of others."""

import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.marks.merging import merged
from cmviewer.gui.exporting import Exporting
from cmviewer.gui.session import Session
from cmviewer.gui.start_folder import start_folder
from cmviewer.problems.marks import MARKS_DIFFER
from cmviewer.workspace.kept_marks import KeptMarks, read_kept
from cmviewer.workspace.marks_file import read_marks, write_marks
from cmviewer.writers.atomic import write_text
from cmviewer.writers.counted_by import counted_by
from cmviewer.writers.fixes_csv import FIXES_NAME, fixes_csv

MERGE: Final = "merge marks"
"""Job."""
FOLDER_NAME: Final = "marks"


class MarkFiles(QObject):
    """folder: where marks are kept; None: they are not."""

    failed = Signal(object)
    said = Signal(str)

    def __init__(self, session: Session, exporting: Exporting, folder: Path | None, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._exporting = exporting
        self._folder = folder
        self._window = window
        self._kept: KeptMarks | None = None
        session.read_marks = None if folder is None else self._read
        session.opened.connect(self._follow_opened)
        session.marks_changed.connect(self._keep)

    def ask_save(self) -> None:
        """Ask where to, then write the marks there too."""
        shown, marks = self._session.shown, self._session.workspace.marks
        if shown is None:
            return
        path = self._exporting.ask("marks.jsonl", f"{self.tr('Marks')} (*.jsonl)", shown)
        if path is not None:
            self._exporting.start(path, lambda _cancel, _progress: write_marks(path, marks))

    def ask_fixes(self) -> None:
        """Ask where to, then write the list of labels that are marked as wrong."""
        shown, marks = self._session.shown, self._session.workspace.marks
        if shown is None:
            return
        classes, told = shown.evaluation.classes, counted_by(shown.evaluation, shown.counts)
        path = self._exporting.ask(FIXES_NAME, "CSV (*.csv)", shown)
        if path is not None:
            self._exporting.start(
                path, lambda _cancel, _progress: write_text(path, fixes_csv(marks, classes, told))
            )

    def ask_merge(self) -> None:
        """Let the person choose files of marks of others."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Merge marks"), start_folder(), f"{self.tr('Marks')} (*.jsonl)"
        )
        if names:
            self.merge(*map(Path, names))

    def merge(self, *files: Path) -> None:
        """Take in what others have said; where they say something else, what is said here stays."""
        self._session.jobs.start(
            MERGE,
            lambda _progress, _cancel: read_marks(*files),
            lambda read: self._take(files[0], *read),
            self.failed.emit,
        )

    def keep_at_end(self, end: float) -> None:
        """Write what is not written yet; nobody waits longer than until `end`."""
        kept = self._kept
        if kept is not None and not kept.is_written:
            thread = threading.Thread(target=_quietly, args=(kept,), name="cmviewer-marks", daemon=True)
            thread.start()
            thread.join(max(0.0, end - time.monotonic()))

    def agrees_to_end(self, end: float) -> bool:
        """Whether all marks are kept, or a person lets those go that cannot be."""
        self.keep_at_end(end)
        if self._kept is None or self._kept.is_written:
            return True
        box = QMessageBox(self._window)
        box.setObjectName("marks")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("cmviewer")
        box.setText(
            self.tr("Some marks could not be kept: Messages say why. Save marks as… elsewhere first?")
        )
        box.setStandardButtons(QMessageBox.StandardButton.Cancel | QMessageBox.StandardButton.Discard)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        return box.exec() == QMessageBox.StandardButton.Discard

    def _take(self, file: Path, theirs: tuple[Mark, ...], problems: tuple[Problem, ...]) -> None:
        mine = self._session.workspace.marks
        both = merged(mine, theirs)
        self._session.change(marks=both.marks)
        new, differ = len(both.marks) - len(mine), len(both.conflicts)
        self.said.emit(self.tr("{:,} marks read, {:,} new, {:,} differ").format(len(theirs), new, differ))
        problems += tuple(MARKS_DIFFER.of(file, what=one.words) for one in both.conflicts)
        if problems:
            self.failed.emit(CmviewerError(*problems))

    def _read(self, evaluation: Evaluation) -> tuple[tuple[Mark, ...], tuple[Problem, ...]]:
        """Read what is kept of an evaluation, in a worker, once all of now is written."""
        assert self._folder is not None
        if self._kept is not None:
            self._kept.write()
        return read_kept(self._folder, evaluation.source, evaluation.images)

    def _follow_opened(self, evaluation: Evaluation | None) -> None:
        """What is marked from now on is of something else."""
        if self._folder is None or evaluation is None:
            self._kept = None
        else:
            self._kept = KeptMarks(self._folder, evaluation.source, self._session.kept_marks)

    def _keep(self, marks: tuple[Mark, ...]) -> None:
        kept = self._kept
        if kept is not None:
            kept.want(marks)
            self._session.jobs.start(
                f"keep {kept.file.name}",
                lambda _progress, _cancel: kept.write(),
                lambda _none: None,
                self.failed.emit,
            )


def _quietly(kept: KeptMarks) -> None:
    with suppress(CmviewerError):
        kept.write()
