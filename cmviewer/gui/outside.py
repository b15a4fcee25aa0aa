"""Folders, files and pages that other programs of the system open."""

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from cmviewer.errors import CmviewerError, Problem
from cmviewer.log import log_file, log_problems


class Outside(QObject):
    """Asks the system to open something; says so, on screen and in the log, where nothing does."""

    failed = Signal(object)

    def open(self, place: QUrl) -> None:
        """Open a folder, a file or a page."""
        mend = self.tr("open it in a file manager")
        self._open(place, mend if place.isLocalFile() else self.tr("copy the address into a browser"))

    def open_log_folder(self) -> None:
        """Open the folder of the log; nothing where no log could be written."""
        file = log_file()
        if file is not None:
            mend = self.tr("open it in a file manager; Copy in About cmviewer copies its path")
            self._open(QUrl.fromLocalFile(str(file.parent)), mend)

    def _open(self, place: QUrl, mend: str) -> None:
        if QDesktopServices.openUrl(place):
            return
        words = place.toLocalFile() if place.isLocalFile() else place.toString()
        problem = Problem(
            "nothing-opens-it", self.tr("no program of this system opens {}").format(words), mend
        )
        log_problems((problem,))
        self.failed.emit(CmviewerError(problem))


class TroubleLine(QLabel):
    """A line of a dialog, which covers the messages: hidden until something could not be opened."""

    def __init__(self, outside: Outside) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.hide()
        outside.failed.connect(self._say)

    def _say(self, error: CmviewerError) -> None:
        self.setText(f"⚠ {error}")
        self.show()
