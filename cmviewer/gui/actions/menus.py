"""The menus, made of the table of actions; each action shows by itself whether it can be done and is on."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from cmviewer.gui.actions.action import Action, Situation
from cmviewer.gui.actions.table import ACTIONS
from cmviewer.gui.translating import translated


class Menus(QObject):
    """The actions of a window by their names, and the menus that they stand in."""

    def __init__(
        self,
        window: QMainWindow,
        menus: Mapping[str, QMenu],
        do: Callable[[Action], object],
        actions: Iterable[Action] = ACTIONS,
    ) -> None:
        """Make them. menus: those of the bar, still empty. do: does what an action says."""
        super().__init__(window)
        self._window = window
        self._do = do
        self._table = tuple(actions)
        self._groups: dict[str, QActionGroup] = {}
        self.menus = dict(menus)
        self.actions = {one.name: self._added(one) for one in self._table}

    def follow(self, situation: Situation) -> None:
        """Offer what can be done now, and tick what is on."""
        for one in self._table:
            action = self.actions[one.name]
            action.setEnabled(one.enabled(situation))
            action.setVisible(one.visible(situation))
            if one.checked is not None:
                action.setChecked(one.checked(situation))

    def _added(self, one: Action) -> QAction:
        """Make an action, and put it into its menu."""
        action = QAction(translated(one.words), self._window)
        action.setCheckable(one.checked is not None)
        action.setMenuRole(one.role)
        if one.keys is not None:
            action.setShortcut(QKeySequence(one.keys))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{action.text().replace('&', '')} ({keys})")
        if one.short:
            action.setIconText(translated(one.short))
        if one.icon is not None:
            action.setIcon(self._window.style().standardIcon(one.icon))
        if one.group is not None:
            self._group(one.group).addAction(action)
        action.triggered.connect(partial(self._trigger, one))
        menu = self._menu(one.menu)
        if one.begins:
            menu.addSeparator()
        menu.addAction(action)
        return action

    def _trigger(self, one: Action, _checked: object = None) -> None:
        self._do(one)

    def _group(self, name: str) -> QActionGroup:
        """Of which one is on: a second click does not let it go."""
        if name not in self._groups:
            self._groups[name] = QActionGroup(self)
        return self._groups[name]

    def _menu(self, path: str) -> QMenu:
        """Return a menu, made where it opens out of another one."""
        if path not in self.menus:
            outer, _, name = path.rpartition("/")
            self.menus[path] = self._menu(outer).addMenu(translated(name))
        return self.menus[path]
