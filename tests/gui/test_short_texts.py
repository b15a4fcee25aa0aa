"""Short texts that are written together have the pixels of texts that Qt writes one by one."""

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from cmviewer.gui.heatmap import short_texts
from cmviewer.gui.heatmap.fonts import sized
from cmviewer.gui.heatmap.short_texts import ShortTexts

INKS = np.array(["#000000", "#646b75", "#ffffff"])
TEXTS = ["0", "12", "4.3", "100", "<0.1", ">99.9", "·", "–", "−3.4k", "+1.8", "4.56M", "", "777"]


def scattered(count, texts=TEXTS):
    """Texts at places between the pixels, none on another."""
    random = np.random.default_rng(2)
    some = [texts[at] for at in random.integers(0, len(texts), count)]
    row, column = np.divmod(np.arange(count), 6)
    left, base = 130 * column + random.uniform(2, 9, count), 40 * row + random.uniform(32, 39, count)
    return some, INKS[random.integers(0, 3, count)], left, base


def image_of(write, ratio, scale=1.0):
    image = QImage(round(800 * ratio), round(250 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#7799bb"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    write(painter)
    painter.end()
    return image


def together(font, texts, ink, left, base):
    return lambda painter: ShortTexts.of(texts, font).write(painter, ink, left, base)


def one_by_one(font, texts, ink, left, base):
    left, base = np.round(left * 64) / 64, np.round(base * 64) / 64

    def write(painter):
        painter.setFont(font)
        for colour in sorted(set(ink.tolist())):
            painter.setPen(QColor(colour))
            for at in np.flatnonzero(ink == colour).tolist():
                painter.drawText(QPointF(left[at], base[at]), texts[at])

    return write


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("pixels", [8, 11, 15, 30])
def test_the_pixels_are_those_of_one_text_after_the_other(ratio, pixels):
    given = sized(QFont(), pixels), *scattered(30)
    blank = image_of(lambda _painter: None, ratio)
    found = image_of(together(*given), ratio)
    assert found != blank
    assert found == image_of(one_by_one(*given), ratio)


def test_a_painter_that_is_scaled_writes_the_same():
    given = sized(QFont(), 9), *scattered(30)
    assert image_of(together(*given), 1.5, 0.8) == image_of(one_by_one(*given), 1.5, 0.8)


def test_a_text_with_signs_of_another_font_is_written_by_itself(monkeypatch):
    whole = short_texts._run
    monkeypatch.setattr(short_texts, "_run", lambda text, font: None if "4" in text else whole(text, font))
    given = sized(QFont(), 12), *scattered(30)
    assert image_of(together(*given), 1.0) == image_of(one_by_one(*given), 1.0)


def test_where_no_text_can_be_shaped_all_are_written_one_by_one(monkeypatch):
    monkeypatch.setattr(short_texts, "_run", lambda _text, _font: None)
    given = sized(QFont(), 12), *scattered(20)
    assert image_of(together(*given), 1.0) == image_of(one_by_one(*given), 1.0)


def test_nothing_is_written_of_no_texts():
    given = sized(QFont(), 12), [], INKS[:0], np.empty(0), np.empty(0)
    assert image_of(together(*given), 1.0) == image_of(lambda _painter: None, 1.0)


def test_in_a_vector_file_a_text_stays_a_text():
    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setViewBox(QRectF(0, 0, 190, 100))
    painter = QPainter(generator)
    ShortTexts.of(["777", "4.56M"], sized(QFont(), 12)).write(
        painter, INKS[[0, 0]], np.array([5.0, 60.0]), np.array([20.0, 20.0])
    )
    painter.end()
    page = bytes(data.data()).decode()
    assert ">777</text>" in page
    assert ">4.56M</text>" in page
