"""How truths and predictions are drawn over images: by colour, line and word, so that no one is alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from cmviewer.confusion.view_state import Side

COLOURS: Final = {Side.TRUTH: QColor("#4ba3f2"), Side.PREDICTION: QColor("#ff9326")}
"""Blue and orange, light enough for dark images; a dark line under them serves light ones."""
UNDER: Final = 1.2
"""How much wider the dark line is."""
_UNDER: Final = QColor(0, 0, 0, 110)
FILL: Final = 56
"""Opacity of what is inside a mask, of 255."""
LINE: Final = 235
"""Opacity of its edge."""
_DASHES: Final = {Side.TRUTH: [], Side.PREDICTION: [4.0, 3.0]}


@dataclass(frozen=True)
class Stroke:
    """Width in pixels of the screen, and opacity."""

    width: float
    opacity: float


STRONG: Final = Stroke(3.0, 1.0)
FAINT: Final = Stroke(1.5, 0.7)
SMALL: Final = Stroke(2.0, 1.0)


@lru_cache(maxsize=32)
def pens(side: Side, stroke: Stroke, density: float = 1.0) -> tuple[QPen, QPen]:
    """The dark line below and the coloured one on it; their widths do not follow the zoom.

    density: pixels of the device a pixel of the screen, for such widths are those of the device.
    """
    under = QPen(_faded(_UNDER, stroke), density * (stroke.width + UNDER))
    line = QPen(_faded(COLOURS[side], stroke), density * stroke.width)
    for pen in (under, line):
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if _DASHES[side]:
        line.setDashPattern(_DASHES[side])
        # Dashes are counted in line widths: the same lengths under both.
        under.setDashPattern([dash * line.widthF() / under.widthF() for dash in _DASHES[side]])
    return under, line


def paint_boxes(painter: QPainter, boxes: Sequence[QRectF], side: Side, stroke: Stroke) -> None:
    """Draw boxes of one kind; their edges are straight, and quick to draw without smoothing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in pens(side, stroke, painter.device().devicePixelRatio()):
        painter.setPen(pen)
        painter.drawRects(boxes)


def paint_shapes(painter: QPainter, shapes: Sequence[QPainterPath], side: Side, stroke: Stroke) -> None:
    """Draw polygons of one kind."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in pens(side, stroke, painter.device().devicePixelRatio()):
        painter.setPen(pen)
        for shape in shapes:
            painter.drawPath(shape)


def _faded(colour: QColor, stroke: Stroke) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(stroke.opacity * colour.alphaF())
    return faded


def icon_of(side: Side) -> QIcon:
    """A small box as it is drawn over images, for buttons."""
    pixmap = QPixmap(40, 40)
    pixmap.setDevicePixelRatio(2.0)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setPen(pens(side, SMALL)[1])
    painter.drawRect(QRectF(2.5, 4.5, 15, 11))
    painter.end()
    return QIcon(pixmap)
