"""Bars of a histogram with a handle at each end of the range that is asked for."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cmviewer.examples.histogram import Histogram
from cmviewer.gui.theme import surroundings

SIDE: Final = 26.0
"""Pixels at both sides of the bars: half of an edge's text."""
GRIP: Final = 8.0
"""Pixels around a handle at which the mouse takes it."""
SMALLEST: Final = 2.0
"""Pixels of a bar that holds anything."""


class HistogramView(QWidget):
    """Says which edges the range lies between when a person moves a handle, or clicks a bar."""

    chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.histogram: Histogram | None = None
        self._held: bool | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setToolTip(
            self.tr("Drag a handle, or click a bar; arrows move the left handle, with Shift the right one")
        )

    def show_histogram(self, histogram: Histogram | None) -> None:
        """Show other bars."""
        self.histogram = histogram
        self.update()

    def sizeHint(self) -> QSize:
        """Room for bars that can be told apart."""
        return QSize(420, 110)

    def minimumSizeHint(self) -> QSize:
        """Room for a handle at each end."""
        return QSize(180, 64)

    def bar(self, place: int) -> QRectF:
        """Where a bar may stand, from the top to the axis."""
        left, right = self._x(place), self._x(place + 1)
        return QRectF(left, 2.0, right - left, self._foot - 2.0)

    def handle(self, *, high: bool) -> QPointF:
        """Middle of a handle."""
        histogram = self.histogram
        place = 0 if histogram is None else histogram.high if high else histogram.low
        return QPointF(self._x(place), self._foot / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle that is near; else keep the bar that was clicked."""
        histogram, x = self.histogram, event.position().x()
        if histogram is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        near = [
            (abs(x - self.handle(high=high).x()), high)
            for high in (False, True)
            if abs(x - self.handle(high=high).x()) <= GRIP
        ]
        if near:
            self._held = min(near)[1]
        else:
            place = min(int(self._place(x)), len(histogram.every) - 1)
            self.chosen.emit(place, place + 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the handle that is held to the nearest edge."""
        x = event.position().x()
        if self._held is not None:
            self._move(high=self._held, to=round(self._place(x)))
            return
        is_near = any(abs(x - self.handle(high=high).x()) <= GRIP for high in (False, True))
        self.setCursor(Qt.CursorShape.SplitHCursor if is_near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._held = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Ask for no range."""
        if self.histogram is not None:
            self.chosen.emit(0, len(self.histogram.every))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a handle by one edge, or to its end."""
        histogram, key = self.histogram, event.key()
        high = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if histogram is None or (key not in steps and key not in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            super().keyPressEvent(event)
        elif key in steps:
            at = histogram.high if high else histogram.low
            self._move(high=high, to=at + steps[Qt.Key(key)])
        else:
            self.chosen.emit(0, len(histogram.every))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, those within the range strongly, and the handles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.histogram is not None:
            self._paint_bars(painter, self.histogram)
            self._paint_ends(painter, self.histogram)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _paint_bars(self, painter: QPainter, histogram: Histogram) -> None:
        largest = max(1, int(histogram.every.max(initial=0)))
        strong = self.palette().highlight().color()
        faint = QColor(strong)
        faint.setAlpha(70)
        painter.setPen(Qt.PenStyle.NoPen)
        for amounts, colour in ((histogram.every, faint), (histogram.listed, strong)):
            painter.setBrush(colour)
            for place, amount in enumerate(amounts.tolist()):
                if amount:
                    room = self.bar(place).adjusted(1, 0, -1, 0)
                    room.setTop(room.bottom() - max(SMALLEST, room.height() * amount / largest))
                    painter.drawRect(room)

    def _paint_ends(self, painter: QPainter, histogram: Histogram) -> None:
        """The axis with its ends, and both handles with what they say."""
        around = surroundings(self.palette())
        painter.setPen(QPen(QColor(around.faint), 1))
        painter.drawLine(QPointF(self._x(0), self._foot), QPointF(self._x(len(histogram.every)), self._foot))
        last = len(histogram.every)
        for place in dict.fromkeys((0, last, histogram.low, histogram.high)):
            is_handle = place in (histogram.low, histogram.high)
            painter.setPen(QColor(around.ink if is_handle else around.faint))
            room = QRectF(self._x(place) - 60, self._foot + 1, 120, self.height() - self._foot - 1)
            inner = histogram.low, histogram.high
            hidden = not is_handle and any(abs(self._x(place) - self._x(one)) < 2 * SIDE for one in inner)
            if not hidden:
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, histogram.texts[place])
        painter.setBrush(QColor(around.accent))
        painter.setPen(Qt.PenStyle.NoPen)
        for high in (False, True):
            middle = self.handle(high=high)
            painter.drawRect(QRectF(middle.x() - 1, 0, 2, self._foot))
            painter.drawRoundedRect(QRectF(middle.x() - 4, middle.y() - 10, 8, 20), 3, 3)

    def _move(self, *, high: bool, to: int) -> None:
        histogram = self.histogram
        if histogram is None:
            return
        low, top = histogram.low, histogram.high
        if high:
            top = min(max(to, low + 1), len(histogram.every))
        else:
            low = max(0, min(to, top - 1))
        if (low, top) != (histogram.low, histogram.high):
            self.chosen.emit(low, top)

    @property
    def _foot(self) -> float:
        return self.height() - QFontMetricsF(self.font()).height() - 2

    def _x(self, place: int) -> float:
        bars = 1 if self.histogram is None else len(self.histogram.every)
        return SIDE + (self.width() - 2 * SIDE) * place / bars

    def _place(self, x: float) -> float:
        """Which edge a pixel is at, as a number between two of them."""
        bars = 1 if self.histogram is None else len(self.histogram.every)
        return min(max(0.0, (x - SIDE) / (self.width() - 2 * SIDE) * bars), float(bars))
