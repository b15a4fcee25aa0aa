"""The panel *How it was read*: files with roles, every decision with its choices, what was left out."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation
from cmviewer.gui.flow_layout import FlowLayout
from cmviewer.gui.fonts import emphasise
from cmviewer.gui.panels.reading.decision_card import DecisionCard
from cmviewer.gui.panels.reading.parts import FilesPart, LeftOutPart
from cmviewer.gui.panels.reading.rows import (
    DecisionRow,
    decision_rows,
    file_groups,
    left_out,
    open_row,
    other_keys,
)
from cmviewer.gui.panels.reading.words import title_of
from cmviewer.gui.plain_text import Label
from cmviewer.gui.translating import translated
from cmviewer.readers.decision_keys import OF
from cmviewer.resources import is_sample

_NARROWEST = 284
"""Pixels in which the tabs of the docks that share its place can be read."""


class ReadingPanel(QWidget):
    """Shows how what is open was read; says what a person wants to be read otherwise."""

    chosen = Signal(str, str)
    taken_back = Signal(list)
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self._told: frozenset[str] = frozenset()
        self._offered: Mapping[str, Sequence[str]] = {}
        self._asked: str | None = None
        self.cards: list[DecisionCard] = []
        self.save = QPushButton(self.tr("Save for this folder…"))
        self.all_back = QPushButton(self.tr("Take all back"))
        self.other = QComboBox()
        self.area = QScrollArea(widgetResizable=True)
        self.area.setAccessibleName(self.tr("How it was read"))
        self.recognised = Label(wrapped=True)
        self._files, self._decisions, self._lost = _column(), _column(), _column()
        self._lay_out()
        self.save.setEnabled(False)
        self.save.clicked.connect(lambda _checked=False: self.save_asked.emit())
        self.all_back.clicked.connect(lambda _checked=False: self.taken_back.emit(sorted(self._told)))
        self.other.activated.connect(self._ask_other)

    def show_reading(
        self, evaluation: Evaluation, told: frozenset[str], offered: Mapping[str, Sequence[str]]
    ) -> None:
        """Show how something was read; the place and the focus stay where they were."""
        focused, place = self._focused(), self.area.verticalScrollBar().value()
        if self._evaluation is None or self._evaluation.source != evaluation.source:
            self._asked = None
        self._evaluation, self._told, self._offered = evaluation, told, offered
        self._fill()
        if focused is not None and (card := self._card(focused)) is not None:
            card.choice.setFocus()
        QTimer.singleShot(0, self, lambda: self.area.verticalScrollBar().setValue(place))

    def show_left_out(self, problems: Sequence[Problem]) -> None:
        """Show what counts nowhere, with numbers and reasons."""
        if self._evaluation is None:
            return
        source = self._evaluation.source
        nothing = Label(self.tr("Nothing: whatever was read is counted."), wrapped=True)
        _replace(self._lost, [LeftOutPart(one, source) for one in left_out(problems)] or [nothing])

    def go_to(self, key: str) -> None:
        """Bring a decision into sight, ready to be changed; one that was not taken gets its card."""
        if self._card(key) is None and self._evaluation is not None:
            self._asked = key
            self._fill()
        card = self._card(key)
        if card is not None:
            card.choice.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, card, lambda: self.area.ensureWidgetVisible(card, 0, 40))

    def refuse(self, key: str, why: str) -> None:
        """Say at a decision why what was chosen does not fit."""
        card = self._card(key)
        if card is not None:
            card.refuse(why)

    def _card(self, key: str) -> DecisionCard | None:
        fitting = (card for card in self.cards if key in (card.row.name, card.row.told_as))
        return next(fitting, None) or next((card for card in self.cards if card.row.key == key), None)

    def _ask_other(self, place: int) -> None:
        key = self.other.itemData(place)
        if isinstance(key, str):
            self.go_to(key)

    def _rows(self) -> tuple[DecisionRow, ...]:
        evaluation = self._evaluation
        if evaluation is None:
            return ()
        rows = decision_rows(evaluation.interpretation, self._told, self._offered)
        known = {row.key for row in rows}
        asked = () if self._asked is None else (self._asked,)
        told = sorted(name.partition(OF)[0] for name in self._told)
        more = [key for key in dict.fromkeys((*told, *asked)) if key not in known]
        opened = (
            open_row(key, is_told=key in self._told, offered=self._offered.get(key, ())) for key in more
        )
        return (*rows, *opened)

    def _fill(self) -> None:
        evaluation = self._evaluation
        if evaluation is None:
            return
        rows, source = self._rows(), evaluation.source
        self.cards = [DecisionCard(row, source if source.suffix == "" else source.parent) for row in rows]
        for card in self.cards:
            card.chosen.connect(self.chosen)
            card.taken_back.connect(lambda key: self.taken_back.emit([key]))
        self.all_back.setEnabled(bool(self._told))
        self.save.setEnabled(not is_sample(source))
        self.recognised.setText(evaluation.recognised)
        _replace(self._files, [FilesPart(group, source) for group in file_groups(evaluation.interpretation)])
        _replace(self._decisions, self.cards)
        self.other.clear()
        self.other.addItem(self.tr("Tell something else…"), None)
        for key in other_keys(rows):
            self.other.addItem(translated(title_of(key)), key)

    def _focused(self) -> str | None:
        """Key of the decision that has the focus."""
        there = self.focusWidget()
        with_focus = (card.row.name for card in self.cards if there is not None and card.isAncestorOf(there))
        return next(with_focus, None)

    def _lay_out(self) -> None:
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.other.setAccessibleName(self.tr("Tell something else"))
        self.other.setMinimumContentsLength(12)
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.all_back.setEnabled(False)
        self.save.setToolTip(self.tr("Write cmviewer.toml, so that it is read like this from now on"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 6, 8, 6)
        column.addWidget(_heading(self.tr("Files")))
        column.addWidget(self.recognised)
        column.addLayout(self._files)
        column.addWidget(_heading(self.tr("Decisions")))
        column.addLayout(self._decisions)
        column.addWidget(self.other)
        column.addWidget(_heading(self.tr("Left out")))
        column.addLayout(self._lost)
        column.addStretch(1)
        self.area.setWidget(content)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self.save)
        row.addWidget(self.all_back)
        self.setMinimumWidth(_NARROWEST)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 6)
        page.addWidget(self.area, 1)
        page.addWidget(buttons)


def _heading(words: str) -> Label:
    label = Label(words)
    emphasise(label)
    return label


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    return column


def _replace(column: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Put other widgets into a column."""
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for widget in widgets:
        column.addWidget(widget)
