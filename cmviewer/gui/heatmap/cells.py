"""The cells on screen: one image, and what is painted below it and above it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cmviewer.gui.heatmap.downsampling import NOTHING, FilledCells
from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.heatmap.shrunk import shrunk
from cmviewer.gui.translating import translated

Paint = Callable[[QPainter], None]
"""Paints in pixels of the widget, whatever part of the cells it shows."""


class Cells(QWidget):
    """Shows the matrix as one image; `ground` paints below it, `top` above it."""

    def __init__(self, parent: QWidget, ground: Paint, top: Paint) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys are the matrix's
        self.setAccessibleName(translated("Cells of the matrix"))
        self.setMouseTracking(True)
        self.opacity = 1.0
        """How faded the cells are, 0 to 1."""
        self._layers: Final = (ground, self._paint_image, top)
        self._filled = NOTHING
        self._geometry: CellGeometry | None = None
        self._image: QImage | None = None
        self.lower()  # what lies over the cells was there before them
        self.show()

    def set_image(self, filled: FilledCells) -> None:
        """Show other colours."""
        self._filled, self._image = filled, None
        self.update()

    def set_geometry(self, geometry: CellGeometry) -> None:
        """Show the part of the cells that the geometry says."""
        self._geometry = geometry
        self.update()

    def set_opacity(self, opacity: float) -> None:
        """Fade the cells, 0 to 1."""
        self.opacity = opacity
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint one above the other."""
        with QPainter(self) as painter:
            painter.setOpacity(self.opacity)
            for paint in self._layers:
                with _as_it_was(painter):
                    paint(painter)

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
        ratio = self.devicePixelRatioF()
        rows, columns = self._filled.shape
        size = QSize(_pixels(columns, geometry.width * ratio), _pixels(rows, geometry.height * ratio))
        known = self._image
        return known if known is not None and known.size() == size else shrunk(self._filled, size)


@contextmanager
def _as_it_was(painter: QPainter) -> Iterator[None]:
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def _pixels(count: int, size: float) -> int:
    """How many pixels show `count` cells of that many pixels: never more than there are cells."""
    return max(1, min(count, int(count * size)))
