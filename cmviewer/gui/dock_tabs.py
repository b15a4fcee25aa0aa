"""The tabs of docks that share a place."""

from typing import Final

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtWidgets import QMainWindow, QTabBar

SMALLER: Final = 0.9
"""Share of the window's font: ten tables have their whole names below a matrix on a laptop."""


class DockTabs(QObject):
    """Their names are whole: where not all have room, arrows lead to the others. Qt would cut every one."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice a row of tabs that Qt makes for docks."""
        if isinstance(event, QChildEvent) and event.type() == QEvent.Type.ChildPolished:
            tabs = event.child()
            if isinstance(tabs, QTabBar):
                tabs.setElideMode(Qt.TextElideMode.ElideNone)
                tabs.setUsesScrollButtons(True)
                font = tabs.font()
                font.setPointSizeF(SMALLER * font.pointSizeF())
                tabs.setFont(font)
        return False
