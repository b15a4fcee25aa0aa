"""The matrix as a Qt table: a row a class, its name before its cells, total and rate behind them."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.number_words import percent
from cmviewer.confusion.view_state import Selection, View
from cmviewer.gui.plain_text import tip
from cmviewer.gui.translating import spoken, translated

RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
FIRST: Final = 1
"""Column of the first cell; names stand before it."""
ModelIndex = QModelIndex | QPersistentModelIndex


class MatrixTableModel(QAbstractTableModel):
    """Shows a `MatrixView`, its rows in the order of any column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: MatrixView | None = None
        self._order: NDArray[np.intp] = np.zeros(0, np.intp)

    def set_view(self, view: MatrixView | None) -> None:
        """Show another view, in the order of its classes."""
        self.beginResetModel()
        self._view = view
        self._order = np.arange(0 if view is None else view.shape[0])
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many classes stand on the rows."""
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Name, cells, total and rate."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or self._view is None else FIRST + self._view.shape[1] + 2

    def selection_at(self, row: int, column: int) -> Selection | None:
        """Return what a place of the table stands for: a cell, or of name and totals the whole row."""
        if self._view is None or not 0 <= row < len(self._order):
            return None
        at = int(self._order[row])
        is_cell = FIRST <= column < FIRST + self._view.shape[1]
        return self._view.cell(at, column - FIRST) if is_cell else self._view.row(at)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Words of a place: a count, and its share where shares are shown."""
        if self._view is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() >= FIRST else None
        if not _is_text(role):
            return None
        words = self._words(int(self._order[index.row()]), index.column())
        return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Names of the columns."""
        view = self._view
        if view is None or not _is_text(role) or orientation is not Qt.Orientation.Horizontal:
            return None
        corner = f"{translated(view.rows.side.value)} \\ {translated(view.columns.side.value)}"
        names = (corner, *view.columns.names, translated("total"))
        words = names[section] if section < len(names) else f"{spoken(view.rows.rate_name)} %"
        return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; a column below 0 gives them their own order again."""
        if self._view is None:
            return
        self.layoutAboutToBeChanged.emit()
        places = np.argsort(self._keys(column), kind="stable")
        self._order = places if order is Qt.SortOrder.AscendingOrder or column < 0 else places[::-1]
        self.layoutChanged.emit()

    def _keys(self, column: int) -> NDArray[Any]:
        assert self._view is not None
        view, cells = self._view, self._view.shape[1]
        if column < 0:
            return np.arange(view.shape[0])
        if column < FIRST:
            return np.array([name.casefold() for name in view.rows.names])
        if column < FIRST + cells:
            return np.nan_to_num(view.values[:, column - FIRST], nan=-1.0)
        return view.rows.totals if column == FIRST + cells else np.nan_to_num(view.rows.rates, nan=-1.0)

    def _words(self, row: int, column: int) -> str:
        assert self._view is not None
        view, cells = self._view, self._view.shape[1]
        if column < FIRST:
            return view.rows.names[row]
        if column < FIRST + cells:
            return self._cell(row, column - FIRST)
        if column == FIRST + cells:
            return f"{view.rows.totals[row]:,}"
        return percent(float(view.rows.rates[row])) if row < len(view.rows.rates) else ""

    def _cell(self, row: int, column: int) -> str:
        assert self._view is not None
        view = self._view
        if not view.exists[row, column]:
            return ""
        count = f"{view.counts[row, column]:,}"
        return (
            count
            if view.view is View.COUNTS or count == "0"
            else f"{count} ({percent(float(view.values[row, column]))})"
        )


def _is_text(role: int) -> bool:
    return role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
