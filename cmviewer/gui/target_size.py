"""What can be pressed is large enough to be hit, in every part of a window."""

from typing import Final

from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QWidget

TARGET: Final = 24
"""Pixels that a target has at least, either way."""
KINDS: Final = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)


def make_large_enough(root: QWidget) -> None:
    """Give every button, box and line below `root` at least the size of a target."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, KINDS) and is_target(widget):
            enlarge(widget)


def enlarge(widget: QWidget) -> None:
    """Give one the size of a target; what is wider by its words keeps these as its least width."""
    widget.setMinimumHeight(max(TARGET, widget.minimumHeight()))
    if widget.sizeHint().width() < TARGET:
        widget.setMinimumWidth(TARGET)


def is_target(widget: QWidget) -> bool:
    """Whether it is pressed by itself, and is no part that Qt puts into another one."""
    return not widget.objectName().startswith("qt_") and not isinstance(widget.parentWidget(), QLineEdit)
