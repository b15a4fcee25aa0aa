"""Which cells clicks, drags and keys select: one, a rectangle, several, or a pair in both directions."""

from PySide6.QtCore import QObject, Qt, Signal

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.several_cells import added, both_directions, rectangle, toggled
from cmviewer.confusion.view_state import Selection
from cmviewer.gui.heatmap.marks import Cell, single
from cmviewer.gui.heatmap.pointer import cell_after_key

Modifier = Qt.KeyboardModifier


class Picking(QObject):
    """Knows where the keyboard is and where a rectangle begins; what is selected it is told.

    previewed: what a drag would select if it ended now. gripped, dropped: a drag begins, and is over.
    reached: keys have gone to a cell without selecting it.
    """

    selected = Signal(object)
    previewed = Signal(object)
    moved = Signal()
    reached = Signal(object)
    gripped = Signal()
    dropped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._view: MatrixView | None = None
        self._selection: Selection | None = None
        self._sent: Selection | None = None
        self._cursor: Cell | None = None
        self._anchor: Cell | None = None
        self._by_keys = False
        self._drag: tuple[Cell, Cell, bool] | None = None

    @property
    def cursor(self) -> Cell | None:
        """Where keys have led, unless that cell alone is selected."""
        if not self._by_keys or self._view is None or self._cursor is None:
            return None
        taken = None if self._selection is None else self._view.taken_by(self._selection)
        return None if single(taken) == self._cursor else self._cursor

    def follow(self, view: MatrixView | None, selection: Selection | None) -> None:
        """Take what is shown and selected now; what others have chosen begins anew."""
        before, self._view = self._view, view
        if before is None or view is None or not _stand_alike(before, view) or selection != self._sent:
            self._cursor = self._anchor = self._drag = None
            self._by_keys = False
        self._selection = self._sent = selection

    def press(self, cell: Cell, held: Modifier) -> None:
        """Take a cell, as the keys that are held say: Ctrl adds it or takes it away, Shift extends to it."""
        if self._view is None:
            return
        begin = self._anchor if held & Modifier.ShiftModifier and self._anchor is not None else cell
        self._drag = (begin, cell, bool(held & Modifier.ControlModifier))
        self._put(cell, begin, by_keys=False)
        self.gripped.emit()
        if begin != cell:
            self._take(self._spanned(begin, cell))
        else:
            self.pick(self._view.cell(*cell), held)

    def drag(self, cell: Cell) -> None:
        """Show the rectangle from where the button went down to here."""
        if self._drag is not None and self._drag[1] != cell:
            begin, _, adds = self._drag
            self._drag = (begin, cell, adds)
            is_back = cell == begin
            self.previewed.emit(self._selection if is_back else self._dragged(begin, cell, adds=adds))

    def release(self) -> None:
        """Take the rectangle, where one was dragged."""
        if self._drag is None:
            return
        (begin, end, adds), self._drag = self._drag, None
        if begin != end:
            self._put(end, begin, by_keys=False)
            self._take(self._dragged(begin, end, adds=adds))
        self.dropped.emit()

    def pick(self, some: Selection, held: Modifier) -> None:
        """Select a cell, row or column; Ctrl adds it or takes it away, Alt takes both directions."""
        if self._view is None:
            return
        if held & Modifier.ControlModifier:
            self._take(toggled(self._view, self._selection, some))
        elif held & Modifier.AltModifier:
            self._take(both_directions(self._view, some))
        else:
            self._take(some)

    def take_both_directions(self) -> None:
        """Select of each cell also the one with truth and prediction exchanged."""
        if self._view is not None and self._selection is not None:
            self._take(both_directions(self._view, self._selection))

    def is_taken(self, cell: Cell) -> bool:
        """Whether a cell is selected."""
        if self._view is None or self._selection is None:
            return False
        return bool(self._view.taken_by(self._selection)[cell])

    def key(self, key: Qt.Key, held: Modifier) -> bool:
        """Follow a key: arrows select the next cell, with Shift extend, with Ctrl only go there.

        Ctrl+Space adds the cell there or takes it away. Says whether the key was one of these.
        """
        view, at = self._view, self._where
        if view is None:
            return False
        if key == Qt.Key.Key_Space and held & Modifier.ControlModifier and at is not None:
            self._put(at, at, by_keys=True)
            self.pick(view.cell(*at), Modifier.ControlModifier)
            return True
        cell = cell_after_key(key, at, view.shape)
        if cell is None:
            return False
        if held & Modifier.ShiftModifier and at is not None:
            begin = self._anchor or at
            self._put(cell, begin, by_keys=True)
            self._take(self._spanned(begin, cell))
        else:
            self._put(cell, cell, by_keys=True)
            if held & Modifier.ControlModifier:
                self.moved.emit()
                self.reached.emit(cell)
            else:
                self._take(view.cell(*cell))
        return True

    @property
    def _where(self) -> Cell | None:
        """The cell that keys start from: where they have led, else the first that is selected."""
        if self._cursor is not None or self._view is None or self._selection is None:
            return self._cursor
        places = self._view.places_of(self._selection)
        return None if places is None else (places[0].start, places[1].start)

    def _put(self, cursor: Cell, anchor: Cell, *, by_keys: bool) -> None:
        self._cursor, self._anchor, self._by_keys = cursor, anchor, by_keys

    def _take(self, selection: Selection | None) -> None:
        self._sent = selection
        self.selected.emit(selection)
        self.moved.emit()

    def _spanned(self, begin: Cell, end: Cell) -> Selection:
        """The rectangle between two cells."""
        assert self._view is not None
        rows, columns = (range(min(pair), max(pair) + 1) for pair in zip(begin, end, strict=True))
        return rectangle(self._view, rows, columns)

    def _dragged(self, begin: Cell, end: Cell, *, adds: bool) -> Selection | None:
        assert self._view is not None
        spanned = self._spanned(begin, end)
        return added(self._view, self._selection, spanned) if adds else spanned


def _stand_alike(one: MatrixView, other: MatrixView) -> bool:
    """Whether the same classes stand at the same places."""
    return (one.rows.side, one.rows.members, one.columns.members) == (
        other.rows.side,
        other.rows.members,
        other.columns.members,
    )
