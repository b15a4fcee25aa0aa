"""The fields of examples as a Qt model: pages of rows that are read when they are looked at."""

from typing import Any, Final

from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cmviewer.bounded_cache import BoundedCache
from cmviewer.examples.examples import Examples
from cmviewer.examples.pages import PAGE
from cmviewer.gui.plain_text import tip
from cmviewer.safe_text import shown

PAGES_KEPT: Final = 50
LATER: Final = "…"

_Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Row by row what the files say of examples; `missed` asks for rows that are not read yet."""

    missed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.examples: Examples | None = None
        self._names: tuple[str, ...] = ()
        self._pages: BoundedCache[int, NDArray[Any]] = BoundedCache(PAGES_KEPT)

    def set_examples(self, examples: Examples | None, names: tuple[str, ...]) -> None:
        """List other examples, whose fields have these names."""
        self.beginResetModel()
        self.examples, self._names = examples, names
        self._pages.clear()
        self.endResetModel()

    def take(self, page: int, text: NDArray[Any]) -> None:
        """Take the fields of a page, object (rows, columns)."""
        self._pages.keep(page, text)
        last = self.index(page * PAGE + len(text) - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(page * PAGE, 0), last)

    def missing(self, first: int, last: int) -> list[int]:
        """Pages of the rows from `first` to `last` that are not read."""
        return [page for page in range(first // PAGE, last // PAGE + 1) if page not in self._pages]

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many examples there are."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or self.examples is None else len(self.examples)

    def columnCount(self, parent: _Index | None = None) -> int:
        """How many fields each has."""
        return 0 if parent is not None and parent.isValid() else len(self._names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Return a field, or a sign that it comes later."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        page = self._pages.get(index.row() // PAGE)
        if page is None:
            self.missed.emit()
            return LATER
        return _words(page[index.row() % PAGE, index.column()], role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Names of the fields, and of the examples."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return _words(self._names[section], role)
        return None if self.examples is None else _words(self.examples[section].name, role)


def _words(text: str, role: int) -> str:
    return tip(text) if role == Qt.ItemDataRole.ToolTipRole else shown(text)
