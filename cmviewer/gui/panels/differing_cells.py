"""The cells whose counts differ most between two checkpoints, and whether that can be chance."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView

from cmviewer.confusion.comparison.beside import NOWHERE
from cmviewer.confusion.comparison.letters import Letter
from cmviewer.confusion.comparison.pair import HEAVIEST, ComparedPair
from cmviewer.confusion.comparison.verdict_words import p_words
from cmviewer.confusion.number_words import signed
from cmviewer.confusion.sentences import shown_name
from cmviewer.confusion.view_state import Selection
from cmviewer.gui.panels.found_table import NUMBERS, table_count
from cmviewer.gui.panels.lines_model import LinesModel
from cmviewer.gui.panels.table import Table
from cmviewer.gui.translating import translated


class DifferingCells(Table):
    """chosen: a cell, as a `Selection` of the shown run; never one with a class that only the other has."""

    chosen = Signal(object)

    def __init__(self) -> None:
        headings = (translated("truth"), translated("prediction"), "A", "B", "B − A", "p")
        self.lines = LinesModel(headings, names=2)
        super().__init__(self.lines)
        self._cells: tuple[Selection, ...] = ()
        columns = self.horizontalHeader()
        columns.setMinimumSectionSize(NUMBERS)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in range(2):
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setToolTip(
            self.tr(
                "p of B − A: swaps of the images, corrected for all cells in which 6 images or more differ "
                "(Benjamini and Hochberg); with fewer nothing can be told"
            )
        )
        self.setAccessibleName(self.tr("Cells whose counts differ most"))
        self.row_chosen.connect(self._select)

    def show_pair(self, pair: ComparedPair | None, *, judged: bool) -> None:
        """List the cells of a comparison. judged: whether p is known by now."""
        if pair is None:
            self._cells = ()
            self.lines.set_lines(())
            return
        comparison, evaluation = pair.comparison, pair.shown.evaluation
        rows = comparison.heaviest(HEAVIEST)
        truth, prediction, a, b = (column[rows].tolist() for column in comparison.cells)
        chances = comparison.cell_chances[rows].tolist() if judged else [float("nan")] * len(rows)
        place = _places(pair)
        self._cells = tuple(
            Selection((place[one],), (place[other],)) for one, other in zip(truth, prediction, strict=True)
        )
        names = {
            label: shown_name(label, comparison.classes, evaluation.task) for label in {*truth, *prediction}
        }
        self.lines.set_lines(
            tuple(
                (
                    names[one],
                    names[other],
                    table_count(of_a),
                    table_count(of_b),
                    signed(of_b - of_a),
                    p_words(p),
                )
                for one, other, of_a, of_b, p in zip(truth, prediction, a, b, chances, strict=True)
            )
        )

    def _select(self, row: int) -> None:
        cell = self._cells[row]
        if NOWHERE not in (*(cell.truth or ()), *(cell.prediction or ())):
            self.chosen.emit(cell)


def _places(pair: ComparedPair) -> dict[int, int]:
    """Label in the shown run of each of the comparison; `NOWHERE` for what that run does not have."""
    joining = pair.comparison.joining
    labels = (joining.label_of_b if pair.letter is Letter.A else joining.label_of_a).tolist()
    of_shown = {label: place for place, label in enumerate(labels)}
    return {label: of_shown.get(label, NOWHERE) for label in range(len(pair.comparison.classes) + 1)}
