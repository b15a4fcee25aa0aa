"""What leaves the window: pictures, tables and reports; made in workers, written whole or not at all."""

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from cmviewer.confusion.arranged_result import ArrangedResult, whole
from cmviewer.confusion.pairs import confused_pairs
from cmviewer.errors import CmviewerError, Problem
from cmviewer.gui.dialogs.export_dialog import ExportDialog
from cmviewer.gui.dialogs.place_dialogs import agrees_to_replace, ask_own_folder, ask_replacing
from cmviewer.gui.export_queue import ExportQueue, Refused, Write
from cmviewer.gui.heatmap.figure_files import write_figure
from cmviewer.gui.heatmap.picture import Picture, draw, picture_of
from cmviewer.gui.session import Session
from cmviewer.gui.start_folder import start_folder
from cmviewer.progress import Cancel, Progress
from cmviewer.writers.atomic import write_blocks, write_with
from cmviewer.writers.cells_text import cells_text
from cmviewer.writers.counted_by import counted_by
from cmviewer.writers.matrix_csv import corner_of, counts_csv, counts_name
from cmviewer.writers.pairs_csv import PAIRS_NAME, pairs_csv
from cmviewer.writers.report_place import (
    ForeignFilesError,
    OpenedFolderError,
    refuse_inputs,
)
from cmviewer.writers.safe_names import export_name

COPY: Final = "copy"
"""Job: the newest copy."""


class Exporting(QObject):
    """Asks where to, then writes, each export after the one before; none is dropped."""

    written = Signal(Path)
    failed = Signal(object)
    copied = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._last: Path | None = None
        self._queue = ExportQueue(session.jobs, self)
        self._queue.written.connect(self.written)
        self._queue.worked_around.connect(self.failed)

    def heatmap(self) -> None:
        """Ask for size and place, then write the picture."""
        shown, picture = self._session.shown, self.picture()
        if shown is None or picture is None:
            return
        dialog = ExportDialog(picture, self._window)
        answer = dialog.exec()
        ending, picture = dialog.format, dialog.picture
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted:
            kind = f"{shown.state.view.label} heatmap.{ending}"
            path = self.ask(kind, f"{ending.upper()} (*.{ending})", shown)
            if path is not None:
                self.write_heatmap(path, picture)

    def write_heatmap(self, path: Path, picture: Picture) -> None:
        """Draw and write a picture in a worker, as the file that its ending says."""

        def write(cancel: Cancel, _progress: Progress) -> None:
            def paint(stage: Path) -> None:
                write_figure(stage, picture)
                cancel.check()

            write_with(path, paint)

        self.start(path, write)

    def matrix(self) -> None:
        """Ask where to, then write the full counts."""
        shown = self._session.shown
        if shown is None:
            return
        path = self.ask(counts_name(shown.matrix), "CSV (*.csv)", shown)
        if path is not None:
            self.write_matrix(path, shown)

    def write_matrix(self, path: Path, shown: ArrangedResult) -> None:
        """Write the full counts in a worker."""
        evaluation = shown.evaluation

        def write(cancel: Cancel, _progress: Progress) -> None:
            counts = whole(shown, cancel).counts
            told, corner = counted_by(evaluation, counts), corner_of(evaluation, counts)
            text = counts_csv(counts.matrix, evaluation.classes, evaluation.task, told, corner)
            write_blocks(path, cancel.checked([text]))

        self.start(path, write)

    def pairs(self) -> None:
        """Ask where to, then write all confused pairs."""
        shown, choice = self._session.shown, self._session.workspace.panels.pairs
        if shown is None:
            return
        path = self.ask(PAIRS_NAME, "CSV (*.csv)", shown)
        if path is not None:

            def write(cancel: Cancel, _progress: Progress) -> None:
                counts = whole(shown, cancel).counts
                pairs = confused_pairs(
                    counts.matrix,
                    background=shown.seen.background,
                    rank=choice.rank,
                    directions=choice.directions,
                )
                told = counted_by(shown.evaluation, counts)
                write_blocks(path, cancel.checked([pairs_csv(pairs, shown.evaluation.classes, told)]))

            self.start(path, write)

    def report(self) -> None:
        """Ask for a folder, then write the report of this checkpoint into it."""
        shown = self._session.shown
        if shown is None:
            return
        title = self.tr("Folder of the report")
        folder = QFileDialog.getExistingDirectory(self._window, title, str(self._folder))
        if folder:
            self._last = Path(folder)
            self._report(Path(folder), shown)

    def _report(self, folder: Path, shown: ArrangedResult, agreed: Collection[Path] = ()) -> None:
        """Write a report in a worker; where something stands in its way, ask, and try again."""
        below = folder / self._named("report", shown)

        def refused(error: CmviewerError) -> None:
            elsewhere = partial(self._report, below, shown)
            if isinstance(error, OpenedFolderError):
                ask_own_folder(below, self._window, elsewhere)
            elif isinstance(error, ForeignFilesError):
                again = partial(self._report, folder, shown, error.files)
                ask_replacing(error.files, below, self._window, again, elsewhere)
            else:
                self.failed.emit(error)

        from cmviewer.gui.exporting_reports import report_of  # noqa: PLC0415 - the start does not wait

        self.start(folder, report_of(self._session, shown, folder, agreed), refused)

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        picture = self.picture()
        if picture is None:
            return

        def copy(image: QImage) -> None:
            QGuiApplication.clipboard().setImage(image)
            self.copied.emit(self.tr("Picture copied"))

        self._session.jobs.start(COPY, lambda _progress, _cancel: draw(picture, 2.0), copy, self.failed.emit)

    def copy_cells(self) -> None:
        """Put the selected cells, or all that are shown, on the clipboard as a table."""
        shown, selection = self._session.shown, self._session.state.selection
        if shown is None:
            return

        def copy(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(self.tr("Cells copied"))

        self._session.jobs.start(
            COPY, lambda _progress, _cancel: cells_text(shown.view, selection), copy, self.failed.emit
        )

    def picture(self) -> Picture | None:
        """The matrix as it is seen, to be drawn; None while nothing is."""
        shown = self._session.shown
        if shown is None:
            return None
        look, view, words = self._session.workspace.look, *self._session.compared_matrix.seen(shown)
        return picture_of(shown.evaluation, shown.matrix, view, shown.state, look, words)

    def ask(self, kind: str, filters: str, shown: ArrangedResult) -> Path | None:
        """Ask for a file; `kind` ends the name that is offered, and its ending is that of the file.

        shown: what is exported. Something else may open while a dialog waits.
        """
        start = str(self._folder / self._named(kind, shown))
        text, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export"), start, filters)
        if not text:
            return None
        path = Path(text)
        self._last = path.parent
        ending = Path(kind).suffix
        if path.suffix.lower() == ending:
            return path
        whole = path.with_name(path.name + ending)
        # the dialog has asked about the name as it was typed only
        return whole if not whole.exists() or agrees_to_replace(whole, self._window) else None

    def _named(self, kind: str, shown: ArrangedResult) -> str:
        """Name of what is exported: run, checkpoint, kind."""
        evaluation = shown.evaluation
        return export_name(evaluation.name, evaluation.checkpoints[shown.counts.checkpoint].name, kind)

    @property
    def _folder(self) -> Path:
        """Where a dialog begins: in the folder that was chosen last in this run."""
        return Path(start_folder()) if self._last is None else self._last

    def start(self, path: Path, write: Write, refused: Refused | None = None) -> None:
        """Write in a worker, but never over what was opened; `refused` hears of errors in place of all."""
        evaluation = self._session.evaluation

        def guarded(cancel: Cancel, progress: Progress) -> tuple[Problem, ...] | None:
            if evaluation is not None:
                refuse_inputs(evaluation, path)
            return write(cancel, progress)

        self._queue.write(path, guarded, refused or self.failed.emit)
