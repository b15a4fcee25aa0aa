"""Where the cells lie in pixels."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True)
class CellGeometry:
    """Cell (0, 0) begins at (left, top); `area` is what of the cells is seen. Logical pixels."""

    left: float
    top: float
    width: float
    height: float
    area: QRectF

    def scaled(self, by: float) -> "CellGeometry":
        """The same cells in other units: `by` of them are a pixel of now."""
        origin, area = self.area.topLeft() * by, self.area.size() * by
        return CellGeometry(
            by * self.left, by * self.top, by * self.width, by * self.height, QRectF(origin, area)
        )

    def rect(self, row: int, column: int) -> QRectF:
        """Rectangle of a cell."""
        return QRectF(self.left + column * self.width, self.top + row * self.height, self.width, self.height)

    def span(self, rows: range, columns: range) -> QRectF:
        """Rectangle around several cells."""
        return self.rect(rows.start, columns.start).united(self.rect(rows.stop - 1, columns.stop - 1))

    def middles(self, rows: range, columns: range) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """X and y of the middles of cells, each float64 (rows, columns)."""
        x = self.left + (np.array(columns, np.float64) + 0.5) * self.width
        y = self.top + (np.array(rows, np.float64) + 0.5) * self.height
        across, down = np.meshgrid(x, y)
        return across, down

    def rows_seen(self, count: int) -> range:
        """Rows of which at least a part is in the area."""
        return _seen(self.area.top() - self.top, self.area.bottom() - self.top, self.height, count)

    def columns_seen(self, count: int) -> range:
        """Columns of which at least a part is in the area."""
        return _seen(self.area.left() - self.left, self.area.right() - self.left, self.width, count)

    def cell_at(self, point: QPointF, shape: tuple[int, int]) -> tuple[int, int] | None:
        """Row and column under a point, or None beside the cells."""
        row = math.floor((point.y() - self.top) / self.height)
        column = math.floor((point.x() - self.left) / self.width)
        return (row, column) if 0 <= row < shape[0] and 0 <= column < shape[1] else None

    def cell_near(self, point: QPointF, shape: tuple[int, int]) -> tuple[int, int]:
        """Row and column of the cell that is nearest to a point."""
        row = math.floor((point.y() - self.top) / self.height)
        column = math.floor((point.x() - self.left) / self.width)
        return min(max(0, row), shape[0] - 1), min(max(0, column), shape[1] - 1)


def _seen(begin: float, end: float, size: float, count: int) -> range:
    return range(max(0, math.floor(begin / size)), min(count, math.ceil(end / size)))
