"""A ring around what has the keyboard, where Qt paints none of its own: lists, pictures, pages, and tabs."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTabBar, QWidget

NAME: Final = "focus-ring"
WIDTH: Final = 2


class FocusRings(QObject):
    """Follows the keyboard through a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            for ring in old.findChildren(FocusRing, NAME, Qt.FindChildOption.FindDirectChildrenOnly):
                ring.hide()
                ring.deleteLater()
        if isinstance(new, QAbstractScrollArea | QTabBar) and new.window() is self._window:
            FocusRing(new).show()


class FocusRing(QWidget):
    """Lies over what it is a child of, and takes no clicks."""

    def __init__(self, focus: QAbstractScrollArea | QTabBar) -> None:
        super().__init__(focus)
        self._focus = focus
        self.setObjectName(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(self._place())
        focus.installEventFilter(self)
        if isinstance(focus, QTabBar):
            focus.currentChanged.connect(lambda _tab: self.setGeometry(self._place()))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay as large as that."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._place())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().highlight().color(), WIDTH))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _place(self) -> QRect:
        focus = self._focus
        return focus.tabRect(focus.currentIndex()) if isinstance(focus, QTabBar) else focus.rect()
