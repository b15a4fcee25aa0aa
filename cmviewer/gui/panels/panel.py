"""What a panel of the window is, and what some of them can do beside being shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cmviewer.evaluation import Evaluation
from cmviewer.gui.window_parts import WindowParts


def always(_evaluation: Evaluation) -> bool:
    """Whatever is open."""
    return True


@dataclass(frozen=True)
class Panel:
    """One dock.

    area: where it stands at first; behind: the panel that it shares its place with, and that is in front of
    it. offered: for which evaluations it has anything to say. shown: whether it is there at first.
    """

    name: str
    title: str
    area: Qt.DockWidgetArea
    make: Callable[[WindowParts], QWidget]
    behind: str | None = None
    offered: Callable[[Evaluation], bool] = always
    shown: bool = True


@runtime_checkable
class WaitsToBeSeen(Protocol):
    """A panel that works only while it is in front."""

    def set_seen(self, *, seen: bool) -> None:
        """Hear whether it is in front."""


@runtime_checkable
class HasScene(Protocol):
    """A panel that draws with pyqtgraph, or the page of the matrix."""

    def close_scene(self) -> None:
        """Let go of what draws while the application still lives."""


@runtime_checkable
class HasLists(Protocol):
    """A panel with lists whose bars a session keeps."""

    @property
    def lists(self) -> Mapping[str, QAbstractScrollArea]:
        """The lists by their names in a session."""


def lists_of(panels: Mapping[str, QWidget]) -> dict[str, QAbstractScrollArea]:
    """Return the lists of all panels by their names."""
    found: dict[str, QAbstractScrollArea] = {}
    for panel in panels.values():
        found |= panel.lists if isinstance(panel, HasLists) else {}
    return found
