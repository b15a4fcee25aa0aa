"""The matrix as a PNG: the window's painter, off-screen, with everything that makes it unambiguous."""

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QImageWriter, QPainter

from cmviewer.confusion.captions import caption
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.totals_words import hidden_sentence
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.views import view_of
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.gui.heatmap import painter as paints
from cmviewer.gui.heatmap.colour_bar import bar_width
from cmviewer.gui.heatmap.colours import cell_colours
from cmviewer.gui.heatmap.figure import FigureContents, frame_for, paint_part
from cmviewer.gui.heatmap.fonts import sized
from cmviewer.gui.heatmap.geometry import CellGeometry
from cmviewer.gui.heatmap.surroundings import LIGHT
from cmviewer.gui.theme import bundled_font, load_fonts
from cmviewer.problems.window import PICTURE_TOO_LARGE, PICTURE_UNWRITABLE
from cmviewer.safe_text import one_line
from cmviewer.workspace.look import Figure, Look

MARGIN: Final = 24.0
TITLE_SIZE: Final = 18.0
CAPTION_SIZE: Final = 12.0
SCREEN_DPI: Final = 96.0
MILLIMETRES_AN_INCH: Final = 25.4
LARGEST_SIDE: Final = 30_000
MOST_PIXELS: Final = 250_000_000
"""Pixels of a picture whose size was told: each takes four bytes."""
LARGEST_CELLS: Final = 2_400.0
PLAIN: Final = Look()


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
) -> Picture:
    """Gather what a picture of a matrix says, seen as `view`."""
    words = [caption(evaluation, matrix, state), hidden_sentence(matrix, state, evaluation.task)]
    words.append(datetime.datetime.now().astimezone().strftime("%Y-%m-%d"))
    title = one_line(evaluation.name if look.figure.title is None else look.figure.title)
    return Picture(view, title, " · ".join(filter(None, words)), look)


def natural_size(picture: Picture) -> QSizeF:
    """Size of a picture in pixels at 96 DPI."""
    return _Layout(picture, bundled_font()).size


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
    layout = _Layout(picture, font)
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
        layout.paint(painter)
    return image


def write_picture(path: Path, image: QImage) -> None:
    """Write a PNG at `path`, which the caller replaces or moves when it is whole.

    Raises `CmviewerError` where it cannot be encoded, `OSError` where it cannot be written.
    """
    encoded = QBuffer()  # a full disk then is an error of ours, and libpng prints none
    encoded.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(encoded, QByteArray(b"png"))
    if not writer.write(image):
        raise CmviewerError(PICTURE_UNWRITABLE.of(path, reason=writer.errorString()))
    path.write_bytes(encoded.data().data())


def save_heatmap(
    path: Path, evaluation: Evaluation, matrix: ConfusionMatrix, state: ViewState, look: Look = PLAIN
) -> None:
    """Draw a matrix as the window would show it and write it as a PNG; needs no display.

    Raises `CmviewerError` where it would be larger than can be drawn, and as `write_picture` does.
    """
    view = view_of(matrix, evaluation.classes, state, evaluation.task)
    with off_screen():
        picture = picture_of(evaluation, matrix, view, state, look)
        dpi = SCREEN_DPI if look.figure.dpi is None else look.figure.dpi
        pixels = size_on_paper(picture, look.figure) * (dpi / SCREEN_DPI)
        width, height = round(pixels.width()), round(pixels.height())
        if max(width, height) > LARGEST_SIDE or width * height > MOST_PIXELS:
            raise CmviewerError(PICTURE_TOO_LARGE.of(path, width=width, height=height))
        write_picture(path, draw(picture, pixels.width() / natural_size(picture).width(), dpi))


@contextmanager
def off_screen() -> Iterator[None]:
    """Have an application to draw with: the one that runs, else one without a display."""
    if QGuiApplication.instance() is not None:
        yield
        return
    before = os.environ.get("QT_QPA_PLATFORM")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(["cmviewer"])
    try:
        load_fonts()
        yield
    finally:
        application.shutdown()
        if before is None:
            del os.environ["QT_QPA_PLATFORM"]
        else:
            os.environ["QT_QPA_PLATFORM"] = before


class _Layout:
    """Where the words and the figure of a picture lie, in natural pixels."""

    def __init__(self, picture: Picture, font: QFont) -> None:
        self._picture = picture
        self._colours = cell_colours(picture.view, picture.look.style, picture.look.ranges)
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

    def paint(self, painter: QPainter) -> None:
        """Paint title, caption and figure."""
        view, around = self._picture.view, LIGHT
        painter.translate(MARGIN, MARGIN)
        painter.setPen(QColor(around.ink))
        painter.setFont(self._title_font)
        title = QFontMetricsF(self._title_font)
        painter.drawText(
            QPointF(0, title.ascent()),
            title.elidedText(self._picture.title, Qt.TextElideMode.ElideMiddle, self._width),
        )
        painter.setFont(self._caption_font)
        place = QRectF(0, title.height() + 4, self._width, self._words)
        painter.drawText(place, Qt.TextFlag.TextWordWrap, self._picture.caption)
        painter.translate(0, self._words)
        area = QRectF(QPointF(0, 0), self._cells)
        geometry = CellGeometry(0, 0, self._cell.width(), self._cell.height(), area)
        scene = FigureContents(view, self._colours, geometry, self._frame, around)
        for part, rect in self._frame.parts(self._cells).items():
            painter.save()
            painter.translate(rect.topLeft())
            paint_part(painter, part, rect.size(), scene)
            painter.restore()
        painter.translate(self._frame.left, self._frame.top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        paints.paint_ground(painter, view, geometry, around)
        painter.drawImage(area, _image(scene))
        paints.paint_cells(painter, view, self._colours, geometry, around, scene.marks)

    def _caption_height(self) -> float:
        lines = QFontMetricsF(self._caption_font)
        text = lines.boundingRect(
            QRectF(0, 0, self._width, 1000), int(Qt.TextFlag.TextWordWrap), self._picture.caption
        )
        return QFontMetricsF(self._title_font).height() + 4 + text.height() + 16


def _image(scene: FigureContents) -> QImage:
    rgba = scene.colours.rgba
    rows, columns = rgba.shape[:2]
    return QImage(rgba.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888).copy()


def _cell_size(count: int) -> QSizeF:
    """Size of a cell by the number of classes: numbers fit up to some sixty."""
    for most, width, height in ((6, 96, 64), (15, 64, 44), (40, 46, 34), (70, 40, 28), (120, 20, 16)):
        if count <= most:
            return QSizeF(width, height)
    side = max(1.0, LARGEST_CELLS / count) if count > LARGEST_CELLS / 12 else 12.0
    return QSizeF(side, side)
