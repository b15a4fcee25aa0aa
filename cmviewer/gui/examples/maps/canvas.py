"""One image with its maps over it: a view that can follow others, and says what is under the pointer."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cmviewer.gui.examples.image.canvas import SHARP_FROM, Canvas
from cmviewer.gui.examples.image.framing import Framing
from cmviewer.gui.examples.maps.pictures import Pyramid

PLATE: Final = QColor(16, 20, 24, 190)
WORDS: Final = QColor("#e6e8ea")
PAD: Final = 4


class PictureItem(QGraphicsItem):
    """Draws a picture over the extent of the maps, at the size that is nearest above that of the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.picture: Pyramid | None = None
        self._extent = QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_picture(self, picture: Pyramid | None, extent: QRectF, opacity: float = 1.0) -> None:
        """Draw another picture; None: nothing."""
        self.prepareGeometryChange()
        self.picture, self._extent = picture, extent
        self.setOpacity(opacity)
        self.update()

    def boundingRect(self) -> QRectF:
        """All of the image."""
        return self._extent

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw what suffices for the screen; from some size on, pixels are sharp."""
        if self.picture is None or self._extent.isEmpty():
            return
        # A photo may be larger than its maps.
        across = self.picture.size.width() / self._extent.width()
        scale = painter.worldTransform().m11() * painter.device().devicePixelRatio()
        level = self.picture.level(scale / across)
        step = 2**level
        size = self.picture.size
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale / across * step < SHARP_FROM)
        source = QRectF(0, 0, size.width() / step, size.height() / step)
        painter.drawImage(self._extent, self.picture.levels[level], source)


class MapCanvas(Canvas):
    """Ground, a map over it, and the pixels of the example over both."""

    moved = Signal()
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground, self.layer, self.mark = PictureItem(), PictureItem(), PictureItem()
        for item in (self.ground, self.layer, self.mark):
            self._scene.addItem(item)
        self.name = ""
        self.chosen = QRectF()
        self.viewport().setMouseTracking(True)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.moved.emit())

    @property
    def has_something(self) -> bool:
        """Whether there is an image, or maps."""
        return any(item.picture is not None for item in (self.ground, self.layer, self.mark))

    def show_extent(self, extent: QRectF) -> None:
        """Make room for an image; zoom and place stay where it is as large as the one before."""
        self._message = ""
        self._show(extent, None)

    def show_message(self, text: str) -> None:
        """Show words instead of maps."""
        for item in (self.ground, self.layer, self.mark):
            item.show_picture(None, QRectF())
        super().show_message(text)

    def zoom_to(self, place: QRectF) -> None:
        """Bring a part of the image into sight."""
        self.chosen = place
        self.framing = Framing.OBJECT
        self._frame()

    def follow(self, other: "MapCanvas") -> None:
        """Show the same part of the image as another view of the same size, to the pixel."""
        self.framing, self.chosen = other.framing, other.chosen
        self.setTransform(other.transform())
        self.horizontalScrollBar().setValue(other.horizontalScrollBar().value())
        self.verticalScrollBar().setValue(other.verticalScrollBar().value())

    def _chosen(self) -> QRectF:
        return self.chosen

    def _smooth(self) -> None:
        self.moved.emit()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint its name in the corner, or words instead of maps."""
        super().drawForeground(painter, rect)
        if not self.name or self._message:
            return
        painter.resetTransform()
        size = painter.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.name)
        plate = QRect(0, 0, size.width() + 2 * PAD, size.height() + PAD)
        painter.fillRect(plate, PLATE)
        painter.setPen(WORDS)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self.name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag moves; from then on the place is the person's."""
        super().mousePressEvent(event)
        if self.framing is Framing.OBJECT:
            self.framing = Framing.FREE

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which pixel is under the pointer."""
        super().mouseMoveEvent(event)
        place: QPointF = self.mapToScene(event.position().toPoint())
        self.pointed.emit(QPoint(int(place.x() // 1), int(place.y() // 1)))

    def leaveEvent(self, event: QEvent) -> None:
        """Say that none is."""
        super().leaveEvent(event)
        self.pointed.emit(None)
