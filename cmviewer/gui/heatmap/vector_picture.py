"""The matrix as SVG and PDF: shapes that stay sharp at any size, and no font that could be missing."""

import re
from itertools import pairwise
from typing import Final

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from cmviewer.gui.heatmap.colours import CellColours
from cmviewer.gui.heatmap.outlined_text import OutlinePainter
from cmviewer.gui.heatmap.picture import Picture
from cmviewer.gui.heatmap.picture_layout import MILLIMETRES_AN_INCH, SCREEN_DPI, PaintColours, PictureLayout
from cmviewer.gui.heatmap.surroundings import LIGHT
from cmviewer.gui.theme import bundled_font
from cmviewer.version import __version__

MOST_RECTANGLES: Final = 200
"""Classes up to which each cell is a shape; above, all cells are one image."""
CRISP_SIDE: Final = 4_000
"""Pixels of that image, at most: cells of several pixels stay squares where a viewer smooths images."""
FINE: Final = 100
"""Dots to a millimetre: sizes are whole numbers of them."""
_NOTHING: Final = re.compile(rb"<g [^>]*>\s*</g>\s*")
"""What Qt writes wherever a pen changes, and nothing is drawn with it."""
CREATOR: Final = f"cmviewer {__version__}"


def draw_svg(picture: Picture, scale: float = 1.0) -> bytes:
    """Return a picture as SVG; `scale` as `draw` takes it, 1 for 96 natural pixels to an inch of paper."""
    layout, buffer = PictureLayout(picture, bundled_font()), QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setTitle(picture.title)
    generator.setDescription(f"{picture.caption} · {CREATOR}")
    generator.setResolution(round(FINE * MILLIMETRES_AN_INCH))
    millimetres = _millimetres(layout.size, scale)
    generator.setSize(QSize(round(FINE * millimetres.width()), round(FINE * millimetres.height())))
    generator.setViewBox(QRectF(0, 0, layout.size.width(), layout.size.height()))
    with OutlinePainter(generator) as painter:
        _paint(painter, layout, picture)
    return _NOTHING.sub(b"", bytes(buffer.data().data()))


def draw_pdf(picture: Picture, scale: float = 1.0) -> bytes:
    """Return a picture as a PDF of one page of its own size; `scale` as `draw_svg` takes it."""
    layout, buffer = PictureLayout(picture, bundled_font()), QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(picture.title)
    writer.setCreator(CREATOR)
    writer.setResolution(round(FINE * MILLIMETRES_AN_INCH))
    size = QPageSize(
        _millimetres(layout.size, scale),
        QPageSize.Unit.Millimeter,
        "figure",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    writer.setPageSize(size)
    writer.setPageMargins(QMarginsF())
    with OutlinePainter(writer) as painter:
        dots = scale * writer.resolution() / SCREEN_DPI
        painter.scale(dots, dots)
        _paint(painter, layout, picture)
    return bytes(buffer.data().data())


def paint_rectangles(painter: QPainter, area: QRectF, colours: CellColours) -> None:
    """Paint the colours of the cells as rectangles, one for neighbours of one colour in a row."""
    rows, columns = colours.rgba.shape[:2]
    width, height = area.width() / columns, area.height() / rows
    for row in range(rows):
        line = colours.rgba[row].view(np.uint32).reshape(-1)
        begins = [0, *(np.flatnonzero(line[1:] != line[:-1]) + 1).tolist(), columns]
        for begin, end in pairwise(begins):
            red, green, blue, opaque = colours.rgba[row, begin].tolist()
            if opaque:
                place = QRectF(
                    area.left() + begin * width, area.top() + row * height, (end - begin) * width, height
                )
                painter.fillRect(place, QColor(red, green, blue))


def paint_crisp_image(painter: QPainter, area: QRectF, colours: CellColours) -> None:
    """Paint the colours of the cells as one image, each cell a square of several pixels."""
    times = max(1, CRISP_SIDE // max(colours.rgba.shape[:2]))
    rgba = np.repeat(np.repeat(colours.rgba, times, axis=0), times, axis=1)
    height, width = rgba.shape[:2]
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(area, QImage(rgba.data, width, height, 4 * width, QImage.Format.Format_RGBA8888))


def _paint(painter: QPainter, layout: PictureLayout, picture: Picture) -> None:
    painter.setFont(bundled_font())
    painter.fillRect(QRectF(0, 0, layout.size.width(), layout.size.height()), QColor(LIGHT.ground))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layout.paint(painter, _colours_of(picture))


def _colours_of(picture: Picture) -> PaintColours:
    return paint_rectangles if max(picture.view.shape) <= MOST_RECTANGLES else paint_crisp_image


def _millimetres(size: QSizeF, scale: float) -> QSizeF:
    """Size on paper of natural pixels."""
    return size * (scale * MILLIMETRES_AN_INCH / SCREEN_DPI)
