"""The table of actions as lists that a person reads: for the command palette and the cheat sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeySequence

from cmviewer.gui.actions.action import Action
from cmviewer.gui.actions.table import ACTIONS
from cmviewer.gui.translating import translated

IN_MATRIX: Final = (
    ("Arrows", "Go from cell to cell"),
    ("Shift+Arrows", "Take the rectangle up to the next cell"),
    ("Ctrl+Arrows", "Go to a cell and take nothing"),
    ("Ctrl+Space", "Add the cell there, or take it away"),
    ("Home, End", "First and last cell of the row"),
    ("Page Up, Page Down", "First and last cell of the column"),
    ("Enter", "Evidence large, as by a double click"),
    ("Esc", "Clear the selection"),
)
"""Keys that the matrix itself takes while it has the focus: they stand in no menu."""


@dataclass(frozen=True)
class ListedAction:
    """name: of the action. group: its menu. words: what it does. keys: as they are pressed."""

    name: str
    group: str
    words: str
    keys: str


def listed_actions(actions: Iterable[Action] = ACTIONS) -> tuple[ListedAction, ...]:
    """Return every action in words; one of a menu that opens out of another is named with it."""
    return tuple(_listed(one) for one in actions)


def plain(words: str) -> str:
    """Return the words of an entry without the mark of its letter."""
    return words.replace("&", "")


def _listed(one: Action) -> ListedAction:
    outer, *inner = (plain(translated(name)) for name in one.menu.split("/"))
    words = ": ".join((*inner, plain(translated(one.words))))
    keys = "" if one.keys is None else QKeySequence(one.keys).toString(QKeySequence.SequenceFormat.NativeText)
    return ListedAction(one.name, outer, words, keys)
