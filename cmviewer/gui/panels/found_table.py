"""By which of two checkpoints the truths of each class are found: a matrix of which each cell opens."""

from typing import Final

import numpy as np
from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from cmviewer.confusion.comparison.found_by import CHANGES_OF, FOUND, FoundBy, found_by
from cmviewer.confusion.comparison.letters import Letter
from cmviewer.confusion.comparison.pair import ComparedPair
from cmviewer.confusion.comparison.verdict_words import p_words
from cmviewer.gui.heatmap.numbers import short_count
from cmviewer.gui.panels.lines_model import LinesModel
from cmviewer.gui.panels.table import Table
from cmviewer.gui.translating import translated
from cmviewer.query import AnyOf, InComparison, Term
from cmviewer.safe_text import shown

NUMBERS: Final = 36
"""Least pixels of a column of numbers."""
_SHORT: Final = 1_000_000


def table_count(count: int) -> str:
    """A count to its last digit; from a million on, pixels say, shortly: names need the room."""
    return f"{count:,}" if count < _SHORT else short_count(count)


class FoundTable(Table):
    """chosen: the class, None for all, and by whom its truths are found."""

    chosen = Signal(object, object)

    def __init__(self) -> None:
        self.lines = LinesModel((translated("found by"), *(translated(one.value) for one in FOUND), "p"))
        super().__init__(self.lines)
        self._labels: tuple[int | None, ...] = ()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(NUMBERS)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setToolTip(
            self.tr(
                "p of what only one of both finds: swaps of the images, corrected for all classes in which "
                "anything changed (Benjamini and Hochberg)"
            )
        )
        self.setAccessibleName(self.tr("Truths by class and by who finds them; a cell lists them"))

    def show_pair(self, pair: ComparedPair | None, *, judged: bool) -> None:
        """Count for a comparison; nothing where only counts are known. judged: whether p is known by now."""
        beside = None if pair is None else pair.beside
        if pair is None or beside is None:
            self._labels = ()
            self.lines.set_lines(())
            return
        names = pair.shown.evaluation.classes.names
        counts = found_by(beside.truth, beside.kind, beside.count, len(names))
        some = np.flatnonzero(counts.any(axis=1)).tolist()
        self._labels = (None, *some)
        joining = pair.comparison.joining
        of_shown = joining.label_of_b if pair.letter is Letter.A else joining.label_of_a
        chances = pair.comparison.class_chances[of_shown[:-1]] if judged else np.full(len(names), np.nan)
        rows = [(translated("all"), counts.sum(axis=0), "")]
        rows += [(shown(names[label]), counts[label], p_words(float(chances[label]))) for label in some]
        self.lines.set_lines(tuple((name, *map(table_count, row.tolist()), p) for name, row, p in rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the cell, and not the row alone."""
        before = self.currentIndex()
        super().keyPressEvent(event)
        after = self.currentIndex()
        if after.row() == before.row() and after.column() != before.column():
            self._choose(after)

    def _choose(self, index: QModelIndex) -> None:
        if 0 < index.column() <= len(FOUND):
            self.chosen.emit(self._labels[index.row()], FOUND[index.column() - 1])


def term_of(found: FoundBy) -> Term:
    """Return the query of what is found so."""
    terms = tuple(InComparison(change.value) for change in CHANGES_OF[found])
    return terms[0] if len(terms) == 1 else AnyOf(terms)
