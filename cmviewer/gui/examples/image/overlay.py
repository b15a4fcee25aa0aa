"""Boxes, masks and words over an image: one item that paints all of them, so that a thousand are quick."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cmviewer.confusion.view_state import Side
from cmviewer.gui.examples.image.objects import Drawn, ImageObjects
from cmviewer.gui.examples.image.outlines import (
    COLOURS,
    FAINT,
    FILL,
    STRONG,
    Stroke,
    paint_boxes,
    paint_shapes,
)
from cmviewer.workspace.overlays import ObjectOverlay

WORDS_FROM: Final = 64.0
"""Width of a box on the screen from which it has words, if it is not what the example is about."""
PAD: Final = 3.0
FAINT_WORDS: Final = 0.75
DARK: Final = QColor("#101418")


class Overlay(QGraphicsItem):
    """Paints the objects of an image in its coordinates; lines and words keep their size on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.look = ObjectOverlay()
        self.objects: ImageObjects | None = None
        self.hidden: frozenset[tuple[Side, int]] = frozenset()
        self._bounds = QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_objects(self, objects: ImageObjects | None, bounds: QRectF) -> None:
        """Draw other objects; bounds: of all that is in sight, in pixels of the image."""
        self.prepareGeometryChange()
        self.objects, self._bounds = objects, bounds
        self.update()

    def show_look(self, look: ObjectOverlay) -> None:
        """Draw other parts."""
        self.look = look
        self.update()

    def hide_some(self, hidden: frozenset[tuple[Side, int]]) -> None:
        """Leave out single objects, each named by its side and row."""
        self.hidden = hidden
        self.update()

    @property
    def drawn(self) -> list[Drawn]:
        """Objects that are drawn, those of the example last, so that they lie above."""
        some = () if self.objects is None else self.objects.objects
        return sorted(
            (
                one
                for one in some
                if self.look.shows(one.side, is_low=one.is_low) and (one.side, one.row) not in self.hidden
            ),
            key=lambda one: one.is_chosen,
        )

    def boundingRect(self) -> QRectF:
        """All of the image and of its objects."""
        return self._bounds

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint regions first, then lines, then words."""
        seen = QRectF() if widget is None else QRectF(widget.rect())
        drawn = _in_sight(self.drawn, painter, seen)
        for one in drawn:
            _paint_region(painter, one, _stroke(one))
        for stroke in (FAINT, STRONG):
            for side in Side:
                _paint_outlines(
                    painter,
                    [one for one in drawn if (one.side, _stroke(one)) == (side, stroke)],
                    side,
                    stroke,
                )
        if self.look.labels:
            self._paint_words(painter, drawn, seen)

    def _paint_words(self, painter: QPainter, drawn: list[Drawn], seen: QRectF) -> None:
        """Words stand in pixels of the screen, above their boxes, or in them where there is no room."""
        to_screen = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        for one in drawn:
            place = to_screen.mapRect(one.box)
            if one.is_chosen or place.width() >= WORDS_FROM:
                _paint_label(painter, one, place, seen)
        painter.restore()


def _in_sight(drawn: list[Drawn], painter: QPainter, seen: QRectF) -> list[Drawn]:
    """Leave out what lies beside the screen; where no screen is known, nothing."""
    back, known = painter.worldTransform().inverted()
    if seen.isEmpty() or not known:
        return drawn
    place = back.mapRect(seen)
    return [one for one in drawn if one.box.adjusted(-1, -1, 1, 1).intersects(place)]


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


def _paint_outlines(painter: QPainter, some: list[Drawn], side: Side, stroke: Stroke) -> None:
    paint_boxes(painter, [one.box for one in some if one.shape is None], side, stroke)
    paint_shapes(painter, [one.shape for one in some if one.shape is not None], side, stroke)


def _paint_label(painter: QPainter, one: Drawn, place: QRectF, seen: QRectF) -> None:
    """Put words on a plate: of a truth above its box, of a prediction below, so that both can be read."""
    words = painter.fontMetrics().size(Qt.TextFlag.TextSingleLine, one.words)
    top = place.top() - words.height() if one.side is Side.TRUTH else place.bottom()
    if not seen.isEmpty():
        top = min(max(seen.top(), top), seen.bottom() - words.height())
    plate = QRectF(place.left(), top, words.width() + 2 * PAD, words.height())
    painter.setOpacity(1.0 if one.is_chosen else FAINT_WORDS)
    painter.fillRect(plate, COLOURS[one.side])
    painter.setPen(DARK)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, one.words)
    painter.setOpacity(1.0)
