"""A few lines of words as a Qt model; the first column is a name, the others stand to the right."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ModelIndex = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractTableModel):
    """lines: the words of each line, as many as there are headings. names: columns that are names."""

    def __init__(self, headings: tuple[str, ...], names: int = 1, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = headings
        self._names = names
        self.lines: tuple[tuple[str, ...], ...] = ()

    def set_lines(self, lines: tuple[tuple[str, ...], ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """How many words a line has."""
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Words of a cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() >= self._names else None
        return self.lines[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """The headings."""
        is_heading = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._headings[section] if is_heading else None
