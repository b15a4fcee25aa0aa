"""All that can be done, and how often it is."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu

from cmviewer.gui.main_window import MainWindow
from tests.soak import hands

LEFT_OUT = frozenset({"quit", "log-folder"})
"""Entries that end the window, or start another program."""

Interaction = Callable[[Random, MainWindow], None]


def interactions(paths: list[Path]) -> dict[str, tuple[int, Interaction]]:
    """Name → how often it is done beside the others, and what it is."""

    def open_path(random: Random, window: MainWindow) -> None:
        window.opening.open_path(random.choice(paths[:3] if random.random() < 0.5 else paths))

    def drop(random: Random, window: MainWindow) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(random.choice(paths)))])
        event = QDropEvent(
            QPoint(99, 99).toPointF(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, hands.PLAIN
        )
        QApplication.sendEvent(window, event)

    return {
        "click the matrix": (30, hands.click_matrix),
        "click anywhere": (16, hands.click_anywhere),
        "turn the wheel": (8, hands.turn_wheel),
        "press a key": (30, hands.press_key),
        "push a button": (12, hands.push_button),
        "set a value": (16, hands.set_value),
        "choose from a menu": (24, choose),
        "resize": (4, resize),
        "move docks": (5, move_docks),
        "open": (4, open_path),
        "drop": (1, drop),
        "reload": (1, lambda _, window: window.named_actions["reload"].trigger()),
    }


def choose(random: Random, window: MainWindow) -> None:
    """Trigger an entry of any menu; files are asked for by dialogs, which are answered."""
    entries = [action for menu in window.menus.values() for action in _entries(menu)]
    left_out = {window.named_actions[name] for name in LEFT_OUT}
    usable = [one for one in entries if one.isEnabled() and one.isVisible() and one not in left_out]
    random.choice(usable).trigger()


def _entries(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found += _entries(below)
        elif not action.isSeparator():
            found.append(action)
    return found


def resize(random: Random, window: MainWindow) -> None:
    """Another size of the window, from as small as it gets."""
    window.resize(random.randint(600, 1900), random.randint(400, 1200))


def move_docks(random: Random, window: MainWindow) -> None:
    """Show, hide, float, raise, stack or resize docks."""
    docks = [one for one in window.children() if isinstance(one, QDockWidget)]
    dock, other = random.choice(docks), random.choice(docks)
    kind = random.randrange(6)
    if kind == 0:
        dock.toggleViewAction().trigger()
    elif kind == 1:
        dock.setFloating(not dock.isFloating())
    elif kind == 2:
        window.docks.raise_dock(random.choice(list(window.docks.offered)))
    elif kind == 3 and dock is not other:
        window.tabifyDockWidget(dock, other)
    elif kind == 4:
        dock.resize(random.randint(60, 700), random.randint(60, 700))
    else:
        way = random.choice([Qt.Orientation.Horizontal, Qt.Orientation.Vertical])
        window.resizeDocks([dock], [random.randint(60, 700)], way)
