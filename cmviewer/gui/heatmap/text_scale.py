"""Words around and in the cells grow with the font of the system: all is painted in its units."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFontInfo, QPainter
from PySide6.QtWidgets import QWidget

USUAL: Final = 13.0
"""Pixels of a font for which the sizes in this folder are made; a smaller one changes nothing."""
LEAST: Final = QSizeF(480, 360)
"""Units that a matrix keeps: with fewer large words would drive numbers out of their cells."""


def text_scale(matrix: QWidget, least: QSizeF = LEAST) -> float:
    """Pixels of a unit: more than one where the font of a matrix is larger than usual, and there is room.

    least: units that it keeps.
    """
    wanted = QFontInfo(matrix.font()).pixelSize() / USUAL
    return max(1.0, min(wanted, matrix.width() / least.width(), matrix.height() / least.height()))


def in_text_scale(matrix: QWidget, paint: Callable[[QPainter], None]) -> Callable[[QPainter], None]:
    """Return what paints in the font of a matrix and in its units."""

    def scaled(painter: QPainter) -> None:
        scale = text_scale(matrix)
        painter.save()
        painter.scale(scale, scale)
        painter.setFont(matrix.font())
        paint(painter)
        painter.restore()

    return scaled
