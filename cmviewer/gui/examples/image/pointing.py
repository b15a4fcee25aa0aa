"""The mouse over the objects of an image: which one it points at, and which one is clicked."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from cmviewer.gui.examples.image.canvas import Canvas
from cmviewer.gui.examples.image.objects import Drawn


class ObjectPointer(QObject):
    """Has the overlay name what is under the pointer; says what was clicked, unless the image was dragged."""

    clicked = Signal(object)

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pressed: QPoint | None = None
        canvas.viewport().setMouseTracking(True)
        canvas.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look on; the canvas itself zooms and moves."""
        if isinstance(event, QMouseEvent):
            self._follow(event)
        elif event.type() == QEvent.Type.Leave:
            self._canvas.overlay.show_pointed(None)
        return False

    def _follow(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.type() == QEvent.Type.MouseMove:
            self._canvas.overlay.show_pointed(self._at(place))
        elif event.button() is not Qt.MouseButton.LeftButton:
            return
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = place
        elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            moved, self._pressed = (place - self._pressed).manhattanLength(), None
            found = self._at(place)
            if found is not None and moved < QApplication.startDragDistance():
                self.clicked.emit(found)

    def _at(self, place: QPoint) -> Drawn | None:
        return object_at(self._canvas.overlay.drawn, self._canvas.mapToScene(place))


def object_at(drawn: Iterable[Drawn], point: QPointF) -> Drawn | None:
    """Return the smallest object at a point of the image; of boxes alike, one that is not the example's."""
    there = [
        one for one in drawn if one.box.contains(point) and (one.shape is None or one.shape.contains(point))
    ]
    return min(there, key=lambda one: (one.box.width() * one.box.height(), one.is_chosen), default=None)
