"""Whether memory grows after it has had its time to fill."""

from statistics import median

from tests.soak.vitals import Vitals

FILLED = 3_000
"""Interactions after which everything that is kept for later is there."""
MARGIN = 0.1
"""Growth that is within what comes and goes."""
SLACK = 32 << 20
"""Bytes that come and go even in a small window."""


def growth(curve: list[Vitals]) -> tuple[float, float] | None:
    """Return memory at first and at last, in bytes: medians of thirds of what was seen once it was filled.

    None where too little was seen.
    """
    filled = [vitals.memory for vitals in curve if vitals.done >= FILLED]
    third = len(filled) // 3
    if third < 2:
        return None
    return median(filled[:third]), median(filled[-third:])


def has_grown(curve: list[Vitals]) -> bool:
    """Whether the last third needs more than the first, by more than comes and goes."""
    found = growth(curve)
    return found is not None and found[1] > found[0] * (1 + MARGIN) + SLACK
