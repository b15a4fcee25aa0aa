"""The cells on screen: one image item, and items that paint what is seen around it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cmviewer.gui.heatmap.downsampling import NOTHING, FilledCells
from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.heatmap.shrunk import shrunk
from cmviewer.gui.plotting import pg
from cmviewer.gui.translating import translated

BELOW, BETWEEN, ABOVE = -1.0, 0.0, 1.0


class PaintedItem(QGraphicsItem):
    """Paints in pixels of the viewport, whatever part of the cells it shows."""

    def __init__(self, paint: Callable[[QPainter], None], z: float) -> None:
        super().__init__()
        self._paint = paint
        self._bounds = QRectF()
        self.setZValue(z)

    def set_bounds(self, bounds: QRectF) -> None:
        """Set the rectangle of the cells, in cells."""
        self.prepareGeometryChange()
        self._bounds = bounds

    def boundingRect(self) -> QRectF:
        """Rectangle that is painted, in cells."""
        return self._bounds

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Paint in pixels."""
        painter.save()
        painter.resetTransform()
        self._paint(painter)
        painter.restore()


class Cells:
    """A pyqtgraph view with the matrix as one image; `ground` paints below it, `top` above it."""

    def __init__(
        self, parent: QWidget, ground: Callable[[QPainter], None], top: Callable[[QPainter], None]
    ) -> None:
        self.view = pg.GraphicsView(parent, background=None)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys are the matrix's
        self.view.setAccessibleName(translated("Cells of the matrix"))
        self._box = pg.ViewBox(invertY=True, enableMouse=False, enableMenu=False, defaultPadding=0)
        self._filled = NOTHING
        self._geometry: CellGeometry | None = None
        self._image: QImage | None = None
        self._items = (
            PaintedItem(ground, BELOW),
            PaintedItem(self._paint_image, BETWEEN),
            PaintedItem(top, ABOVE),
        )
        self.view.setCentralItem(self._box)
        for item in self._items:
            self._box.addItem(item, ignoreBounds=True)
        self.view.lower()  # what lies over the cells was there before them
        self.view.show()

    def set_image(self, filled: FilledCells) -> None:
        """Show other colours."""
        self._filled, self._image = filled, None
        bounds = QRectF(0, 0, filled.shape[1], filled.shape[0])
        for item in self._items:
            item.set_bounds(bounds)
        self.update()

    def set_geometry(self, geometry: CellGeometry) -> None:
        """Show the part of the cells that the geometry says."""
        self._geometry = geometry
        area = geometry.area
        self._box.setRange(
            xRange=(
                (area.left() - geometry.left) / geometry.width,
                (area.right() - geometry.left) / geometry.width,
            ),
            yRange=(
                (area.top() - geometry.top) / geometry.height,
                (area.bottom() - geometry.top) / geometry.height,
            ),
            padding=0,
        )
        self.update()

    @property
    def opacity(self) -> float:
        """How faded the cells are, 0 to 1."""
        return self._items[0].opacity()

    def set_opacity(self, opacity: float) -> None:
        """Fade the cells, 0 to 1."""
        for item in self._items:
            item.setOpacity(opacity)

    def update(self) -> None:
        """Paint anew."""
        for item in self._items:
            item.update()

    def close(self) -> None:
        """Let go of the scene while the application still lives."""
        self.view.close()

    def _paint_image(self, painter: QPainter) -> None:
        """Paint the image, which is made where it is seen: before that its size may change many times."""
        if self._geometry is None:
            return
        rows, columns = self._filled.shape
        self._image = self._image_of_size(self._geometry)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.setClipRect(self._geometry.area)  # else half a pixel may stand out at a scale of 150 %
        painter.translate(self._geometry.left, self._geometry.top)
        painter.scale(self._geometry.width, self._geometry.height)
        painter.drawImage(QRectF(0, 0, columns, rows), self._image)

    def _image_of_size(self, geometry: CellGeometry) -> QImage:
        """A pixel a cell, or fewer: Qt leaves out cells that are less than a pixel."""
        ratio = self.view.devicePixelRatioF()
        rows, columns = self._filled.shape
        size = QSize(_pixels(columns, geometry.width * ratio), _pixels(rows, geometry.height * ratio))
        known = self._image
        return known if known is not None and known.size() == size else shrunk(self._filled, size)


def _pixels(count: int, size: float) -> int:
    """How many pixels show `count` cells of that many pixels: never more than there are cells."""
    return max(1, min(count, int(count * size)))
