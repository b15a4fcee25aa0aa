"""A line above the matrix: what is compared, and which matrix of both is drawn."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.gui.buttons import tool_button
from cmviewer.gui.elided_labels import TwoLines
from cmviewer.gui.plain_text import tip
from cmviewer.gui.session import Session
from cmviewer.gui.swapping import swap
from cmviewer.gui.target_size import enlarge
from cmviewer.workspace.compared_with import ComparedWith

PADDING: Final = 26
"""Pixels of a button beside its letters."""


class CompareBar(QFrame):
    """Hidden while nobody has said with what to compare; A and B keep their places, whichever is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.words = TwoLines()
        self.a, self.b = QPushButton("A"), QPushButton("B")
        self.difference = QPushButton("B − A")
        self.side_by_side = QPushButton("A | B | B − A")
        self.swap = tool_button(
            "⇄", self.tr("Show the compared checkpoint, and compare it with this one"), lambda: swap(session)
        )
        self.away = tool_button("✕", self.tr("Compare nothing"), self._take_away)
        self._group = QButtonGroup(self)
        self._lay_out()
        self.a.clicked.connect(lambda: self._draw(Letter.A))
        self.b.clicked.connect(lambda: self._draw(Letter.B))
        self.difference.clicked.connect(lambda: self._draw(None))
        self.side_by_side.clicked.connect(lambda: self._take_drawn(Drawn.SIDE_BY_SIDE))
        session.compared_changed.connect(self._follow)
        session.comparing.changed.connect(self._follow)
        session.comparing.judged.connect(self._follow)
        session.opened.connect(self._follow)
        self.hide()

    def _draw(self, letter: Letter | None) -> None:
        """Draw the matrix of one of both, or their difference."""
        compared = self._session.workspace.compared
        drawn = Drawn.DIFFERENCE
        if letter is not None:
            drawn = Drawn.OTHER if letter is compared.letter else Drawn.SHOWN
        self._take_drawn(drawn)

    def _take_drawn(self, drawn: Drawn) -> None:
        self._session.change(compared=replace(self._session.workspace.compared, drawn=drawn))

    def offer_side_by_side(self, *, has_room: bool) -> None:
        """Offer all three only where there is room for them: else the difference stands alone."""
        self.side_by_side.setVisible(has_room)
        self._follow()

    def _follow(self) -> None:
        compared, comparing = self._session.workspace.compared, self._session.comparing
        is_there = self._session.evaluation is not None
        self.setVisible(is_there and (compared.is_told or compared.drawn is not Drawn.SHOWN))
        pressed = self.difference
        if compared.drawn is Drawn.SIDE_BY_SIDE and not self.side_by_side.isHidden():
            pressed = self.side_by_side
        elif not compared.drawn.has_difference:
            is_other = compared.drawn is Drawn.OTHER
            pressed = self.a if (compared.letter is Letter.A) is is_other else self.b
        pressed.setChecked(True)
        pair = comparing.pair
        self.swap.setEnabled(pair is not None)
        for letter, button in ((Letter.A, self.a), (Letter.B, self.b)):
            name = "" if pair is None else pair.name(letter)
            words = self.tr("Draw the matrix of {}: {}").format(letter, name)
            button.setToolTip(tip(words))
            button.setAccessibleName(words)
        self.words.show_parts(*self._sentence())

    def _sentence(self) -> tuple[str, str]:
        """What is compared, and what came of it."""
        comparing = self._session.comparing
        if comparing.pair is not None:
            return comparing.sentence_parts
        if comparing.trouble:
            return "", self.tr("Not compared: {}").format(comparing.trouble)
        return "", self.tr("Comparing with {}…").format(comparing.words)

    def _take_away(self) -> None:
        self._session.change(compared=ComparedWith())

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.side_by_side.hide()
        words = self.tr("Draw both matrices and their difference side by side")
        self.side_by_side.setToolTip(words)
        self.side_by_side.setAccessibleName(words)
        self.difference.setToolTip(self.tr("Draw the difference of both matrices"))
        self.difference.setAccessibleName(self.tr("Draw the difference of both matrices"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 8, 3)
        for button in (self.a, self.b, self.difference, self.side_by_side):
            button.setCheckable(True)
            enlarge(button)
            button.setMaximumWidth(button.fontMetrics().horizontalAdvance(button.text()) + PADDING)
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.swap)
        layout.addWidget(self.away)
