"""A strip beside the cells that stays while they scroll: names, totals, titles."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class Strip(QWidget):
    """Painted by a function; says where it was clicked, and which keys were held."""

    clicked = Signal(QPointF, Qt.KeyboardModifier)
    hovered = Signal(QPointF)

    def __init__(self, paint: Callable[[QPainter], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._paint = paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._paint(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say where the left button went down."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit(event.position(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say where the pointer is."""
        self.hovered.emit(event.position())
