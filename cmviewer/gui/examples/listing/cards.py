"""A grid of cards, one an example."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from cmviewer.gui.examples.listing.delegate import LINES, ExampleDelegate, card_size
from cmviewer.gui.examples.listing.model import ExampleModel
from cmviewer.gui.examples.pictures.thumbnails import SIZE, Thumbnails

LAID_OUT_AT_ONCE: Final = 20_000
"""Cards that get their places between two answers of the window; there may be ten million."""
LEAST_SIDE: Final = 48
WORDS_FROM: Final = 72
"""Pixels of a picture that has all its lines of words in a low list; a smaller one has one."""


class CardList(QListView):
    """A grid of cards with thumbnails of one side; lays out a hundred thousand at once."""

    def __init__(self, model: ExampleModel, thumbnails: Thumbnails, side: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines, self._side = LINES, side
        self._cards = ExampleDelegate(thumbnails, side, self)
        self.setModel(model)
        self.setItemDelegate(self._cards)
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(LAID_OUT_AT_ONCE)
        self.setGridSize(card_size(side))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_lines(self, lines: int) -> None:
        """Give the cards some lines of words."""
        self._lines = lines
        self.fit()

    def show_side(self, side: int) -> None:
        """Give the cards larger or smaller pictures."""
        self._side = side
        self.fit()

    def fit(self) -> None:
        """Make the cards as they are wanted."""
        self._make(self._side, self._lines)

    def _make(self, side: int, lines: int) -> None:
        cards = self._cards
        cards.side, cards.lines = side, lines
        if self.gridSize() != cards.card:
            self.setGridSize(cards.card)
            self.scrollTo(self.currentIndex())


class FittingCards(CardList):
    """Its cards are smaller where not one row of them would be whole."""

    def __init__(self, model: ExampleModel, thumbnails: Thumbnails, side: int, parent: QWidget) -> None:
        super().__init__(model, thumbnails, side, parent)
        self.setMinimumHeight(card_size(LEAST_SIDE, 1).height() + 2 * self.frameWidth())

    def fit(self) -> None:
        """Make the cards as they are wanted, or as large as there is room for."""
        self._make(*fitting(self._side, self._lines, self.viewport().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room."""
        super().resizeEvent(event)
        self.fit()


def fitting(side: int, lines: int, height: int) -> tuple[int, int]:
    """Return the side of a picture, and its lines of words, of which one row has room in that height.

    What a person has made larger than it is at first stays so large.
    """
    if side > SIZE or card_size(side, lines).height() <= height:
        return side, lines
    room = height - card_size(0, lines).height()
    if room < WORDS_FROM:
        lines = 1
        room = height - card_size(0, lines).height()
    return max(LEAST_SIDE, min(side, room)), lines
