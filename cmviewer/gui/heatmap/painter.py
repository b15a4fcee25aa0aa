"""Paints what stands in and around the cells, for the window and for files alike."""

from collections.abc import Container
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from cmviewer.confusion.matrix_view import Axis, MatrixView
from cmviewer.gui.heatmap.cell_numbers import paint_numbers
from cmviewer.gui.heatmap.colours import CellColours
from cmviewer.gui.heatmap.fonts import name_font, number_font, weighted
from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.heatmap.label_places import Line, labelled
from cmviewer.gui.heatmap.marks import Marks, paint_cursor, paint_frame
from cmviewer.gui.heatmap.numbers import short_count, short_percent
from cmviewer.gui.heatmap.surroundings import Surroundings

GRID_FROM: Final = 7.0
"""Cells smaller than this many pixels have no lines between them."""
HATCH_FROM: Final = 4.0
PADDING: Final = 6.0
INK: Final = 0.8
"""Share of the height of a line that its letters take."""
CENTRE: Final = Qt.AlignmentFlag.AlignCenter


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
    for place in _special_places(view.rows):
        y = geometry.top + place * geometry.height
        painter.drawLine(QPointF(whole.left(), y), QPointF(whole.right(), y))
    for place in _special_places(view.columns):
        x = geometry.left + place * geometry.width
        painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()))


def _special_places(axis: Axis) -> list[int]:
    count = len(axis)
    places = []
    if axis.has_other:
        places.append(count - 1 - axis.has_background)
    if axis.has_background:
        places.append(count - 1)
    return places


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


def paint_row_names(
    painter: QPainter,
    axis: Axis,
    geometry: CellGeometry,
    around: Surroundings,
    *,
    left: float,
    right: float,
    lit: Container[int],
) -> None:
    """Paint the names of the rows, ending at `right`; only as many as do not overlap."""
    font = name_font(painter.font(), geometry.height)
    lines = QFontMetricsF(font)
    for row, middle in _labelled_rows(geometry, axis, lines.height()):
        painter.setFont(weighted(font, row in lit))
        painter.setPen(QColor(around.accent if row in lit else around.ink))
        room = right - left - PADDING
        # A lit name is bold, and so wider.
        text = QFontMetricsF(painter.font()).elidedText(axis.names[row], Qt.TextElideMode.ElideMiddle, room)
        place = QRectF(left, middle - lines.height() / 2, room, lines.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


def paint_lying_names(
    painter: QPainter,
    axis: Axis,
    geometry: CellGeometry,
    around: Surroundings,
    room: QRectF,
    lit: Container[int],
) -> None:
    """Paint the names of the columns at the foot of the room; one that is too long takes two lines."""
    font = name_font(painter.font(), geometry.width)
    foot = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
    for column in geometry.columns_seen(len(axis)):
        left = geometry.rect(0, column).left()
        painter.setFont(weighted(font, column in lit))
        painter.setPen(QColor(around.accent if column in lit else around.ink))
        place = QRectF(left, room.top(), geometry.width, room.height() - PADDING)
        painter.drawText(place, foot, axis.names[column])


def paint_turned_names(
    painter: QPainter,
    axis: Axis,
    geometry: CellGeometry,
    around: Surroundings,
    room: QRectF,
    lit: Container[int],
) -> None:
    """Paint the names of the columns upwards from the foot of the room; as many as do not overlap."""
    font = name_font(painter.font(), geometry.width)
    lines = QFontMetricsF(font)
    length = room.height() - PADDING
    for column, middle in _labelled_columns(geometry, axis, lines.height(), ink=INK * lines.height()):
        painter.setFont(weighted(font, column in lit))
        painter.setPen(QColor(around.accent if column in lit else around.ink))
        painter.save()
        painter.translate(middle, room.bottom() - PADDING)
        painter.rotate(-90)
        text = QFontMetricsF(painter.font()).elidedText(
            axis.names[column], Qt.TextElideMode.ElideMiddle, length
        )
        place = QRectF(0, -lines.height() / 2, length, lines.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def paint_row_totals(
    painter: QPainter,
    axis: Axis,
    geometry: CellGeometry,
    around: Surroundings,
    columns: tuple[QRectF, QRectF],
) -> None:
    """Paint the total and the rate of every row into two upright strips."""
    font = number_font(painter.font(), geometry.height)
    painter.setFont(font)
    painter.setPen(QColor(around.ink))
    height = QFontMetricsF(font).height()
    for row, middle in _labelled_rows(geometry, axis, height):
        for strip, text in zip(columns, _totals(axis, row), strict=True):
            place = QRectF(strip.left(), middle - height / 2, strip.width(), height)
            painter.drawText(place, CENTRE, text)


def paint_column_totals(
    painter: QPainter, axis: Axis, geometry: CellGeometry, around: Surroundings, rows: tuple[QRectF, QRectF]
) -> None:
    """Paint the total and the rate of every column into two lying strips."""
    font = number_font(painter.font(), geometry.width / 2.6)
    painter.setFont(font)
    painter.setPen(QColor(around.ink))
    lines = QFontMetricsF(font)
    texts = [_totals(axis, column) for column in range(len(axis))] if len(axis) < 500 else []
    widest = max((lines.horizontalAdvance(text) for pair in texts for text in pair), default=34.0)
    for column, middle in _labelled_columns(geometry, axis, widest + 4, ink=widest + 4):
        for strip, text in zip(rows, _totals(axis, column), strict=True):
            painter.drawText(QRectF(middle - 40, strip.top(), 80, strip.height()), CENTRE, text)


def _totals(axis: Axis, place: int) -> tuple[str, str]:
    special = axis.has_other + axis.has_background
    rate = "" if place >= len(axis) - special else short_percent(float(axis.rates[place]))
    return short_count(int(axis.totals[place])), rate


def _labelled_rows(geometry: CellGeometry, axis: Axis, needed: float) -> list[tuple[int, float]]:
    seen, specials = geometry.rows_seen(len(axis)), _special_places(axis)
    line = Line(geometry.top, geometry.height, geometry.area.height())
    return labelled(seen, specials, line, needed, ink=INK * needed)


def _labelled_columns(
    geometry: CellGeometry, axis: Axis, needed: float, *, ink: float
) -> list[tuple[int, float]]:
    seen, specials = geometry.columns_seen(len(axis)), _special_places(axis)
    return labelled(
        seen, specials, Line(geometry.left, geometry.width, geometry.area.width()), needed, ink=ink
    )
