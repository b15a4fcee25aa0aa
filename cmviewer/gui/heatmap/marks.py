"""What is marked in the matrix, and the frame around exactly the cells that are taken."""

from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.heatmap.surroundings import Surroundings

Cell = tuple[int, int]
NOWHERE: Final = range(0)


@dataclass(frozen=True, eq=False)
class Marks:
    """What is marked: the cell under the pointer, those that are selected, and where the keyboard is.

    selected: bool (R, C), None where nothing is. cursor: only while it is not where the selection is.
    """

    hover: Cell | None = None
    selected: NDArray[np.bool_] | None = None
    cursor: Cell | None = None

    @cached_property
    def lit(self) -> tuple[Container[int], Container[int]]:
        """Rows and columns whose names are lit: the hovered one, else the selected ones unless all are."""
        if self.hover is not None:
            row, column = self.hover
            return (row,), (column,)
        if self.selected is None:
            return NOWHERE, NOWHERE
        return _unless_all(self.selected, 1), _unless_all(self.selected, 0)


def single(taken: NDArray[np.bool_] | None) -> Cell | None:
    """The one cell that is taken, bool (R, C); None where there are others, or none."""
    if taken is None or np.count_nonzero(taken) != 1:
        return None
    row, column = np.argwhere(taken)[0].tolist()
    return row, column


def paint_frame(
    painter: QPainter, geometry: CellGeometry, around: Surroundings, taken: NDArray[np.bool_]
) -> None:
    """Paint a line around all cells that are taken, bool (R, C), as far as they are seen."""
    lines = outline(taken, geometry)
    for colour, width in (("#ffffff", 5), (around.accent, 3)):
        painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.drawLines(lines)


def paint_cursor(painter: QPainter, geometry: CellGeometry, around: Surroundings, cell: Cell) -> None:
    """Paint where the keyboard is."""
    place = geometry.rect(*cell).adjusted(3, 3, -3, -3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#ffffff"), 3))
    painter.drawRect(place)
    painter.setPen(QPen(QColor(around.accent), 2, Qt.PenStyle.DotLine))
    painter.drawRect(place)


def paint_focus(painter: QPainter, geometry: CellGeometry, shape: tuple[int, int], colour: QColor) -> None:
    """Paint a frame just inside all cells that are seen: keys go here."""
    whole = geometry.span(range(shape[0]), range(shape[1])).intersected(geometry.area)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2))
    painter.drawRect(whole.adjusted(1, 1, -1, -1))


def outline(taken: NDArray[np.bool_], geometry: CellGeometry) -> list[QLineF]:
    """The lines between cells that are taken, bool (R, C), and others, of those that are seen."""
    if (block := _block(taken)) is not None:
        return _around(geometry.span(*block))
    rows, columns = geometry.rows_seen(taken.shape[0]), geometry.columns_seen(taken.shape[1])
    around = np.pad(taken, 1)[rows.start : rows.stop + 2, columns.start : columns.stop + 2]
    left, top = geometry.rect(rows.start, columns.start).topLeft().toTuple()
    lying = [
        QLineF(
            left + begin * geometry.width,
            top + line * geometry.height,
            left + end * geometry.width,
            top + line * geometry.height,
        )
        for line, begin, end in _runs(around[1:, 1:-1] != around[:-1, 1:-1])
    ]
    upright = [
        QLineF(
            left + line * geometry.width,
            top + begin * geometry.height,
            left + line * geometry.width,
            top + end * geometry.height,
        )
        for line, begin, end in _runs((around[1:-1, 1:] != around[1:-1, :-1]).T)
    ]
    return lying + upright


def _block(taken: NDArray[np.bool_]) -> tuple[range, range] | None:
    """Rows and columns of cells, bool (R, C), that are taken as one rectangle; of a million that is quick."""
    rows, columns = np.flatnonzero(taken.any(1)), np.flatnonzero(taken.any(0))
    if not len(rows):
        return None
    down, across = range(rows[0], rows[-1] + 1), range(columns[0], columns[-1] + 1)
    return (down, across) if np.count_nonzero(taken) == len(down) * len(across) else None


def _around(place: QRectF) -> list[QLineF]:
    corners = place.topLeft(), place.topRight(), place.bottomRight(), place.bottomLeft()
    return [QLineF(corners[at - 1], corners[at]) for at in range(4)]


def _runs(edges: NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """Unbroken runs in the lines of a table, bool (n, m): which line, where each begins and ends."""
    steps = np.diff(np.pad(edges, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    begins, ends = np.argwhere(steps == 1), np.argwhere(steps == -1)
    return [
        (line, begin, end) for (line, begin), (_, end) in zip(begins.tolist(), ends.tolist(), strict=True)
    ]


def _unless_all(taken: NDArray[np.bool_], across: int) -> Container[int]:
    """Rows or columns in which anything is taken."""
    places = np.flatnonzero(taken.any(axis=across))
    return NOWHERE if len(places) == taken.shape[1 - across] else frozenset(places.tolist())
