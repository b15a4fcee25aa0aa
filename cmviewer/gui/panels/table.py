"""A table of which a row leads somewhere, and whose rows can be copied into a spreadsheet."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cmviewer.gui.fonts import line_height
from cmviewer.gui.keys import KeepsCopy
from cmviewer.safe_text import harmless

ROW: Final = 22
COLUMN: Final = 84


class Table(QTableView):
    """Says which row is chosen: by a click, by Enter, or by moving to it with the keys."""

    row_chosen = Signal(int)

    def __init__(self, model: QAbstractTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(line_height(ROW))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(48)
        columns.setDefaultSectionSize(COLUMN)
        KeepsCopy(self)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_row(self, row: int | None) -> None:
        """Mark the row of what is selected elsewhere; none where none of them is."""
        model, chosen = self.model(), self.selectionModel()
        if row is None or not 0 <= row < model.rowCount():
            chosen.clear()
        elif not chosen.isRowSelected(row):
            index = model.index(row, max(0, self.currentIndex().column()))
            flags = QItemSelectionModel.SelectionFlag
            chosen.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the row."""
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self._choose(self.currentIndex())

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as text."""
        QGuiApplication.clipboard().setText(self.selected_text())

    def selected_text(self) -> str:
        """Header and selected rows, or all rows where none is selected, with tabs between; as it is seen."""
        model = self.model()
        columns = [column for column in range(model.columnCount()) if not self.isColumnHidden(column)]
        rows = sorted({index.row() for index in self.selectedIndexes()}) or range(model.rowCount())
        lines = [[model.headerData(column, Qt.Orientation.Horizontal) for column in columns]]
        lines += [[model.index(row, column).data() for column in columns] for row in rows]
        return "\n".join("\t".join(harmless(str(field)) for field in line) for line in lines)

    def _choose(self, index: QModelIndex) -> None:
        self.row_chosen.emit(index.row())
