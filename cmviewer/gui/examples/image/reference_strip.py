"""Correct examples to compare with, as cards in one line."""

from typing import Final

from PySide6.QtWidgets import QWidget

from cmviewer.gui.examples.listing.cards import CardList
from cmviewer.gui.examples.listing.delegate import LINES
from cmviewer.gui.examples.listing.model import ExampleModel
from cmviewer.gui.examples.pictures.thumbnails import Thumbnails

REFERENCE_SIDE: Final = 76
STRIP_MARGIN: Final = 20


class ReferenceStrip(CardList):
    """As high as one card, which of objects has a line more."""

    def __init__(self, model: ExampleModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(model, thumbnails, REFERENCE_SIDE, parent)
        self.setAccessibleName(self.tr("Correct examples to compare with"))
        self.setWrapping(False)
        self.make_room(has_objects=False)
        thumbnails.arrived.connect(self.viewport().update)

    def make_room(self, *, has_objects: bool) -> None:
        """Make room for all lines of a card."""
        self.show_lines(LINES + has_objects)
        self.setFixedHeight(self.gridSize().height() + STRIP_MARGIN)
