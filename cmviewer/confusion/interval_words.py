"""Intervals in words, the same on screen and on the page."""

import math

from cmviewer.confusion.metric import Format
from cmviewer.said import said


def with_interval(text: str, ends: tuple[float, float], kind: Format) -> str:
    """Return a value, as it is written, with its interval: `66.7 % (20.8 to 93.9)`; alone without one."""
    if any(map(math.isnan, ends)):
        return text
    digits = (f"{end:.3f}" if kind is Format.COEFFICIENT else f"{100 * end:.1f}" for end in ends)
    low, high = (end.replace("-", "−") for end in digits)
    return said("{} ({} to {})", text.replace("-", "−"), low, high)
