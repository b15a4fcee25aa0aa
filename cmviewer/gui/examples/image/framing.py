"""What of an image is kept in sight."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRectF

AROUND: Final = 0.5
"""How much of an object's size is seen at each of its sides when it is zoomed to."""
LEAST_SEEN: Final = 64.0
"""Pixels of the image that are seen at least."""


class Framing(StrEnum):
    """What is kept in sight: the whole image, the object, or what a person has zoomed to."""

    WHOLE = "whole"
    OBJECT = "object"
    FREE = "free"


def around(place: QRectF) -> QRectF | None:
    """Return the place of an object with what is around it; None where it has none."""
    if place.isEmpty():
        return None
    across = max(AROUND * place.width(), (LEAST_SEEN - place.width()) / 2)
    down = max(AROUND * place.height(), (LEAST_SEEN - place.height()) / 2)
    return place.adjusted(-across, -down, across, down)
