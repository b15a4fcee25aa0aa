"""The menus that open something: what was open before, and the samples."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cmviewer.gui.jobs import Jobs
from cmviewer.gui.plain_text import tip, without_key
from cmviewer.gui.translating import translated
from cmviewer.readers.files.naming import called_after, name_of
from cmviewer.resources import SAMPLES


class RecentMenu(QMenu):
    """Lists what was open before; what is not there any more is grey."""

    chosen = Signal(Path)
    clear_asked = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Open r&ecent"))
        self.setToolTipsVisible(True)
        self._jobs = jobs
        self._actions: dict[Path, QAction] = {}
        self.aboutToShow.connect(self._look)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer what was open before, and to forget it."""
        self.clear()
        self._actions = {path: self._offer(path) for path in paths}
        self.addSeparator()
        self.addAction(self.tr("C&lear"), self.clear_asked.emit)
        self.menuAction().setEnabled(bool(paths))

    def _offer(self, path: Path) -> QAction:
        action = self.addAction(without_key(recent_words(path)), partial(self.chosen.emit, path))
        action.setToolTip(tip(str(path)))
        return action

    def _look(self) -> None:
        """Look in a worker for what is there: a drive of the network may take its time."""
        paths = tuple(self._actions)
        self._jobs.start(
            "recent",
            lambda _progress, _cancel: {path for path in paths if _is_there(path)},
            self._grey,
            lambda _error: None,
        )

    def _grey(self, there: set[Path]) -> None:
        for path, action in self._actions.items():
            action.setEnabled(path in there)


def samples_menu(open_sample: Callable[[str], object], parent: QWidget) -> QMenu:
    """Offer each sample, with what it shows."""
    menu = QMenu(translated("Open &sample data"), parent)
    for name, shows in SAMPLES.items():
        menu.addAction(f"{name} ({translated(shows)})", partial(open_sample, name))
    return menu


def recent_words(path: Path) -> str:
    """What something that was open before is called, and where it lies."""
    return f"{name_of(path)}   ({called_after(path).parent})"


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder above it may not be read
        return False
