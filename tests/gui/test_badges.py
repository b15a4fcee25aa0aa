"""What is said of an example is read on the smallest of its pictures."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cmviewer.gui.examples.listing.badges import BESIDE, LEAST, PAD, PLATE, fitted, paint_badge
from cmviewer.gui.examples.listing.cards import LEAST_SIDE
from cmviewer.gui.fonts import fitting
from cmviewer.query.mark_kinds import MarkKind


@pytest.mark.parametrize("side", [LEAST_SIDE, 64, 112])
@pytest.mark.parametrize("words", [*MarkKind, "note", "12 marked", "label wrong → 9"])
def test_no_badge_of_the_smallest_pictures_is_cut(qapp, side, words):
    font, lines = fitted(words, QApplication.font(), side + BESIDE - 2 * PAD)
    assert " ".join(lines) == words
    assert len(lines) <= 2
    assert font.pixelSize() >= LEAST
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= side + BESIDE - 2 * PAD for line in lines)


def test_a_large_picture_has_its_badge_in_one_line_of_the_usual_font(qapp):
    font, lines = fitted("label wrong", QApplication.font(), 200.0)
    assert lines == ["label wrong"]
    assert QFontMetricsF(font).height() == pytest.approx(QFontMetricsF(QApplication.font()).height(), abs=1)


def test_a_name_that_has_no_room_is_cut_in_its_middle(qapp):
    _, (first, second) = fitted("label wrong → a very long name of a class", QApplication.font(), 60.0)
    assert first.startswith("label wrong")
    assert "…" in second
    assert second.endswith("class")


def test_the_plate_stays_within_its_card(qapp):
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_badge(painter, QRect(10, 10, LEAST_SIDE, LEAST_SIDE), "model wrong")
    painter.end()
    plate = [(x, y) for x in range(80) for y in range(80) if image.pixelColor(x, y) == PLATE]
    assert min(plate) >= (10, 10)
    assert max(x for x, _ in plate) <= 10 + LEAST_SIDE + BESIDE
    assert max(y for _, y in plate) < 10 + LEAST_SIDE // 2 + 4


def test_words_of_a_card_shrink_before_they_are_cut(qapp):
    font = QApplication.font()
    whole = QFontMetricsF(font).horizontalAdvance("× banana 88")
    assert fitting(font, "× banana 88", whole + 1, 8) == _of_pixels(font, QFontInfo(font).pixelSize())
    smaller = fitting(font, "× banana 88", 0.8 * whole, 8)
    assert 8 <= smaller.pixelSize() < QFontInfo(font).pixelSize()
    assert QFontMetricsF(smaller).horizontalAdvance("× banana 88") <= 0.8 * whole
    assert fitting(font, "× banana 88", 1.0, 8).pixelSize() == 8


def _of_pixels(font, pixels):
    copy = QFont(font)
    copy.setPixelSize(pixels)
    return copy
