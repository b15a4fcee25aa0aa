"""Metrics of every class as a table, and the means below it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cmviewer.confusion.interval_words import with_interval
from cmviewer.confusion.intervals import Intervals
from cmviewer.confusion.measures import Measures
from cmviewer.confusion.metric import Format, Mean, MetricTable
from cmviewer.confusion.metrics import METRICS
from cmviewer.confusion.view_state import Selection, class_of
from cmviewer.evaluation import Evaluation
from cmviewer.gui.panels.metric_intervals import MetricIntervals
from cmviewer.gui.panels.metrics_model import MetricsModel
from cmviewer.gui.panels.table import Table
from cmviewer.gui.plain_text import Label, RichLabel
from cmviewer.gui.session import Session
from cmviewer.gui.translating import spoken, translated
from cmviewer.workspace.panel_choices import PanelChoices, TableSort

NAME, NAME_OF_FEW = 110, 200
"""Pixels of the names, and where some say that they are of few truths."""
WIDTHS: Final = {Format.COUNT: 76, Format.SHARE: 66, Format.COEFFICIENT: 76}
WITH_INTERVALS: Final = {Format.COUNT: 76, Format.SHARE: 156, Format.COEFFICIENT: 150}
"""Pixels of a column."""


class MetricsPanel(QWidget):
    """A row leads to its class."""

    def __init__(self, session: Session, parent: QWidget | None = None, table: MetricTable = METRICS) -> None:
        super().__init__(parent)
        self._session = session
        self.model = MetricsModel(self, table)
        self.table = Table(self.model)
        self.means = RichLabel()
        self.wanted = QCheckBox(self.tr("95 % intervals"))
        self.waiting = Label()
        self.room = QScrollArea(widgetResizable=True)
        self.intervals = MetricIntervals(session, table, self)
        self._lay_out()
        session.shown_settled.connect(self._show)
        session.opened.connect(lambda: self.model.set_shown(None))
        session.opened.connect(self._offer)
        self.table.row_chosen.connect(self._choose)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._ask_sort)
        session.panels_changed.connect(self._follow)
        session.selection_changed.connect(self._mark)
        self.wanted.toggled.connect(self._ask_intervals)
        self.intervals.changed.connect(self._show_intervals)

    def set_seen(self, *, seen: bool) -> None:
        """Draw the intervals that were not drawn while nobody looked."""
        self.intervals.set_seen(seen=seen)

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
        self.room.setAccessibleName(self.tr("Metrics over all classes"))
        self.means.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.means.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.wanted.setToolTip(
            self.tr("How far each metric may lie from that of all such images: 2,000 draws of the images")
        )
        aside = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(self.wanted)
        head.addWidget(self.waiting, 1)
        aside.addLayout(head)
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setWidget(self.means)
        aside.addWidget(self.room, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.table, 1)
        layout.addLayout(aside)

    def _show(self) -> None:
        shown = self._session.shown
        self.model.set_shown(shown)
        if shown is None:
            return
        self._show_means(shown.measures)
        self._mark()

    def _show_means(self, measures: Measures) -> None:
        intervals = self.intervals.found
        self.means.setText(_means(measures) if intervals is None else _with_intervals(measures, intervals))
        bar = self.room.verticalScrollBar().sizeHint().width()
        self.room.setMinimumWidth(self.means.sizeHint().width() + bar)

    def _show_intervals(self) -> None:
        """Write them beside the values; columns are as wide as both."""
        found, shown = self.intervals.found, self._session.shown
        self.model.set_intervals(found)
        header = self.table.horizontalHeader()
        header.resizeSection(0, NAME_OF_FEW if found is not None and found.has_few else NAME)
        for column, metric in enumerate(self.model.metrics, 1):
            header.resizeSection(column, (WIDTHS if found is None else WITH_INTERVALS)[metric.format])
        self.waiting.setText(self.tr("drawing…") if self.intervals.is_running else self._why_none())
        if shown is not None:
            self._show_means(shown.measures)

    def _why_none(self) -> str:
        is_known = self.intervals.found is not None or not self.wanted.isChecked()
        return "" if is_known else self.tr("none: no images are known")

    def _ask_intervals(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._session.set_value("panels.intervals", wanted)

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
        """Sort as it is chosen, with intervals where they are wanted."""
        with QSignalBlocker(self.wanted):
            self.wanted.setChecked(panels.intervals)
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


def _means(measures: Measures) -> str:
    """The means over all classes as a small table, and what stands neither there nor beside the matrix."""
    metrics = [metric for metric in measures.class_metrics if metric.means]
    rows = [["", *(translated(metric.words) for metric in metrics)]]
    for mean in Mean:
        values = [(metric, measures.mean(mean, metric)) for metric in metrics]
        rows.append(
            [
                translated(mean.value),
                *("" if value is None else metric.format.text(value) for metric, value in values),
            ]
        )
    others = [metric for metric in measures.single if metric not in measures.headline]
    return _table(rows) + "".join(
        f"<br>{translated(metric.words_for(measures.task))} {measures.text(metric)}" for metric in others
    )


def _with_intervals(measures: Measures, intervals: Intervals) -> str:
    """All metrics over all, a line each."""
    known = [one for one in measures.table.overall if one.name in intervals.overall]
    return _table(
        [
            translated(one.words_for(measures.task)),
            spoken(with_interval(measures.text(one), intervals.overall[one.name], one.format)),
        ]
        for one in known
    )


def _table(rows: Iterable[Iterable[str]]) -> str:
    lines = "".join(
        "<tr>"
        + "".join(f"<td align='right' style='padding-left: 10px'>{cell}</td>" for cell in row)
        + "</tr>"
        for row in rows
    )
    return f"<table>{lines}</table>"
