"""Images with what is wrong in each as a Qt model: a row an image, sorted by whole columns."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cmviewer.confusion.number_words import percent
from cmviewer.evaluation import Evaluation
from cmviewer.examples.image_ranking import ImageColumn, ImageRanking
from cmviewer.gui.plain_text import tip
from cmviewer.gui.translating import translated
from cmviewer.safe_text import shown
from cmviewer.workspace.panel_choices import TableSort

IMAGE: Final = "image"
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ModelIndex = QModelIndex | QPersistentModelIndex


class ImagesModel(QAbstractTableModel):
    """Lists an `ImageRanking`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self._order: NDArray[np.int64] = np.empty(0, np.int64)
        self.ranking: ImageRanking | None = None

    @property
    def columns(self) -> tuple[ImageColumn, ...]:
        """What is known of each image beside its name."""
        return () if self.ranking is None else self.ranking.columns

    def set_ranking(
        self, evaluation: Evaluation | None, ranking: ImageRanking | None, sort: TableSort
    ) -> None:
        """List other images, in an order."""
        self.beginResetModel()
        self._evaluation, self.ranking = evaluation, ranking
        self._order = self._sorted(sort)
        self.endResetModel()

    def sort_by(self, sort: TableSort) -> None:
        """List them in another order."""
        self.layoutAboutToBeChanged.emit()
        self._order = self._sorted(sort)
        self.layoutChanged.emit()

    def shown_sort(self, sort: TableSort) -> tuple[int, Qt.SortOrder]:
        """Column and order in which they are listed."""
        column, descending = self._meant(sort)
        names = [one.name for one in self.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        return (1 + names.index(column) if column in names else 0), order

    def image_at(self, row: int) -> str:
        """Name of the image that stands in a row."""
        assert self.ranking is not None
        assert self._evaluation is not None
        return self._evaluation.images.name(int(self.ranking.image[self._order[row]]))

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many images there are."""
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else 1 + len(self.columns)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Words of a cell; the tip of a name is the same."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if index.column() else tip(self.image_at(index.row()))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == 0:
            return shown(self.image_at(index.row()))
        column = self.columns[index.column() - 1]
        value = column.values[self._order[index.row()]]
        return percent(float(value)) if column.is_share else f"{int(value):,}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Names of the columns, and what their numbers are."""
        if role == Qt.ItemDataRole.ToolTipRole and section and self.ranking is not None:
            return self.tr("All that is counted in the image, also what the matrix hides")
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return translated(self.columns[section - 1].name if section else IMAGE)

    def _meant(self, sort: TableSort) -> tuple[str, bool]:
        """Column and direction of a sort; without a column, or with one that is not there, worst first."""
        known = {IMAGE, *(column.name for column in self.columns)}
        if self.ranking is None or sort.column in known:
            return sort.column, sort.descending
        return self.ranking.worst.name, self.ranking.worst.largest_first

    def _sorted(self, sort: TableSort) -> NDArray[np.int64]:
        if self.ranking is None:
            return np.empty(0, np.int64)
        name, descending = self._meant(sort)
        return self.ranking.order(name, descending=descending)
