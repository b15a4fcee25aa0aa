"""Folders, files and pages that other programs of the system open.

Which file is opened is said by data that may be anybody's: a script or a link would be run by a click.
"""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from cmviewer.errors import CmviewerError
from cmviewer.gui.plain_text import Label
from cmviewer.limits import IMAGE_ENDINGS
from cmviewer.log import log_file, log_problems
from cmviewer.problems.window import NOTHING_OPENS_IT

SOUND_ENDINGS: Final = (
    ".wav",
    ".flac",
    ".mp3",
    ".ogg",
    ".oga",
    ".opus",
    ".m4a",
    ".aac",
    ".aif",
    ".aiff",
    ".wma",
)
BUNDLE_ENDINGS: Final = (
    ".action",
    ".app",
    ".bundle",
    ".kext",
    ".pkg",
    ".prefpane",
    ".saver",
    ".scptd",
    ".workflow",
)
"""Folders that macOS runs or installs rather than shows."""


class ExternalPrograms(QObject):
    """Asks the system to open something; says so, on screen and in the log, where nothing does."""

    failed = Signal(object)

    def open(self, place: QUrl) -> None:
        """Open a folder, a picture, a sound or a page; of any other file its folder."""
        if place.isLocalFile():
            place = QUrl.fromLocalFile(str(harmless_place(Path(place.toLocalFile()))))
        mend = self.tr("open it in a file manager")
        self._open(place, mend if place.isLocalFile() else self.tr("copy the address into a browser"))

    def open_written(self, path: Path) -> None:
        """Open a file, or the folder of one, that this program has just written."""
        self._open(QUrl.fromLocalFile(str(path)), self.tr("open it in a file manager"))

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
        problem = NOTHING_OPENS_IT.of(
            what=self.tr("no program of this system opens {}").format(words), mend=mend
        )
        log_problems((problem,))
        self.failed.emit(CmviewerError(problem))


def harmless_place(path: Path) -> Path:
    """Return what can be opened of a path without running anything: itself, or a folder above it."""
    if path.exists() and not path.is_dir() and not (_is_seen_or_heard(path) and path.is_file()):
        path = path.parent
    if sys.platform == "darwin":
        bundles = [one for one in (path, *path.parents) if one.suffix.lower() in BUNDLE_ENDINGS]
        path = bundles[-1].parent if bundles else path
    return path


def _is_seen_or_heard(path: Path) -> bool:
    """Whether both its name and that of what it links to are of a picture or a sound."""
    endings = IMAGE_ENDINGS + SOUND_ENDINGS
    return all(one.name.lower().endswith(endings) for one in (path, path.resolve()))


class TroubleLine(Label):
    """A line of a dialog, which covers the messages: hidden until something could not be opened."""

    def __init__(self, programs: ExternalPrograms) -> None:
        super().__init__(wrapped=True)
        self.hide()
        programs.failed.connect(self._say)

    def _say(self, error: CmviewerError) -> None:
        self.setText(f"⚠ {error}")
        self.show()
