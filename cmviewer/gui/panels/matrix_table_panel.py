"""The matrix as a table that is read aloud, sorted, and copied into a spreadsheet."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QVBoxLayout, QWidget

from cmviewer.gui.panels.matrix_table_model import MatrixTableModel
from cmviewer.gui.panels.table import Table
from cmviewer.gui.session import Session

NAMES: Final = 150
"""Pixels of the column of names."""


class MatrixTablePanel(QWidget):
    """Where the keyboard goes in it, there the matrix is selected; its words are those of the matrix."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = False
        self.model = MatrixTableModel(self)
        self.table = Table(self.model)
        self.table.setAccessibleName(self.tr("Matrix as a table"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.horizontalHeader().setSortIndicator(-1, self.table.horizontalHeader().sortIndicatorOrder())
        self.table.setSortingEnabled(True)
        self.table.setColumnWidth(0, NAMES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        session.shown_settled.connect(self._show)
        self.table.selectionModel().currentChanged.connect(self._choose)

    @property
    def lists(self) -> Mapping[str, QAbstractScrollArea]:
        """Lists whose bars a session keeps."""
        return {"matrix-table": self.table}

    def set_seen(self, *, seen: bool) -> None:
        """Show what has come while nobody looked."""
        self._seen = seen
        self._show()

    def _show(self) -> None:
        shown = self._session.shown
        if self._seen:
            header = self.table.horizontalHeader()
            self.model.set_view(None if shown is None else shown.view)
            self.model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def _choose(self, current: QModelIndex) -> None:
        selection = self.model.selection_at(current.row(), current.column()) if current.isValid() else None
        if selection is not None and self.table.hasFocus():
            self._session.select(selection)
            self.table.setAccessibleDescription(current.data() or "")
