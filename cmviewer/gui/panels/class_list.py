"""The ticked list of classes: a click on a box ticks, a click on a name chooses."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cmviewer.gui.fonts import line_height
from cmviewer.gui.panels.class_model import ClassModel
from cmviewer.gui.panels.swatch import SWATCH

ROW: Final = 22
"""Pixels of a row."""


class ClassList(QTableView):
    """Says which class was chosen by its name.

    A table of one column: unlike a list it does not lay every row out, and there may be a million.
    """

    name_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes = ClassModel(self)
        self._tick: object = None
        self.setModel(self.classes)
        self.setItemDelegate(_Boxes(self))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setIconSize(QSize(SWATCH, SWATCH))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().setDefaultSectionSize(line_height(ROW))
        self.pressed.connect(self._remember_tick)
        self.clicked.connect(self._choose_unless_ticked)
        self.activated.connect(self.choose)

    def choose(self, index: QModelIndex) -> None:
        """Say that a class was chosen."""
        if index.isValid():
            self.name_chosen.emit(self.classes.label_at(index.row()))

    def show_class(self, label: int | None) -> None:
        """Mark the class that is selected as a whole; none where none is."""
        row = None if label is None else self.classes.row_of(label)
        if row is None:
            self.selectionModel().clear()
        elif row != self.currentIndex().row() or not self.selectionModel().hasSelection():
            self.selectionModel().setCurrentIndex(
                self.classes.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _remember_tick(self, index: QModelIndex) -> None:
        self._tick = index.data(Qt.ItemDataRole.CheckStateRole)

    def _choose_unless_ticked(self, index: QModelIndex) -> None:
        """A click on the box has changed the tick by now; any other is on the name."""
        if index.data(Qt.ItemDataRole.CheckStateRole) == self._tick:
            self.choose(index)


class _Boxes(QStyledItemDelegate):
    """Boxes with an outline that is seen on dark ground too: Fusion takes it from the window's colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = -1
        self._palette = QPalette()

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Give the boxes a colour of text."""
        super().initStyleOption(option, index)
        if option.palette.cacheKey() != self._key:
            self._key, self._palette = option.palette.cacheKey(), QPalette(option.palette)
            outline = self._palette.color(QPalette.ColorRole.PlaceholderText)
            self._palette.setColor(QPalette.ColorRole.Window, outline)
        option.palette = self._palette
