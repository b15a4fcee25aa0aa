"""The names beside the cells: a click on one takes its row or column, the corner everything."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.view_state import Selection
from cmviewer.gui.heatmap.figure import FigurePart
from cmviewer.gui.heatmap.strip import Strip
from cmviewer.gui.plain_text import tip

CellAt = Callable[[QPointF], tuple[int, int] | None]
"""Row and column of the cell at a point of the cells; None where there is none."""


class NameStrips(QObject):
    """Says what a click on a name picks, and shows a name whole where the strip has cut it."""

    picked = Signal(object, Qt.KeyboardModifier)

    def __init__(self, strips: Mapping[FigurePart, Strip], cell_at: CellAt, parent: QObject) -> None:
        super().__init__(parent)
        self.view: MatrixView | None = None
        self._strips = strips
        self._cell_at = cell_at
        strips[FigurePart.ROW_NAMES].clicked.connect(self._click_row)
        strips[FigurePart.COLUMN_NAMES].clicked.connect(self._click_column)
        strips[FigurePart.CORNER].clicked.connect(lambda _point, held: self.picked.emit(Selection(), held))
        strips[FigurePart.CORNER].setToolTip(self.tr("Select everything"))
        for part in (FigurePart.CORNER, FigurePart.ROW_NAMES, FigurePart.COLUMN_NAMES):
            strips[part].setCursor(Qt.CursorShape.PointingHandCursor)
        for part in (FigurePart.ROW_NAMES, FigurePart.COLUMN_NAMES):
            strips[part].setMouseTracking(True)
            strips[part].hovered.connect(partial(self._show_whole, part))

    def _click_row(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        cell = self._cell_at(QPointF(0, point.y()))
        if cell is not None and self.view is not None:
            self.picked.emit(self.view.row(cell[0]), held)

    def _click_column(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        cell = self._cell_at(QPointF(point.x(), 0))
        if cell is not None and self.view is not None:
            self.picked.emit(self.view.column(cell[1]), held)

    def _show_whole(self, part: FigurePart, point: QPointF) -> None:
        rows = part is FigurePart.ROW_NAMES
        cell = self._cell_at(QPointF(0, point.y()) if rows else QPointF(point.x(), 0))
        if cell is not None and self.view is not None:
            name = self.view.rows.names[cell[0]] if rows else self.view.columns.names[cell[1]]
            self._strips[part].setToolTip(tip(name))
