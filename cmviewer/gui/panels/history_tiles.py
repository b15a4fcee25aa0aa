"""Small drawings beside each other: how many stand in some cells, over the checkpoints."""

import math
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from cmviewer.confusion.history import Track
from cmviewer.gui.panels.line_styles import STYLES
from cmviewer.gui.plain_text import tip
from cmviewer.gui.translating import spoken
from cmviewer.safe_text import shown

TILE: Final = QSize(120, 58)
"""Least size of a drawing."""
GAP: Final = 8.0
TITLE: Final = 18.0
DOT: Final = 2.5


class HistoryTiles(QWidget):
    """Says which checkpoint of which drawing was clicked."""

    chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tracks: tuple[Track, ...] = ()
        self._names: tuple[str, ...] = ()
        self._current = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Counts over the checkpoints"))

    def show_tracks(self, tracks: tuple[Track, ...], names: tuple[str, ...], current: int) -> None:
        """Draw other counts. names: of the checkpoints. current: which of them is shown."""
        self.tracks, self._names, self._current = tracks, names, current
        self.setAccessibleDescription(
            "; ".join(self._words(number, current) for number in range(len(tracks)))
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Room for two rows."""
        return QSize(4 * TILE.width(), 2 * TILE.height())

    def minimumSizeHint(self) -> QSize:
        """Room for the first."""
        return TILE

    def plot(self, number: int) -> QRectF:
        """Where the line of a drawing may run."""
        columns = max(1, self.width() // TILE.width())
        rows = max(1, min(self.height() // TILE.height(), math.ceil(len(self.tracks) / columns)))
        row, column = divmod(number, columns)
        if row >= rows:
            return QRectF()
        width, height = self.width() / columns, self.height() / rows
        return QRectF(column * width + GAP, row * height + TITLE, width - 2 * GAP, height - TITLE - GAP)

    def place(self, number: int, checkpoint: int) -> QPointF:
        """Where a checkpoint stands in a drawing."""
        plot, counts = self.plot(number), self.tracks[number].counts
        known = [float(one) for one in counts if not math.isnan(one)]
        top = max(known, default=0.0) or 1.0
        x = plot.left() + plot.width() * (checkpoint / max(1, len(counts) - 1))
        return QPointF(x, plot.bottom() - plot.height() * float(counts[checkpoint]) / top)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say what was clicked."""
        found = self._at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(*found)

    def event(self, event: QEvent) -> bool:
        """Say the count under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if found is None else tip(self._words(*found)), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(len(self.tracks)):
            if not self.plot(number).isEmpty():
                self._paint(painter, number)
        painter.end()

    def _paint(self, painter: QPainter, number: int) -> None:
        palette, plot, track = self.palette(), self.plot(number), self.tracks[number]
        painter.fillRect(plot, palette.color(QPalette.ColorRole.Base))
        here = plot.left() + plot.width() * (self._current / max(1, len(track.counts) - 1))
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
        painter.drawLine(QPointF(here, plot.top()), QPointF(here, plot.bottom()))
        colour = STYLES[0 if number == 0 else 1].colour(palette)
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(colour)
        known = [place for place, count in enumerate(track.counts) if not math.isnan(count)]
        points = [self.place(number, place) for place in known]
        for before, after in pairwise(known):
            if after == before + 1:
                painter.drawLine(self.place(number, before), self.place(number, after))
        if len(points) * 4 * DOT < plot.width():
            for point in points:
                painter.drawEllipse(point, DOT, DOT)
        self._paint_title(painter, number, plot)

    def _paint_title(self, painter: QPainter, number: int, plot: QRectF) -> None:
        track, palette = self.tracks[number], self.palette()
        count = track.counts[self._current]
        number_words = "–" if math.isnan(count) else f"{int(count):,}"
        room = QRectF(plot.left(), plot.top() - TITLE, plot.width(), TITLE)
        lines = painter.fontMetrics()
        painter.setPen(QColor(palette.color(QPalette.ColorRole.WindowText)))
        name = lines.elidedText(
            shown(spoken(track.name)),
            Qt.TextElideMode.ElideMiddle,
            int(plot.width()) - lines.horizontalAdvance(f"  {number_words}"),
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number_words)

    def _at(self, place: QPointF) -> tuple[int, int] | None:
        """The drawing at a place, and the nearest checkpoint in it."""
        for number, track in enumerate(self.tracks):
            plot = self.plot(number)
            if plot.adjusted(-GAP, -TITLE, GAP, GAP).contains(place):
                last = len(track.counts) - 1
                share = (place.x() - plot.left()) / max(1.0, plot.width())
                return number, min(max(0, round(share * last)), last)
        return None

    def _words(self, number: int, checkpoint: int) -> str:
        """Say a count."""
        track = self.tracks[number]
        count = track.counts[checkpoint]
        words = self.tr("not counted") if math.isnan(count) else f"{int(count):,}"
        return f"{spoken(track.name)}, {self._names[checkpoint]}: {words}"
