"""Confused pairs as a Qt model: a row a pair, as they are ranked."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cmviewer.confusion.number_words import percent
from cmviewer.confusion.pairs import ConfusedPairs, Directions, Rank
from cmviewer.confusion.sentences import shown_name
from cmviewer.evaluation import Evaluation
from cmviewer.gui.plain_text import tip
from cmviewer.gui.translating import translated

HEADINGS: Final = {
    Directions.EACH: ("truth", "prediction", "count", "% of truth", "% of prediction"),
    Directions.BOTH: ("class", "confused with", "count", "% of truths", "% of predictions"),
}
RANKS: Final = {2: Rank.COUNT, 3: Rank.TRUTH, 4: Rank.PREDICTION}
"""What a column ranks by."""
LISTED: Final = 100_000
"""Most pairs that are listed; the CSV has them all."""
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ModelIndex = QModelIndex | QPersistentModelIndex


class PairsModel(QAbstractTableModel):
    """Lists `ConfusedPairs`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self.pairs: ConfusedPairs | None = None

    def set_pairs(self, evaluation: Evaluation | None, pairs: ConfusedPairs | None) -> None:
        """List other pairs."""
        self.beginResetModel()
        self._evaluation, self.pairs = evaluation, pairs
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many pairs are listed."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or self.pairs is None else min(LISTED, len(self.pairs))

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS[Directions.EACH])

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Words of a cell; its tip is the same."""
        if role == Qt.ItemDataRole.ToolTipRole:
            words = self.data(index)
            return None if words is None else tip(words)
        if self.pairs is None or self._evaluation is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() in RANKS else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        pairs, row = self.pairs, index.row()
        match index.column():
            case 0:
                return shown_name(int(pairs.truth[row]), self._evaluation.classes, self._evaluation.task)
            case 1:
                return shown_name(int(pairs.prediction[row]), self._evaluation.classes, self._evaluation.task)
            case 2:
                return f"{pairs.count[row]:,}"
            case 3:
                return percent(float(pairs.of_truth[row]))
            case _:
                return percent(float(pairs.of_prediction[row]))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        directions = Directions.EACH if self.pairs is None else self.pairs.directions
        return translated(HEADINGS[directions][section])
