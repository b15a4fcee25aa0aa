"""The whole matrix, small: shows what is selected, and takes another selection."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.gui.heatmap import painter as paints
from cmviewer.gui.heatmap.colours import CellColours
from cmviewer.gui.heatmap.figure import FigureContents, FigurePart, Frame, frame_for, paint_part
from cmviewer.gui.heatmap.fonts import sized
from cmviewer.gui.heatmap.marks import paint_focus
from cmviewer.gui.heatmap.matrix_widget import MatrixWidget
from cmviewer.gui.heatmap.shrunk import shrunk
from cmviewer.gui.heatmap.text_scale import text_scale
from cmviewer.gui.heatmap.viewport import Viewport
from cmviewer.gui.theme import surroundings
from cmviewer.gui.translating import spoken

FONT: Final = 11.0
HEIGHT: Final = 0.86
"""Share of its width that it is high: names at the left take more than those above."""
MOST_HEIGHT: Final = 340
LEAST_SIZE: Final = QSizeF(220, 150)
"""Units that it keeps where words are large; it has no numbers that they could drive out."""
PARTS: Final = (FigurePart.CORNER, FigurePart.COLUMN_NAMES, FigurePart.ROW_NAMES)


class MatrixMap(QWidget):
    """Shows what another widget shows of the matrix, and has that one select."""

    hovered = Signal(object)
    opened = Signal()

    def __init__(self, matrix: MatrixWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = matrix
        self._hover: tuple[int, int] | None = None
        self._measured: tuple[tuple[MatrixView, QSize, QFont], Frame, Viewport] | None = None
        self._image: tuple[CellColours, QSize, QImage] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Confusion matrix as a map"))
        matrix.picking.moved.connect(self.update)

    def sizeHint(self) -> QSize:
        """About as high as wide."""
        most = round(MOST_HEIGHT * self._scale)
        return QSize(280, min(most, round(HEIGHT * max(self.width(), 240))))

    def resizeEvent(self, _event: QEvent) -> None:
        """Ask for the height that belongs to the width."""
        self.updateGeometry()

    def place_of(self, row: int, column: int) -> QRectF:
        """Where a cell is, in pixels of this widget."""
        scene = self._scene()
        if scene is None:
            return QRectF()
        place = scene.geometry.rect(row, column).translated(scene.frame.left, scene.frame.top)
        return QRectF(place.topLeft() * self._scale, place.size() * self._scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint cells, names of what is selected, and marks."""
        scene = self._scene()
        if scene is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.scale(self._scale, self._scale)
        seen = scene.geometry.area.size()
        for part, place in scene.frame.parts(seen).items():
            if part in PARTS:
                painter.save()
                painter.translate(place.topLeft())
                painter.setFont(sized(self.font(), FONT))
                paint_part(painter, part, place.size(), scene)
                painter.restore()
        painter.translate(scene.frame.left, scene.frame.top)
        painter.setFont(self.font())
        paints.paint_ground(painter, scene.view, scene.geometry, scene.around)
        painter.drawImage(QRectF(0, 0, seen.width(), seen.height()), self._shrunk(scene.colours, seen))
        paints.paint_cells(painter, scene.view, scene.colours, scene.geometry, scene.around, scene.marks)
        if self.hasFocus():
            paint_focus(painter, scene.geometry, scene.view.shape, self.palette().highlight().color())
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is pointed at."""
        self._point(self._cell_at(event))

    def leaveEvent(self, _event: QEvent) -> None:
        """Point at nothing any more."""
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the cell under the pointer."""
        cell = self._cell_at(event)
        if event.button() is Qt.MouseButton.LeftButton and cell is not None:
            self._matrix.picking.press(cell, event.modifiers())
            self._matrix.picking.release()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the selected cell; Enter goes back to the matrix."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif not self._matrix.picking.key(key, event.modifiers()):
            super().keyPressEvent(event)

    def _point(self, cell: tuple[int, int] | None) -> None:
        if cell != self._hover:
            self._hover = cell
            self.update()
            self.hovered.emit(cell)

    def _cell_at(self, event: QMouseEvent) -> tuple[int, int] | None:
        scene = self._scene()
        if scene is None:
            return None
        at = event.position() / self._scale
        at.setX(at.x() - scene.frame.left)
        at.setY(at.y() - scene.frame.top)
        return scene.geometry.cell_at(at, scene.view.shape)

    @property
    def _scale(self) -> float:
        """Pixels of a unit, in which all of it is laid out and painted: words grow with the system's."""
        return text_scale(self, LEAST_SIZE)

    def _scene(self) -> FigureContents | None:
        view, colours = self._matrix.view, self._matrix.colours
        if view is None or colours is None:
            return None
        frame, viewport = self._arranged(view)
        marks = replace(self._matrix.marks, hover=self._hover, cursor=self._matrix.picking.cursor)
        around = surroundings(self.palette())
        return FigureContents(view, colours, viewport.geometry(), frame, around, marks)

    def _arranged(self, view: MatrixView) -> tuple[Frame, Viewport]:
        """Where names and cells lie; measured when the view, the size or the font has changed."""
        of = (view, self.size(), self.font())
        if self._measured is None or self._measured[0] != of:
            self._measured = (of, *self._measure(view))
        return self._measured[1:]

    def _measure(self, view: MatrixView) -> tuple[Frame, Viewport]:
        """Names at two sides, and nothing at the others."""
        size = QSizeF(self.size()) / self._scale

        def bare(frame: Frame) -> Frame:
            return replace(frame, right=0.0, bottom=1.0, bar=0.0)

        frame = bare(
            frame_for(
                view,
                sized(self.font(), FONT),
                size,
                lambda frame: Viewport(bare(frame).room(size), view.shape).cell.width(),
                bar=0,
                say=spoken,
            )
        )
        return frame, Viewport(frame.room(size), view.shape)

    def _shrunk(self, colours: CellColours, seen: QSizeF) -> QImage:
        """The cells at the size of the map, or as they are; made when they or the size have changed."""
        ratio = self.devicePixelRatioF() * self._scale
        most = QSize(round(seen.width() * ratio), round(seen.height() * ratio))
        if self._image is None or self._image[0] is not colours or self._image[1] != most:
            self._image = (colours, most, shrunk(colours.filled, most))
        return self._image[2]
