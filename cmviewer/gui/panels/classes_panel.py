"""Classes: search, order, and how many of the most confused are shown."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QListView, QSpinBox, QVBoxLayout, QWidget

from cmviewer.confusion.order import SHOWN_LIMIT
from cmviewer.confusion.view_state import Order, Selection
from cmviewer.gui.session import Session


class ClassesPanel(QWidget):
    """A class that is chosen in the list selects everything that is truly of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.search = QLineEdit()
        self.order = QComboBox()
        self.top = QSpinBox()
        self._names = QStringListModel(self)
        self._found = QSortFilterProxyModel(self)
        self.list = QListView()
        self._lay_out()
        self._connect()

    def focus_search(self) -> None:
        """Let the person type a name."""
        self.search.setFocus()
        self.search.selectAll()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("Find a class…"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Find a class"))
        words = {
            Order.GIVEN: self.tr("as given"),
            Order.NAME: self.tr("by name"),
            Order.SUPPORT: self.tr("by support"),
            Order.ERRORS: self.tr("by errors"),
        }
        for order, text in words.items():
            self.order.addItem(text, order)
        self.top.setToolTip(self.tr("Show only the most confused classes; the rest stand as (other)"))
        self._found.setSourceModel(self._names)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list.setModel(self._found)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        form = QFormLayout()
        form.addRow(self.tr("&Order"), self.order)
        form.addRow(self.tr("Most con&fused"), self.top)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.search)
        layout.addLayout(form)
        layout.addWidget(self.list, 1)

    def _connect(self) -> None:
        session = self._session
        self.search.textChanged.connect(self._found.setFilterFixedString)
        self.search.returnPressed.connect(lambda: self._choose(self._found.index(0, 0)))
        self.order.activated.connect(lambda: session.change(order=Order(self.order.currentData())))
        self.top.valueChanged.connect(self._set_top)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        session.opened.connect(self._fill)
        session.state_changed.connect(self._follow)

    def _set_top(self, top: int) -> None:
        self._session.change(top=None if top == self.top.minimum() else top)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            label = self._found.mapToSource(index).row()
            self._session.select(Selection(truth=(label,)))

    def _fill(self) -> None:
        evaluation = self._session.evaluation
        names = () if evaluation is None else evaluation.classes.names
        self._names.setStringList(names)
        with QSignalBlocker(self.top):
            # One below the smallest useful number stands for "all".
            self.top.setRange(1, max(1, min(len(names) - 1, SHOWN_LIMIT)))
            self.top.setSpecialValueText(self.tr("all"))
            self.top.setValue(1)
        self.top.setEnabled(len(names) > 2)

    def _follow(self) -> None:
        state = self._session.state
        with QSignalBlocker(self.top), QSignalBlocker(self.order):
            self.order.setCurrentIndex(self.order.findData(state.order))
            self.top.setValue(self.top.minimum() if state.top is None else state.top)
