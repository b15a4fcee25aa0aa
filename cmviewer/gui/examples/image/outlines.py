"""How truths and predictions are drawn over images: by colour, line and word, so that no one is alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from cmviewer.confusion.comparison.letters import Letter
from cmviewer.confusion.view_state import Side

OF_COMPARED: Final = QColor("#f47fd0")
"""Pink: predictions of the checkpoint that is compared."""
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
_DOTS: Final = [1.2, 1.6]


@dataclass(frozen=True)
class Line:
    """How objects of a kind are drawn: a colour, and dashes in widths of the line; none where it is solid."""

    colour: str
    dashes: tuple[float, ...] = ()


def line_of(side: Side, letter: Letter | None = None, *, is_compared: bool = False) -> Line:
    """Return how a side is drawn. letter: which of two compared it is of; A is dashed, B dotted.

    is_compared: whether it is of the one that what is shown is compared with.
    """
    dashes = _DOTS if letter is Letter.B else _DASHES[side]
    return Line((OF_COMPARED if is_compared else COLOURS[side]).name(), tuple(dashes))


@dataclass(frozen=True)
class Stroke:
    """Width in pixels of the screen, and opacity."""

    width: float
    opacity: float


STRONG: Final = Stroke(3.0, 1.0)
FAINT: Final = Stroke(1.5, 0.7)
SMALL: Final = Stroke(2.0, 1.0)


@lru_cache(maxsize=32)
def pens(kind: Line, stroke: Stroke, density: float = 1.0) -> tuple[QPen, QPen]:
    """The dark line below and the coloured one on it; their widths do not follow the zoom.

    density: pixels of the device a pixel of the screen, for such widths are those of the device.
    """
    under = QPen(_faded(_UNDER, stroke), density * (stroke.width + UNDER))
    line = QPen(_faded(QColor(kind.colour), stroke), density * stroke.width)
    for pen in (under, line):
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if kind.dashes:
        line.setDashPattern(kind.dashes)
        # Dashes are counted in line widths: the same lengths under both.
        under.setDashPattern([dash * line.widthF() / under.widthF() for dash in kind.dashes])
    return under, line


def paint_boxes(painter: QPainter, boxes: Sequence[QRectF], kind: Line, stroke: Stroke) -> None:
    """Draw boxes of one kind; their edges are straight, and quick to draw without smoothing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in pens(kind, stroke, painter.device().devicePixelRatio()):
        painter.setPen(pen)
        painter.drawRects(boxes)


def paint_shapes(painter: QPainter, shapes: Sequence[QPainterPath], kind: Line, stroke: Stroke) -> None:
    """Draw polygons of one kind."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in pens(kind, stroke, painter.device().devicePixelRatio()):
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
    painter.setPen(pens(line_of(side), SMALL)[1])
    painter.drawRect(QRectF(2.5, 4.5, 15, 11))
    painter.end()
    return QIcon(pixmap)
