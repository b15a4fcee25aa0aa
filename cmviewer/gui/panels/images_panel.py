"""Images by how much is wrong in them; a row lists the outcomes of its image."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.examples.image_ranking import ImageRanking, image_ranking
from cmviewer.examples.query import asking_alone
from cmviewer.gui.panels.images_model import IMAGE, ImagesModel
from cmviewer.gui.panels.table import COLUMN, Table
from cmviewer.gui.session import Session
from cmviewer.query import ImageName, written
from cmviewer.workspace.panel_choices import PanelChoices, TableSort

NAMES: Final = 190
"""Pixels of the names of images."""


class ImagesPanel(QWidget):
    """Ranked in a worker, and only while somebody looks."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = False
        self._ranked: CheckpointResult | None = None
        self._sort = session.workspace.panels.images
        self.model = ImagesModel(self)
        self.table = Table(self.model)
        self._lay_out()
        session.shown_settled.connect(self.refresh)
        session.opened.connect(self.refresh)
        session.panels_changed.connect(self._follow)
        self.table.row_chosen.connect(self._choose)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._ask_sort)

    @property
    def lists(self) -> Mapping[str, QAbstractScrollArea]:
        """Lists whose bars a session keeps."""
        return {"images": self.table}

    def set_seen(self, *, seen: bool) -> None:
        """Rank what was not ranked while nobody looked."""
        self._seen = seen
        if seen and self._counted() is not self._ranked:
            self.refresh()

    def refresh(self) -> None:
        """Rank the images of what is shown, if somebody looks."""
        shown, counted = self._session.shown, self._counted()
        self._session.jobs.cancel("images")
        if shown is None or counted is None:
            self._take(None, None)
        elif self._seen and counted is not self._ranked:
            self._session.jobs.start(
                "images",
                lambda _progress, _cancel: image_ranking(shown.evaluation, counted),
                lambda ranking: self._take(counted, ranking),
                lambda _error: None,
            )

    def _counted(self) -> CheckpointResult | None:
        shown = self._session.shown
        return None if shown is None else shown.counted

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.tr("Images by mistakes"))
        self.table.setSortingEnabled(True)
        columns = self.table.horizontalHeader()
        columns.setSectionsClickable(True)
        columns.setSortIndicatorShown(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.table, 1)

    def _take(self, counted: CheckpointResult | None, ranking: ImageRanking | None) -> None:
        shown = self._session.shown
        self._ranked = counted
        self.model.set_ranking(None if shown is None else shown.evaluation, ranking, self._sort)
        self._fit_columns()
        self._show_sort()

    def _fit_columns(self) -> None:
        """Give each column the width of its heading, and names some more."""
        header = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            header.resizeSection(column, max(COLUMN, header.sectionSizeHint(column)) if column else NAMES)

    def _ask_sort(self, column: int, order: Qt.SortOrder) -> None:
        """Take what the header says."""
        name = self.model.columns[column - 1].name if column else IMAGE
        sort = TableSort(name, descending=order is Qt.SortOrder.DescendingOrder)
        self._session.change(panels=replace(self._session.workspace.panels, images=sort))

    def _follow(self, panels: PanelChoices) -> None:
        """Sort as it is chosen."""
        if panels.images != self._sort:
            self._sort = panels.images
            self.model.sort_by(self._sort)
            self._show_sort()

    def _show_sort(self) -> None:
        header = self.table.horizontalHeader()
        with QSignalBlocker(header):
            header.setSortIndicator(*self.model.shown_sort(self._sort))

    def _choose(self, row: int) -> None:
        """List all outcomes of an image, whatever was selected."""
        text = written(ImageName(self.model.image_at(row), whole=True))
        query = asking_alone(self._session.workspace.query, text)
        self._session.change(selection=None, query=query)
