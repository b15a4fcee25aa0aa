"""Menus for everything that changes no number: colours and theme."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from cmviewer.gui.session import Session
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import Theme
from cmviewer.workspace.look import ColourMap, Diagonal, HeatmapStyle, Look, Scale

E = TypeVar("E", bound=StrEnum)


class LookMenu(QObject):
    """Offers the colours of the workspace, and the theme of the program, which it remembers."""

    theme_changed = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        session.look_changed.connect(self._follow)
        self._maps: dict[ColourMap, QAction] = {}
        self._diagonals: dict[Diagonal, QAction] = {}

    def fill(self, menu: QMenu) -> None:
        """Add the choices to a menu."""
        menu.addSeparator()
        self._maps = _choices(menu.addMenu(self.tr("&Colours")), ColourMap, self._set_map)
        self._diagonals = _choices(menu.addMenu(self.tr("Correct &diagonal")), Diagonal, self._set_diagonal)
        themes = _choices(menu.addMenu(self.tr("&Theme")), Theme, self._set_theme)
        themes[self._settings.theme].setChecked(True)
        self._follow(self._session.workspace.look)

    @property
    def style(self) -> HeatmapStyle:
        """Colours of the cells."""
        return self._session.workspace.look.style

    def toggle_log(self) -> None:
        """Switch between linear and log colours."""
        scale = Scale.LINEAR if self.style.scale is Scale.LOG else Scale.LOG
        self._set(replace(self.style, scale=scale))

    def toggle_hidden_diagonal(self) -> None:
        """Hide the correct cells, or show them on the common scale."""
        hidden = self.style.diagonal is Diagonal.HIDDEN
        self._set_diagonal(Diagonal.SAME if hidden else Diagonal.HIDDEN)

    def _set_map(self, colour_map: ColourMap) -> None:
        self._set(replace(self.style, colour_map=colour_map))

    def _set_diagonal(self, diagonal: Diagonal) -> None:
        self._set(replace(self.style, diagonal=diagonal))

    def _set_theme(self, theme: Theme) -> None:
        self._settings.theme = theme
        self.theme_changed.emit(theme)

    def _set(self, style: HeatmapStyle) -> None:
        self._session.change(look=replace(self._session.workspace.look, style=style))

    def _follow(self, look: Look) -> None:
        """Tick what is chosen."""
        self._maps[look.style.colour_map].setChecked(True)
        self._diagonals[look.style.diagonal].setChecked(True)


def _choices(menu: QMenu, kind: type[E], chosen: Callable[[E], None]) -> dict[E, QAction]:
    """One entry a member, of which one is ticked."""
    group = QActionGroup(menu)
    actions = {}
    for member in kind:
        action = QAction(member.value, menu)
        action.setCheckable(True)
        action.triggered.connect(partial(_choose, chosen, member))
        group.addAction(action)
        menu.addAction(action)
        actions[member] = action
    return actions


def _choose(chosen: Callable[[E], None], member: E, _checked: object = None) -> None:
    chosen(member)
