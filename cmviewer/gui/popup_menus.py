"""Menus that appear where they are asked for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget


def popup_menu(parent: QWidget) -> QMenu:
    """Return an empty menu that is gone once it has been closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
