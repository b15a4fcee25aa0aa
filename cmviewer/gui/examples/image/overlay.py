"""Boxes, masks and words over an image: one item that paints all of them, so that a thousand are quick."""

from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cmviewer.confusion.view_state import Side
from cmviewer.gui.examples.image.compared_objects import ComparedObjects
from cmviewer.gui.examples.image.labels import placed_labels
from cmviewer.gui.examples.image.objects import Drawn, ImageObjects
from cmviewer.gui.examples.image.outlines import (
    FAINT,
    FILL,
    STRONG,
    Line,
    Stroke,
    line_of,
    paint_boxes,
    paint_shapes,
)
from cmviewer.workspace.overlays import ObjectOverlay, Predictions

FAINT_WORDS: Final = 0.75
DARK: Final = QColor("#101418")


class Overlay(QGraphicsItem):
    """Paints the objects of an image in its coordinates; lines and words keep their size on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.look = ObjectOverlay()
        self.objects: ImageObjects | None = None
        self.compared: ComparedObjects | None = None
        self.hidden: frozenset[tuple[Side, int]] = frozenset()
        self.pointed: Drawn | None = None
        self._bounds = QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_objects(self, objects: ImageObjects | None, bounds: QRectF) -> None:
        """Draw other objects; bounds: of all that is in sight, in pixels of the image."""
        self.prepareGeometryChange()
        self.objects, self._bounds, self.pointed, self.compared = objects, bounds, None, None
        self.update()

    def show_compared(self, compared: ComparedObjects | None) -> None:
        """Draw what another checkpoint says of this image, too."""
        self.compared = compared
        self.update()

    def show_look(self, look: ObjectOverlay) -> None:
        """Draw other parts."""
        self.look = look
        self.update()

    def hide_some(self, hidden: frozenset[tuple[Side, int]]) -> None:
        """Leave out single objects, each named by its side and row."""
        self.hidden = hidden
        self.update()

    def show_pointed(self, one: Drawn | None) -> None:
        """Write the words of what is under the pointer, whatever else has words."""
        if one is not self.pointed:
            self.pointed = one
            self.update()

    @property
    def drawn(self) -> list[Drawn]:
        """Objects that are drawn, those of the example last, so that they lie above."""
        some = () if self.objects is None else self.objects.objects
        shown = [
            one
            for one in (*some, *self._of_compared)
            if self.look.shows(one.side, is_low=one.is_low)
            and (one.is_compared or (one.side, one.row) not in self.hidden)
        ]
        if self.compared is not None and self.look.predictions is Predictions.OTHER:
            shown = [one for one in shown if one.side is Side.TRUTH or one.is_compared]
        return sorted(shown, key=lambda one: one.is_chosen)

    @property
    def _of_compared(self) -> tuple[Drawn, ...]:
        """Of the compared checkpoint all, or only what the example is about."""
        if self.compared is None or self.look.predictions is Predictions.SHOWN:
            return ()
        is_all = self.look.predictions is Predictions.OTHER
        return tuple(one for one in self.compared.objects if is_all or one.is_chosen)

    def _line(self, one: Drawn) -> Line:
        """How an object is drawn: of two compared predictions A is dashed and B dotted."""
        if self.compared is None or one.side is Side.TRUTH:
            return line_of(one.side)
        letter = self.compared.letter
        return line_of(one.side, letter if one.is_compared else letter.other, is_compared=one.is_compared)

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
            _paint_region(painter, one, _stroke(one), self._line(one))
        for stroke in (FAINT, STRONG):
            for side, is_compared in (
                (Side.TRUTH, False),
                (Side.PREDICTION, False),
                (Side.PREDICTION, True),
            ):
                wanted = (side, is_compared, stroke)
                some = [one for one in drawn if (one.side, one.is_compared, _stroke(one)) == wanted]
                if some:
                    _paint_outlines(painter, some, self._line(some[0]), stroke)
        self._paint_words(painter, drawn, seen)

    def _paint_words(self, painter: QPainter, drawn: list[Drawn], seen: QRectF) -> None:
        """Words stand in pixels of the screen; without labels only those of what is pointed at."""
        to_screen = painter.worldTransform()
        named = drawn if self.look.labels else [one for one in drawn if one is self.pointed]
        painter.save()
        painter.resetTransform()
        lines = painter.fontMetrics()

        def size_of(words: str) -> QSizeF:
            return QSizeF(lines.size(Qt.TextFlag.TextSingleLine, words))

        for one, plate in placed_labels(named, to_screen, size_of, seen, self.pointed):
            opacity = 1.0 if one.is_chosen or one is self.pointed else FAINT_WORDS
            _paint_label(painter, one, plate, opacity, QColor(self._line(one).colour))
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


def _paint_region(painter: QPainter, one: Drawn, stroke: Stroke, line: Line) -> None:
    painter.setOpacity(stroke.opacity)
    if one.shape is not None:
        fill = QColor(line.colour)
        fill.setAlpha(FILL)
        painter.fillPath(one.shape, fill)
    if one.mask is not None:
        painter.drawImage(one.mask.place, one.mask.picture)
    painter.setOpacity(1.0)


def _paint_outlines(painter: QPainter, some: list[Drawn], line: Line, stroke: Stroke) -> None:
    paint_boxes(painter, [one.box for one in some if one.shape is None], line, stroke)
    paint_shapes(painter, [one.shape for one in some if one.shape is not None], line, stroke)


def _paint_label(painter: QPainter, one: Drawn, plate: QRectF, opacity: float, colour: QColor) -> None:
    """Put words on their plate."""
    painter.setOpacity(opacity)
    painter.fillRect(plate, colour)
    painter.setPen(DARK)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, one.words)
    painter.setOpacity(1.0)
