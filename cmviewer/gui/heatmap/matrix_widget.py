"""The matrix on screen: cells with frozen names and totals around them."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.view_state import Selection
from cmviewer.gui.heatmap import painter as paints
from cmviewer.gui.heatmap.cell_pointing import CellPointing
from cmviewer.gui.heatmap.colour_bar import BAR_WIDTH
from cmviewer.gui.heatmap.colours import CellColours, cell_colours
from cmviewer.gui.heatmap.figure import FigureContents, FigurePart, Frame, frame_for, paint_part
from cmviewer.gui.heatmap.marks import Cell, Marks, paint_focus, single
from cmviewer.gui.heatmap.name_strips import NameStrips
from cmviewer.gui.heatmap.overview import Overview
from cmviewer.gui.heatmap.picking import Picking
from cmviewer.gui.heatmap.pointer import Pointer
from cmviewer.gui.heatmap.strip import Strip
from cmviewer.gui.heatmap.text_scale import in_text_scale, text_scale
from cmviewer.gui.heatmap.viewport import Viewport
from cmviewer.gui.heatmap.zooming import Zooming
from cmviewer.gui.theme import surroundings
from cmviewer.gui.translating import spoken
from cmviewer.workspace.look import Look

if TYPE_CHECKING:
    from cmviewer.gui.heatmap.cells import Cells

DIMMED: Final = 0.45


class MatrixWidget(QWidget):
    """Shows a `MatrixView`; says what is chosen, and changes nothing itself."""

    selected = Signal(object)
    opened = Signal()
    range_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 215)
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.view: MatrixView | None = None
        self.colours: CellColours | None = None
        self.look = Look()
        self._bar = BAR_WIDTH
        self.marks = Marks()
        self._frame = self._placed = Frame(0, 0, 0)
        self.picking, self.zooming = Picking(self), Zooming(self)
        self._cells: Cells | None = None
        self.strips = {
            part: Strip(in_text_scale(self, partial(self._paint_strip, part)), self) for part in FigurePart
        }
        self.names = NameStrips(self.strips, self._cell_at, self)
        self.pointing = CellPointing(self._cell_at, self.picking, self.zooming, self)
        self.overview = Overview(self)
        self._connect()

    def show_view(self, view: MatrixView, selection: Selection | None) -> None:
        """Show another view; zoom and place stay where the classes are as many as before."""
        if self.view is None or self.view.shape != view.shape:
            self.zooming.reset()
        self.view = self.names.view = view
        self.marks, self.pointing.cell = Marks(), None
        self.picking.follow(view, selection)
        self._mark(selection)
        self._colour()
        self._arrange()

    def show_selection(self, selection: Selection | None) -> None:
        """Mark what is selected and scroll to it."""
        self.picking.follow(self.view, selection)
        self._mark(selection)
        self.zooming.show_cell(single(self.marks.selected))

    def show_look(self, look: Look) -> None:
        """Colour the cells in another way."""
        before, self.look = self.look, look
        if (look.style, look.ranges) != (before.style, before.ranges):
            self._colour()
            self._repaint()

    def show_colour_bar(self, width: float) -> None:
        """Give the colour bar that many pixels; 0 hides it."""
        self._bar = width
        self._arrange()

    def set_sentence(self, sentence: str) -> None:
        """Say it in the tool tip and to screen readers."""
        self.pointing.sentence = sentence
        self.setAccessibleDescription(sentence)

    def set_dimmed(self, *, dimmed: bool) -> None:
        """Dim a matrix that is being counted anew."""
        if self._cells is not None:
            self._cells.set_opacity(DIMMED if dimmed else 1.0)

    @property
    def opacity(self) -> float:
        """1, or less while the matrix is counted anew."""
        return 1.0 if self._cells is None else self._cells.opacity

    def cell_middle(self, row: int, column: int) -> QPointF:
        """Middle of a cell, in this widget's pixels."""
        middle = self.zooming.viewport.geometry().rect(row, column).center()
        return middle + QPointF(self._placed.left, self._placed.top)

    @property
    def cells_viewport(self) -> QWidget:
        """The widget that takes the mouse over the cells."""
        viewport: QWidget = self._made_cells().view.viewport()
        return viewport

    def close_scene(self) -> None:
        """Let go of pyqtgraph's objects while the application still lives; nothing is painted any more."""
        cells, self._cells = self._cells, None
        if cells is not None:
            cells.close()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Give the cells the new room."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure names anew when the font changes, and follow the theme."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._arrange()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here, before any was pressed."""
        super().focusInEvent(event)
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self._repaint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the selected cell, and more as `Picking` says; Enter opens it; Esc selects nothing."""
        key = Qt.Key(event.key())
        if self.view is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_Escape:
            self.selected.emit(None)
        elif not self.picking.key(key, event.modifiers()):
            super().keyPressEvent(event)

    def _made_cells(self) -> "Cells":
        """The cells, made when there is something to show: the window does not wait for pyqtgraph."""
        if self._cells is None:
            from cmviewer.gui.heatmap.cells import Cells  # noqa: PLC0415 - see above

            scaled = partial(in_text_scale, self)
            self._cells = Cells(self, scaled(self._paint_ground), scaled(self._paint_top))
            self.pointing.follow(Pointer(self._cells.view.viewport(), self))
        return self._cells

    def _connect(self) -> None:
        self.zooming.moved.connect(self._place)
        self.overview.moved.connect(self.zooming.centre)
        bar = self.strips[FigurePart.COLOUR_BAR]
        bar.clicked.connect(self.range_asked)
        bar.setToolTip(self.tr("A click fits the range of the colours to what is shown (R)"))
        self.names.picked.connect(self.picking.pick)
        self.pointing.hovered.connect(lambda cell: self._set_marks(replace(self.marks, hover=cell)))
        self.pointing.opened.connect(self.opened)
        self.picking.selected.connect(self.selected)
        self.picking.previewed.connect(self._mark)
        self.picking.moved.connect(lambda: self.zooming.show_cell(self.picking.cursor))

    def _mark(self, selection: Selection | None) -> None:
        taken = None if self.view is None or selection is None else self.view.taken_by(selection)
        self._set_marks(replace(self.marks, selected=taken))

    def _set_marks(self, marks: Marks) -> None:
        self.marks = marks
        self._repaint()

    def _colour(self) -> None:
        if self.view is not None:
            self.colours = cell_colours(self.view, self.look.style, self.look.ranges)
            for shows in (self._made_cells(), self.overview):
                shows.set_image(self.colours.filled)

    def _arrange(self) -> None:
        """Measure the names and share out the room."""
        if self.view is None:
            return
        size, shape, scale = QSizeF(self.size()), self.view.shape, text_scale(self)

        def width_in(frame: Frame) -> float:
            return Viewport(frame.scaled(scale).room(size), shape).cell.width() / scale

        self._frame = frame_for(self.view, self.font(), size / scale, width_in, bar=self._bar, say=spoken)
        self._placed = self._frame.scaled(scale)
        self.zooming.take_room(self._placed.room(size), shape)

    def _place(self) -> None:
        if self._cells is None:
            return
        seen = self.zooming.viewport.seen
        self._cells.view.setGeometry(self._placed.cells(seen).toRect())
        for part, rect in self._placed.parts(seen).items():
            self.strips[part].setGeometry(rect.toRect())
        self._cells.set_geometry(self.zooming.viewport.geometry())
        self.overview.follow(self.zooming.viewport, self._placed.cells(seen), single(self.marks.selected))
        self._repaint()

    def _repaint(self) -> None:
        if self._cells is not None:
            self._cells.update()
        for strip in self.strips.values():
            strip.update()

    def _scene(self) -> FigureContents | None:
        if self.view is None or self.colours is None:
            return None
        geometry = self.zooming.viewport.geometry().scaled(1 / text_scale(self))
        if (cursor := self.picking.cursor) != self.marks.cursor:  # what the others worked out stays theirs
            self.marks = replace(self.marks, cursor=cursor)
        around = surroundings(self.palette())
        return FigureContents(self.view, self.colours, geometry, self._frame, around, self.marks)

    def _paint_ground(self, painter: QPainter) -> None:
        if (scene := self._scene()) is not None:
            paints.paint_ground(painter, scene.view, scene.geometry, scene.around)

    def _paint_top(self, painter: QPainter) -> None:
        if (scene := self._scene()) is not None:
            paints.paint_cells(painter, scene.view, scene.colours, scene.geometry, scene.around, scene.marks)
            if self.hasFocus():
                paint_focus(painter, scene.geometry, scene.view.shape, self.palette().highlight().color())

    def _paint_strip(self, part: FigurePart, painter: QPainter) -> None:
        if (scene := self._scene()) is not None:
            paint_part(painter, part, QSizeF(self.strips[part].size()) / text_scale(self), scene)

    def _cell_at(self, point: QPointF) -> Cell | None:
        geometry = self.zooming.viewport.geometry()
        return None if self.view is None else geometry.cell_at(point, self.view.shape)
