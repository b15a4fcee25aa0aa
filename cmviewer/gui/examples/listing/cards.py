"""A grid of cards, one an example."""

from typing import Final

from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from cmviewer.gui.examples.listing.delegate import ExampleDelegate, card_size
from cmviewer.gui.examples.listing.model import ExampleModel
from cmviewer.gui.examples.pictures.thumbnails import Thumbnails

LAID_OUT_AT_ONCE: Final = 20_000
"""Cards that get their places between two answers of the window; there may be ten million."""


def card_list(model: ExampleModel, thumbnails: Thumbnails, side: int, parent: QWidget) -> QListView:
    """A grid of cards with thumbnails of that side; lays out a hundred thousand at once."""
    cards = QListView(parent)
    cards.setModel(model)
    cards.setItemDelegate(ExampleDelegate(thumbnails, side, cards))
    cards.setViewMode(QListView.ViewMode.ListMode)
    cards.setFlow(QListView.Flow.LeftToRight)
    cards.setWrapping(True)
    cards.setResizeMode(QListView.ResizeMode.Adjust)
    cards.setUniformItemSizes(True)
    cards.setLayoutMode(QListView.LayoutMode.Batched)
    cards.setBatchSize(LAID_OUT_AT_ONCE)
    cards.setGridSize(card_size(side))
    cards.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    cards.setMouseTracking(True)
    return cards


def show_lines(cards: QListView, lines: int) -> None:
    """Give the cards of a grid some lines of words."""
    delegate = cards.itemDelegate()
    if isinstance(delegate, ExampleDelegate):
        delegate.lines = lines
        cards.setGridSize(delegate.card)
