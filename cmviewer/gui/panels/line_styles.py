"""How the curves are told apart."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class LineStyle:
    """A line that is told apart by its symbol and its strokes too, not by its colour alone."""

    light: str
    dark: str
    symbol: str
    sign: str
    stroke: Qt.PenStyle

    def colour(self, palette: QPalette) -> QColor:
        """Colour that is seen on the ground of a palette."""
        dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
        return QColor(self.dark if dark else self.light)


STYLES: Final = (
    LineStyle("#0060a8", "#6db3f2", "o", "●", Qt.PenStyle.SolidLine),
    LineStyle("#b84a00", "#ffa45c", "s", "■", Qt.PenStyle.DashLine),
    LineStyle("#00795a", "#4bd6aa", "t1", "▲", Qt.PenStyle.SolidLine),
    LineStyle("#a03a7a", "#f09bcb", "d", "◆", Qt.PenStyle.DashLine),
    LineStyle("#5b4bb5", "#b9aefc", "t", "▼", Qt.PenStyle.DotLine),
    LineStyle("#7a6200", "#e8d34a", "star", "★", Qt.PenStyle.DashDotLine),
    LineStyle("#4c5661", "#b5bec8", "+", "✚", Qt.PenStyle.SolidLine),
    LineStyle("#a3262a", "#ff8f8a", "x", "✖", Qt.PenStyle.DotLine),
)
"""The first curve has the first style, and so on: there can be no more curves than styles."""
