"""Zooms and scrolls the cells: which part of them is seen, and who is told that it moved."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QSizeF, Signal

from cmviewer.gui.heatmap.marks import Cell
from cmviewer.gui.heatmap.viewport import Viewport


class Zooming(QObject):
    """Owns the viewport; points and distances are pixels of the part that is seen.

    moved: the cells have to be placed anew.
    """

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.viewport = Viewport(QSizeF(1, 1), (1, 1))

    @property
    def place(self) -> tuple[float, float, float]:
        """Zoom, and the pixels that the cells are scrolled by."""
        shift = self.viewport.shift
        return (self.viewport.zoom, shift.x(), shift.y())

    def zoom(self, factor: float) -> None:
        """Zoom about the middle."""
        seen = self.viewport.seen
        self.zoom_at(factor, QPointF(seen.width() / 2, seen.height() / 2))

    def zoom_at(self, factor: float, about: QPointF) -> None:
        """Zoom; the point `about` keeps its place."""
        self._show(self.viewport.zoomed(factor, about))

    def fit(self) -> None:
        """Show all cells."""
        self._show(self._whole)

    def reset(self) -> None:
        """Show all cells of what comes next: it takes its room, and only then is anybody told."""
        self.viewport = self._whole

    def go_to(self, zoom: float, x: float, y: float) -> None:
        """Zoom and scroll as `place` said; as far as there are cells."""
        zoomed = self._whole.zoomed(zoom, QPointF())
        self._show(replace(zoomed, shift=QPointF(x, y)).bounded())

    def scroll(self, by: QPointF) -> None:
        """Scroll by so many pixels."""
        self._show(self.viewport.moved(by))

    def centre(self, share: QPointF) -> None:
        """Scroll so that a point, given as shares of all cells, comes to the middle."""
        self._show(self.viewport.centred(share))

    def show_cell(self, cell: Cell | None) -> None:
        """Scroll no further than needed to see a cell, or not at all where there is none."""
        self._show(self.viewport if cell is None else self.viewport.showing(*cell))

    def take_room(self, room: QSizeF, shape: tuple[int, int]) -> None:
        """Show so many rows and columns in a room of that size."""
        self._show(replace(self.viewport, room=room, shape=shape).bounded())

    @property
    def _whole(self) -> Viewport:
        return replace(self.viewport, zoom=1.0, shift=QPointF())

    def _show(self, viewport: Viewport) -> None:
        self.viewport = viewport
        self.moved.emit()
