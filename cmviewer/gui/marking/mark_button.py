"""What is said of the example that is looked at, on a button whose menu says something else."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.words import badge_words
from cmviewer.gui.plain_text import tip, without_key
from cmviewer.gui.translating import spoken
from cmviewer.query.mark_kinds import MarkKind

ACTIONS: Final = (*(f"mark-{kind.value.replace(' ', '-')}" for kind in MarkKind), "mark-none", "mark-more")
"""Actions of the window that mark."""
NOTHING: Final = "✎"
LONGEST: Final = 22
"""Letters on the button; its tip has all."""


class MarkButton(QToolButton):
    """Takes no line of its own: room is the picture's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self.show_marks(())

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Offer them."""
        menu = QMenu(self)
        menu.addActions([actions[name] for name in ACTIONS])
        self.setMenu(menu)

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Say how it is marked."""
        marks = tuple(marks)
        words = spoken(badge_words(marks, len(marks))) or NOTHING
        self.setText(without_key(words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"))
        said = "\n".join(dict.fromkeys(spoken(mark.words) for mark in marks))
        self.setToolTip(tip(said or self.tr("Mark: whose mistake it is (W, A, M, U)")))
        self.setAccessibleName(said or self.tr("Mark"))
