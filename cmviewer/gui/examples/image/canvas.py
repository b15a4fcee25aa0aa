"""One image, zoomable: the wheel zooms at the pointer, a drag moves; with the objects in it."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsPixmapItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from cmviewer.gui.examples.image.framing import Framing, around
from cmviewer.gui.examples.image.notes import paint_message, paint_note
from cmviewer.gui.examples.image.objects import ImageObjects
from cmviewer.gui.examples.image.overlay import Overlay
from cmviewer.safe_text import shown
from cmviewer.workspace.overlays import ObjectOverlay

ZOOM_A_NOTCH: Final = 1.2
NOTCH: Final = 120.0
MOST_ZOOM: Final = 60.0
SHARP_FROM: Final = 2.0
"""From this zoom on pixels stay sharp instead of being smoothed."""
LEAST_HEIGHT: Final = 90


class Canvas(QGraphicsView):
    """Shows one image and fits it until a person zooms; opened: it was clicked twice."""

    opened = Signal()
    framing_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Image"))
        self._scene = QGraphicsScene(self)
        self._item = QGraphicsPixmapItem()
        self._ground = QGraphicsRectItem()
        self._overlay = Overlay()
        self._message = self._note = ""
        for item in (self._ground, self._item, self._overlay):
            self._scene.addItem(item)
        self._ground.hide()
        self._framing = Framing.WHOLE
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(LEAST_HEIGHT)
        # The fit depends on the room: bars that come and go with it would change the room again, for ever.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)

    def show_image(
        self, image: QImage, objects: ImageObjects | None = None, size: tuple[int, int] = (0, 0)
    ) -> None:
        """Show an image; zoom and place stay where it is as large as the one before.

        size: width and height that objects are about, where the image was made smaller.
        """
        self._ground.hide()
        self._item.setPixmap(QPixmap.fromImage(image))
        extent = QRectF(0, 0, *size) if all(size) else QRectF(image.rect())
        across, down = extent.width() / image.width(), extent.height() / image.height()
        self._item.setTransform(QTransform.fromScale(across, down))
        self._item.show()
        self._message = ""
        self._show(extent, objects)

    def show_note(self, words: str) -> None:
        """Say something on the picture, such as what is not known of it; empty: nothing."""
        self._note = shown(words)
        self.viewport().update()

    def show_glimpse(self, image: QImage) -> None:
        """Show an image small until all of it is there; what a person has zoomed to stays as it is."""
        if self.framing is Framing.WHOLE:
            self.show_image(image)

    def show_ground(self, objects: ImageObjects) -> None:
        """Show objects without their image."""
        self._item.hide()
        self._message = ""
        self._ground.setRect(objects.extent)
        self._ground.setBrush(self.palette().color(QPalette.ColorRole.AlternateBase))
        self._ground.setPen(QPen(Qt.PenStyle.NoPen))
        self._ground.show()
        self._show(objects.extent, objects)

    def show_message(self, text: str) -> None:
        """Show words instead of an image."""
        self._item.hide()
        self._ground.hide()
        self._overlay.show_objects(None, QRectF())
        self._message = shown(text)
        self._scene.setSceneRect(QRectF())
        self.framing = Framing.WHOLE
        self.viewport().update()

    def show_look(self, look: ObjectOverlay) -> None:
        """Draw other parts of the objects."""
        self._overlay.show_look(look)

    @property
    def overlay(self) -> Overlay:
        """What is drawn over the image."""
        return self._overlay

    def _show(self, extent: QRectF, objects: ImageObjects | None) -> None:
        same_size = self._scene.sceneRect() == extent
        self._overlay.show_objects(objects, extent)
        self._scene.setSceneRect(extent)
        if self.framing is Framing.FREE and not same_size:
            self.framing = Framing.WHOLE
        self._frame()

    @property
    def framing(self) -> Framing:
        """What is kept in sight."""
        return self._framing

    @framing.setter
    def framing(self, framing: Framing) -> None:
        if framing is not self._framing:
            self._framing = framing
            self.framing_changed.emit()

    @property
    def has_image(self) -> bool:
        """Whether an image is shown."""
        return self._item.isVisible() and not self._item.pixmap().isNull()

    @property
    def has_something(self) -> bool:
        """Whether there is an image, or objects without it."""
        return self.has_image or self._ground.isVisible()

    @property
    def scale_now(self) -> float:
        """Screen pixels a pixel of the image."""
        return self.transform().m11()

    @property
    def place(self) -> tuple[float, float, float]:
        """Screen pixels a pixel of the image, and the point of the image in the middle."""
        middle = self.mapToScene(self.viewport().rect().center())
        return (self.scale_now, middle.x(), middle.y())

    def go_to(self, framing: Framing, zoom: float, x: float, y: float) -> None:
        """Frame the image in that way; where a person has zoomed, as `place` said."""
        self.framing = framing
        if framing is not Framing.FREE:
            self._frame()
        elif 0 < zoom <= MOST_ZOOM:
            self.setTransform(QTransform.fromScale(zoom, zoom))
            self.centerOn(x, y)
            self._smooth()

    def fit(self) -> None:
        """Show the whole image."""
        self.framing = Framing.WHOLE
        self._frame()

    def toggle_fit(self) -> None:
        """Show 100 % where the image is fitted, else fit it."""
        if self.framing is not Framing.WHOLE:
            self.fit()
            return
        self.framing = Framing.FREE
        self.resetTransform()
        self._smooth()

    def toggle_object(self) -> None:
        """Zoom to what the example is about, and to that of the next ones; or back to the whole image."""
        self.framing = Framing.WHOLE if self.framing is Framing.OBJECT else Framing.OBJECT
        self._frame()

    def zoom(self, factor: float) -> None:
        """Zoom, within limits."""
        if not self.has_something or not 0.02 < self.scale_now * factor < MOST_ZOOM:
            return
        self.framing = Framing.FREE
        self.scale(factor, factor)
        self._smooth()

    def _frame(self) -> None:
        """Bring into sight what is to be kept there."""
        if not self.has_something or self.framing is Framing.FREE:
            return
        place = around(self._chosen()) if self.framing is Framing.OBJECT else None
        self.fitInView(place or self._scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        self._smooth()

    def _chosen(self) -> QRectF:
        """What the example is about, which other pictures say themselves; empty where there is none."""
        objects = self._overlay.objects
        return QRectF() if objects is None else objects.chosen

    @property
    def note(self) -> str:
        """Words on the picture."""
        return self._note

    @property
    def message(self) -> str:
        """Words that are shown instead of an image."""
        return self._message

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """Paint the words in the middle of what is seen."""
        painter.resetTransform()
        place = QRectF(self.viewport().rect())
        if self._message:
            paint_message(painter, self._message, place, self.palette())
        elif self._note:
            paint_note(painter, self._note, place)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Ask for the other face of the window."""
        self.opened.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom(ZOOM_A_NOTCH ** (event.angleDelta().y() / NOTCH))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay fitted."""
        super().resizeEvent(event)
        self._frame()

    def _smooth(self) -> None:
        smooth = self.scale_now < SHARP_FROM
        mode = Qt.TransformationMode
        self._item.setTransformationMode(mode.SmoothTransformation if smooth else mode.FastTransformation)
