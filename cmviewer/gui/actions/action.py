"""One thing that can be done in the window, and what it depends on whether it can be done."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStyle

from cmviewer.evaluation import TaskProfile
from cmviewer.examples.marks.mark import Mark
from cmviewer.gui.theme import Theme
from cmviewer.gui.window_parts import WindowParts
from cmviewer.workspace.history import History
from cmviewer.workspace.workspace import Workspace

Keys = QKeySequence.StandardKey | str | None


@dataclass(frozen=True)
class Situation:
    """What actions look at. profile: of the task of what is open; None while nothing is.

    is_zoomed: whether the image is zoomed to the object of each example. mark: what is said of the current
    one. has_fixes: whether the truth is mended by marks. has_example: whether there is one to be marked.
    is_compared: whether what is shown is compared with another checkpoint.
    """

    workspace: Workspace
    history: History
    profile: TaskProfile | None
    theme: Theme
    is_playing: bool
    is_zoomed: bool
    is_full_screen: bool
    has_tables: bool = False
    mark: Mark | None = None
    has_fixes: bool = False
    has_example: bool = False
    is_compared: bool = False


When = Callable[[Situation], bool]


def always(_situation: Situation) -> bool:
    """Whatever is open."""
    return True


def is_open(situation: Situation) -> bool:
    """While something is open."""
    return situation.profile is not None


@dataclass(frozen=True)
class Action:
    """One thing to do.

    menu: where it stands, such as `&View`, or `&View/&Theme` for one that opens out of another. words: there;
    short: on a button, where there is one. enabled, visible: when it can be done, and when it means anything.
    checked: whether it shows a tick; None for what is done once. group: of those with the same name one is
    on. begins: a line parts it from those above. role: of the system's own menu, where it has one.
    """

    name: str
    menu: str
    words: str
    do: Callable[[WindowParts], object]
    keys: Keys = None
    enabled: When = is_open
    visible: When = always
    checked: When | None = None
    group: str | None = None
    begins: bool = False
    short: str = ""
    icon: QStyle.StandardPixmap | None = None
    role: QAction.MenuRole = QAction.MenuRole.NoRole
