"""The colour bar: which colour is which value, and what 0 looks like."""

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from cmviewer.gui.heatmap.colours import LOWEST, Ramp
from cmviewer.gui.heatmap.fonts import sized
from cmviewer.gui.heatmap.numbers import short_count, short_percent
from cmviewer.gui.heatmap.surroundings import Surroundings
from cmviewer.workspace.look import Look, Scale

BAR_WIDTH: Final = 84.0
BAND: Final = 14.0
LEFT: Final = 18.0
LINE: Final = 16.0
ZERO_BOX: Final = 9.0
"""Height of the paper below a band, which is what 0 looks like."""
LEAST_BAND: Final = 24.0
LONG_FROM: Final = 0.1
"""Share from which the words of a range that is exceeded have no room for a digit behind the point."""
STOPS: Final = 33
"""Shades that are named of a band; between them they blend."""


def bar_width(look: Look) -> float:
    """Pixels of the bar beside the matrix; 0 where it is hidden."""
    return BAR_WIDTH if look.colour_bar else 0.0


def paint_colour_bars(
    painter: QPainter, ramps: tuple[Ramp, ...], size: QSizeF, around: Surroundings, of_shown: str = ""
) -> None:
    """Paint one bar a scale, one above the other, each with title and ticks; of_shown: said above them."""
    top = _paint_words(painter, of_shown, size, around) if of_shown else 0.0
    height = min(size.height() - top, 320.0 * len(ramps)) / max(1, len(ramps))
    for place, ramp in enumerate(ramps):
        _paint_bar(painter, ramp, QRectF(LEFT, top + place * height, size.width() - LEFT, height - 8), around)


def _paint_words(painter: QPainter, words: str, size: QSizeF, around: Surroundings) -> float:
    """Write words in as many lines as they need; return their height."""
    painter.setFont(sized(painter.font(), 11))
    painter.setPen(QColor(around.ink))
    room, flags = QRectF(LEFT, 0, size.width() - LEFT, size.height()), int(Qt.TextFlag.TextWordWrap)
    place = painter.boundingRect(room, flags, words)
    painter.drawText(place, flags, words)
    return place.height() + 4


def _paint_bar(painter: QPainter, ramp: Ramp, place: QRectF, around: Surroundings) -> None:
    title = LINE if ramp.title else 0.0
    height = max(LEAST_BAND, place.height() - title - 14 - ZERO_BOX)
    band = QRectF(place.left(), place.top() + title + 6, BAND, height)
    zero = QRectF(band.left(), band.bottom(), BAND, ZERO_BOX)
    painter.fillRect(band, _gradient(ramp, band))
    painter.setPen(QColor(around.faint))
    painter.drawRect(band)
    painter.fillRect(zero, QColor(around.paper))
    painter.drawRect(zero)
    painter.setFont(sized(painter.font(), 11))
    painter.setPen(QColor(around.ink))
    if ramp.title:
        painter.drawText(QPointF(place.left(), place.top() + 12), around.say(ramp.title))
    _paint_tick(painter, band.right(), zero.center().y(), "0" if ramp.has_no_unit else "0 %")
    for value in ticks(ramp, band.height()):
        y = band.bottom() - float(ramp.position(np.array([value]))[0]) * band.height()
        _paint_tick(painter, band.right(), y, _words(ramp, value))


def _gradient(ramp: Ramp, band: QRectF) -> QLinearGradient:
    """Shades of a band, dark above: shapes, so that no bitmap gets into a drawing."""
    gradient = QLinearGradient(band.bottomLeft(), band.topLeft())
    places = np.linspace(0, 1, STOPS)
    shades = ramp.table[LOWEST + np.round(places * (len(ramp.table) - 1 - LOWEST)).astype(int)]
    for place, (red, green, blue) in zip(places.tolist(), shades.tolist(), strict=True):
        gradient.setColorAt(place, QColor(red, green, blue))
    return gradient


def _paint_tick(painter: QPainter, x: float, y: float, words: str) -> None:
    painter.drawLine(QPointF(x, y), QPointF(x + 4, y))
    painter.drawText(QRectF(x + 7, y - LINE / 2, 60, LINE), Qt.AlignmentFlag.AlignVCenter, words)


def _words(ramp: Ramp, value: float) -> str:
    unit = "" if ramp.has_no_unit else " %"
    words = short_count(round(value)) if ramp.counts else f"{short_percent(value).removesuffix('.0')}{unit}"
    if value != ramp.top or not ramp.is_exceeded:
        return words
    is_long = not ramp.counts and value >= LONG_FROM
    return f"≥ {100 * value:.0f} %" if is_long else f"≥ {words}"


def ticks(ramp: Ramp, height: float) -> list[float]:
    """The top, and round values between it and 0, as many as have room."""
    if ramp.scale is Scale.LOG:
        powers = 10.0 ** np.arange(0 if ramp.counts else -3, math.ceil(math.log10(ramp.top)) + 1)
        return [*(float(value) for value in powers if value < 0.7 * ramp.top), ramp.top]
    most = max(1, min(5, int(height / (2 * LINE))))
    step = 10.0 ** math.floor(math.log10(ramp.top / most))
    step = next(step * factor for factor in (1, 2, 5, 10, 20) if ramp.top / (step * factor) <= most)
    if ramp.counts:
        step = max(1.0, step)
    near = ramp.top * (1 - LINE / height)
    return [*(float(value) for value in np.arange(step, near, step)), ramp.top]
