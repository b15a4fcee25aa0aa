"""Everything that can be done, found by some letters of its words."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from cmviewer.gui.actions.listed import ListedAction
from cmviewer.gui.fonts import line_height

ROW = 24
NAME = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """A line to type in, and what it finds: Enter does it."""

    def __init__(
        self, listed: tuple[ListedAction, ...], actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Command palette"))
        self._listed = listed
        self._actions = actions
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("What shall be done?"))
        self.line.setAccessibleName(self.tr("Find a command"))
        self.line.installEventFilter(self)
        self.model = QStandardItemModel(0, 3, self)
        self.found = QTreeView()
        self.found.setModel(self.model)
        self.found.setRootIsDecorated(False)
        self.found.setHeaderHidden(True)
        self.found.setUniformRowHeights(True)
        self.found.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.found.setAccessibleName(self.tr("Commands"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.found.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.found.header().setStretchLastSection(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.found)
        self.resize(560, 420)
        self.line.textChanged.connect(self._find)
        self.found.clicked.connect(self._take_clicked)
        self.accepted.connect(self._do)

    def begin(self) -> None:
        """Show it, with nothing typed yet."""
        self.line.clear()
        self._find("")
        self.line.setFocus()
        self.open()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Go through what is found while the line has the keyboard; Enter does what is marked."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self.found.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.found.currentIndex().isValid():
                    self.accept()
                return True
        return False

    def _find(self, text: str) -> None:
        """List what has all words that were typed; what cannot be done now stands grey, and last."""
        self.model.removeRows(0, self.model.rowCount())
        typed = text.casefold().split()
        fitting = [
            one
            for one in self._listed
            if self._actions[one.name].isVisible()
            and all(word in f"{one.group} {one.words}".casefold() for word in typed)
        ]
        for one in sorted(fitting, key=lambda one: not self._actions[one.name].isEnabled()):
            self.model.appendRow(self._row(one))
        first = self.model.index(0, 0)
        if first.isValid() and first.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.found.setCurrentIndex(first)

    def _row(self, one: ListedAction) -> list[QStandardItem]:
        action = self._actions[one.name]
        words = f"✓ {one.words}" if action.isChecked() else one.words
        row = [QStandardItem(text) for text in (words, one.group, one.keys)]
        for item in row:
            item.setEnabled(action.isEnabled())
            item.setData(one.name, NAME)
        # of the stretched column alone: a hint is a width, too, and the others are as wide as their words
        row[0].setSizeHint(QSize(0, line_height(ROW)))
        return row

    def _take_clicked(self, index: QModelIndex) -> None:
        """Do what is clicked; a click on what stands grey leaves another row marked, and does nothing."""
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.accept()

    def _do(self) -> None:
        name = self.found.currentIndex().data(NAME)
        if name is not None:
            self._actions[name].trigger()
