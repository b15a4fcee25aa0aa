"""What reading could not decide, as a question: its answers as buttons, or a choice where there are many."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from cmviewer.errors import Problem
from cmviewer.gui.flow_layout import FlowLayout
from cmviewer.gui.panels.reading.decision_card import DecisionCard
from cmviewer.gui.panels.reading.rows import open_row
from cmviewer.gui.panels.reading.words import title_of, value_words
from cmviewer.gui.plain_text import Label, tip, without_key
from cmviewer.gui.translating import translated, translated_problem

_BUTTONS: Final = 8
"""Most answers that get a button each."""


class Question(QFrame):
    """Asks about the first problem that belongs to a decision; says what was answered."""

    answered = Signal(str, str)

    def __init__(self, *, says_why: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says_why = says_why
        self.buttons: list[QPushButton] = []
        self.card: DecisionCard | None = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 6, 8, 6)
        self.hide()

    def ask(self, problems: Iterable[Problem]) -> None:
        """Ask what has to be told; nothing where no problem says so."""
        self._clear()
        asking = [one for one in problems if one.decision is not None]
        problem = next((one for one in asking if one.readings), asking[0] if asking else None)
        if problem is not None and problem.decision is not None:
            self._put(problem, problem.decision)
        self.setVisible(problem is not None)
        self.updateGeometry()

    def _put(self, problem: Problem, key: str) -> None:
        if self._says_why:
            what = translated_problem(problem).what
            self._layout.addWidget(Label(f"⚠ {what[:1].upper()}{what[1:]}.", wrapped=True))
        if not problem.readings or len(problem.readings) > _BUTTONS:
            self.card = DecisionCard(open_row(key, is_told=False, offered=problem.readings), None)
            self.card.chosen.connect(self.answered)
            self._layout.addWidget(self.card)
            return
        self._layout.addWidget(Label(f"{translated(title_of(key))}:", wrapped=True))
        row = QWidget()
        flow = FlowLayout(row)
        flow.setContentsMargins(0, 0, 0, 0)
        for value in problem.readings:
            button = QPushButton(without_key(value_words(key, value)))
            button.setToolTip(tip(value))
            button.clicked.connect(lambda _checked=False, value=value: self.answered.emit(key, value))
            flow.addWidget(button)
            self.buttons.append(button)
        self._layout.addWidget(row)

    def _clear(self) -> None:
        self.buttons, self.card = [], None
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
