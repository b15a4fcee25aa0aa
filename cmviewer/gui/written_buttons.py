"""What was just written, one click away: the file itself, and its folder."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cmviewer.gui.buttons import tool_button
from cmviewer.report_files import PAGE_NAME
from cmviewer.workspace.session_file import ENDING

TIME: Final = 60_000
"""Milliseconds that they stay."""
KEPT_BY_US: Final = frozenset({ENDING, ".toml"})
"""Endings of files that other programs have nothing to show of."""


class WrittenButtons(QWidget):
    """Hidden until something was written, and again after a while."""

    open_asked = Signal(Path)
    folder_asked = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self.open = tool_button(
            self.tr("Open"), self.tr("Open what was written"), lambda: self.open_asked.emit(self._page)
        )
        self.folder = tool_button(
            self.tr("Show in folder"),
            self.tr("Show the folder of what was written"),
            lambda: self.folder_asked.emit(self._path),
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for button in (self.open, self.folder):
            line.addWidget(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_for(self, path: Path) -> None:
        """Offer to open a file, or the page of a report, and the folder that it is in."""
        self._path = path
        self.open.setVisible(path.suffix.lower() not in KEPT_BY_US)
        self.show()
        self._timer.start(TIME)

    @property
    def _page(self) -> Path:
        """What is opened: of the folder of a report its page."""
        return self._path / PAGE_NAME if (self._path / PAGE_NAME).is_file() else self._path
