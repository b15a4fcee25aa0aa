"""Cells as an image of no more pixels than there is room for."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from cmviewer.gui.heatmap.downsampling import darkest, darkness


def shrunk(rgba: NDArray[np.uint8], most: QSize) -> QImage:
    """Return the colours of cells, uint8 (R, C, 4), as an image of at most that size."""
    rows, columns = rgba.shape[:2]
    width, height = min(columns, max(1, most.width())), min(rows, max(1, most.height()))
    pixels = np.ascontiguousarray(rgba)
    if (rows, columns) != (height, width):
        pixels = darkest(darkness(rgba), height, width)
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
