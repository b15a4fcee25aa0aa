"""The middle of the window: numbers, matrix and checkpoints, tied to the session."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmviewer.confusion.comparison.beside import NOWHERE
from cmviewer.confusion.comparison.difference_words import difference_sentence
from cmviewer.confusion.comparison.letters import Letter
from cmviewer.confusion.selection_sentences import selection_sentence
from cmviewer.confusion.view_state import Selection, blocks_of
from cmviewer.gui.announcing import announce
from cmviewer.gui.heatmap.colours import ranges_of
from cmviewer.gui.heatmap.matrix_widget import MatrixWidget
from cmviewer.gui.lines_first import LinesFirst
from cmviewer.gui.panels.checkpoint_bar import CheckpointBar
from cmviewer.gui.panels.compare_bar import CompareBar
from cmviewer.gui.panels.hidden_line import HiddenLine
from cmviewer.gui.panels.numbers_bar import NumbersBar
from cmviewer.gui.panels.reading.loud_line import LoudLine
from cmviewer.gui.panels.reading.question import Question
from cmviewer.gui.panels.subset_bar import SubsetBar
from cmviewer.gui.panels.summary_bar import SummaryBar
from cmviewer.gui.session import Session
from cmviewer.gui.side_by_side import SideBySide, Sides
from cmviewer.gui.translating import spoken
from cmviewer.workspace.look import Look
from cmviewer.workspace.scheduler import Lane

DIM_AFTER = 150
"""Milliseconds after which a matrix that is being counted anew is dimmed."""


class MatrixPage(LinesFirst):
    """Shows what the session shows; tells the session what is chosen."""

    sentence_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.summary = SummaryBar(session)
        self.loud = LoudLine()
        self.question = Question(says_why=True)
        self.subset = SubsetBar(session)
        self.compare = CompareBar(session)
        self.numbers = NumbersBar(session)
        self.matrix = MatrixWidget()
        self.side_by_side = SideBySide(self.matrix)
        self.hidden = HiddenLine(session)
        self.checkpoints = CheckpointBar(session)
        self._dim = QTimer(self)
        self._dim.setSingleShot(True)
        self._dim.setInterval(DIM_AFTER)
        self._lines = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.summary)
        layout.addWidget(self.question)
        layout.addWidget(self.loud)
        layout.addWidget(self.subset)
        layout.addWidget(self.compare)
        layout.addWidget(self.numbers)
        layout.addWidget(self.side_by_side, 1)
        layout.addWidget(self.hidden)
        layout.addWidget(self.checkpoints)
        self._connect()

    def close_scene(self) -> None:
        """Play nothing and paint nothing any more."""
        self._dim.stop()
        self.checkpoints.player.stop()
        self.matrix.close_scene()
        self.side_by_side.close_scene()

    def insert_line(self, line: QWidget) -> None:
        """Put one more line of words above the numbers."""
        self._lines.insertWidget(self._lines.indexOf(self.numbers), line)

    def say_selected(self) -> None:
        """Say the sentence of the cell that is selected."""
        self._say(None)

    def say_pointed(self, cell: tuple[int, int] | None) -> None:
        """Say the sentence of a cell that is pointed at, of the selected one where none is."""
        self._say(cell)

    def _connect(self) -> None:
        session, matrix = self._session, self.matrix
        session.shown_changed.connect(self._show)
        session.compared_matrix.changed.connect(self._show)
        session.selection_changed.connect(self._mark)
        session.jobs.started.connect(self._maybe_dim)
        self.numbers.taken.connect(lambda: self._hold(held=True))
        self.numbers.released.connect(lambda: self._hold(held=False))
        self._dim.timeout.connect(lambda: matrix.set_dimmed(dimmed=True))
        session.look_changed.connect(self._follow_look)
        matrix.range_asked.connect(lambda: session.set_value("look.ranges", ()))
        matrix.selected.connect(self._select)
        self.side_by_side.selected.connect(self._select)
        self.side_by_side.room_changed.connect(lambda has: self.compare.offer_side_by_side(has_room=has))
        self.compare.offer_side_by_side(has_room=self.side_by_side.has_room)
        matrix.picking.gripped.connect(lambda: session.set_dragging(dragging=True))
        matrix.picking.dropped.connect(lambda: session.set_dragging(dragging=False))
        matrix.pointing.hovered.connect(self._say)
        matrix.picking.reached.connect(self._read)
        session.workspace_changed.connect(self._maybe_brighten)

    def _show(self) -> None:
        shown, compared = self._session.shown, self._session.compared_matrix
        if shown is not None and not compared.is_late:
            view, _ = compared.seen(shown)
            self._dim.stop()
            self.matrix.set_dimmed(dimmed=False)
            self.matrix.show_look(self._session.workspace.look)
            self.matrix.show_view(view, self._session.state.selection)
            look = self._session.workspace.look
            self.side_by_side.show_sides(self._sides(), look, self._session.state.selection)
            self._keep_ranges()
            self._say(None)

    def _sides(self) -> Sides | None:
        """The matrices of A and B, where they are to stand beside their difference."""
        views, pair = self._session.compared_matrix.sides, self._session.comparing.pair
        if pair is None or not views:
            return None
        return Sides(views, {letter: pair.name(letter) for letter in Letter})

    def _select(self, selection: Selection | None) -> None:
        """Select cells, unless they are of classes that only the compared run has."""
        sides = [] if selection is None else blocks_of(selection)
        named = [label for block in sides for side in (block.truth, block.prediction) for label in side or ()]
        if NOWHERE not in named:
            self._session.select(selection)

    def _follow_look(self, look: Look) -> None:
        """Colour what is shown; what is not shown yet has other ranges."""
        is_current = self._session.counting.is_current or self._session.shown is None
        self.matrix.show_look(look if is_current else replace(look, ranges=self.matrix.look.ranges))
        self.side_by_side.show_look(self.matrix.look)
        self._keep_ranges()

    def _keep_ranges(self) -> None:
        """From the first whole matrix on, colours keep their range, so that what follows can be compared."""
        shown, colours, look = self._session.shown, self.matrix.colours, self._session.workspace.look
        if (
            shown is None
            or colours is None
            or not (shown.counts.is_whole and self._session.counting.is_current)
        ):
            return
        ranges = ranges_of(colours.ramps, look.ranges)
        if ranges != look.ranges:
            self._session.follow(look=replace(look, ranges=ranges))

    def _mark(self) -> None:
        """Show what is selected, and have each move of the keyboard read aloud."""
        self.matrix.show_selection(self._session.state.selection)
        self.side_by_side.show_selection(self._session.state.selection)
        self._say(None)
        if self.matrix.hasFocus() and (sentence := self._sentence(None)):
            announce(self.matrix, sentence)

    def _read(self, cell: tuple[int, int]) -> None:
        """Say a cell that keys have gone to, and read it aloud, though it is not selected."""
        self._say(cell)
        announce(self.matrix, self._sentence(cell))

    def _maybe_dim(self, key: str) -> None:
        if key == Lane.SHOW and not self._session.counting.is_current and not self._dim.isActive():
            self._dim.start()

    def _maybe_brighten(self) -> None:
        """A matrix that is wanted again is right."""
        if self._session.counting.is_current:
            self._dim.stop()
            self.matrix.set_dimmed(dimmed=False)

    def _hold(self, *, held: bool) -> None:
        """While a threshold is dragged, nothing else is counted."""
        self._session.set_moving(moving=held)

    def _say(self, cell: tuple[int, int] | None) -> None:
        """One sentence about the cell under the pointer, else about all that is selected."""
        sentence = spoken(self._sentence(cell))
        self.matrix.set_sentence(sentence)
        self.sentence_changed.emit(sentence)

    def _sentence(self, cell: tuple[int, int] | None) -> str:
        shown, selection = self._session.shown, self._session.state.selection
        if shown is None:
            return ""
        view, pair = self.matrix.view, self._session.comparing.pair
        if cell is not None and view is not None:
            selection = view.cell(*cell)
        if selection is None:
            return ""
        if view is not shown.view and pair is not None and pair.beside is not None:
            return difference_sentence(pair, shown.seen, selection)
        return selection_sentence(shown.matrix, shown.evaluation, shown.seen, selection)
