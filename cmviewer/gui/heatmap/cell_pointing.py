"""The mouse over the cells: points at one, picks, drags a rectangle, asks for a menu or a tip."""

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtWidgets import QToolTip, QWidget

from cmviewer.gui.heatmap.marks import Cell
from cmviewer.gui.heatmap.name_strips import CellAt
from cmviewer.gui.heatmap.picking import Picking
from cmviewer.gui.heatmap.pointer import Pointer
from cmviewer.gui.heatmap.zooming import Zooming
from cmviewer.gui.plain_text import tip


class CellPointing(QObject):
    """Knows the cell under the pointer, and hands on what the mouse does to picking and zooming.

    cell: None while the pointer is over none. sentence: what the tip over a cell says.
    """

    hovered = Signal(object)
    opened = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, cell_at: CellAt, picking: Picking, zooming: Zooming, parent: QWidget) -> None:
        """parent: takes the keyboard when a cell is clicked."""
        super().__init__(parent)
        self.cell: Cell | None = None
        self.sentence = ""
        self._cell_at = cell_at
        self._picking = picking
        self._zooming = zooming
        self._widget = parent

    def follow(self, pointer: Pointer) -> None:
        """Hear what a pointer does; its points are pixels of the part of the cells that is seen."""
        self.pointer = pointer
        pointer.moved.connect(self._hover)
        pointer.clicked.connect(self._click)
        pointer.drawn.connect(self._draw_rectangle)
        pointer.released.connect(self._picking.release)
        pointer.menu_asked.connect(self._ask_menu)
        pointer.double_clicked.connect(self.opened)
        pointer.zoomed.connect(self._zooming.zoom_at)
        pointer.dragged.connect(self._zooming.scroll)
        pointer.tip_asked.connect(self._show_tip)

    def _hover(self, point: QPointF | None) -> None:
        cell = None if point is None else self._cell_at(point)
        if cell != self.cell:
            self.cell = cell
            self.hovered.emit(cell)

    def _show_tip(self, place: QPoint) -> None:
        if self.cell is not None:
            QToolTip.showText(place, tip(self.sentence), self._widget)

    def _click(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        self._widget.setFocus()
        cell = self._cell_at(point)
        if cell is not None:
            self._picking.press(cell, held)

    def _draw_rectangle(self, point: QPointF) -> None:
        viewport = self._zooming.viewport
        self._picking.drag(viewport.geometry().cell_near(point, viewport.shape))

    def _ask_menu(self, point: QPointF, place: QPoint) -> None:
        """Ask for a menu about what is selected, to which the cell there belongs."""
        cell = self._cell_at(point)
        if cell is not None and not self._picking.is_taken(cell):
            self._click(point, Qt.KeyboardModifier.NoModifier)
            self._picking.release()
        self.menu_asked.emit(place)
