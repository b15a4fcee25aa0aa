"""Which examples are listed by what is said of them, with the number of each."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from cmviewer.examples.query import asks_for_marks
from cmviewer.gui.translating import translated
from cmviewer.query.mark_kinds import MarkFilter, mark_amounts

if TYPE_CHECKING:
    from cmviewer.gui.examples.listing.panel import ExamplesPanel

Amounts = tuple[tuple[MarkFilter, int], ...]
NARROWEST: Final = 120


class MarkTools(QObject):
    """Hidden while nothing of the list is marked."""

    changed = Signal()

    def __init__(self, panel: "ExamplesPanel") -> None:
        super().__init__(panel)
        self._panel = panel
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("What is said of examples"))
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.setMinimumContentsLength(1)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumWidth(NARROWEST)
        self._amounts: Amounts = ()
        self.show_mark(None)
        self.box.currentIndexChanged.connect(self.changed)
        panel.session.marks_changed.connect(self._follow_marks)

    @property
    def chosen(self) -> MarkFilter | None:
        """What is asked for; None for all."""
        value = self.box.currentData()
        return None if value is None else MarkFilter(value)

    @property
    def chosen_places(self) -> NDArray[np.int64]:
        """Places of all examples that are chosen in the list, int64 (n,), ascending."""
        panel = self._panel
        is_table = panel.looks.currentWidget() is panel.table
        chosen = panel.table.selectionModel().selectedRows() if is_table else panel.list.selectedIndexes()
        places = {index.row() for index in chosen} or {panel.list.currentIndex().row()}
        return np.array(sorted(place for place in places if place >= 0), np.int64)

    def show_found(self, kinds: NDArray[np.int8] | None) -> None:
        """Say how many of the list are marked; where that decides what is listed, the list says it itself.

        kinds: how each outcome is marked, int8 (P,); None: nothing is.
        """
        panel = self._panel
        examples = panel.model.examples
        if examples is not None and not asks_for_marks(panel.session.workspace.query):
            self.show_amounts(mark_amounts(kinds, examples.listed))

    def _follow_marks(self) -> None:
        """List anew where what is listed depends on marks."""
        if asks_for_marks(self._panel.session.workspace.query):
            self._panel.refresh()

    def show_amounts(self, amounts: Amounts) -> None:
        """Offer what is marked so, with its numbers; what is chosen stays."""
        self._amounts = amounts
        self.show_mark(self.chosen)

    def show_mark(self, mark: MarkFilter | None) -> None:
        """Show what is asked for, and say nothing of it."""
        offered = dict(self._amounts)
        if mark is not None:
            offered.setdefault(mark, 0)
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(self.tr("marked or not"), None)
            for one, amount in offered.items():
                self.box.addItem(f"{amount:,} {translated(one.value)}", one.value)
            self.box.setCurrentIndex(max(0, self.box.findData(None if mark is None else mark.value)))
        self.box.setVisible(bool(offered))
