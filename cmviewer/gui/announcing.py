"""What is said aloud by a screen reader, without the keyboard going anywhere."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from cmviewer.gui.translating import spoken


def announce(widget: QWidget, words: str) -> None:
    """Have words read that belong to a widget."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, spoken(words)))
