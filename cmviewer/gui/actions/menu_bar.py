"""The bar of menus, before there is anything in them."""

from PySide6.QtWidgets import QMainWindow, QMenu

from cmviewer.gui.actions.menu_names import MENUS
from cmviewer.gui.translating import translated


def empty_menus(window: QMainWindow) -> dict[str, QMenu]:
    """Put a menu of each name into the bar of a window; return them by their names."""
    return {name: window.menuBar().addMenu(translated(name)) for name in MENUS}
