"""Pictures of a matrix as files: PNG, SVG and PDF by their ending, with or without a display."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from cmviewer.confusion.comparison.comparison import Comparison, Counted, names_of_both
from cmviewer.confusion.comparison.difference import drawn_view
from cmviewer.confusion.comparison.difference_words import drawn_words
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.views import view_of
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.gui.heatmap.picture import (
    LARGEST_SIDE,
    PLAIN,
    Picture,
    draw,
    natural_size,
    picture_of,
    size_on_paper,
)
from cmviewer.gui.heatmap.picture_layout import SCREEN_DPI
from cmviewer.gui.heatmap.vector_picture import draw_pdf, draw_svg
from cmviewer.gui.theme import load_fonts
from cmviewer.problems.window import PICTURE_TOO_LARGE, PICTURE_UNWRITABLE
from cmviewer.workspace.look import Look, PictureFormat
from cmviewer.workspace.workspace import Workspace

MOST_PIXELS: Final = 250_000_000
"""Pixels of a picture whose size was told: each takes four bytes."""
_VECTORS: Final[Mapping[str, Callable[[Picture, float], bytes]]] = {
    f".{PictureFormat.SVG}": draw_svg,
    f".{PictureFormat.PDF}": draw_pdf,
}


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


def write_figure(path: Path, picture: Picture) -> None:
    """Write a picture as the file that the ending of `path` says, as wide and fine as its look says.

    Raises `CmviewerError` where it would be larger than can be drawn, and as
    `write_picture` does.
    """
    figure = picture.look.figure
    dpi = SCREEN_DPI if figure.dpi is None else figure.dpi
    natural, on_paper = natural_size(picture), size_on_paper(picture, figure)
    scale = on_paper.width() / natural.width()
    vector = _VECTORS.get(path.suffix.lower())
    if vector is not None:
        path.write_bytes(vector(picture, scale))
        return
    pixels = on_paper * (dpi / SCREEN_DPI)
    width, height = round(pixels.width()), round(pixels.height())
    if max(width, height) > LARGEST_SIDE or width * height > MOST_PIXELS:
        raise CmviewerError(PICTURE_TOO_LARGE.of(path, width=width, height=height))
    write_picture(path, draw(picture, pixels.width() / natural.width(), dpi))


def save_heatmap(
    path: Path, evaluation: Evaluation, matrix: ConfusionMatrix, state: ViewState, look: Look = PLAIN
) -> None:
    """Draw a matrix as the window would show it and write it; needs no display. Raises as `write_figure`."""
    view = view_of(matrix, evaluation.classes, state, evaluation.task)
    with off_screen():
        write_figure(path, picture_of(evaluation, matrix, view, state, look))


def save_difference(path: Path, a: Counted, b: Counted, comparison: Comparison, seen: Workspace) -> None:
    """Draw the difference of two matrices, with the classes where A has them. Raises as `write_figure`."""
    evaluation, matrix, state = a.evaluation, a.result.matrix, seen.state
    view = view_of(matrix, evaluation.classes, state, evaluation.task)
    drawn = drawn_view(comparison, view, Letter.A, Drawn.DIFFERENCE)
    words = drawn_words(*names_of_both(a, b), None)
    with off_screen():
        write_figure(path, picture_of(evaluation, matrix, drawn, state, seen.look, words))


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
