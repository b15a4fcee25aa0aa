"""The arrow of a list that opens, in the colours of the theme: that of the style is black on dark ground."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPen, QPixmap

SIDE: Final = 16
"""Pixels of its square on the screen."""
SHARP: Final = 3.0
"""Pixels of the picture for one of the screen."""
CORNERS: Final = (QPointF(4, 6.5), QPointF(8, 10.5), QPointF(12, 6.5))


def arrow_icon(palette: QPalette) -> QIcon:
    """An arrow downwards, as faint as words that only hint."""
    pixmap = QPixmap(round(SHARP * SIDE), round(SHARP * SIDE))
    pixmap.setDevicePixelRatio(SHARP)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.6))
    painter.drawPolyline(CORNERS)
    painter.end()
    return QIcon(pixmap)
