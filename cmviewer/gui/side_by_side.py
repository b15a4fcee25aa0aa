"""A and B beside the matrix of the page, which is their difference then: one selection, one scale."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cmviewer.confusion.comparison.letters import Letter
from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.view_state import Selection
from cmviewer.gui.elided_labels import OneLine
from cmviewer.gui.heatmap.colours import cell_colours
from cmviewer.gui.heatmap.matrix_widget import MatrixWidget
from cmviewer.workspace.look import CellKind, ColourRange, Look

LEAST: Final = 330
"""Pixels of each; where the page has less than three of it, the difference stands alone."""

ALONE, WITH_BAR = 5, 6
"""Shares of the width: the difference has the colour bar beside it."""


@dataclass(frozen=True, eq=False)
class Sides:
    """views: the matrices of A and B; names: what they are."""

    views: Mapping[Letter, MatrixView]
    names: Mapping[Letter, str]


class SideBySide(QWidget):
    """selected: what was clicked in A or B. room_changed: whether there is room for three."""

    selected = Signal(object)
    room_changed = Signal(bool)

    def __init__(self, matrix: MatrixWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: Sides | None = None
        self._look = Look()
        self._selection: Selection | None = None
        self.has_room = False
        self.matrices: dict[Letter, MatrixWidget] = {}
        self._headings: dict[Letter, OneLine] = {}
        self._parts: list[QWidget] = []
        self._heading = OneLine()
        self._heading.setText("B − A")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(_below(self._heading, matrix), WITH_BAR)
        self._heading.hide()

    def show_sides(self, sides: Sides | None, look: Look, selection: Selection | None) -> None:
        """Show both matrices, or none, with what is selected."""
        self._sides, self._look, self._selection = sides, look, selection
        self._follow()

    def show_look(self, look: Look) -> None:
        """Colour both in another way."""
        self._look = look
        if self._sides is not None and self.is_shown:
            self._colour(self._sides)

    def show_selection(self, selection: Selection | None) -> None:
        """Mark what is selected in both, too."""
        self._selection = selection
        for matrix in self.matrices.values():
            matrix.show_selection(selection)

    @property
    def is_shown(self) -> bool:
        """Whether A and B stand there."""
        return bool(self._parts) and not self._parts[0].isHidden()

    def close_scene(self) -> None:
        """Paint nothing any more."""
        for matrix in self.matrices.values():
            matrix.close_scene()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all three where there is room now, and the difference alone where there is none."""
        super().resizeEvent(event)
        had, self.has_room = self.has_room, self.width() >= 3 * LEAST
        if had != self.has_room:
            self.room_changed.emit(self.has_room)
            self._follow()

    def _follow(self) -> None:
        sides = self._sides
        is_shown = sides is not None and self.has_room
        self._heading.setVisible(is_shown)
        if sides is not None and is_shown:
            self._make()
            self._colour(sides)
            for letter, matrix in self.matrices.items():
                self._headings[letter].setText(f"{letter}: {sides.names[letter]}")
                matrix.show_view(sides.views[letter], self._selection)
        for part in self._parts:
            part.setVisible(is_shown)

    def _colour(self, sides: Sides) -> None:
        """One scale for both: of each kind of cells up to what is larger of the two."""
        tops: dict[CellKind, float] = {one.kind: one.top for one in self._look.ranges}
        for view in sides.views.values():
            for ramp in cell_colours(view, self._look.style, self._look.ranges).ramps:
                tops[ramp.kind] = max(ramp.top, tops.get(ramp.kind, 0.0))
        ranges = tuple(ColourRange(kind, top) for kind, top in tops.items())
        look = Look(self._look.style, self._look.colour_bar, ranges=ranges)
        for matrix in self.matrices.values():
            matrix.show_look(look)

    def _make(self) -> None:
        """Make both when they are first wanted: nobody waits for what is seldom seen."""
        if self.matrices:
            return
        for place, letter in enumerate(Letter):
            matrix, heading = MatrixWidget(), OneLine()
            matrix.setAccessibleName(self.tr("Confusion matrix of {}").format(letter))
            matrix.selected.connect(self.selected)
            matrix.show_colour_bar(0)
            self.matrices[letter], self._headings[letter] = matrix, heading
            self._parts.append(_below(heading, matrix))
            self._layout.insertWidget(place, self._parts[-1], ALONE)


def _below(heading: QWidget, matrix: MatrixWidget) -> QWidget:
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(heading, 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addWidget(matrix, 1)
    return part
