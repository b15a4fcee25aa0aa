"""How truths and predictions are drawn over images: by colour, line and word, so that no one is alone."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from cmviewer.confusion.view_state import Side

COLOURS: Final = {Side.TRUTH: QColor("#4ba3f2"), Side.PREDICTION: QColor("#ff9326")}
"""Blue and orange, light enough for dark images; a dark line under them serves light ones."""
_UNDER: Final = QColor(0, 0, 0, 150)
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


STRONG: Final = Stroke(2.6, 1.0)
FAINT: Final = Stroke(1.2, 0.6)
SMALL: Final = Stroke(1.8, 1.0)


def pens(side: Side, stroke: Stroke) -> tuple[QPen, QPen]:
    """The dark line below and the coloured one on it; their widths do not follow the zoom."""
    under, line = QPen(_UNDER, stroke.width + 1.6), QPen(COLOURS[side], stroke.width)
    for pen in (under, line):
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if _DASHES[side]:
        line.setDashPattern(_DASHES[side])
        # Dashes are counted in line widths: the same lengths under both.
        under.setDashPattern([dash * stroke.width / under.widthF() for dash in _DASHES[side]])
    return under, line


def paint_box(painter: QPainter, box: QRectF, side: Side, stroke: Stroke) -> None:
    """Draw a box."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setOpacity(stroke.opacity)
    for pen in pens(side, stroke):
        painter.setPen(pen)
        painter.drawRect(box)
    painter.setOpacity(1.0)


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
