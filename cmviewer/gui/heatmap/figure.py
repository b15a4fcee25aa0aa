"""The parts around the cells: where they lie and how they are painted, on screen and in files."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.gui.heatmap import axis_texts as texts
from cmviewer.gui.heatmap.axis_texts import PADDING, widest
from cmviewer.gui.heatmap.colour_bar import BAR_WIDTH, paint_colour_bars
from cmviewer.gui.heatmap.colours import CellColours
from cmviewer.gui.heatmap.fonts import LARGEST_NAME, name_font, sized, weighted
from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.heatmap.label_places import Label
from cmviewer.gui.heatmap.lying_names import lines_of, lying_size
from cmviewer.gui.heatmap.marks import Marks
from cmviewer.gui.heatmap.surroundings import Surroundings
from cmviewer.gui.heatmap.viewport import TALLEST

TITLE: Final = 22.0
"""Pixels for the title of an axis."""
TITLE_SIZES: Final = (13, 12, 11, 10, 9)
"""Pixels of its font, the largest first."""
LONGEST_NAME: Final = 190.0
LONGEST_SHARE: Final = 0.25
"""Share of the figure that names may take at a side."""
TOTAL: Final = 46.0
LEAST_RATE: Final = 52.0
LINE: Final = 20.0
MEASURED_NAMES: Final = 2_000
HEADING: Final = 12
CENTRE: Final = Qt.AlignmentFlag.AlignCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Names(Enum):
    """How the names of the columns stand."""

    LYING = auto()
    TURNED = auto()


class FigurePart(Enum):
    """What stands around the cells."""

    CORNER = auto()
    COLUMN_NAMES = auto()
    ROW_NAMES = auto()
    ROW_TOTALS = auto()
    ROW_HEADINGS = auto()
    COLUMN_TOTALS = auto()
    COLUMN_HEADINGS = auto()
    COLOUR_BAR = auto()


@dataclass(frozen=True)
class Frame:
    """Pixels at each side of the cells; `bar`: of the colour bar, 0 where it is hidden.

    name_size: of the font of names that lie.
    """

    left: float
    top: float
    bar: float
    names: Names = Names.LYING
    name_size: float = LARGEST_NAME
    right: float = TOTAL + LEAST_RATE
    bottom: float = 2 * LINE

    def scaled(self, by: float) -> "Frame":
        """Where all of it stands that is painted in units of `by` pixels."""
        sides = (self.left, self.top, self.bar, self.right, self.bottom)
        left, top, bar, right, bottom = (by * side for side in sides)
        return replace(self, left=left, top=top, bar=bar, right=right, bottom=bottom)

    def room(self, size: QSizeF) -> QSizeF:
        """What a figure of that size leaves for the cells."""
        return QSizeF(
            max(1.0, size.width() - self.left - self.right - self.bar),
            max(1.0, size.height() - self.top - self.bottom),
        )

    def size(self, cells: QSizeF) -> QSizeF:
        """Size of the whole figure around cells of that size."""
        return QSizeF(
            self.left + cells.width() + self.right + self.bar, self.top + cells.height() + self.bottom
        )

    def cells(self, seen: QSizeF) -> QRectF:
        """Where the cells lie."""
        return QRectF(self.left, self.top, seen.width(), seen.height())

    def parts(self, seen: QSizeF) -> dict[FigurePart, QRectF]:
        """Where everything else lies."""
        width, height = seen.width(), seen.height()
        x, y = self.left + width, self.top + height
        return {
            FigurePart.CORNER: QRectF(0, 0, self.left, self.top),
            FigurePart.COLUMN_NAMES: QRectF(self.left, 0, width, self.top),
            FigurePart.ROW_NAMES: QRectF(0, self.top, self.left, height),
            FigurePart.ROW_TOTALS: QRectF(x, self.top, self.right, height),
            FigurePart.ROW_HEADINGS: QRectF(x, 0, self.right, self.top),
            FigurePart.COLUMN_TOTALS: QRectF(self.left, y, width, self.bottom),
            FigurePart.COLUMN_HEADINGS: QRectF(0, y, self.left, self.bottom),
            FigurePart.COLOUR_BAR: QRectF(x + self.right, self.top, self.bar, max(height, 140.0)),
        }


@dataclass(frozen=True, eq=False)
class FigureContents:
    """All that painting needs to know."""

    view: MatrixView
    colours: CellColours
    geometry: CellGeometry
    frame: Frame
    around: Surroundings
    marks: Marks = field(default_factory=Marks)


def frame_for(
    view: MatrixView,
    font: QFont,
    size: QSizeF,
    width_in: Callable[[Frame], float],
    *,
    bar: float = BAR_WIDTH,
    say: Callable[[str], str] = str,
) -> Frame:
    """Give names the room they need, up to a share of a figure of that size.

    `width_in` says how wide a column is within a frame: names that fit lie, else they are turned. say: as of
    `Surroundings`.
    """
    headings = QFontMetricsF(sized(font, HEADING))
    least = headings.horizontalAdvance(f"{say(view.columns.rate_name)} %") + 3 * PADDING
    rate = max(LEAST_RATE, headings.horizontalAdvance(f"{say(view.rows.rate_name)} %") + PADDING)
    lying = Frame(least, TITLE + LINE + PADDING, bar, right=TOTAL + rate)
    height = min(size.height() / len(view.rows), TALLEST * width_in(lying))
    row = _widest(view.rows.names, name_font(font, height))
    row = TITLE + min(row, LONGEST_NAME, LONGEST_SHARE * size.width()) + 2 * PADDING
    lying = replace(lying, left=max(least, row))
    names, width = view.columns.names, width_in(lying)
    if (name_size := lying_size(names, font, width)) is not None:
        lying = replace(lying, name_size=name_size)
        takes_two = any(len(lines_of(name, sized(font, name_size), width)[1]) > 1 for name in names)
        return replace(lying, top=lying.top + LINE - PADDING) if takes_two else lying
    longest = min(_widest(names, name_font(font, width)), LONGEST_NAME, LONGEST_SHARE * size.height())
    return replace(lying, top=TITLE + longest + 2 * PADDING, names=Names.TURNED)


def paint_part(painter: QPainter, part: FigurePart, size: QSizeF, scene: FigureContents) -> None:
    """Paint one part, whose top left corner is the painter's origin."""
    view, geometry, around, marks = scene.view, scene.geometry, scene.around, scene.marks
    painter.save()
    painter.setClipRect(QRectF(0, 0, size.width(), size.height()))
    lit_rows, lit_columns = marks.lit
    match part:
        case FigurePart.CORNER:
            pass
        case FigurePart.COLUMN_NAMES:
            _title(painter, around.say(view.title(view.columns)), QRectF(0, 0, size.width(), TITLE), around)
            _column_names(painter, size, scene, lit_columns)
        case FigurePart.ROW_NAMES:
            painter.save()
            painter.rotate(-90)
            words, place = around.say(view.title(view.rows)), QRectF(-size.height(), 0, size.height(), TITLE)
            _title(painter, words, place, around)
            painter.restore()
            texts.paint_row_names(
                painter, view.rows, geometry, around, left=TITLE, right=size.width(), lit=lit_rows
            )
        case FigurePart.ROW_TOTALS:
            strips = QRectF(0, 0, TOTAL, 0), QRectF(TOTAL, 0, size.width() - TOTAL, 0)
            texts.paint_row_totals(painter, view.rows, geometry, around, strips, lit_rows)
        case FigurePart.COLUMN_TOTALS:
            lines = QRectF(0, 0, 0, LINE), QRectF(0, LINE, 0, LINE)
            labels = _column_labels(painter, scene, lit_columns)
            texts.paint_column_totals(painter, view.columns, geometry, around, lines, labels, lit_columns)
        case FigurePart.ROW_HEADINGS:
            y = size.height() - LINE - PADDING / 2
            _heading(painter, "Σ", QRectF(0, y, TOTAL, LINE), CENTRE, around)
            _heading(
                painter,
                f"{around.say(view.rows.rate_name)} %",
                QRectF(TOTAL, y, size.width() - TOTAL, LINE),
                CENTRE,
                around,
            )
        case FigurePart.COLUMN_HEADINGS:
            width = size.width() - PADDING
            _heading(painter, "Σ", QRectF(0, 0, width, LINE), RIGHT, around)
            _heading(
                painter,
                f"{around.say(view.columns.rate_name)} %",
                QRectF(0, LINE, width, LINE),
                RIGHT,
                around,
            )
        case FigurePart.COLOUR_BAR:
            if size.width() > 0:
                paint_colour_bars(painter, scene.colours.ramps, size, around, around.say(view.of_shown))
    painter.restore()


def _column_names(painter: QPainter, size: QSizeF, scene: FigureContents, lit: Container[int]) -> None:
    room = QRectF(0, TITLE, size.width(), size.height() - TITLE)
    view, geometry, around, frame = scene.view, scene.geometry, scene.around, scene.frame
    if frame.names is Names.LYING:
        font = sized(painter.font(), frame.name_size)
        texts.paint_lying_names(painter, view.columns, geometry, around, room, lit, font)
    else:
        texts.paint_turned_names(painter, view.columns, geometry, around, room, lit)


def _column_labels(painter: QPainter, scene: FigureContents, lit: Container[int]) -> list[Label]:
    """Columns that have their names: all, where they lie."""
    axis, geometry = scene.view.columns, scene.geometry
    if scene.frame.names is Names.TURNED:
        return texts.column_labels(painter.font(), axis, geometry, lit)
    seen = geometry.columns_seen(len(axis))
    return [(column, geometry.rect(0, column).center().x()) for column in seen]


def _title(painter: QPainter, words: str, place: QRectF, around: Surroundings) -> None:
    """Write the title of an axis; where it is too long it shrinks before it is cut."""
    for size in TITLE_SIZES:
        painter.setFont(weighted(sized(painter.font(), size), lit=True))
        if painter.fontMetrics().horizontalAdvance(words) <= place.width():
            break
    painter.setPen(QColor(around.ink))
    lines, room = painter.fontMetrics(), int(place.width())
    painter.drawText(place, CENTRE, lines.elidedText(words, Qt.TextElideMode.ElideRight, room))


def _heading(
    painter: QPainter, text: str, place: QRectF, alignment: Qt.AlignmentFlag, around: Surroundings
) -> None:
    painter.setFont(sized(painter.font(), 12))
    painter.setPen(QColor(around.faint))
    painter.drawText(place, alignment, text)


def _widest(names: Sequence[str], font: QFont) -> float:
    """Pixels of the longest of many names."""
    longest = sorted(names[:MEASURED_NAMES], key=len)[-20:]
    return widest(longest, font)
