"""The examples as a Qt model: rows are made when they are looked at, so length costs next to nothing."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from cmviewer.examples.examples import Example, Examples
from cmviewer.examples.words import one_line
from cmviewer.gui.plain_text import tip
from cmviewer.gui.translating import spoken, translated

EXAMPLE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
BADGE_ROLE: Final = EXAMPLE_ROLE + 1
BLIND_ROLE: Final = EXAMPLE_ROLE + 2
MADE: Final = 500
"""Examples that are kept as they were made: a card that is painted asks three times for its own."""


def _no_words(_example: Example) -> str:
    return ""


class ExampleModel(QStringListModel):
    """Lists `Examples`; `EXAMPLE_ROLE` gives the `Example` itself, `BADGE_ROLE` what its picture says.

    said, badge: give what is said of an example, in full and in few words. is_blind: whether nobody is to see
    what was predicted, which `BLIND_ROLE` tells.

    How many rows there are Qt counts itself, in empty strings: a list that is laid out asks it for each of
    them, and asking Python fifty thousand times would keep the window from answering.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.examples: Examples | None = None
        self._made: dict[int, Example] = {}
        self.said: Callable[[Example], str] = _no_words
        self.badge: Callable[[Example], str] = _no_words
        self.is_blind: Callable[[Example], bool] = lambda _example: False

    def set_examples(self, examples: Examples | None) -> None:
        """List other examples."""
        count, before = 0 if examples is None else len(examples), self.rowCount()
        self.beginResetModel()
        self.examples = examples
        self._made.clear()
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        if count > before:
            self.insertRows(0, count - before)
        elif count < before:
            self.removeRows(0, before - count)
        self.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.endResetModel()

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Words, tool tip, or the example."""
        if self.examples is None or not index.isValid() or index.row() >= len(self.examples):
            return None
        if role == EXAMPLE_ROLE:
            return self._example(self.examples, index.row())
        if role == BLIND_ROLE:
            return self.is_blind(self._example(self.examples, index.row()))
        if role == BADGE_ROLE:
            return self.badge(self._example(self.examples, index.row()))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._line(self._example(self.examples, index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._line(self._example(self.examples, index.row())))
        return None

    def _example(self, examples: Examples, row: int) -> Example:
        if row not in self._made:
            if len(self._made) >= MADE:
                self._made.clear()
            self._made[row] = examples[row]
        return self._made[row]

    def _line(self, example: Example) -> str:
        if self.is_blind(example):
            return translated("{}: truth {}").format(example.name, example.truth)
        return ", ".join(map(spoken, filter(None, (one_line(example), self.said(example)))))
