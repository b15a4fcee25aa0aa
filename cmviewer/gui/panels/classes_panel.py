"""Classes: search, order, which are shown, and how many of the most confused of them."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cmviewer.confusion.order import SHOWN_LIMIT
from cmviewer.confusion.view_state import Order, Selection, class_of
from cmviewer.evaluation import Unit
from cmviewer.examples.class_colours import class_colours
from cmviewer.gui.buttons import tool_button
from cmviewer.gui.flow_layout import FlowLayout
from cmviewer.gui.keys import LeavesUndo
from cmviewer.gui.panels.class_list import ClassList
from cmviewer.gui.plain_text import Label
from cmviewer.gui.session import Session
from cmviewer.workspace.panel_choices import PanelChoices


class ClassesPanel(QWidget):
    """A ticked class stands on the axes; a click on its name selects everything that is truly of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.search = QLineEdit()
        self.order = QComboBox()
        self.top = QSpinBox()
        LeavesUndo(self.top)
        self.list = ClassList()
        self.model = self.list.classes
        self.chosen = Label()
        self.all = tool_button(self.tr("All"), self.tr("Show all classes"), self._ask_all)
        self.none = tool_button(self.tr("None"), self.tr("Show none, to tick a few"), self._ask_none)
        self.only_found = tool_button(
            self.tr("Only found"), self.tr("Show only the classes that the search finds"), self._ask_found
        )
        self._count = 0
        self._searched = ""
        self._lay_out()
        self._connect()

    @property
    def lists(self) -> Mapping[str, QAbstractScrollArea]:
        """Lists whose bars a session keeps."""
        return {"classes": self.list}

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
        self.top.setToolTip(self.tr("Show only the most confused of them; the rest stands as (other)"))
        self.top.setMinimumWidth(self.top.sizeHint().width())
        self.list.setAccessibleName(self.tr("Classes that are shown"))
        self.chosen.setEnabled(False)
        form = QFormLayout()
        form.addRow(self.tr("&Order"), self.order)
        form.addRow(self.tr("Most con&fused"), self.top)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        buttons = FlowLayout(gap=4)
        buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self.all, self.none, self.only_found):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(form)
        layout.addWidget(self.search)
        layout.addLayout(buttons)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.chosen)

    def _connect(self) -> None:
        session = self._session
        self.search.textChanged.connect(self._ask_search)
        session.panels_changed.connect(self._follow_panels)
        self.search.returnPressed.connect(lambda: self.list.choose(self.model.index(0)))
        self.order.activated.connect(lambda: session.change(order=Order(self.order.currentData())))
        self.top.valueChanged.connect(self._set_top)
        self.model.asked.connect(lambda shown: session.change(shown=shown))
        self.list.name_chosen.connect(lambda label: session.select(Selection(truth=(label,))))
        session.opened.connect(self._fill)
        session.state_changed.connect(self._follow)
        session.selection_changed.connect(self._mark)

    def _set_top(self, top: int) -> None:
        self._session.change(top=None if top == self.top.minimum() else top)

    def _ask_search(self, text: str) -> None:
        self._session.change(panels=replace(self._session.workspace.panels, search=text))

    def _follow_panels(self, panels: PanelChoices) -> None:
        if self.search.text() != panels.search:
            self.search.setText(panels.search)  # its button to clear it listens to its signals
        if panels.search != self._searched:
            self._find(panels.search)

    def _find(self, text: str) -> None:
        self._searched = text
        self.model.find(text)
        self._mark()
        self.only_found.setEnabled(bool(text) and len(self.model.found) > 0)

    def _mark(self) -> None:
        """Mark the class that is selected as a whole."""
        label = class_of(self._session.state.selection)
        self.list.show_class(label)

    def _ask_all(self) -> None:
        self._session.change(shown=None)

    def _ask_none(self) -> None:
        self._session.change(shown=())

    def _ask_found(self) -> None:
        self.model.ask_for(self.model.found)

    def _fill(self) -> None:
        evaluation = self._session.evaluation
        classes = None if evaluation is None else evaluation.classes
        self._count = count = 0 if classes is None else len(classes)
        has_maps = evaluation is not None and evaluation.task.profile.unit is Unit.PIXEL
        self.model.set_classes(classes, class_colours(classes) if has_maps and classes is not None else None)
        names = self.model.names
        self._session.jobs.start(
            "names", lambda _progress, _cancel: names.make_ready(), lambda _: None, lambda _: None
        )
        self._find(self._session.workspace.panels.search)
        with QSignalBlocker(self.top):
            # One below the smallest useful number stands for "all".
            self.top.setRange(1, max(1, min(count - 1, SHOWN_LIMIT)))
            self.top.setSpecialValueText(self.tr("all"))
            self.top.setValue(1)
        self.top.setEnabled(count > 2)

    def _follow(self) -> None:
        state = self._session.state
        with QSignalBlocker(self.top), QSignalBlocker(self.order):
            self.order.setCurrentIndex(self.order.findData(state.order))
            self.top.setValue(self.top.minimum() if state.top is None else state.top)
        self.model.show_ticks(state.shown)
        self.chosen.setVisible(state.shown is not None)
        if state.shown is not None:
            self.chosen.setText(self.tr("{:,} of {:,} chosen").format(len(state.shown), self._count))
