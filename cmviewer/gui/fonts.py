"""Fonts that follow the window's own."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

LARGER = 1.15


def emphasise(widget: QWidget) -> None:
    """Make the words of a widget bold and a little larger; colours still follow the theme."""
    font = widget.font()
    font.setBold(True)
    font.setPointSizeF(LARGER * font.pointSizeF())
    widget.setFont(font)


def line_height(least: int) -> int:
    """Pixels of a line in the font of the system, at least so many."""
    return max(least, QFontMetrics(QApplication.font()).height() + 2)
