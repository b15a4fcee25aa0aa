"""Mouse and keys over the cells, in the words of the matrix."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

ZOOM_A_NOTCH: Final = 1.2
NOTCH: Final = 120.0
STEPS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_PageUp: (-10, 0),
    Qt.Key.Key_PageDown: (10, 0),
}


class Pointer(QObject):
    """Watches a widget's mouse and keeps it from anybody else.

    drawn: the pointer moves with the left button held. dragged: with the middle one, by how much.
    """

    moved = Signal(object)
    clicked = Signal(QPointF, Qt.KeyboardModifier)
    drawn = Signal(QPointF)
    released = Signal()
    menu_asked = Signal(QPointF, QPoint)
    double_clicked = Signal()
    zoomed = Signal(float, QPointF)
    dragged = Signal(QPointF)
    tip_asked = Signal(QPoint)

    def __init__(self, widget: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._grip: QPointF | None = None
        widget.setMouseTracking(True)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take mouse events; let all others pass."""
        if isinstance(event, QWheelEvent):
            self._wheel(event)
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.tip_asked.emit(event.globalPos())
            return True
        if event.type() == QEvent.Type.Leave:
            self.moved.emit(None)
            return False
        if not isinstance(event, QMouseEvent):
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._press(event)
            case QEvent.Type.MouseButtonRelease:
                self._grip = None
                self.released.emit()
            case QEvent.Type.MouseButtonDblClick:
                self.double_clicked.emit()
            case QEvent.Type.MouseMove:
                self._move(event)
        return True

    def _press(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(event.position(), event.modifiers())
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._grip = event.position()
        elif event.button() == Qt.MouseButton.RightButton:
            self.menu_asked.emit(event.position(), event.globalPosition().toPoint())

    def _move(self, event: QMouseEvent) -> None:
        if self._grip is None:
            self.moved.emit(event.position())
            if event.buttons() & Qt.MouseButton.LeftButton:
                self.drawn.emit(event.position())
            return
        self.dragged.emit(self._grip - event.position())
        self._grip = event.position()

    def _wheel(self, event: QWheelEvent) -> None:
        turn = QPointF(event.angleDelta())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.dragged.emit(QPointF(-(turn.y() or turn.x()) / 2, 0))
        elif turn.y():
            self.zoomed.emit(ZOOM_A_NOTCH ** (turn.y() / NOTCH), event.position())


def cell_after_key(key: Qt.Key, at: tuple[int, int] | None, shape: tuple[int, int]) -> tuple[int, int] | None:
    """Cell to which a key leads from a cell, or from nowhere; None where the key leads nowhere."""
    rows, columns = shape
    row, column = at or (0, 0)
    if key == Qt.Key.Key_Home:
        return row, 0
    if key == Qt.Key.Key_End:
        return row, columns - 1
    if key not in STEPS:
        return None
    down, right = STEPS[key] if at is not None else (0, 0)
    return min(max(0, row + down), rows - 1), min(max(0, column + right), columns - 1)
