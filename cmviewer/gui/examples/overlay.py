"""Boxes, masks and words over an image: one item that paints all of them, so that a thousand are quick."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cmviewer.confusion.view_state import Side
from cmviewer.gui.examples.image_objects import Drawn, ImageObjects
from cmviewer.gui.examples.outlines import COLOURS, FAINT, FILL, STRONG, Stroke, pens

WORDS_FROM: Final = 44.0
"""Width of a box on the screen from which it has words, if it is not what the example is about."""
PAD: Final = 3.0
FAINT_WORDS: Final = 0.75
DARK: Final = QColor("#101418")


@dataclass(frozen=True)
class OverlayLook:
    """What is drawn. low: predictions whose score is under the threshold."""

    truth: bool = True
    prediction: bool = True
    labels: bool = True
    low: bool = False

    def shows(self, one: Drawn) -> bool:
        """Whether an object is drawn."""
        wanted = self.truth if one.side is Side.TRUTH else self.prediction
        return wanted and (self.low or not one.is_low)


class Overlay(QGraphicsItem):
    """Paints the objects of an image in its coordinates; lines and words keep their size on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.look = OverlayLook()
        self.objects: ImageObjects | None = None
        self._bounds = QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_objects(self, objects: ImageObjects | None, bounds: QRectF) -> None:
        """Draw other objects; bounds: of all that is in sight, in pixels of the image."""
        self.prepareGeometryChange()
        self.objects, self._bounds = objects, bounds
        self.update()

    def show_look(self, look: OverlayLook) -> None:
        """Draw other parts."""
        self.look = look
        self.update()

    @property
    def drawn(self) -> list[Drawn]:
        """Objects that are drawn, those of the example last, so that they lie above."""
        some = () if self.objects is None else self.objects.objects
        return sorted(filter(self.look.shows, some), key=lambda one: one.is_chosen)

    def boundingRect(self) -> QRectF:
        """All of the image and of its objects."""
        return self._bounds

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Paint regions first, then lines, then words."""
        drawn = self.drawn
        for one in drawn:
            _paint_region(painter, one, _stroke(one))
        for one in drawn:
            _paint_outline(painter, one, _stroke(one))
        if self.look.labels:
            self._paint_words(painter, drawn)

    def _paint_words(self, painter: QPainter, drawn: list[Drawn]) -> None:
        """Words stand in pixels of the screen, above their boxes, or in them where there is no room."""
        to_screen = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        for one in drawn:
            place = to_screen.mapRect(one.box)
            if one.is_chosen or place.width() >= WORDS_FROM:
                _paint_label(painter, one, place)
        painter.restore()


def _stroke(one: Drawn) -> Stroke:
    return STRONG if one.is_chosen else FAINT


def _paint_region(painter: QPainter, one: Drawn, stroke: Stroke) -> None:
    painter.setOpacity(stroke.opacity)
    if one.shape is not None:
        fill = QColor(COLOURS[one.side])
        fill.setAlpha(FILL)
        painter.fillPath(one.shape, fill)
    if one.mask is not None:
        painter.drawImage(one.mask.place, one.mask.picture)
    painter.setOpacity(1.0)


def _paint_outline(painter: QPainter, one: Drawn, stroke: Stroke) -> None:
    painter.setOpacity(stroke.opacity)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in pens(one.side, stroke):
        painter.setPen(pen)
        if one.shape is not None:
            painter.drawPath(one.shape)
        else:
            painter.drawRect(one.box)
    painter.setOpacity(1.0)


def _paint_label(painter: QPainter, one: Drawn, place: QRectF) -> None:
    """Put words on a plate: of a truth above its box, of a prediction below, so that both can be read."""
    words = painter.fontMetrics().size(Qt.TextFlag.TextSingleLine, one.words)
    top = place.top() - words.height() if one.side is Side.TRUTH else place.bottom()
    seen = QRectF(painter.viewport())
    top = min(max(seen.top(), top), seen.bottom() - words.height())
    plate = QRectF(place.left(), top, words.width() + 2 * PAD, words.height())
    painter.setOpacity(1.0 if one.is_chosen else FAINT_WORDS)
    painter.fillRect(plate, COLOURS[one.side])
    painter.setPen(DARK)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, one.words)
    painter.setOpacity(1.0)
