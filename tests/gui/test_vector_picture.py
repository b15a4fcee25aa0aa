"""The matrix as SVG and PDF: the same picture as the PNG, of shapes alone, as wide as it was told."""

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from cmviewer.confusion.view_state import Side
from cmviewer.gui.heatmap import vector_picture
from cmviewer.gui.heatmap.picture import draw
from cmviewer.gui.heatmap.vector_picture import draw_pdf, draw_svg
from cmviewer.workspace.look import Figure, Look
from tests.gui.test_picture import picture
from tests.gui.working import in_worker


def rendered(svg, width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, width, height))
    return pixels(image)


def pixels(image):
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[..., :3].astype(int)


def line_ends(pixels):
    """Where the lines of a text end: rightmost pixel of each band of rows that has letters."""
    ink = pixels.min(axis=2) < 128
    bands = np.split(ink, np.flatnonzero(~ink.any(axis=1)))
    return [np.flatnonzero(band.any(axis=0))[-1] for band in bands if band.any()]


@pytest.mark.parametrize("classes", [3, 12])
def test_a_drawing_looks_like_the_png_and_holds_neither_text_nor_bitmap(qapp, classes):
    drawn = picture(classes, Side.TRUTH)
    svg, image = in_worker(draw_svg, drawn), in_worker(draw, drawn)
    told = svg.decode()
    assert "<image" not in told
    assert "<text" not in told
    assert told.count("<path") > classes  # names, numbers
    differences = np.abs(rendered(svg, image.width(), image.height()) - pixels(image)).max(axis=2)
    assert np.mean(differences > 60) < 0.04  # edges of letters
    assert np.mean(differences) < 4


@pytest.mark.parametrize("millimetres", [None, 85])
def test_a_headline_has_lines_of_its_own_in_a_drawing_as_in_the_png(qapp, millimetres):
    wished = Look(figure=Figure(headline=True, width=millimetres))
    headline = " · ".join(["micro F1 74.1 %", "precision 70.5 %", "recall 78.0 %", "macro F1 74.0 %"])
    drawn = replace(picture(3, Side.TRUTH), look=wished, headline=headline)
    svg, image = in_worker(draw_svg, drawn), in_worker(draw, drawn)
    told, shown = rendered(svg, image.width(), image.height()), pixels(image)
    ends = [line_ends(one[:90]) for one in (told, shown)]  # of title, headline and caption
    assert len(ends[0]) == len(ends[1]) == (3 if millimetres is None else 4)
    assert np.abs(np.subtract(*ends)).max() < 4


def test_above_two_hundred_classes_all_cells_are_one_image_of_whole_squares(qapp, monkeypatch):
    assert vector_picture.MOST_RECTANGLES == 200
    monkeypatch.setattr(vector_picture, "MOST_RECTANGLES", 5)
    monkeypatch.setattr(vector_picture, "CRISP_SIDE", 400)
    assert b"<image" not in draw_svg(picture(4, Side.TRUTH))  # and the background
    many = picture(9, Side.TRUTH)
    assert draw_svg(many).count(b"<image") == 1
    pdf = draw_pdf(many)
    assert {int(width) for width in re.findall(rb"/Width (\d+)", pdf)} == {400}  # 40 for each of ten
    assert b"/DCTDecode" not in pdf


@pytest.mark.parametrize("scale", [0.337, 1.0])
def test_both_are_as_wide_on_paper_as_they_were_told_and_hold_no_font(qapp, scale):
    drawn = replace(picture(3, Side.TRUTH), look=Look(colour_bar=False))
    width = draw(drawn).width() / 96 * 25.4 * scale
    [told] = re.findall(rb'<svg width="([0-9.]+)mm"', draw_svg(drawn, scale))
    assert float(told) == pytest.approx(width, abs=0.3)
    pdf = draw_pdf(drawn, scale)
    [points] = re.findall(rb"/MediaBox \[0 0 ([0-9.]+)", pdf)
    assert float(points) / 72 * 25.4 == pytest.approx(width, abs=0.5)
    assert b"/Font " not in pdf.replace(b"/Font <<\n>>", b"")
    assert b"/Subtype /Image" not in pdf
