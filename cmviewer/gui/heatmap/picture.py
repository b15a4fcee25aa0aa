"""The matrix as a picture: the window's painter, off-screen, with everything that makes it unambiguous."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from cmviewer.confusion.captions import caption
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.totals_words import hidden_sentence
from cmviewer.confusion.view_state import ViewState
from cmviewer.evaluation import Evaluation
from cmviewer.gui.heatmap import painter as paints
from cmviewer.gui.heatmap.colour_bar import bar_width
from cmviewer.gui.heatmap.colours import CellColours, cell_colours
from cmviewer.gui.heatmap.figure import FigureContents, frame_for, paint_part
from cmviewer.gui.heatmap.fonts import sized
from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.heatmap.surroundings import LIGHT
from cmviewer.gui.theme import bundled_font
from cmviewer.safe_text import one_line
from cmviewer.workspace.look import Figure, Look

MARGIN: Final = 24.0
TITLE_SIZE: Final = 18.0
CAPTION_SIZE: Final = 12.0
SCREEN_DPI: Final = 96.0
MILLIMETRES_AN_INCH: Final = 25.4
LARGEST_SIDE: Final = 30_000
LARGEST_CELLS: Final = 2_400.0
PLAIN: Final = Look()
PaintColours = Callable[[QPainter, QRectF, CellColours], None]
"""Paints the colours of all cells into the rectangle that they fill."""


@dataclass(frozen=True, eq=False)
class Picture:
    """What is drawn: a view, its words and its look."""

    view: MatrixView
    title: str
    caption: str
    look: Look = PLAIN


def picture_of(
    evaluation: Evaluation,
    matrix: ConfusionMatrix,
    view: MatrixView,
    state: ViewState,
    look: Look = PLAIN,
    compared: str = "",
) -> Picture:
    """Gather what a picture of a matrix says, seen as `view`. compared: which of two it is, in words."""
    words = [compared, caption(evaluation, matrix, state), hidden_sentence(matrix, state, evaluation.task)]
    words.append(datetime.datetime.now().astimezone().strftime("%Y-%m-%d"))
    title = one_line(evaluation.name if look.figure.title is None else look.figure.title)
    return Picture(view, title, " · ".join(filter(None, words)), look)


def natural_size(picture: Picture) -> QSizeF:
    """Size of a picture in pixels at 96 DPI."""
    return PictureLayout(picture, bundled_font()).size


def size_on_paper(picture: Picture, figure: Figure) -> QSizeF:
    """Size of a picture as wide as it was chosen, in pixels at 96 DPI."""
    natural = natural_size(picture)
    if figure.width is None:
        return natural
    return natural * (figure.width / MILLIMETRES_AN_INCH * SCREEN_DPI / natural.width())


def draw(picture: Picture, scale: float = 1.0, dpi: float | None = None) -> QImage:
    """Draw a picture, `scale` pixels for each of its natural ones.

    dpi: pixels to an inch that the image says; those with which it is of natural size unless given.
    """
    font = bundled_font()
    layout = PictureLayout(picture, font)
    scale = min(scale, LARGEST_SIDE / max(layout.size.width(), layout.size.height()))
    image = QImage((layout.size * scale).toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.ground))
    dots = round((scale * SCREEN_DPI if dpi is None else dpi) * 1000 / MILLIMETRES_AN_INCH)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    with QPainter(image) as painter:  # one that is left active ends the process with its image
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        painter.setFont(font)
        layout.paint(painter, paint_image)
    return image


class PictureLayout:
    """Where the words and the figure of a picture lie, in natural pixels."""

    def __init__(self, picture: Picture, font: QFont) -> None:
        self._picture = picture
        rows, columns = picture.view.shape
        cell = _cell_size(max(rows, columns))
        cells = QSizeF(columns * cell.width(), rows * cell.height())
        guess = QSizeF(cells.width() + 400, cells.height() + 300)
        self._frame = frame_for(
            picture.view, font, guess, lambda _frame: cell.width(), bar=bar_width(picture.look)
        )
        self._cells, self._cell = cells, cell
        figure = self._frame.size(cells)
        self._width = max(figure.width(), 520.0)
        self._title_font = sized(font, TITLE_SIZE)
        self._title_font.setBold(True)
        self._caption_font = sized(font, CAPTION_SIZE)
        self._words = self._caption_height()
        self.size = QSizeF(self._width + 2 * MARGIN, self._words + figure.height() + 2 * MARGIN)

    def paint(self, painter: QPainter, paint_colours: PaintColours) -> None:
        """Paint title, caption and figure."""
        view, look, around = self._picture.view, self._picture.look, LIGHT
        colours = cell_colours(view, look.style, look.ranges)
        painter.translate(MARGIN, MARGIN)
        painter.setPen(QColor(around.ink))
        painter.setFont(self._title_font)
        title = QFontMetricsF(self._title_font)
        painter.drawText(
            QPointF(0, title.ascent()),
            title.elidedText(self._picture.title, Qt.TextElideMode.ElideMiddle, self._width),
        )
        painter.setFont(self._caption_font)
        place = QRectF(0, self._title_height(), self._width, self._words)
        painter.drawText(place, Qt.TextFlag.TextWordWrap, self._picture.caption)
        painter.translate(0, self._words)
        area = QRectF(QPointF(0, 0), self._cells)
        geometry = CellGeometry(0, 0, self._cell.width(), self._cell.height(), area)
        scene = FigureContents(view, colours, geometry, self._frame, around)
        for part, rect in self._frame.parts(self._cells).items():
            painter.save()
            painter.translate(rect.topLeft())
            paint_part(painter, part, rect.size(), scene)
            painter.restore()
        painter.translate(self._frame.left, self._frame.top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        paints.paint_ground(painter, view, geometry, around)
        paint_colours(painter, area, colours)
        paints.paint_cells(painter, view, colours, geometry, around, scene.marks)

    def _caption_height(self) -> float:
        lines = QFontMetricsF(self._caption_font)
        text = lines.boundingRect(
            QRectF(0, 0, self._width, 1000), int(Qt.TextFlag.TextWordWrap), self._picture.caption
        )
        return self._title_height() + text.height() + 16

    def _title_height(self) -> float:
        return QFontMetricsF(self._title_font).height() + 4 if self._picture.title else 0.0


def paint_image(painter: QPainter, area: QRectF, colours: CellColours) -> None:
    """Paint the colours of the cells as an image, a pixel a cell."""
    rows, columns = colours.rgba.shape[:2]
    image = QImage(colours.rgba.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
    painter.drawImage(area, image)


def _cell_size(count: int) -> QSizeF:
    """Size of a cell by the number of classes: numbers fit up to some sixty."""
    for most, width, height in ((6, 96, 64), (15, 64, 44), (40, 46, 34), (70, 40, 28), (120, 20, 16)):
        if count <= most:
            return QSizeF(width, height)
    side = max(1.0, LARGEST_CELLS / count) if count > LARGEST_CELLS / 12 else 12.0
    return QSizeF(side, side)
