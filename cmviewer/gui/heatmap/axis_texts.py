"""Names and totals along the axes, for the window and for files alike: a total stands only beside a name."""

from collections.abc import Container
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from cmviewer.confusion.matrix_view import Axis
from cmviewer.gui.heatmap.fonts import LEAST, name_font, number_font, pitch, sized, weighted
from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.heatmap.label_places import Label, Line, labelled, spaced
from cmviewer.gui.heatmap.lying_names import lines_of
from cmviewer.gui.heatmap.numbers import short_count, short_percent, signed_count, signed_points
from cmviewer.gui.heatmap.surroundings import Surroundings

PADDING: Final = 6.0
AIR: Final = 3.0
TITLE_SIZES: Final = (13, 12, 11, 10, 9)
"""Pixels of the font of a title, the largest first."""
MOST_LIT: Final = 200
"""Names that are written in any case; more of them are as good as all."""
CENTRE: Final = Qt.AlignmentFlag.AlignCenter
MIDDLE: Final = Qt.TextElideMode.ElideMiddle


def special_places(axis: Axis) -> list[int]:
    """Places of `(other)` and of the background, where they are shown."""
    count = len(axis)
    places = []
    if axis.has_other:
        places.append(count - 1 - axis.has_background)
    if axis.has_background:
        places.append(count - 1)
    return places


def row_labels(font: QFont, axis: Axis, geometry: CellGeometry, lit: Container[int]) -> list[Label]:
    """Rows whose names are written, and the middle of each: the lit ones, and others between them."""
    line = Line(geometry.top, geometry.height, geometry.area.height())
    needed = pitch(name_font(font, geometry.height))
    return _labels(axis, geometry.rows_seen(len(axis)), line, needed, lit)


def column_labels(font: QFont, axis: Axis, geometry: CellGeometry, lit: Container[int]) -> list[Label]:
    """Columns whose turned names are written, and the middle of each."""
    line = Line(geometry.left, geometry.width, geometry.area.width())
    needed = pitch(name_font(font, geometry.width))
    return _labels(axis, geometry.columns_seen(len(axis)), line, needed, lit)


def paint_row_names(
    painter: QPainter,
    axis: Axis,
    geometry: CellGeometry,
    around: Surroundings,
    *,
    left: float,
    right: float,
    lit: Container[int],
) -> None:
    """Paint the names of the rows, ending at `right`; only as many as do not overlap."""
    base, font = painter.font(), name_font(painter.font(), geometry.height)
    height, room = QFontMetricsF(font).height(), right - left - PADDING
    write = _Weights(painter, font, around)
    for row, middle in row_labels(base, axis, geometry, lit):
        text = write.taken(axis.names[row], room, lit=row in lit)
        place = QRectF(left, middle - height / 2, room, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


def paint_lying_names(
    painter: QPainter,
    axis: Axis,
    geometry: CellGeometry,
    around: Surroundings,
    room: QRectF,
    lit: Container[int],
    font: QFont,
) -> None:
    """Paint the names of the columns at the foot of the room; one that is too long takes two lines."""
    foot = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
    for column in geometry.columns_seen(len(axis)):
        left = geometry.rect(0, column).left()
        fitting, lines = lines_of(axis.names[column], font, geometry.width)
        for number, name in enumerate(reversed(lines)):
            write = _Weights(painter, fitting, around)
            text = write.taken(name, geometry.width - 2, lit=column in lit)
            below = PADDING + number * 1.15 * fitting.pixelSize()
            painter.drawText(QRectF(left, room.top(), geometry.width, room.height() - below), foot, text)


def paint_turned_names(
    painter: QPainter,
    axis: Axis,
    geometry: CellGeometry,
    around: Surroundings,
    room: QRectF,
    lit: Container[int],
) -> None:
    """Paint the names of the columns upwards from the foot of the room; as many as do not overlap."""
    base, font = painter.font(), name_font(painter.font(), geometry.width)
    height, length = QFontMetricsF(font).height(), room.height() - PADDING
    write = _Weights(painter, font, around)
    for column, middle in column_labels(base, axis, geometry, lit):
        text = write.taken(axis.names[column], length, lit=column in lit)
        painter.save()
        painter.translate(middle, room.bottom() - PADDING)
        painter.rotate(-90)
        place = QRectF(0, -height / 2, length, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def paint_row_totals(
    painter: QPainter,
    axis: Axis,
    geometry: CellGeometry,
    around: Surroundings,
    columns: tuple[QRectF, QRectF],
    lit: Container[int],
) -> None:
    """Paint the total and the rate of every row that has its name into two upright strips."""
    labels = row_labels(painter.font(), axis, geometry, lit)
    font = number_font(painter.font(), geometry.height)
    height = QFontMetricsF(font).height()
    painter.setFont(font)
    painter.setPen(QColor(around.ink))
    for row, middle in spaced(labels, pitch(font), [row for row, _ in labels if row in lit]):
        for strip, text in zip(columns, _totals(axis, row), strict=True):
            place = QRectF(strip.left(), middle - height / 2, strip.width(), height)
            painter.drawText(place, CENTRE, text)


def paint_column_totals(
    painter: QPainter,
    axis: Axis,
    geometry: CellGeometry,
    around: Surroundings,
    rows: tuple[QRectF, QRectF],
    labels: list[Label],
    lit: Container[int],
) -> None:
    """Paint the total and the rate of the columns with these names, as far as they have room."""
    pairs = {place: _totals(axis, place) for place, _ in labels}
    font, needed = totals_font(painter.font(), list(pairs.values()), geometry.width)
    painter.setFont(font)
    painter.setPen(QColor(around.ink))
    line = Line(geometry.left, geometry.width, geometry.area.width())
    inside = [(place, line.inside(middle, needed)) for place, middle in labels]
    first = [place for place, _ in labels if place in lit] + special_places(axis)
    for place, middle in spaced(inside, needed + AIR, first):
        for strip, text in zip(rows, pairs[place], strict=True):
            room = QRectF(middle - needed, strip.top(), 2 * needed, strip.height())
            painter.drawText(room, CENTRE, text)


def paint_title(painter: QPainter, words: str, place: QRectF, around: Surroundings) -> None:
    """Paint the title of an axis; where it is too long it shrinks before it is cut."""
    for size in TITLE_SIZES:
        painter.setFont(weighted(sized(painter.font(), size), lit=True))
        if painter.fontMetrics().horizontalAdvance(words) <= place.width():
            break
    painter.setPen(QColor(around.ink))
    lines, room = painter.fontMetrics(), int(place.width())
    painter.drawText(place, CENTRE, lines.elidedText(words, Qt.TextElideMode.ElideRight, room))


def widest(names: tuple[str, ...] | list[str], font: QFont) -> float:
    """Pixels of the longest name, with a little air."""
    lines = QFontMetricsF(font)
    return max((lines.horizontalAdvance(name) + 4 for name in names), default=0.0)


def _labels(axis: Axis, seen: range, line: Line, needed: float, lit: Container[int]) -> list[Label]:
    labels = labelled(seen, special_places(axis), line, needed, ink=needed)
    written = {place for place, _ in labels}
    missing = [place for place in seen if place in lit and place not in written][:MOST_LIT]
    if not missing:
        return labels
    more = [(place, line.middle(place, needed)) for place in missing]
    first = [place for place, _ in labels if place in lit] + missing
    return spaced(sorted([*labels, *more]), needed, first)


class _Weights:
    """Gives a painter the font and the colour of names: plain, or bold where they are lit, and so wider."""

    def __init__(self, painter: QPainter, font: QFont, around: Surroundings) -> None:
        self._painter = painter
        self._fonts = tuple(weighted(font, lit) for lit in (False, True))
        self._metrics = tuple(map(QFontMetricsF, self._fonts))
        self._colours = QColor(around.ink), QColor(around.accent)
        self._is_lit: bool | None = None

    def taken(self, name: str, room: float, *, lit: bool) -> str:
        """Take the font of a name; return the name as it fits."""
        if lit is not self._is_lit:
            self._is_lit = lit
            self._painter.setFont(self._fonts[lit])
            self._painter.setPen(self._colours[lit])
        return self._metrics[lit].elidedText(name, MIDDLE, room)


def totals_font(font: QFont, pairs: list[tuple[str, str]], width: float) -> tuple[QFont, float]:
    """Font of totals in columns of that width, and pixels of the widest: they shrink before one goes."""
    found = number_font(font, width / 2.6)
    first = _widest_of(pairs, found)
    if first + AIR > width > 0.9 * first * LEAST / found.pixelSize():  # else it fits, or never will
        for pixels in range(found.pixelSize() - 1, round(LEAST) - 1, -1):
            needed = _widest_of(pairs, sized(font, pixels))
            if needed + AIR <= width:
                return sized(font, pixels), needed
    return found, first


def _widest_of(pairs: list[tuple[str, str]], font: QFont) -> float:
    return widest([text for pair in pairs for text in pair], font)


def _totals(axis: Axis, place: int) -> tuple[str, str]:
    special = axis.has_other + axis.has_background
    count, share = int(axis.totals[place]), float(axis.rates[place])
    write_count, write_rate = (
        (signed_count, signed_points) if axis.is_difference else (short_count, short_percent)
    )
    return write_count(count), "" if place >= len(axis) - special else write_rate(share)
