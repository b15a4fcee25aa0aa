"""What stands in a cell, in words short enough for it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.view_state import View

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


def signed_count(count: int) -> str:
    """A difference of counts: +12, −3.4k, 0."""
    return f"{_sign(count)}{short_count(abs(count))}"


def signed_points(share: float) -> str:
    """A difference of shares in points: +1.8, −0.4; a dash where undefined."""
    if math.isnan(share):
        return UNDEFINED
    points = abs(100 * share)
    return "0" if points == 0 else f"{_sign(share)}{points:.{0 if points >= 99.95 else 1}f}"


def _sign(value: float) -> str:
    return "+" if value > 0 else "−" if value < 0 else ""


@dataclass(frozen=True)
class CellTexts:
    """What stands in a block of cells, row by row: its percents above its counts, or one line alone."""

    first: list[str]
    second: list[str]


def cell_texts(view: MatrixView, rows: slice, columns: slice) -> CellTexts:
    """Texts of a block of cells: percent and count, or the count alone; a dot for 0, a dash if undefined.

    Differences have their signs, and are points in place of percents.
    """
    counts, values = view.counts[rows, columns].ravel(), view.values[rows, columns].ravel()
    write_count, write_share = (
        (signed_count, signed_points) if view.is_difference else (short_count, short_percent)
    )
    number = _texts(counts, write_count)
    shares = view.view is not View.COUNTS
    first = _texts(values, write_share) if shares else number
    first = np.where((counts == 0) & ~(values != 0), ZERO, first)
    first = np.where(np.isnan(values), UNDEFINED, first)
    first = np.where(view.exists[rows, columns].ravel(), first, "")
    second = np.where((counts != 0) & ~np.isnan(values) & shares, number, "")
    return CellTexts(first.tolist(), second.tolist())


def _texts(values: NDArray[Any], write: Callable[[Any], str]) -> NDArray[np.object_]:
    """Write each distinct value once: a matrix holds the same few numbers over and over."""
    distinct, place = np.unique(values, return_inverse=True)
    texts: NDArray[np.object_] = np.array([write(value) for value in distinct.tolist()], object)[place]
    return texts
