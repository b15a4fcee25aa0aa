"""What the picture of a card says of its example: a plate in a corner, on which words are cut last of all."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from cmviewer.gui.fonts import fitting

PLATE, WORDS = QColor("#5b2a86"), QColor("#ffffff")
"""A colour that no box and no cell has."""
PAD: Final = 3.0
BESIDE: Final = 6.0
"""Pixels beside a picture that belong to its card, and that long words may take."""
READ_WELL: Final = 10
"""Pixels of the font from which on words rather take two lines than shrink any more."""
LEAST: Final = 8
MOST_LINES: Final = 2


def paint_badge(painter: QPainter, picture: QRect, words: str) -> None:
    """Paint a plate with words over the upper edge of a picture."""
    font, lines = fitted(words, painter.font(), picture.width() + BESIDE - 2 * PAD)
    metrics = QFontMetricsF(font)
    width = max(metrics.horizontalAdvance(line) for line in lines) + 2 * PAD
    height = metrics.height()
    plate = QRectF(picture.left(), picture.top(), width, len(lines) * height + 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PLATE)
    painter.drawRoundedRect(plate, 3, 3)
    painter.setPen(WORDS)
    painter.setFont(font)
    for number, line in enumerate(lines):
        place = QRectF(plate.left(), plate.top() + 1 + number * height, width, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)


def fitted(words: str, font: QFont, room: float) -> tuple[QFont, list[str]]:
    """Return words as lines of that many pixels, and their font.

    They shrink while they are read well, then they take two lines, and shrink again; only what still has no
    room, such as a long name, is cut in its middle.
    """
    whole = fitting(font, words, room, READ_WELL)
    if _fit([words], whole, room):
        return whole, [words]
    for pixels in range(READ_WELL, LEAST - 1, -1):
        smaller = _sized(font, pixels)
        lines = _in_lines(words, QFontMetricsF(smaller), room)
        if len(lines) <= MOST_LINES and _fit(lines, smaller, room):
            return smaller, lines
    smallest = _sized(font, LEAST)
    metrics = QFontMetricsF(smallest)
    lines = _in_lines(words, metrics, room)
    lines = [*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])]
    return smallest, [metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, room) for line in lines if line]


def _in_lines(words: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """Break words at blanks; one that is longer than the room has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fit(lines: list[str], font: QFont, room: float) -> bool:
    metrics = QFontMetricsF(font)
    return all(metrics.horizontalAdvance(line) <= room for line in lines)


def _sized(font: QFont, pixels: int) -> QFont:
    copy = QFont(font)
    copy.setPixelSize(pixels)
    return copy
