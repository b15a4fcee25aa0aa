"""On macOS the Finder asks a running program to open a file; elsewhere it starts the program with a path."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QFileOpenEvent


class FileOpening(QObject):
    """An event filter of the application that opens what the system asks for."""

    def __init__(self, open_path: Callable[[Path], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_path = open_path

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open a file or folder of this machine."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._open_path(Path(event.file()))
            return True
        return super().eventFilter(watched, event)


def follow_finder(application: QCoreApplication, open_path: Callable[[Path], None], parent: QObject) -> None:
    """Open what the Finder asks for; no other system asks, and a filter costs time at every event."""
    if sys.platform == "darwin":
        application.installEventFilter(FileOpening(open_path, parent))
