"""Examples as a table: a row an example, a column a field of its file."""

from typing import Final

import numpy as np
from PySide6.QtCore import QItemSelectionModel, QTimer, Signal
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from cmviewer.gui.examples.listing.rows_model import RowsModel
from cmviewer.gui.fonts import line_height
from cmviewer.gui.panels.table import ROW, Table
from cmviewer.gui.plain_text import tip
from cmviewer.safe_text import shown

ASK_PAUSE: Final = 20
"""Milliseconds after which rows that are looked at are asked for."""


class RowsTable(Table):
    """Asks for the pages that are in sight, and for the text of the rows that are copied."""

    pages_wanted = Signal(object)
    copy_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows = RowsModel()
        super().__init__(self.rows, parent)
        self.rows.setParent(self)
        self.verticalHeader().show()
        self._asking = QTimer(self, singleShot=True, interval=ASK_PAUSE)
        self._asking.timeout.connect(self._ask)
        self.rows.missed.connect(self._ask_soon)

    def show_place(self, place: int) -> None:
        """Make a row the current one, where it is not."""
        if place != self.currentIndex().row() and place < self.rows.rowCount():
            index = self.rows.index(place, max(0, self.currentIndex().column()))
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def copy(self) -> None:
        """Ask for the selected rows, or all where none is selected."""
        selected = [index.row() for index in self.selectionModel().selectedRows()]
        places = np.array(sorted(selected) or range(self.rows.rowCount()), np.int64)
        self.copy_wanted.emit(places)

    def _ask_soon(self) -> None:
        if not self._asking.isActive():
            self._asking.start()

    def _ask(self) -> None:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        missing = self.rows.missing(max(0, first), last if last >= 0 else self.rows.rowCount() - 1)
        if missing:
            self.pages_wanted.emit(missing)


class FieldList(QTableWidget):
    """All fields of one example: name and value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self.setHorizontalHeaderLabels([self.tr("field"), self.tr("value")])
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(line_height(ROW))
        self.horizontalHeader().setStretchLastSection(True)
        self.setAccessibleName(self.tr("Fields of the example"))

    def show_fields(self, fields: tuple[tuple[str, str], ...]) -> None:
        """Show other fields, or nothing."""
        self.setRowCount(len(fields))
        for row, pair in enumerate(fields):
            for column, text in enumerate(pair):
                item = QTableWidgetItem(shown(text))
                item.setToolTip(tip(text))
                self.setItem(row, column, item)
        self.setVisible(bool(fields))
