"""Thousands of short texts at once: each distinct one is shaped once, and their glyphs are drawn together.

To call Qt for each text took half of the time in which a matrix is painted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGlyphRun,
    QPaintEngine,
    QPainter,
    QRawFont,
    QTextLayout,
)

_STEPS: Final = 64
"""Qt reckons with so many steps of a pixel: between two of them a glyph may be rounded unlike a text."""
Places = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ShortTexts:
    """Texts of one font, of which the same few stand over and over.

    number: intp (n,), which of the `distinct` each is. width: float64 (n,), pixels.
    """

    font: QFont
    distinct: tuple[str, ...]
    number: NDArray[np.intp]
    width: Places

    @classmethod
    def of(cls, texts: Sequence[str], font: QFont) -> "ShortTexts":
        """Measure each distinct text once."""
        number_of: dict[str, int] = {}
        number = np.array([number_of.setdefault(text, len(number_of)) for text in texts], np.intp)
        lines = QFontMetricsF(font)
        width = np.array([lines.horizontalAdvance(text) for text in number_of], np.float64)
        return cls(font, tuple(number_of), number, width[number])

    def write(self, painter: QPainter, ink: NDArray[np.str_], left: Places, base: Places) -> None:
        """Write them where their lines begin, to a 64th of a pixel; they look as `drawText` writes them.

        ink: (n,), names of colours. left, base: float64 (n,). On what is no image, such as the page of an
        SVG, each is written by itself: a text stays a text there.
        """
        painter.setFont(self.font)
        left, base = (np.round(place * _STEPS) / _STEPS for place in (left, base))
        is_image = painter.paintEngine().type() is QPaintEngine.Type.Raster
        shapes = _shapes(self.distinct, self.font) if is_image else None
        for colour in sorted(set(ink.tolist())):
            painter.setPen(QColor(colour))
            chosen = np.flatnonzero(ink == colour)
            number, x, y = self.number[chosen], left[chosen], base[chosen]
            if shapes is not None:
                shapes.draw(painter, number, x, y)
                alone = np.flatnonzero(~shapes.is_known[number])
                number, x, y = number[alone], x[alone], y[alone]
            for one, *place in zip(number.tolist(), x.tolist(), y.tolist(), strict=True):
                painter.drawText(QPointF(*place), self.distinct[one])


@dataclass(frozen=True, eq=False)
class _Shapes:
    """Glyphs of texts that are all of one font file.

    glyph: int64 (G,), text after text. x, y: float64 (G,), from where the line of its text begins. start:
    int64 (T + 1,), the glyphs of each text. is_known: bool (T,), whether a text is among them: one that
    takes signs from another font is not.
    """

    font: QRawFont
    glyph: NDArray[np.int64]
    x: Places
    y: Places
    start: NDArray[np.int64]
    is_known: NDArray[np.bool_]

    def draw(self, painter: QPainter, number: NDArray[np.intp], left: Places, base: Places) -> None:
        """Draw some of the texts, intp (n,), in one call."""
        first, count = self.start[number], self.start[number + 1] - self.start[number]
        end = np.cumsum(count)
        at = np.repeat(first - (end - count), count) + np.arange(int(count.sum()))
        x, y = np.repeat(left, count) + self.x[at], np.repeat(base, count) + self.y[at]
        run = QGlyphRun()
        run.setRawFont(self.font)
        run.setGlyphIndexes(self.glyph[at].tolist())
        run.setPositions(list(map(QPointF, x.tolist(), y.tolist())))
        painter.drawGlyphRun(QPointF(0, 0), run)


def _shapes(texts: Sequence[str], font: QFont) -> _Shapes | None:
    """Shape texts as Qt does; None where none of them has a sign."""
    runs = [_run(text, font) for text in texts]
    raw = next((run.rawFont() for run in runs if run is not None), None)
    if raw is None:
        return None
    same = [run if run is not None and run.rawFont() == raw else None for run in runs]
    glyphs = [[] if run is None else run.glyphIndexes() for run in same]
    places = [(one.x(), one.y()) for run in same if run is not None for one in run.positions()]
    x, y = np.array(places, np.float64).reshape(-1, 2).T
    return _Shapes(
        raw,
        np.array([glyph for some in glyphs for glyph in some], np.int64),
        x,
        y - y[0],  # Qt tells it from the top of the line
        np.cumsum([0, *map(len, glyphs)]),
        np.array([run is not None for run in same], np.bool_),
    )


def _run(text: str, font: QFont) -> QGlyphRun | None:
    """The glyphs of a text; None where it has none, or not all are of one font."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return runs[0] if len(runs) == 1 else None
