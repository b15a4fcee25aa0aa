"""Words on a picture, on a plate along its lower edge, or in place of it."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette

PLATE: Final = QColor(255, 243, 205)
WORDS: Final = QColor("#1b1f24")
MOST_SHARE: Final = 0.3
"""Part of the picture that words may cover; of more than that the first line stands there."""
_PAD: Final = 6.0
_FLAGS: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def paint_message(painter: QPainter, words: str, seen: QRectF, palette: QPalette) -> None:
    """Paint words in the middle of what is seen, where there is no picture."""
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere)
    painter.drawText(seen.adjusted(2 * _PAD, 2 * _PAD, -2 * _PAD, -2 * _PAD), flags, words)


def paint_note(painter: QPainter, words: str, seen: QRectF) -> None:
    """Paint words over what is seen, in pixels of the screen; as many lines as they need."""
    words = f"⚠ {words}"
    room = QRectF(0, 0, seen.width() - 2 * _PAD, seen.height())
    flags = _FLAGS if _wraps(painter, words, room.width()) else _FLAGS | int(Qt.TextFlag.TextWrapAnywhere)
    lines = painter.boundingRect(room, flags, words)
    if lines.height() > MOST_SHARE * seen.height():
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        lines = painter.boundingRect(room, flags, words)
    plate = QRectF(seen.left(), 0, seen.width(), lines.height() + _PAD)
    plate.moveBottom(seen.bottom())
    painter.setOpacity(0.92)
    painter.fillRect(plate, PLATE)
    painter.setOpacity(1.0)
    painter.setPen(WORDS)
    painter.drawText(plate.adjusted(_PAD, 0, -_PAD, 0), flags, words)


def _wraps(painter: QPainter, words: str, room: float) -> bool:
    """Whether no word is wider than a line, as a path may be."""
    return all(painter.fontMetrics().horizontalAdvance(word) <= room for word in words.split())
