"""Paints what stands in and around the cells, for the window and for files alike."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.gui.heatmap.axis_texts import special_places
from cmviewer.gui.heatmap.cell_numbers import paint_numbers
from cmviewer.gui.heatmap.colours import CellColours
from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.heatmap.marks import Marks, paint_cursor, paint_frame
from cmviewer.gui.heatmap.surroundings import Surroundings

GRID_FROM: Final = 7.0
"""Cells smaller than this many pixels have no lines between them."""
HATCH_FROM: Final = 4.0


def paint_ground(painter: QPainter, view: MatrixView, geometry: CellGeometry, around: Surroundings) -> None:
    """Paint the paper behind the cells, hatched where a cell is undefined or cannot be."""
    rows, columns = view.shape
    whole = geometry.span(range(rows), range(columns)).intersected(geometry.area)
    painter.fillRect(whole, QColor(around.paper))
    if min(geometry.width, geometry.height) < HATCH_FROM:
        return
    hatch = QBrush(QColor(27, 31, 36, 60), Qt.BrushStyle.BDiagPattern)
    seen = geometry.rows_seen(rows), geometry.columns_seen(columns)
    top, left = (places.start for places in seen)
    undefined = np.isnan(view.values[top : seen[0].stop, left : seen[1].stop])
    for row, column in np.argwhere(undefined).tolist():
        painter.fillRect(geometry.rect(top + row, left + column), hatch)


def paint_cells(
    painter: QPainter,
    view: MatrixView,
    colours: CellColours,
    geometry: CellGeometry,
    around: Surroundings,
    marks: Marks,
) -> None:
    """Paint lines, numbers and marks over the coloured cells."""
    painter.save()
    painter.setClipRect(geometry.area)
    if min(geometry.width, geometry.height) >= GRID_FROM:
        _paint_grid(painter, view, geometry)
    paint_numbers(painter, view, colours, geometry)
    _paint_separators(painter, view, geometry)
    _paint_marks(painter, view, geometry, around, marks)
    painter.restore()


def _paint_grid(painter: QPainter, view: MatrixView, geometry: CellGeometry) -> None:
    rows, columns = view.shape
    seen = geometry.span(range(rows), range(columns)).intersected(geometry.area)
    painter.setPen(QPen(QColor(27, 31, 36, 26), 1))
    for row in geometry.rows_seen(rows):
        y = geometry.top + row * geometry.height
        painter.drawLine(QPointF(seen.left(), y), QPointF(seen.right(), y))
    for column in geometry.columns_seen(columns):
        x = geometry.left + column * geometry.width
        painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()))
    painter.drawRect(seen)


def _paint_separators(painter: QPainter, view: MatrixView, geometry: CellGeometry) -> None:
    """A thicker line before `(other)` and before the background."""
    rows, columns = view.shape
    whole = geometry.span(range(rows), range(columns))
    painter.setPen(QPen(QColor(27, 31, 36, 190), 2))
    for place in special_places(view.rows):
        y = geometry.top + place * geometry.height
        painter.drawLine(QPointF(whole.left(), y), QPointF(whole.right(), y))
    for place in special_places(view.columns):
        x = geometry.left + place * geometry.width
        painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()))


def _paint_marks(
    painter: QPainter, view: MatrixView, geometry: CellGeometry, around: Surroundings, marks: Marks
) -> None:
    rows, columns = view.shape
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if marks.hover is not None:
        row, column = marks.hover
        painter.setPen(QPen(QColor(27, 31, 36, 150), 1.5))
        painter.drawRect(geometry.span(range(row, row + 1), range(columns)))
        painter.drawRect(geometry.span(range(rows), range(column, column + 1)))
    if marks.selected is not None:
        paint_frame(painter, geometry, around, marks.selected)
    if marks.cursor is not None:
        paint_cursor(painter, geometry, around, marks.cursor)
