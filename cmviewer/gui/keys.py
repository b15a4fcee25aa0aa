"""Keys that a widget keeps for itself while it has the focus."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def keeps_copy(event: QEvent) -> bool:
    """Keep the system's copy keys from the window's menu; tell whether the event was about them."""
    about = (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.matches(QKeySequence.StandardKey.Copy)
    )
    if about:
        event.accept()
    return about
