"""The cells on screen: one image item, and items that paint what is seen around it."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cmviewer.gui.heatmap.downsampling import darkest, darkness
from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.plotting import pg
from cmviewer.gui.translating import translated

BELOW: Final = -1.0
ABOVE: Final = 1.0


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
        self._image = pg.ImageItem(axisOrder="row-major")
        self._rgba: NDArray[np.uint8] = np.zeros((0, 0, 4), np.uint8)
        self._darkness: NDArray[np.uint32] | None = None
        self._drawn: tuple[int, int] | None = None
        """Rows and columns of the image as it is drawn; None where it has to be drawn anew."""
        self._items = (PaintedItem(ground, BELOW), PaintedItem(top, ABOVE))
        self.view.setCentralItem(self._box)
        for item in (self._image, *self._items):
            self._box.addItem(item, ignoreBounds=True)
        self.view.lower()  # what lies over the cells was there before them
        self.view.show()

    def set_image(self, rgba: NDArray[np.uint8]) -> None:
        """Show colours, uint8 (R, C, 4), in as many pixels as there were."""
        drawn = self._drawn if rgba.shape == self._rgba.shape else rgba.shape[:2]
        self._rgba, self._darkness, self._drawn = rgba, None, None
        self._draw(drawn or rgba.shape[:2])
        bounds = QRectF(0, 0, rgba.shape[1], rgba.shape[0])
        for item in self._items:
            item.set_bounds(bounds)
        self.update()

    def set_geometry(self, geometry: CellGeometry) -> None:
        """Show the part of the cells that the geometry says."""
        area, ratio = geometry.area, self.view.devicePixelRatioF()
        rows, columns = self._rgba.shape[:2]
        self._draw((_pixels(rows, geometry.height * ratio), _pixels(columns, geometry.width * ratio)))
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

    def _draw(self, wanted: tuple[int, int]) -> None:
        """Make the image of that many rows and columns: Qt leaves out cells that are less than a pixel."""
        if wanted == self._drawn:
            return
        shrunk = self._rgba
        if wanted != self._rgba.shape[:2]:
            if self._darkness is None:
                self._darkness = darkness(self._rgba)
            shrunk = darkest(self._darkness, *wanted)
        self._drawn = wanted
        self._image.setImage(shrunk, autoLevels=False, levels=None)
        self._image.setRect(QRectF(0, 0, self._rgba.shape[1], self._rgba.shape[0]))

    @property
    def opacity(self) -> float:
        """How faded the cells are, 0 to 1."""
        return self._items[0].opacity()

    def set_opacity(self, opacity: float) -> None:
        """Fade the cells, 0 to 1."""
        for item in (self._image, *self._items):
            item.setOpacity(opacity)

    def update(self) -> None:
        """Paint anew."""
        for item in self._items:
            item.update()

    def close(self) -> None:
        """Let go of the scene while the application still lives."""
        self.view.close()


def _pixels(count: int, size: float) -> int:
    """How many pixels show `count` cells of that many pixels: never more than there are cells."""
    return max(1, min(count, int(count * size)))
