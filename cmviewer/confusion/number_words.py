"""Numbers in words: shares and thresholds, the same on screen and in files."""

import math

import numpy as np


def percent(share: float) -> str:
    """A share as percent, a dash where it is undefined."""
    return "–" if math.isnan(share) else f"{100 * share:.1f} %"


def threshold_text(value: float) -> str:
    """A threshold with at least two digits, and no more than it needs."""
    return np.format_float_positional(value, min_digits=2)


def signed(count: int) -> str:
    """A count with its sign, and a minus that is as wide as a plus."""
    return f"{count:+,}".replace("-", "−")
