"""Problems as cards: what, where, and how to mend it."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from cmviewer.errors import Problem
from cmviewer.gui.keys import KeepsCopy
from cmviewer.gui.panels.problem_delegate import PROBLEM_ROLE, ProblemDelegate, decision_of
from cmviewer.gui.translating import translated, translated_problem
from cmviewer.safe_text import shown

LISTED: Final = 500
"""Most problems that get a card of their own: a folder may hold 100,000 broken files."""


class ProblemModel(QAbstractListModel):
    """Lists problems; beyond `LISTED` of them the last card says how many more there are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """List other problems."""
        self.beginResetModel()
        self.problems = tuple(problems)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many problems there are."""
        inside = parent is not None and parent.isValid()
        return 0 if inside else min(len(self.problems), LISTED + 1)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Words, or the problem itself."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if index.row() == LISTED and role == Qt.ItemDataRole.DisplayRole:
            more = len(self.problems) - LISTED
            return self.tr("… and {:,} more; cmviewer check lists them all, and so does a copy").format(more)
        if index.row() == LISTED:
            return None
        problem = self.problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(card_text(problem))
        return problem if role == PROBLEM_ROLE else None


class ProblemList(QListView):
    """A double click asks for the folder of the file; Ctrl+C copies the lines; Enter goes to the decision."""

    outside_asked = Signal(QUrl)
    change_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems = ProblemModel(self)
        self.setModel(self.problems)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Problems"))
        self.setSpacing(3)
        self.doubleClicked.connect(self._ask_folder)
        self.buttons = ProblemDelegate(self)
        self.buttons.change_asked.connect(self.change_asked)
        self.setItemDelegate(self.buttons)
        KeepsCopy(self)

    def copy(self) -> None:
        """Put the chosen problems on the clipboard, a line each; all where none is chosen."""
        problems = (index.data(PROBLEM_ROLE) for index in self.selectedIndexes())
        chosen = [problem for problem in problems if problem is not None]
        QGuiApplication.clipboard().setText("\n".join(map(str, chosen or self.problems.problems)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the button of a problem does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            decision = decision_of(self.currentIndex())
            if decision is not None:
                self.change_asked.emit(decision)
        else:
            super().keyPressEvent(event)

    def _ask_folder(self, index: QModelIndex) -> None:
        problem: Problem | None = index.data(PROBLEM_ROLE)
        if problem is not None and problem.file is not None:
            self.outside_asked.emit(QUrl.fromLocalFile(str(problem.file.parent)))


def card_text(problem: Problem) -> str:
    """What, where and how to mend it, on lines of their own."""
    problem = translated_problem(problem)
    what = problem.what[:1].upper() + problem.what[1:]
    if problem.times > 1:
        what = translated("{} ({:,} times)").format(what, problem.times)
    lines = [f"⚠  {what}"]
    if problem.file is not None:
        place = str(problem.file)
        if problem.line is not None:
            place = translated("{}, line {}").format(place, problem.line)
        lines.append(f"     {place}")
    lines.append(f"     → {problem.mend[:1].upper() + problem.mend[1:]}")
    return "\n".join(lines)
