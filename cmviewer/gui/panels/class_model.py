"""Classes as a Qt model with ticks; whole arrays at once, so that a million classes cost no wait."""

from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon

from cmviewer.evaluation import Classes
from cmviewer.gui.panels.swatch import swatch
from cmviewer.gui.plain_text import tip
from cmviewer.safe_text import shown

ModelIndex = QModelIndex | QPersistentModelIndex
SAID: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.CheckStateRole,
    }
)
FLAGS: Final = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemNeverHasChildren
)


class ClassModel(QAbstractListModel):
    """Lists the classes whose names hold a text. A tick is a wish: who owns the state answers it.

    `asked` gives the labels that shall be shown, ascending, or None for all.
    """

    asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names = Names(())
        self._colours: NDArray[np.uint8] | None = None
        self._swatches: dict[int, QIcon] = {}
        self._ticked: NDArray[np.bool_] = np.empty(0, np.bool_)
        self._shown: tuple[int, ...] | None = None
        self.found: NDArray[np.int64] = np.empty(0, np.int64)

    def set_classes(self, classes: Classes | None, colours: NDArray[np.uint8] | None = None) -> None:
        """List other classes, all of them ticked; colours, uint8 (K, 3), are those of maps."""
        self.beginResetModel()
        self._colours = colours
        self._swatches.clear()
        self.names = Names(() if classes is None else classes.names)
        self._ticked = np.ones(len(self.names), np.bool_)
        self._shown = None
        self.found = np.arange(len(self._ticked))
        self.endResetModel()

    def find(self, text: str) -> None:
        """List only classes whose names hold a text, in capitals or not."""
        self.beginResetModel()
        self.found = self.names.holding(text)
        self.endResetModel()

    def show_ticks(self, shown: tuple[int, ...] | None) -> None:
        """Tick these labels; None: all."""
        if shown is self._shown:
            return
        self._shown = shown
        self._ticked[:] = shown is None
        if shown:
            self._ticked[np.array(shown)] = True
        if self.rowCount():
            last = self.index(self.rowCount() - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])

    def ask_for(self, labels: NDArray[np.int64]) -> None:
        """Ask for just these labels."""
        every = len(labels) == len(self._ticked)
        self.asked.emit(None if every else tuple(np.sort(labels).tolist()))

    def row_of(self, label: int) -> int | None:
        """Row in which a class stands; None where it is not found."""
        rows = np.flatnonzero(self.found == label)
        return int(rows[0]) if len(rows) else None

    def label_at(self, row: int) -> int:
        """Class that stands in a row."""
        return int(self.found[row])

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many classes are found."""
        return 0 if parent is not None and parent.isValid() else len(self.found)

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Every class can be ticked."""
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Name, tick, or colour."""
        if role not in SAID or not index.isValid() or index.row() >= len(self.found):
            return None  # a list that is painted asks for seven
        label = self.label_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(self.names[label])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.names[label])
        if role == Qt.ItemDataRole.DecorationRole and self._colours is not None:
            return self._swatch(label)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._ticked[label] else Qt.CheckState.Unchecked
        return None

    def setData(self, index: ModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a class to be shown, or not."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        wanted = self._ticked.copy()
        wanted[self.label_at(index.row())] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.ask_for(np.flatnonzero(wanted))
        return True

    def _swatch(self, label: int) -> QIcon:
        """The colour of a class, drawn once."""
        assert self._colours is not None
        if label not in self._swatches:
            self._swatches[label] = swatch(QColor(*self._colours[label].tolist()))
        return self._swatches[label]


class Names:
    """Names of classes that can be searched, in capitals or not."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names

    def __len__(self) -> int:
        return len(self._names)

    def __getitem__(self, label: int) -> str:
        return self._names[label]

    def make_ready(self) -> None:
        """Do what the first search would do; of a million names a worker does it before."""
        _ = self._folded

    @cached_property
    def _folded(self) -> list[str]:
        return [name.casefold() for name in self._names]

    def holding(self, text: str) -> NDArray[np.int64]:
        """Labels of the names that hold a text, ascending."""
        if not text:
            return np.arange(len(self._names))
        wanted = text.casefold()
        return np.flatnonzero(np.fromiter((wanted in name for name in self._folded), np.bool_))
