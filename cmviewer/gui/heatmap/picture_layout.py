"""Where the parts of a picture lie, so that its smallest words can be read on the paper that it is for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from cmviewer.gui.heatmap import painter as paints
from cmviewer.gui.heatmap.colour_bar import bar_width
from cmviewer.gui.heatmap.colours import CellColours, cell_colours
from cmviewer.gui.heatmap.figure import FigureContents, Frame, frame_for, paint_part
from cmviewer.gui.heatmap.fonts import LEAST, LINE_HEIGHT, sized
from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.heatmap.surroundings import LIGHT

if TYPE_CHECKING:
    from cmviewer.gui.heatmap.picture import Picture

MARGIN: Final = 24.0
TITLE_SIZE: Final = 18.0
CAPTION_SIZE: Final = 12.0
LEAST_WIDTH: Final = 520.0
"""Pixels that words have at least, where the paper does not say otherwise."""
LARGEST_CELLS: Final = 2_400.0
SCREEN_DPI: Final = 96.0
MILLIMETRES_AN_INCH: Final = 25.4
LEAST_NUMBER: Final = 26.0
"""Width of a cell that has room for its number."""
LEAST_BAR: Final = 78.0
"""Height of one colour bar with its words."""
TALLEST: Final = 2.0
"""Height of a cell, by its width."""
LEAST_POINTS: Final = 5.0
"""Points of the smallest words on paper: the picture has less room for cells rather than smaller words."""
POINTS_AN_INCH: Final = 72.0
PaintColours = Callable[[QPainter, QRectF, CellColours], None]
"""Paints the colours of all cells into the rectangle that they fill."""


@dataclass(frozen=True)
class Arranged:
    """A frame, and the size of a cell in it."""

    frame: Frame
    cell: QSizeF


class PictureLayout:
    """Where the words and the figure of a picture lie, in natural pixels."""

    def __init__(self, picture: "Picture", font: QFont) -> None:
        self._picture = picture
        rows, columns = picture.view.shape
        widest = widest_on(picture.look.figure.width)
        self._margin = margin_of(widest)
        arranged = _natural(picture, font)
        if _width(arranged, columns) > widest:
            arranged = _narrowed(picture, font, widest)
        self._frame, self._cell = arranged.frame, arranged.cell
        self._cells = QSizeF(columns * self._cell.width(), rows * self._cell.height())
        figure = self._frame.size(self._cells)
        self._width = max(figure.width(), min(LEAST_WIDTH, widest - 2 * self._margin))
        self._title_font = sized(font, TITLE_SIZE)
        self._title_font.setBold(True)
        self._caption_font = sized(font, CAPTION_SIZE)
        self._words = self._caption_height()
        self.size = QSizeF(self._width + 2 * self._margin, self._words + figure.height() + 2 * self._margin)

    def paint(self, painter: QPainter, paint_colours: PaintColours) -> None:
        """Paint title, caption and figure."""
        view, look, around = self._picture.view, self._picture.look, LIGHT
        colours = cell_colours(view, look.style, look.ranges)
        painter.translate(self._margin, self._margin)
        self._paint_words(painter)
        painter.translate(0, self._words)
        area = QRectF(QPointF(0, 0), self._cells)
        geometry = CellGeometry(0, 0, self._cell.width(), self._cell.height(), area)
        scene = FigureContents(view, colours, geometry, self._frame, around)
        for part, rect in self._frame.parts(self._cells).items():
            if rect.isEmpty():
                continue
            painter.save()
            painter.translate(rect.topLeft())
            paint_part(painter, part, rect.size(), scene)
            painter.restore()
        painter.translate(self._frame.left, self._frame.top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        paints.paint_ground(painter, view, geometry, around)
        paint_colours(painter, area, colours)
        paints.paint_cells(painter, view, colours, geometry, around, scene.marks)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(QColor(LIGHT.ink))
        painter.setFont(self._title_font)
        title = QFontMetricsF(self._title_font)
        painter.drawText(
            QPointF(0, title.ascent()),
            title.elidedText(self._picture.title, Qt.TextElideMode.ElideMiddle, self._width),
        )
        painter.setFont(self._caption_font)
        place = QRectF(0, self._title_height(), self._width, self._words)
        painter.drawText(place, Qt.TextFlag.TextWordWrap, self._caption)

    @property
    def _caption(self) -> str:
        picture = self._picture
        wished = picture.headline if picture.look.figure.headline else ""
        words = "\n".join(filter(None, (wished, picture.caption)))
        return words.replace(" %", "\N{NO-BREAK SPACE}%")  # a line that begins with it says nothing

    def _caption_height(self) -> float:
        lines = QFontMetricsF(self._caption_font)
        text = lines.boundingRect(
            QRectF(0, 0, self._width, 1000), int(Qt.TextFlag.TextWordWrap), self._caption
        )
        return self._title_height() + text.height() + 16

    def _title_height(self) -> float:
        return QFontMetricsF(self._title_font).height() + 4 if self._picture.title else 0.0


def widest_on(millimetres: float | None) -> float:
    """Return the natural pixels of the widest picture whose smallest words are large enough on paper."""
    if millimetres is None:
        return float("inf")
    return millimetres / MILLIMETRES_AN_INCH * POINTS_AN_INCH * LEAST / LEAST_POINTS


def margin_of(widest: float) -> float:
    """Return the pixels around a picture: fewer where there is little paper."""
    return min(MARGIN, 0.03 * widest)


def _natural(picture: "Picture", font: QFont) -> Arranged:
    """Cells as large as their number asks for."""
    rows, columns = picture.view.shape
    cell = _cell_size(max(rows, columns))
    guess = QSizeF(columns * cell.width() + 400, rows * cell.height() + 300)
    bar = bar_width(picture.look)
    return Arranged(frame_for(picture.view, font, guess, lambda _frame: cell.width(), bar=bar), cell)


def _narrowed(picture: "Picture", font: QFont, widest: float) -> Arranged:
    """Cells that leave the words their size: less wide, and without totals where numbers have no room."""
    rows, columns = picture.view.shape
    natural, bar = _cell_size(max(rows, columns)), bar_width(picture.look)

    def width_in(frame: Frame) -> float:
        return max(0.0, widest - 2 * margin_of(widest) - frame.left - frame.right - frame.bar) / columns

    guess = QSizeF(widest, rows * natural.height() + 300)
    frame = frame_for(picture.view, font, guess, width_in, bar=bar)
    if width_in(frame) < LEAST_NUMBER:
        frame = _bare(frame_for(picture.view, font, guess, lambda lying: width_in(_bare(lying)), bar=bar))
    width = max(width_in(frame), 1 / columns)
    height = max(width * natural.height() / natural.width(), _bars_height(picture) / rows)
    if height < LINE_HEIGHT * LEAST <= TALLEST * width:
        height = LINE_HEIGHT * LEAST  # so that each row has its name
    return Arranged(frame, QSizeF(width, height))


def _bars_height(picture: "Picture") -> float:
    """Height that the colour bars need: correct cells, errors, and what has a scale of its own."""
    if not picture.look.colour_bar:
        return 0.0
    view = picture.view
    others = (
        view.rows.has_other or view.columns.has_other,
        view.rows.has_background or view.columns.has_background,
    )
    return LEAST_BAR * (2 + sum(others))


def _bare(frame: Frame) -> Frame:
    return replace(frame, right=0.0, bottom=0.0)


def _width(arranged: Arranged, columns: int) -> float:
    cells = QSizeF(columns * arranged.cell.width(), 0)
    return arranged.frame.size(cells).width() + 2 * MARGIN


def _cell_size(count: int) -> QSizeF:
    """Size of a cell by the number of classes: numbers fit up to some sixty."""
    for most, width, height in ((6, 96, 64), (15, 64, 44), (40, 46, 34), (70, 40, 28), (120, 20, 16)):
        if count <= most:
            return QSizeF(width, height)
    side = max(1.0, LARGEST_CELLS / count) if count > LARGEST_CELLS / 12 else 12.0
    return QSizeF(side, side)
