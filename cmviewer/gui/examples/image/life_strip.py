"""A strip of squares, one a checkpoint: whether it is right about an object, or does not judge it."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cmviewer.gui.plain_text import tip
from cmviewer.safe_text import shown

HEIGHT: Final = 26
WIDEST: Final = 24.0
"""Pixels of a square, of many checkpoints fewer."""
GAP: Final = 2.0
CROSS: Final = 10.0
"""Least pixels of a square with a stroke, by which wrong ones are told without their colour."""


class Judged(Enum):
    """What a checkpoint is about a truth; the value is its colour, of a missing one none."""

    RIGHT = "#2e72b0"
    WRONG = "#e97827"
    MISSING = ""


@dataclass(frozen=True)
class Square:
    """checkpoint: its name. words: what it says, or that it says nothing."""

    checkpoint: str
    judged: Judged
    words: str


class LifeStrip(QWidget):
    """Says which checkpoint was clicked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.squares: tuple[Square, ...] = ()
        self._current = 0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("This example at each checkpoint; a click goes there"))

    def show_squares(self, squares: tuple[Square, ...], current: int) -> None:
        """Draw others; none leaves the room that they had."""
        self.squares, self._current = squares, current
        self.setAccessibleDescription("; ".join(map(self._words, range(len(squares)))))
        has_some = bool(squares)
        self.setCursor(Qt.CursorShape.PointingHandCursor if has_some else Qt.CursorShape.ArrowCursor)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Never wider than the picture above it."""
        return QSize(0, HEIGHT)

    def place(self, number: int) -> QRectF:
        """Where a square stands."""
        width = min(WIDEST, self.width() / max(1, len(self.squares)))
        gap = GAP if width > 3 * GAP else 0.0
        return QRectF(number * width, GAP / 2, width - gap, self.height() - GAP)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say what was clicked."""
        found = self._at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(found)

    def event(self, event: QEvent) -> bool:
        """Say what the checkpoint under the pointer says."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if found is None else tip(self._words(found)), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the squares; the one that is shown has a frame."""
        painter, ink = QPainter(self), self.palette().color(QPalette.ColorRole.WindowText)
        for number, square in enumerate(self.squares):
            place = self.place(number).adjusted(1, 1, -1, -1)
            if square.judged is Judged.MISSING:
                painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
                painter.drawRect(place)
            else:
                painter.fillRect(place, QColor(square.judged.value))
            if square.judged is Judged.WRONG and place.width() >= CROSS:
                painter.setPen(QPen(QColor("#000000"), 1.5))
                painter.drawLine(place.bottomLeft() + QPointF(4, -4), place.topRight() + QPointF(-4, 4))
            if number == self._current:
                painter.setPen(QPen(ink, 2))
                painter.drawRect(place)

    def _at(self, point: QPointF) -> int | None:
        return next((n for n in range(len(self.squares)) if self.place(n).contains(point)), None)

    def _words(self, number: int) -> str:
        square = self.squares[number]
        return f"{shown(square.checkpoint)}: {square.words}"
