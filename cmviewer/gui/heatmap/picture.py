"""The matrix as a picture: the window's painter, off-screen, with everything that makes it unambiguous."""

import datetime
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from cmviewer.confusion.captions import caption
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.measures import measures_of
from cmviewer.confusion.totals_words import hidden_sentence
from cmviewer.confusion.view_state import ViewState
from cmviewer.evaluation import Evaluation, Task
from cmviewer.gui.heatmap.colours import CellColours
from cmviewer.gui.heatmap.picture_layout import MILLIMETRES_AN_INCH, SCREEN_DPI, PictureLayout
from cmviewer.gui.heatmap.surroundings import LIGHT
from cmviewer.gui.theme import bundled_font
from cmviewer.safe_text import one_line
from cmviewer.workspace.look import Figure, Look

LARGEST_SIDE: Final = 30_000
PLAIN: Final = Look()


@dataclass(frozen=True, eq=False)
class Picture:
    """What is drawn: a view, its words and its look. headline: numbers for those who wish them."""

    view: MatrixView
    title: str
    caption: str
    look: Look = PLAIN
    headline: str = ""


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
    return Picture(
        view, title, " · ".join(filter(None, words)), look, headline_words(matrix, evaluation.task)
    )


def headline_words(matrix: ConfusionMatrix, task: Task) -> str:
    """Return the numbers that say most about a task, each with its name."""
    measures = measures_of(matrix, task)
    return " · ".join(f"{metric.words_for(task)} {measures.text(metric)}" for metric in measures.headline)


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


def paint_image(painter: QPainter, area: QRectF, colours: CellColours) -> None:
    """Paint the colours of the cells as an image, a pixel a cell."""
    rows, columns = colours.rgba.shape[:2]
    image = QImage(colours.rgba.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
    painter.drawImage(area, image)
