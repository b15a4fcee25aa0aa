"""Metrics of every class as a Qt model, with their intervals where these are wanted."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.confusion.interval_words import with_interval
from cmviewer.confusion.intervals import Intervals
from cmviewer.confusion.metric import ClassMetric, Format, MetricTable
from cmviewer.confusion.metrics import METRICS
from cmviewer.gui.plain_text import tip
from cmviewer.gui.translating import spoken, translated
from cmviewer.safe_text import shown

CLASS: Final = "class"
UNKNOWN: Final = "–"
"""Stands for what the task does not know, such as how many objects are rightly not predicted."""
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ModelIndex = QModelIndex | QPersistentModelIndex


class MetricsModel(QAbstractTableModel):
    """A row a class, a column a metric of a table; sorts itself, whole columns at once."""

    def __init__(self, parent: QObject | None = None, table: MetricTable = METRICS) -> None:
        super().__init__(parent)
        self.metrics = sorted(table.of_class, key=_place)
        self.columns = (CLASS, *(metric.words for metric in self.metrics))
        self._shown: ArrangedResult | None = None
        self._intervals: Intervals | None = None
        self._sorted_by = 0, Qt.SortOrder.AscendingOrder
        self._labels: NDArray[np.int64] = np.empty(0, np.int64)

    def label_at(self, row: int) -> int:
        """Class that stands in a row."""
        return int(self._labels[row])

    def row_of(self, label: int) -> int | None:
        """Row in which a class stands."""
        rows = np.flatnonzero(self._labels == label)
        return int(rows[0]) if len(rows) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by the class means the order of the data."""
        self._sorted_by = column, order
        self.layoutAboutToBeChanged.emit()
        self._order_labels()
        self.layoutChanged.emit()

    def set_shown(self, shown: ArrangedResult | None) -> None:
        """Show other metrics; a table of as many classes stays where it is."""
        same = None not in (self._shown, shown) and self._rows(self._shown) == self._rows(shown)
        if not same:
            self.beginResetModel()
        self._shown = shown
        self._order_labels()
        if not same:
            self.endResetModel()
        elif self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    def set_intervals(self, intervals: Intervals | None) -> None:
        """Write the intervals of what is shown beside the values, or none."""
        self._intervals = intervals
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many classes there are."""
        return 0 if parent is not None and parent.isValid() else self._rows(self._shown)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Words of a cell."""
        if self._shown is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        label = int(self._labels[index.row()])
        return self._name(label) if index.column() == 0 else self._value(label, index.column() - 1)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Names of the columns, and what they are."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(translated(self.metrics[section - 1].help)) if section else None
        return translated(self.columns[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def _name(self, label: int) -> str:
        """Name of a class, which says so where it has few truths."""
        assert self._shown is not None
        name = shown(self._shown.evaluation.classes.names[label])
        few = "" if self._intervals is None else self._intervals.says_little(label)
        return f"{name} · {spoken(few)}" if few else name

    def _value(self, label: int, place: int) -> str:
        assert self._shown is not None
        metric = self.metrics[place]
        values = self._shown.measures.of_class.get(metric.name)
        if values is None:
            return UNKNOWN
        text = metric.format.text(values[label])
        ends = None if self._intervals is None else self._intervals.of_class.get(metric.name)
        return (
            text if ends is None else spoken(with_interval(text, tuple(ends[label].tolist()), metric.format))
        )

    def _order_labels(self) -> None:
        column, order = self._sorted_by
        labels = np.arange(self._rows(self._shown), dtype=np.int64)
        if self._shown is not None and column:
            values = self._shown.measures.of_class.get(self.metrics[column - 1].name, labels)
            labels = np.argsort(np.nan_to_num(values, nan=-np.inf), kind="stable")
        self._labels = labels if order is Qt.SortOrder.AscendingOrder else labels[::-1]

    @staticmethod
    def _rows(shown: ArrangedResult | None) -> int:
        return 0 if shown is None else len(shown.evaluation.classes)


def _place(metric: ClassMetric) -> tuple[bool, bool]:
    """Where its column stands: what a class comes to is seen first, what that is counted from behind it."""
    return metric.name != "support", metric.format is Format.COUNT
