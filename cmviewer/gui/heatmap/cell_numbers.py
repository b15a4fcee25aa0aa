"""Writes the numbers into the cells: thousands of short texts, laid out as whole arrays."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.gui.heatmap.colours import CellColours
from cmviewer.gui.heatmap.fonts import sized
from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.heatmap.numbers import cell_texts
from cmviewer.gui.heatmap.short_texts import ShortTexts

SMALLEST_TEXT: Final = 8.0
LARGEST_TEXT: Final = 15.0
LARGEST_IN_LARGE: Final = 30.0
"""Pixels of the numbers of two or three classes in a large window."""
BLACK, GREY, WHITE = "#000000", "#646b75", "#ffffff"


def paint_numbers(painter: QPainter, view: MatrixView, colours: CellColours, geometry: CellGeometry) -> None:
    """Write the numbers that are seen; they go by the size of a cell, never by the count of classes."""
    large = min(LARGEST_IN_LARGE, max(LARGEST_TEXT, min(geometry.width / 7, geometry.height / 5)))
    size = min(large, geometry.width / 3.1, geometry.height / 1.5)
    if size < SMALLEST_TEXT:
        return
    font, small = sized(painter.font(), size), sized(painter.font(), max(SMALLEST_TEXT, 0.78 * size))
    line, second_line = QFontMetricsF(font).height(), QFontMetricsF(small).height()
    two_lines = geometry.height >= line + second_line + 2
    rows, columns = geometry.rows_seen(view.shape[0]), geometry.columns_seen(view.shape[1])
    block = slice(rows.start, rows.stop), slice(columns.start, columns.stop)
    texts = cell_texts(view, *block)
    x, y = (place.ravel() for place in geometry.middles(rows, columns))
    is_zero = ~(np.abs(view.values[block].ravel()) > 0)
    is_dark = colours.dark[block].ravel()
    ink = np.where(is_zero, GREY, np.where(is_dark, WHITE, BLACK))
    above_another = np.array([bool(text) for text in texts.second], np.bool_) & two_lines
    top = y - line / 2 - np.where(above_another, second_line / 2, 0)
    _write(painter, font, texts.first, ink, x, top)
    if two_lines:
        _write(painter, small, texts.second, ink, x, top + line)


def _write(
    painter: QPainter,
    font: QFont,
    texts: list[str],
    ink: NDArray[np.str_],
    middle: NDArray[np.float64],
    top: NDArray[np.float64],
) -> None:
    """Write many short texts of one font, each in the middle of its cell."""
    written = ShortTexts.of(texts, font)
    written.write(painter, ink, middle - written.width / 2, top + QFontMetricsF(font).ascent())
