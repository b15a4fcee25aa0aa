"""Cells as an image of no more pixels than there is room for."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from cmviewer.gui.heatmap.downsampling import FilledCells


def shrunk(cells: FilledCells, most: QSize) -> QImage:
    """Return the colours of cells as an image of at most that size."""
    rows, columns = cells.shape
    width, height = min(columns, max(1, most.width())), min(rows, max(1, most.height()))
    pixels = cells.rgba(height, width)
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
