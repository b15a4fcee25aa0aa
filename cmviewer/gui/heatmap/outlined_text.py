"""Text and hatches as shapes: a drawing needs no font where it is opened, and no pattern of pixels."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout

HATCH: Final = 6.0
"""From one line of a hatch to the next, as those lie that Qt paints on a screen."""


class OutlinePainter(QPainter):
    """Paints as any other, but letters and hatches as shapes."""

    def fillRect(self, place: QRectF, brush: QBrush | QColor) -> None:  # type: ignore[override]  # as below
        """Fill a rectangle; a hatch becomes lines that go on in the next rectangle."""
        if isinstance(brush, QBrush) and brush.style() is Qt.BrushStyle.BDiagPattern:
            self.strokePath(_diagonals(place), QPen(brush.color(), 1))
        else:
            super().fillRect(place, brush)

    def drawText(  # type: ignore[override]  # two of Qt's eight forms, which are all that a figure uses
        self, place: QPointF | QRectF, *words: Qt.AlignmentFlag | Qt.TextFlag | int | str
    ) -> None:
        """Fill the outlines of a text that begins at a point, or lies in a rectangle as its flags say."""
        *flags, text = words
        if isinstance(place, QPointF):
            path = QPainterPath()
            path.addText(place, self.font(), str(text))
        else:
            path = _within(place, _number(flags[0]), str(text), self.font())
        path.setFillRule(Qt.FillRule.WindingFill)  # letters may overlap
        self.fillPath(path, self.pen().color())


def _diagonals(place: QRectF) -> QPainterPath:
    """Lines that rise to the right, within a rectangle."""
    path = QPainterPath()
    first, last = (place.left() + place.top()) / HATCH, (place.right() + place.bottom()) / HATCH
    for number in range(math.ceil(first), math.floor(last) + 1):
        total = number * HATCH
        left, right = max(place.left(), total - place.bottom()), min(place.right(), total - place.top())
        path.moveTo(left, total - left)
        path.lineTo(right, total - right)
    return path


def _number(flags: Qt.AlignmentFlag | Qt.TextFlag | int | str) -> int:
    return flags.value if isinstance(flags, Qt.AlignmentFlag | Qt.TextFlag) else int(flags)


def _within(place: QRectF, flags: int, text: str, font: QFont) -> QPainterPath:
    """Outlines of a text in a rectangle, placed as `QPainter` places it."""
    wraps = bool(flags & Qt.TextFlag.TextWordWrap.value)
    lines, letters = _lines(text, font, place.width()) if wraps else [text], QFontMetricsF(font)
    height = letters.height() + (len(lines) - 1) * letters.lineSpacing()
    top = place.top() + _share(flags, Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignBottom) * (
        place.height() - height
    )
    across = _share(flags, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
    path = QPainterPath()
    for number, line in enumerate(lines):
        left = place.left() + across * (place.width() - letters.horizontalAdvance(line))
        path.addText(QPointF(left, top + number * letters.lineSpacing() + letters.ascent()), font, line)
    return path


def _share(flags: int, middle: Qt.AlignmentFlag, end: Qt.AlignmentFlag) -> float:
    """What share of the room that is left lies before a text."""
    return 0.5 if flags & middle.value else 1.0 if flags & end.value else 0.0


def _lines(text: str, font: QFont, width: float) -> list[str]:
    """Break a text where it says so, and between words where it is wider than its room."""
    return [line for told in text.split("\n") for line in _wrapped(told, font, width) or [""]]


def _wrapped(text: str, font: QFont, width: float) -> list[str]:
    """Break one line, which `QTextLayout` would not break at a line feed."""
    layout, units, lines = QTextLayout(text, font), text.encode("utf-16-le", "surrogatepass"), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        begin = 2 * line.textStart()
        lines.append(units[begin : begin + 2 * line.textLength()].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines
