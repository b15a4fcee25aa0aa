"""What was set by clicking, as chips that can be taken away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QToolButton

from cmviewer.gui.flow_layout import FlowLayout
from cmviewer.gui.plain_text import tip, without_key
from cmviewer.gui.target_size import enlarge

LONGEST: Final = 36
"""Letters of a chip; its tip has all."""


@dataclass(frozen=True)
class Chip:
    """words: the query that it stands for. remove: takes it away."""

    words: str
    remove: Callable[[], object]


class Chips(QObject):
    """Buttons at the end of a line, as many as there is something to take away."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._line = FlowLayout()
        self.buttons: list[QToolButton] = []
        self._words: tuple[str, ...] = ()

    def stand_in(self, line: FlowLayout) -> None:
        """Stand at the end of a line from now on."""
        self._line = line

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these, and no others; nothing is made anew where they say the same."""
        words = tuple(chip.words for chip in chips)
        if words == self._words:
            return
        self._words = words
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(chip) for chip in chips]
        for button in self.buttons:
            self._line.addWidget(button)

    def _button(self, chip: Chip) -> QToolButton:
        button = QToolButton()
        words = chip.words if len(chip.words) <= LONGEST else f"{chip.words[: LONGEST - 1]}…"
        button.setText(without_key(f"{words}  ✕"))
        button.setToolTip(tip(self.tr("{}\nClick to take it away").format(chip.words)))
        button.setAccessibleName(self.tr("Take away {}").format(chip.words))
        enlarge(button)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.clicked.connect(lambda _checked=False: chip.remove())
        return button
