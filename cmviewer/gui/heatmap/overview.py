"""A small map of the whole matrix in a corner of the cells, while not everything fits."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cmviewer.gui.heatmap.downsampling import NOTHING, FilledCells
from cmviewer.gui.heatmap.marks import Cell
from cmviewer.gui.heatmap.shrunk import shrunk
from cmviewer.gui.heatmap.viewport import Viewport
from cmviewer.gui.theme import surroundings

LARGEST = 168.0
"""Pixels of the longer side."""
SMALLEST = 48.0
SHARE = 0.4
"""Most of the cells' room that the map may take, along each side."""
MARGIN = 10.0
EDGE = 4.0
"""Pixels around the map that part it from the cells below."""


class Overview(QWidget):
    """Frames what is seen; a click or a drag moves there."""

    moved = Signal(QPointF)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filled = NOTHING
        self._image: tuple[QSize, QImage] | None = None
        self._part = QRectF(0, 0, 1, 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("The whole matrix: click or drag to move"))
        self.setAccessibleName(self.tr("Map of the whole matrix"))
        self.hide()

    @property
    def part(self) -> QRectF:
        """What is seen, as shares of the whole."""
        return self._part

    def set_image(self, filled: FilledCells) -> None:
        """Show other colours."""
        self._filled = filled
        self._image = None
        self.update()

    def follow(self, viewport: Viewport, cells: QRectF, selected: Cell | None) -> None:
        """Stand in a corner of `cells` and frame what is seen; hide where everything is seen.

        The corner is the right one at the bottom, unless the cell that alone is selected is there.
        """
        whole, seen = viewport.content, viewport.seen
        scale = min(
            LARGEST / max(whole.width(), whole.height()),
            SHARE * cells.width() / whole.width(),
            SHARE * cells.height() / whole.height(),
        )
        size = whole * scale
        fits = whole.width() < seen.width() + 1 and whole.height() < seen.height() + 1
        if fits or max(size.width(), size.height()) < SMALLEST:
            self.hide()
            return
        top = cells.bottom() - size.height() - MARGIN
        place = QRectF(QPointF(cells.right() - size.width() - MARGIN, top), size)
        shown = QRectF() if selected is None else viewport.geometry().rect(*selected)
        if place.intersects(shown.translated(cells.topLeft())):
            place.moveLeft(cells.left() + MARGIN)
        self._part = QRectF(
            viewport.shift.x() / whole.width(),
            viewport.shift.y() / whole.height(),
            seen.width() / whole.width(),
            seen.height() / whole.height(),
        )
        self.setGeometry(place.toRect())
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cells and the frame."""
        painter, around = QPainter(self), surroundings(self.palette())
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        place = whole.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        painter.fillRect(whole, QColor(around.ground))
        painter.fillRect(place, QColor(around.paper))
        painter.drawImage(place, self._shrunk())
        frame = QRectF(
            place.left() + self._part.left() * place.width(),
            place.top() + self._part.top() * place.height(),
            max(3.0, self._part.width() * place.width()),
            max(3.0, self._part.height() * place.height()),
        ).intersected(place)
        painter.setPen(QPen(QColor(around.faint), 1))
        painter.drawRect(whole)
        for colour, width in (("#ffffff", 4.0), (around.accent, 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(frame)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the left button went down."""
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the left button."""
        self._go(event)

    def _go(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            point = event.position() - QPointF(EDGE, EDGE)
            self.moved.emit(
                QPointF(point.x() / (self.width() - 2 * EDGE), point.y() / (self.height() - 2 * EDGE))
            )

    def _shrunk(self) -> QImage:
        """The cells at the size of the map; made when they or the size have changed."""
        ratio = self.devicePixelRatioF()
        most = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._image is None or self._image[0] != most:
            self._image = (most, shrunk(self._filled, most))
        return self._image[1]
