"""What stands in a cell, in words short enough for it."""

import math

from cmviewer.confusion.view_state import View
from cmviewer.confusion.views import MatrixView

ZERO = "·"
UNDEFINED = "–"


def short_count(count: int) -> str:
    """A count in at most five characters: 999, 12.3k, 4.56M."""
    if count < 10_000:
        return str(count)
    for size, unit in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if count >= 0.9995 * size:
            value = count / size
            return f"{value:.{2 if value < 9.995 else 1 if value < 99.95 else 0}f}{unit}"
    return str(count)


def short_percent(share: float) -> str:
    """A share as percent without its sign: 0, <0.1, 4.3, 12.7, 100; a dash where undefined."""
    if math.isnan(share):
        return UNDEFINED
    percent = 100 * share
    if percent == 0:
        return "0"
    if percent < 0.1:
        return "<0.1"
    if 99.95 <= percent < 100:
        return ">99.9"
    return "100" if percent >= 100 else f"{percent:.1f}"


def cell_texts(view: MatrixView, row: int, column: int) -> tuple[str, str]:
    """First and second line of a cell: its percent and its count, or its count alone."""
    count, value = int(view.counts[row, column]), float(view.values[row, column])
    if not view.exists[row, column]:
        return "", ""
    if math.isnan(value):
        return UNDEFINED, ""
    if count == 0:
        return ZERO, ""
    if view.view is View.COUNTS:
        return short_count(count), ""
    return short_percent(value), short_count(count)
