"""A line above the matrix: what alone is counted, and the field in which that is told."""

from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from cmviewer.errors import CmviewerError
from cmviewer.gui.buttons import tool_button
from cmviewer.gui.plain_text import Label
from cmviewer.gui.queries.completion import Completion, offered_words
from cmviewer.gui.queries.mistake import Mistake
from cmviewer.gui.session import Session
from cmviewer.query import QueryError, check_columns, check_subset, parsed

JOB: Final = "subset"
WORDS: Final = "subset-words"


class SubsetBar(QFrame):
    """Hidden while everything is counted and nobody asks for it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = False
        self._known = ""
        self.words = Label(self.tr("Count only"))
        self.line = QLineEdit()
        self.mistake = Mistake()
        self.away = tool_button("✕", self.tr("Count everything again"), self._take_away)
        self.completion = Completion(self.line)
        self._lay_out()
        self.line.returnPressed.connect(self.apply)
        session.opened.connect(self._offer_words)
        session.state_changed.connect(self._follow_state)
        self._follow()

    def ask(self) -> None:
        """Show the field, to be typed in."""
        self._asked = True
        self._show()
        self.line.setFocus()
        self.line.selectAll()

    def apply(self) -> None:
        """Count what is typed, unless that is no subset; its columns are looked for in a worker."""
        text, shown = self.line.text().strip(), self._session.shown
        if shown is None:
            return
        evaluation, counted = shown.evaluation, shown.counted
        try:
            term = parsed(text)
            check_subset(term, evaluation)
        except QueryError as error:
            self.mistake.show_error(text, error)
            return
        self.mistake.show_error(text, None)

        def check() -> str:
            if counted is not None:
                check_columns(term, evaluation, counted.predictions)
            return text

        self._session.jobs.start(JOB, lambda _progress, _cancel: check(), self._take, self._fail)

    def _take(self, text: str) -> None:
        self._asked = False
        self._session.change(subset=text)
        self._show()

    def _fail(self, error: CmviewerError) -> None:
        if isinstance(error, QueryError):
            self.mistake.show_error(self.line.text().strip(), error)
        else:
            self._session.fail(error)

    def _take_away(self) -> None:
        self._session.jobs.cancel(JOB)
        self._asked = False
        self._session.change(subset="")
        self._follow()

    def _follow_state(self) -> None:
        """Follow another subset; of other changes, such as a drag, there are many."""
        if self._session.state.subset != self._known:
            self._follow()

    def _follow(self) -> None:
        """Show the subset of now."""
        self._known = self._session.state.subset
        with QSignalBlocker(self.line):
            self.line.setText(self._session.state.subset)
        self.mistake.show_error("", None)
        self._show()

    def _show(self) -> None:
        self.setVisible(self._asked or bool(self._session.state.subset))
        self.updateGeometry()

    def _offer_words(self) -> None:
        evaluation = self._session.evaluation
        self._asked = False
        self._follow()
        self._session.jobs.start(
            WORDS,
            lambda _progress, _cancel: offered_words(evaluation),
            self.completion.set_words,
            lambda _error: None,
        )

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.line.setPlaceholderText(self.tr("area < 32x32, folder = night… then Enter"))
        self.line.setAccessibleName(self.tr("Subset that is counted"))
        self.words.setBuddy(self.line)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 3, 8, 3)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(self.line, 0, 1)
        grid.addWidget(self.away, 0, 2)
        grid.addWidget(self.mistake, 1, 1)
        grid.setColumnStretch(1, 1)
