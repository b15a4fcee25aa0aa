"""The colour of a class as a small square."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

SWATCH: Final = 12
"""Pixels of a side."""
_OUTLINE: Final = QColor(128, 128, 128)


def swatch(colour: QColor) -> QIcon:
    """Return a square with an outline, for its colour may be that of the list."""
    picture = QPixmap(2 * SWATCH, 2 * SWATCH)
    picture.fill(colour)
    painter = QPainter(picture)
    painter.setPen(QPen(_OUTLINE, 2))
    painter.drawRect(QRect(1, 1, 2 * SWATCH - 2, 2 * SWATCH - 2))
    painter.end()
    return QIcon(picture)
