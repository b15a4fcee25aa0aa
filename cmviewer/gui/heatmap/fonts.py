"""Fonts of the heatmap, by the room there is."""

from PySide6.QtGui import QFont


def sized(font: QFont, pixels: float) -> QFont:
    """The same font at another height in pixels."""
    copy = QFont(font)
    copy.setPixelSize(max(1, round(pixels)))
    return copy


def name_font(font: QFont, room: float) -> QFont:
    """Font of a class name beside a row (or above a column) of that many pixels."""
    return sized(font, min(14.0, max(9.0, 0.8 * room)))


def number_font(font: QFont, room: float) -> QFont:
    """Font of a total in that many pixels."""
    return sized(font, min(13.0, max(9.0, 0.75 * room)))


def weighted(font: QFont, lit: object) -> QFont:
    """The same font, bold where something is lit."""
    copy = QFont(font)
    copy.setBold(bool(lit))
    return copy
