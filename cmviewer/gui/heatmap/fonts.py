"""Fonts of the heatmap, by the room there is."""

from typing import Final

from PySide6.QtGui import QFont

LEAST: Final = 8.0
"""Pixels of a font that can just be read: names shrink to it before any is left out."""
LARGEST_NAME: Final = 14.0
OF_SOME: Final = 11.0
"""Pixels of names where some have to be left out anyway."""
OF_SOME_NUMBERS: Final = 9.0
LINE_HEIGHT: Final = 1.05
"""From one line of names to the next, in pixels of their font: letters and nothing more."""


def sized(font: QFont, pixels: float) -> QFont:
    """The same font at another height in pixels."""
    copy = QFont(font)
    copy.setPixelSize(max(1, round(pixels)))
    return copy


def name_font(font: QFont, room: float) -> QFont:
    """Font of a class name beside a row (or above a column) of that many pixels."""
    if room < LINE_HEIGHT * LEAST:
        return sized(font, OF_SOME)
    return sized(font, min(LARGEST_NAME, max(LEAST, 0.86 * room)))


def pitch(font: QFont) -> float:
    """Pixels from one line of names to the next, at least."""
    return LINE_HEIGHT * font.pixelSize()


def number_font(font: QFont, room: float) -> QFont:
    """Font of a total in that many pixels."""
    if room < LINE_HEIGHT * LEAST:
        return sized(font, OF_SOME_NUMBERS)
    return sized(font, min(13.0, max(LEAST, 0.75 * room)))


def weighted(font: QFont, lit: object) -> QFont:
    """The same font, bold where something is lit."""
    copy = QFont(font)
    copy.setBold(bool(lit))
    return copy
