"""How things get opened: dialogs, drops, recent folders, and the question about columns."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from cmviewer.confusion.comparison.letters import Letter
from cmviewer.gui.dialogs.columns_dialog import ColumnsDialog
from cmviewer.gui.session import Session
from cmviewer.gui.settings import Settings
from cmviewer.gui.start_folder import start_folder
from cmviewer.readers import Columns, OpenRequest, UncertainColumns, result_endings
from cmviewer.readers.files.remote import is_copy
from cmviewer.resources import is_sample, sample
from cmviewer.workspace.compared_with import ComparedWith, compared_request
from cmviewer.workspace.session_file import ENDING
from cmviewer.workspace.told_window import FirstView


class Opening(QObject):
    """Turns what a person points at into requests; remembers what was opened and answered."""

    session_asked = Signal(Path)

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        session.columns_asked.connect(self._ask_columns)
        session.opened.connect(self._remember)

    def ask_folder(self) -> None:
        """Let the person choose a folder."""
        path = QFileDialog.getExistingDirectory(self._window, self.tr("Open a results folder"), self._start())
        if path:
            self.open_path(Path(path))

    def ask_file(self) -> None:
        """Let the person choose a file."""
        endings = " ".join(f"*{ending}" for ending in result_endings())
        kinds = f"{self.tr('Results')} ({endings});;{self.tr('All files')} (*)"
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open results"), self._start(), kinds)
        if path:
            self.open_path(Path(path))

    def ask_compared(self) -> None:
        """Let the person choose the folder of another run to compare with."""
        path = QFileDialog.getExistingDirectory(self._window, self.tr("Compare with a run"), self._start())
        if path:
            self.compare_with(Path(path))

    def compare_with(self, path: Path) -> None:
        """Compare what is open with another run over the same truth."""
        request = self._session.request
        if request is not None:
            together = self._session.workspace.compared.together
            self._session.change(compared=replace(_compared(request, path), together=together))

    def open_and_compare(self, path: Path, other: Path) -> None:
        """Open a folder or a file, and compare it with another one."""
        request = OpenRequest(path=path)
        self.open(request, lambda _evaluation: lambda now: replace(now, compared=_compared(request, other)))

    def ask_images(self) -> None:
        """Let the person say where the images are."""
        path = QFileDialog.getExistingDirectory(self._window, self.tr("Folder of the images"), self._start())
        if path:
            self._session.locate_images(Path(path))

    def open(self, request: OpenRequest, seen: FirstView | None = None) -> None:
        """Open what is asked for, with the columns that were chosen for it before; or a session.

        seen: how it is to be seen, where that was told.
        """
        if request.path is not None and request.path.suffix.lower() == ENDING:
            self.session_asked.emit(request.path)
            return
        if request.path is not None and request.columns == Columns():
            columns = self._settings.columns_of(request.path.absolute()) or Columns()
            request = replace(request, columns=columns)
        self._session.open(request, seen)

    def open_path(self, path: Path) -> None:
        """Open a folder or a file."""
        self.open(OpenRequest(path=path))

    def open_sample(self, name: str) -> None:
        """Open a sample that ships inside."""
        self._session.open(OpenRequest(path=sample(name)))

    def reload(self) -> None:
        """Read anew what is open."""
        if self._session.request is not None:
            self._session.open(self._session.request)

    def _start(self) -> str:
        recent = self._settings.recent
        return str(recent[0].parent) if recent else start_folder()

    def _ask_columns(self, request: OpenRequest, seen: FirstView, question: UncertainColumns) -> None:
        dialog = ColumnsDialog(question, self._window)
        answer = dialog.exec()
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted:
            self._session.give_up(question)
            return
        columns = dialog.columns()
        if request.path is not None:
            self._settings.remember_columns(request.path.absolute(), columns)
        self._session.open(replace(request, columns=columns), seen)

    def _remember(self) -> None:
        evaluation = self._session.evaluation
        if evaluation is not None and not (is_sample(evaluation.source) or is_copy(evaluation.source)):
            self._settings.remember_path(evaluation.source.absolute())


def _compared(request: OpenRequest, path: Path) -> ComparedWith:
    return ComparedWith(compared_request(request, path), letter=Letter.B)
