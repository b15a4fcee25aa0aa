"""Fonts that follow the window's own."""

from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

LARGER = 1.15


def emphasise(widget: QWidget) -> None:
    """Make the words of a widget bold and a little larger; colours still follow the theme."""
    font = widget.font()
    font.setBold(True)
    font.setPointSizeF(LARGER * font.pointSizeF())
    widget.setFont(font)


def fitting(font: QFont, words: str, room: float, least: int) -> QFont:
    """Return a font in which words have room: smaller than it is where they are too long, down to `least`."""
    copy = QFont(font)
    for pixels in range(QFontInfo(font).pixelSize(), least - 1, -1):
        copy.setPixelSize(pixels)
        if QFontMetricsF(copy).horizontalAdvance(words) <= room:
            break
    return copy


def line_height(least: int) -> int:
    """Pixels of a line in the font of the system, at least so many."""
    return max(least, QFontMetrics(QApplication.font()).height() + 2)
