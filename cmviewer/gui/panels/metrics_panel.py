"""Metrics of every class as a table, and the means below it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
)
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QWidget

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.confusion.measures import Measures
from cmviewer.confusion.metric import ClassMetric, Format, Mean, MetricTable
from cmviewer.confusion.metrics import METRICS
from cmviewer.confusion.view_state import Selection, class_of
from cmviewer.evaluation import Evaluation
from cmviewer.gui.panels.table import Table
from cmviewer.gui.plain_text import RichLabel
from cmviewer.gui.session import Session
from cmviewer.safe_text import shown
from cmviewer.workspace.panel_choices import PanelChoices, TableSort

CLASS: Final = "class"
NAME: Final = 110
WIDTHS: Final = {Format.COUNT: 76, Format.SHARE: 66, Format.COEFFICIENT: 76}
"""Pixels of a column."""
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

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many classes there are."""
        return 0 if parent is not None and parent.isValid() else self._rows(self._shown)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Words of a cell."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() else None
        if role != Qt.ItemDataRole.DisplayRole or self._shown is None or not index.isValid():
            return None
        label = self._labels[index.row()]
        if index.column() == 0:
            return shown(self._shown.evaluation.classes.names[label])
        metric = self.metrics[index.column() - 1]
        values = self._shown.measures.of_class.get(metric.name)
        return UNKNOWN if values is None else metric.format.text(values[label])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Names of the columns, and what they are."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.metrics[section - 1].help if section else None
        return self.columns[section] if role == Qt.ItemDataRole.DisplayRole else None

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


class MetricsPanel(QWidget):
    """A row leads to its class."""

    def __init__(self, session: Session, parent: QWidget | None = None, table: MetricTable = METRICS) -> None:
        super().__init__(parent)
        self._session = session
        self.model = MetricsModel(self, table)
        self.table = Table(self.model)
        self.means = RichLabel()
        self._lay_out()
        session.shown_changed.connect(self._show)
        session.opened.connect(lambda: self.model.set_shown(None))
        session.opened.connect(self._offer)
        self.table.row_chosen.connect(self._choose)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._ask_sort)
        session.panels_changed.connect(self._follow)
        session.selection_changed.connect(self._mark)

    @property
    def lists(self) -> Mapping[str, QAbstractScrollArea]:
        """Lists whose bars a session keeps."""
        return {"metrics": self.table}

    def _lay_out(self) -> None:
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.horizontalHeader().resizeSection(0, NAME)
        for column, metric in enumerate(self.model.metrics, 1):
            self.table.horizontalHeader().resizeSection(column, WIDTHS[metric.format])
        self.table.setAccessibleName(self.tr("Metrics of each class"))
        self.means.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.means.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.means)

    def _show(self) -> None:
        shown = self._session.shown
        self.model.set_shown(shown)
        if shown is None:
            return
        self.means.setText(_means(shown.measures) + _others(shown.measures))
        self._mark()

    def _offer(self, evaluation: Evaluation | None) -> None:
        """Show what the task knows."""
        for column, metric in enumerate(self.model.metrics, 1):
            is_known = evaluation is None or evaluation.task in metric.tasks
            self.table.setColumnHidden(column, not is_known)

    def _ask_sort(self, column: int, order: Qt.SortOrder) -> None:
        """Take what the header says."""
        metrics = TableSort(self.model.columns[column], descending=order is Qt.SortOrder.DescendingOrder)
        self._session.change(panels=replace(self._session.workspace.panels, metrics=metrics))

    def _follow(self, panels: PanelChoices) -> None:
        """Sort as it is chosen."""
        order = Qt.SortOrder.DescendingOrder if panels.metrics.descending else Qt.SortOrder.AscendingOrder
        columns, wanted = self.model.columns, panels.metrics.column
        column = columns.index(wanted) if wanted in columns else 0
        header = self.table.horizontalHeader()
        if (header.sortIndicatorSection(), header.sortIndicatorOrder()) != (column, order):
            with QSignalBlocker(header):
                header.setSortIndicator(column, order)
            self.model.sort(column, order)
            self._mark()

    def _mark(self) -> None:
        """Mark the class that is selected as a whole."""
        label = class_of(self._session.state.selection)
        self.table.show_row(None if label is None else self.model.row_of(label))

    def _choose(self, row: int) -> None:
        self._session.select(Selection(truth=(self.model.label_at(row),)))


def _place(metric: ClassMetric) -> tuple[bool, bool]:
    """Where its column stands: what a class comes to is seen first, what that is counted from behind it."""
    return metric.name != "support", metric.format is Format.COUNT


def _means(measures: Measures) -> str:
    """The means over all classes as a small table."""
    metrics = [metric for metric in measures.class_metrics if metric.means]
    rows = [["", *(metric.words for metric in metrics)]]
    for mean in Mean:
        values = [(metric, measures.mean(mean, metric)) for metric in metrics]
        rows.append([mean, *("" if value is None else metric.format.text(value) for metric, value in values)])
    lines = "".join(
        "<tr>"
        + "".join(f"<td align='right' style='padding-left: 10px'>{cell}</td>" for cell in row)
        + "</tr>"
        for row in rows
    )
    return f"<table>{lines}</table>"


def _others(measures: Measures) -> str:
    """What stands neither there nor beside the matrix, such as coefficients of agreement."""
    others = [metric for metric in measures.single if metric not in measures.headline]
    return "".join(f"<br>{metric.words_for(measures.task)} {measures.text(metric)}" for metric in others)
