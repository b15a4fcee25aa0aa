"""The colour bar: which colour is which value."""

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from cmviewer.gui.heatmap.colours import LOWEST, Ramp
from cmviewer.gui.heatmap.fonts import sized
from cmviewer.gui.heatmap.numbers import short_count, short_percent
from cmviewer.gui.heatmap.surroundings import Surroundings
from cmviewer.workspace.look import Look, Scale

BAR_WIDTH: Final = 84.0
BAND: Final = 14.0
LEFT: Final = 18.0
LINE: Final = 16.0


def bar_width(look: Look) -> float:
    """Pixels of the bar beside the matrix; 0 where it is hidden."""
    return BAR_WIDTH if look.colour_bar else 0.0


def paint_colour_bars(painter: QPainter, ramps: tuple[Ramp, ...], size: QSizeF, around: Surroundings) -> None:
    """Paint one bar a scale, one above the other, each with its title and ticks."""
    height = min(size.height(), 320.0 * len(ramps)) / len(ramps)
    for place, ramp in enumerate(ramps):
        _paint_bar(painter, ramp, QRectF(LEFT, place * height, size.width() - LEFT, height - 8), around)


def _paint_bar(painter: QPainter, ramp: Ramp, place: QRectF, around: Surroundings) -> None:
    title = LINE if ramp.title else 0.0
    band = QRectF(place.left(), place.top() + title + 6, BAND, place.height() - title - 14)
    shades = np.ascontiguousarray(ramp.table[LOWEST:][::-1, None, :])
    image = QImage(shades.data, 1, len(shades), 3, QImage.Format.Format_RGB888)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(band, image)
    painter.setPen(QColor(around.faint))
    painter.drawRect(band)
    painter.setFont(sized(painter.font(), 11))
    painter.setPen(QColor(around.ink))
    if ramp.title:
        painter.drawText(QPointF(place.left(), place.top() + 12), ramp.title)
    for value in _ticks(ramp, band.height()):
        y = band.bottom() - float(ramp.position(np.array([value]))[0]) * band.height()
        painter.drawLine(QPointF(band.right(), y), QPointF(band.right() + 4, y))
        text = QRectF(band.right() + 7, y - LINE / 2, 60, LINE)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, _words(ramp, value))


def _words(ramp: Ramp, value: float) -> str:
    return short_count(round(value)) if ramp.counts else f"{short_percent(value).removesuffix('.0')} %"


def _ticks(ramp: Ramp, height: float) -> list[float]:
    """Round values between 0 and the top, as many as have room."""
    if ramp.scale is Scale.LOG:
        powers = 10.0 ** np.arange(0 if ramp.counts else -3, math.ceil(math.log10(ramp.top)) + 1)
        return [0.0, *(float(value) for value in powers if value < 0.7 * ramp.top), ramp.top]
    most = max(1, min(5, int(height / (2 * LINE))))
    step = 10.0 ** math.floor(math.log10(ramp.top / most))
    step = next(step * factor for factor in (1, 2, 5, 10, 20) if ramp.top / (step * factor) <= most)
    if ramp.counts:
        step = max(1.0, step)
    return [float(value) for value in np.arange(0, ramp.top * 1.0001, step)]
