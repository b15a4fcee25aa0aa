"""Which part of the cells is seen, and how large; plain geometry."""

from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from cmviewer.gui.heatmap.geometry import CellGeometry

LARGEST_WIDTH: Final = 480.0
LARGEST_HEIGHT: Final = 360.0
"""Of a cell of two or three classes, which fill the room they have."""
LARGEST_ZOOMED: Final = 220.0
TALLEST: Final = 1.25
"""Heights of a cell in its widths, at most."""


@dataclass(frozen=True)
class Viewport:
    """`room`: pixels there are for the cells; `shape`: rows and columns; zoom 1 shows them all.

    `shift`: pixels that the cells are scrolled by.
    """

    room: QSizeF
    shape: tuple[int, int]
    zoom: float = 1.0
    shift: QPointF = field(default_factory=QPointF)

    @property
    def cell(self) -> QSizeF:
        """Size of a cell in pixels."""
        rows, columns = self.shape
        width = min(LARGEST_WIDTH, self.room.width() / columns)
        height = min(LARGEST_HEIGHT, self.room.height() / rows)
        width, height = min(width, 1.9 * height), min(height, TALLEST * width)
        return QSizeF(max(width, 1e-3) * self.zoom, max(height, 1e-3) * self.zoom)

    @property
    def content(self) -> QSizeF:
        """Size of all cells in pixels."""
        return QSizeF(self.cell.width() * self.shape[1], self.cell.height() * self.shape[0])

    @property
    def seen(self) -> QSizeF:
        """Size of the part that is seen."""
        return self.content.boundedTo(self.room)

    def geometry(self) -> CellGeometry:
        """Where the cells lie in the part that is seen."""
        cell = self.cell
        area = QRectF(QPointF(0, 0), self.seen)
        return CellGeometry(-self.shift.x(), -self.shift.y(), cell.width(), cell.height(), area)

    def zoomed(self, factor: float, about: QPointF) -> "Viewport":
        """Zoom; the point `about` keeps its place."""
        base = replace(self, zoom=1.0).cell
        most = max(1.0, LARGEST_ZOOMED / min(base.width(), base.height()))
        zoom = min(max(1.0, self.zoom * factor), most)
        grown = zoom / self.zoom
        return replace(self, zoom=zoom, shift=(self.shift + about) * grown - about).bounded()

    def moved(self, by: QPointF) -> "Viewport":
        """Scroll."""
        return replace(self, shift=self.shift + by).bounded()

    def centred(self, share: QPointF) -> "Viewport":
        """Scroll so that a point, given as shares of all cells, comes to the middle."""
        content, seen = self.content, self.seen
        x = share.x() * content.width() - seen.width() / 2
        y = share.y() * content.height() - seen.height() / 2
        return replace(self, shift=QPointF(x, y)).bounded()

    def showing(self, row: int, column: int) -> "Viewport":
        """Scroll no further than needed to see a cell; one that was out of sight comes in well."""
        cell, seen = self.cell, self.seen
        x, y = column * cell.width(), row * cell.height()
        left = _scrolled(self.shift.x(), seen.width(), x, x + cell.width())
        top = _scrolled(self.shift.y(), seen.height(), y, y + cell.height())
        return replace(self, shift=QPointF(left, top)).bounded()

    def bounded(self) -> "Viewport":
        """Scroll back where the cells have left the room."""
        most = self.content - self.seen
        x = min(max(0.0, self.shift.x()), max(0.0, most.width()))
        y = min(max(0.0, self.shift.y()), max(0.0, most.height()))
        return replace(self, shift=QPointF(x, y))


def _scrolled(shift: float, seen: float, begin: float, end: float) -> float:
    """Shift that brings `begin` to `end` into sight, with a quarter of what is seen beside it."""
    if shift <= begin and end <= shift + seen:
        return shift
    room = max(0.0, min(seen / 4, (seen - (end - begin)) / 2))
    return min(max(shift, end + room - seen), begin - room)
