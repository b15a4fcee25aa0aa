"""A line above the matrix: what reading doubts most, with the way to the decision."""

from collections.abc import Collection, Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation
from cmviewer.gui.buttons import tool_button
from cmviewer.gui.plain_text import Label
from cmviewer.gui.translating import translated_problem
from cmviewer.readers import OF_THE_WHOLE


class LoudLine(QFrame):
    """Seen until what it says is answered, or put aside for as long as the folder is open."""

    change_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: Path | None = None
        self._problems: tuple[Problem, ...] = ()
        self._aside: set[tuple[str, Path | None]] = set()
        self.words = Label(wrapped=True)
        self.change = QPushButton(self.tr("Change…"))
        self.aside = tool_button("✕", self.tr("Put aside while this is open"), self._put_aside)
        self._lay_out()
        self.change.clicked.connect(lambda _checked=False: self.change_asked.emit(self._decision()))
        self.hide()

    def show_doubts(self, evaluation: Evaluation | None, told: Collection[str]) -> None:
        """Show what reading doubts, as far as it was neither answered nor put aside."""
        source = None if evaluation is None else evaluation.source
        if source != self._source:
            self._source = source
            self._aside.clear()
        doubts = () if evaluation is None else loud(evaluation.problems)
        self._problems = tuple(
            one for one in doubts if one.decision not in told and (one.code, one.file) not in self._aside
        )
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._problems))
        if self._problems:
            first, more = translated_problem(self._problems[0]), len(self._problems) - 1
            sentence = f"⚠ {first.what[:1].upper()}{first.what[1:]}."
            rest = self.tr(" And {:,} more.").format(more) if more else ""
            self.words.setText(sentence + rest)
            self.change.setVisible(first.decision is not None)
        self.updateGeometry()

    def _decision(self) -> str:
        return (self._problems[0].decision or "") if self._problems else ""

    def _put_aside(self) -> None:
        self._aside.update((one.code, one.file) for one in self._problems)
        self._problems = ()
        self._show()

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.change)
        row.addWidget(self.aside)


def loud(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems that ask whether something was read rightly: those of the whole first."""
    doubts = [one for one in problems if one.code in OF_THE_WHOLE or (one.decision and one.readings)]
    return tuple(sorted(doubts, key=lambda one: one.code not in OF_THE_WHOLE))
