"""The list of examples as one row of small pictures, with the place of the current one in it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cmviewer.gui.buttons import tool_button
from cmviewer.gui.examples.listing.cards import CardList
from cmviewer.gui.examples.listing.panel import ExamplesPanel
from cmviewer.gui.examples.pictures.thumbnails import Thumbnails
from cmviewer.gui.plain_text import Label, tip

SIDE: Final = 72
LINES: Final = 1
MARGIN: Final = 14
"""Room for a bar under the cards."""
HEAD_WIDTH: Final = 150


class FilmStrip(QWidget):
    """Shows the very list of the examples panel, and chooses in it."""

    back_asked = Signal()

    def __init__(
        self, examples: ExamplesPanel, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._examples = examples
        self.place, self.name = Label(), Label(wrapped=True)
        self.cards = CardList(examples.model, thumbnails, SIDE, self)
        self.cards.show_lines(LINES)
        self.cards.setWrapping(False)
        self.cards.setSelectionModel(examples.list.selectionModel())
        self.cards.setAccessibleName(self.tr("Examples"))
        self.cards.setHorizontalScrollMode(self.cards.ScrollMode.ScrollPerPixel)
        self.cards.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back = tool_button(
            self.tr("◂ Matrix"), self.tr("Back to the matrix (Esc)"), self.back_asked.emit
        )
        self._lay_out()
        thumbnails.arrived.connect(self.cards.viewport().update)
        examples.listed.connect(self._say)
        examples.current_changed.connect(self._say)
        self.cards.activated.connect(lambda _index: self.back_asked.emit())

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        self.name.setMaximumHeight(3 * self.name.fontMetrics().height() + 4)
        for widget in (self.back, self.name, self.place):
            widget.setFixedWidth(HEAD_WIDTH)
            head.addWidget(widget)
        head.addStretch(1)
        height = self.cards.gridSize().height() + MARGIN
        self.cards.setFixedHeight(height)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 4)
        row.addLayout(head)
        row.addWidget(self.cards, 1)
        self.setFixedHeight(height + 4)

    def _say(self) -> None:
        """Say which list it is, and where in it the current example stands."""
        count, index = self._examples.model.rowCount(), self._examples.list.currentIndex()
        words = self._examples.header.text()
        self.name.setText(words)
        self.name.setToolTip(tip(words))
        self.place.setText(self.tr("{:,} of {:,}").format(index.row() + 1, count) if count else "")
        if self.isVisible():  # else a list that nobody sees would be laid out
            self.cards.scrollTo(index)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the current example into sight."""
        super().showEvent(event)
        self._say()
