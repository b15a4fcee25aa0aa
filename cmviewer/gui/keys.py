"""Keys that a widget keeps for itself while it has the focus."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QSlider,
    QWidget,
)


def keeps_space(event: QEvent) -> bool:
    """Keep the space bar from the window's menu where a button is pressed, or a class ticked, with it."""
    widget = QApplication.focusWidget()
    is_pressed = isinstance(widget, QAbstractButton | QComboBox) or (
        isinstance(widget, QAbstractItemView)
        and bool(widget.currentIndex().flags() & Qt.ItemFlag.ItemIsUserCheckable)
    )
    about = (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Space
        and not event.modifiers()
    )
    if about and is_pressed:
        event.accept()
    return about and is_pressed


@runtime_checkable
class Copies(Protocol):
    """A widget that puts on the clipboard what is chosen in it."""

    def copy(self) -> None:
        """Put it there."""


class KeepsCopy(QObject):
    """Has the system's copy keys copy from a widget, also where the window's menu can copy nothing."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep these keys from the menu, and copy."""
        if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Copy):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, Copies):
            watched.copy()
        return True


class LeavesUndo(QObject):
    """Leaves the keys of undo and redo to the window: a number that was typed is a choice like all others."""

    def __init__(self, box: QAbstractSpinBox) -> None:
        super().__init__(box)
        box.lineEdit().installEventFilter(self)
        box.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the window's menu have these keys."""
        undo = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and any(map(event.matches, undo)):
            event.ignore()
            return True
        return False


class LeavesPlaces(QObject):
    """Leaves the arrows with Alt to the window, also while there is nothing to go back to."""

    def __init__(self, slider: QSlider) -> None:
        super().__init__(slider)
        slider.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take nothing that Alt is held with."""
        is_alt = isinstance(event, QKeyEvent) and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_alt and event.type() == QEvent.Type.KeyPress:
            event.ignore()
            return True
        return False
