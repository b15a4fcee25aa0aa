"""Confused pairs: which class is taken for which, most confused first."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.confusion.pairs import ConfusedPairs, Directions, Rank, confused_pairs
from cmviewer.gui.panels.pairs_model import LISTED, RANKS, PairsModel
from cmviewer.gui.panels.table import Table
from cmviewer.gui.plain_text import Label
from cmviewer.gui.session import Session
from cmviewer.gui.translating import translated
from cmviewer.said import said, said_of
from cmviewer.workspace.panel_choices import PairsChoice, PanelChoices

WIDTHS: Final = {2: 84, 3: 96, 4: 112}
"""Pixels of the columns of numbers; names share the rest."""


class PairsPanel(QWidget):
    """A row leads to its cell. Pairs are ranked in a worker, and only while somebody looks."""

    export_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = False
        self._ranked: ArrangedResult | None = None
        self._choice = session.workspace.panels.pairs
        self.model = PairsModel(self)
        self.table = Table(self.model)
        self.rank = QComboBox()
        self.both = QToolButton()
        self.count = Label()
        self.export = QPushButton(self.tr("Export CSV…"))
        self._lay_out()
        self._connect()

    @property
    def lists(self) -> Mapping[str, QAbstractScrollArea]:
        """Lists whose bars a session keeps."""
        return {"pairs": self.table}

    def set_seen(self, *, seen: bool) -> None:
        """Rank what was not ranked while nobody looked."""
        self._seen = seen
        if seen and (self._session.shown is not self._ranked or self.model.pairs is None):
            self.refresh()

    def refresh(self) -> None:
        """Rank the pairs of what is shown, if somebody looks."""
        shown = self._session.shown
        self._session.jobs.cancel("pairs")
        if shown is None:
            self._take(None, None)
        elif self._seen:
            choice = self._session.workspace.panels.pairs
            self._session.jobs.start(
                "pairs",
                lambda _progress, _cancel: confused_pairs(
                    shown.matrix,
                    background=shown.seen.background,
                    rank=choice.rank,
                    directions=choice.directions,
                ),
                lambda pairs: self._take(shown, pairs),
                lambda _error: None,
            )

    def _lay_out(self) -> None:
        for rank in Rank:
            self.rank.addItem(translated(rank.value), rank)
        self.both.setText(self.tr("Both directions"))
        self.both.setToolTip(self.tr("Add a → b and b → a up"))
        self.both.setCheckable(True)
        self.table.setAccessibleName(self.tr("Confused pairs"))
        columns = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            columns.resizeSection(column, WIDTHS.get(column, 0))
            if column not in WIDTHS:
                columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        columns.setSectionsClickable(True)
        columns.setSortIndicatorShown(True)
        self._show_rank()
        label = Label(self.tr("&Rank by"))
        label.setBuddy(self.rank)
        side = QVBoxLayout()
        for widgets in ((label, self.rank), (self.both, self.export), (self.count,)):
            row = QHBoxLayout()
            for widget in widgets:
                row.addWidget(widget)
            side.addLayout(row)
        side.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.table, 1)
        layout.addLayout(side)

    def _connect(self) -> None:
        session = self._session
        session.shown_settled.connect(self.refresh)
        session.opened.connect(self.refresh)
        self.rank.currentIndexChanged.connect(self._ask)
        self.both.toggled.connect(self._ask)
        session.panels_changed.connect(self._follow)
        session.selection_changed.connect(self._mark)
        self.export.clicked.connect(self.export_asked)
        self.table.row_chosen.connect(self._choose)
        self.table.horizontalHeader().sectionClicked.connect(self._rank_by)

    def _ask(self) -> None:
        """Take what the widgets say."""
        directions = Directions.BOTH if self.both.isChecked() else Directions.EACH
        choice = PairsChoice(Rank(self.rank.currentData()), directions)
        self._session.change(panels=replace(self._session.workspace.panels, pairs=choice))

    def _follow(self, panels: PanelChoices) -> None:
        """Show what is chosen, and rank anew where that is another choice."""
        with QSignalBlocker(self.rank), QSignalBlocker(self.both):
            self.rank.setCurrentIndex(self.rank.findData(panels.pairs.rank))
            self.both.setChecked(panels.pairs.directions is Directions.BOTH)
        self._show_rank()
        if panels.pairs != self._choice:
            self._choice = panels.pairs
            self.refresh()

    def _rank_by(self, column: int) -> None:
        if column in RANKS:
            self.rank.setCurrentIndex(self.rank.findData(RANKS[column]))
        self._show_rank()

    def _show_rank(self) -> None:
        """Point at the column that the pairs are ranked by."""
        column = next(
            column for column, rank in RANKS.items() if rank is self._session.workspace.panels.pairs.rank
        )
        header = self.table.horizontalHeader()
        with QSignalBlocker(header):
            header.setSortIndicator(column, Qt.SortOrder.DescendingOrder)

    def _take(self, shown: ArrangedResult | None, pairs: ConfusedPairs | None) -> None:
        self._ranked = shown
        self.model.set_pairs(None if shown is None else shown.evaluation, pairs)
        self.export.setEnabled(pairs is not None and len(pairs) > 0)
        self.count.setText("" if pairs is None else count_words(pairs))
        self._mark()

    def _mark(self) -> None:
        """Mark the pair that is selected."""
        pairs = self.model.pairs
        self.table.show_row(None if pairs is None else pairs.place_of(self._session.state.selection))

    def _choose(self, row: int) -> None:
        if self.model.pairs is not None:
            self._session.select(self.model.pairs.selection(row))


def count_words(pairs: ConfusedPairs) -> str:
    """Say how many pairs are listed, and how many mistakes they are."""
    number = said_of(len(pairs), "1 pair", "{count:,} pairs")
    if len(pairs) > LISTED:
        number = said("the first {:,} of {}", LISTED, number)
    return said_of(int(pairs.count.sum()), "{}, 1 mistake", "{}, {count:,} mistakes", number)
