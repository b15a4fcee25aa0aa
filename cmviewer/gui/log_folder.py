"""The folder of the log, one click away."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from cmviewer.log import log_file


def open_log_folder() -> None:
    """Open it with the system's program for files; nothing where no log could be written."""
    file = log_file()
    if file is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
