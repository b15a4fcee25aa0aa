"""Whether the names of columns lie, in which font, and which of them take two lines."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QFont, QFontMetricsF

from cmviewer.gui.heatmap.fonts import LEAST, sized

MOST_LYING: Final = 120
SIZES: Final = (14.0, 13.0, 12.0, 11.0, 10.0)
"""Pixels of their fonts; names that are larger when they are turned are read more easily."""
WELL_READ: Final = 10.0
"""Pixels of a font to which all shrink rather than one alone."""
AIR: Final = 2.0
"""Pixels between two names."""


def lying_size(names: Sequence[str], font: QFont, width: float) -> float | None:
    """Return the pixels of the font in which names lie above columns of that width; None: they are turned.

    All have one size where they are read well in it. Else one long name in ten does not turn or shrink the
    others: it takes two lines, a smaller font, or is cut in the middle.
    """
    if len(names) > MOST_LYING:
        return None
    cut = {size: _cut(tuple(names), sized(font, size), width) for size in SIZES}
    most = min(max(1, len(names) // 10), len(names) - 1)
    whole = (size for size in SIZES if size >= WELL_READ and not cut[size])
    return next(whole, None) or next((size for size in SIZES if cut[size] <= most), None)


def _cut(names: tuple[str, ...], font: QFont, width: float) -> int:
    """How many names do not fit above a column of that width, in one line or two."""
    return int(np.count_nonzero(_least_widths(names, font.toString()) > width))


@lru_cache(maxsize=32)
def _least_widths(names: tuple[str, ...], font: str) -> NDArray[np.float64]:
    """Pixels that each name needs, float64 (n,), in one line, or in two where it has two words.

    A window that is resized asks for the same names again and again. font: as `QFont.toString` writes it.
    """
    described = QFont()
    described.fromString(font)
    lines = QFontMetricsF(described)
    words = [parts if len(parts := name.split()) == 2 else [name] for name in names]
    widths = [max(lines.horizontalAdvance(word) for word in line) + AIR for line in words]
    return np.array(widths, np.float64)


def lines_of(name: str, font: QFont, width: float) -> tuple[QFont, list[str]]:
    """Return the lines in which a name stands above a column of that width, and their font.

    A name that is too long for one line has two, or shrinks, before it is cut.
    """
    for size in (font.pixelSize(), 9, LEAST):
        smaller = sized(font, min(size, font.pixelSize()))
        lines = QFontMetricsF(smaller)
        if _fits(name, lines, width):
            return smaller, [name]
        if _in_two(name, lines, width):
            return smaller, name.split()
    return font, [name]


def _fits(name: str, lines: QFontMetricsF, width: float) -> bool:
    return lines.horizontalAdvance(name) + AIR <= width


def _in_two(name: str, lines: QFontMetricsF, width: float) -> bool:
    words = name.split()
    return len(words) == 2 and all(_fits(word, lines, width) for word in words)
