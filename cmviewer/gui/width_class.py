"""Windows of about the same width have one layout of their docks."""

from enum import StrEnum
from typing import Final


class WidthClass(StrEnum):
    """From a small laptop to a large screen."""

    NARROW = "narrow"
    MEDIUM = "medium"
    WIDE = "wide"
    HUGE = "huge"


_FROM: Final = ((2_200, WidthClass.HUGE), (1_400, WidthClass.WIDE), (1_200, WidthClass.MEDIUM))
"""Pixels of the window's width from which on it is of a class, the widest first."""


def width_class(width: int) -> WidthClass:
    """Return the class of a window of that many pixels."""
    return next((one for least, one in _FROM if width >= least), WidthClass.NARROW)
