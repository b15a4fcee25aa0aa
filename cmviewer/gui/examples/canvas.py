"""One image, zoomable: the wheel zooms at the pointer, a drag moves, Z fits or shows 100 %."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPalette, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget

ZOOM_A_NOTCH: Final = 1.2
NOTCH: Final = 120.0
MOST_ZOOM: Final = 60.0
SHARP_FROM: Final = 2.0
"""From this zoom on pixels stay sharp instead of being smoothed."""


class Canvas(QGraphicsView):
    """Shows one image and fits it until a person zooms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self._item = QGraphicsPixmapItem()
        self._message = ""
        self._scene.addItem(self._item)
        self._fitted = True
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)

    def show_image(self, image: QImage) -> None:
        """Show an image; zoom and place stay where it is as large as the one before."""
        same_size = self._item.isVisible() and self._item.pixmap().size() == image.size()
        self._item.setPixmap(QPixmap.fromImage(image))
        self._item.show()
        self._message = ""
        self._scene.setSceneRect(QRectF(image.rect()))
        if self._fitted or not same_size:
            self.fit()

    def show_message(self, text: str) -> None:
        """Show words instead of an image."""
        self._item.hide()
        self._message = text
        self._scene.setSceneRect(QRectF())
        self._fitted = True
        self.viewport().update()

    @property
    def has_image(self) -> bool:
        """Whether an image is shown."""
        return self._item.isVisible() and not self._item.pixmap().isNull()

    @property
    def scale_now(self) -> float:
        """Screen pixels a pixel of the image."""
        return self.transform().m11()

    def fit(self) -> None:
        """Show the whole image."""
        self._fitted = True
        if self.has_image:
            self.fitInView(self._item, Qt.AspectRatioMode.KeepAspectRatio)
            self._smooth()

    def toggle_fit(self) -> None:
        """Show 100 % where the image is fitted, else fit it."""
        if not self._fitted:
            self.fit()
            return
        self._fitted = False
        self.resetTransform()
        self._smooth()

    def zoom(self, factor: float) -> None:
        """Zoom, within limits."""
        if not self.has_image or not 0.02 < self.scale_now * factor < MOST_ZOOM:
            return
        self._fitted = False
        self.scale(factor, factor)
        self._smooth()

    @property
    def message(self) -> str:
        """Words that are shown instead of an image."""
        return self._message

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """Paint the words in the middle of what is seen."""
        if self._message:
            painter.resetTransform()
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            place = self.viewport().rect().adjusted(12, 12, -12, -12)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere
            painter.drawText(place, flags, self._message)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom(ZOOM_A_NOTCH ** (event.angleDelta().y() / NOTCH))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def _smooth(self) -> None:
        smooth = self.scale_now < SHARP_FROM
        mode = Qt.TransformationMode
        self._item.setTransformationMode(mode.SmoothTransformation if smooth else mode.FastTransformation)
