"""The examples as a Qt model: rows are made when they are looked at, so length costs nothing."""

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cmviewer.examples.examples import Examples
from cmviewer.examples.words import one_line
from cmviewer.gui.plain_text import tip

EXAMPLE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1


class ExampleModel(QAbstractListModel):
    """Lists `Examples`; `EXAMPLE_ROLE` gives the `Example` itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.examples: Examples | None = None

    def set_examples(self, examples: Examples | None) -> None:
        """List other examples."""
        self.beginResetModel()
        self.examples = examples
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many examples there are."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or self.examples is None else len(self.examples)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Words, tool tip, or the example."""
        if self.examples is None or not index.isValid() or index.row() >= len(self.examples):
            return None
        if role == EXAMPLE_ROLE:
            return self.examples[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(self.examples[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(one_line(self.examples[index.row()]))
        return None
