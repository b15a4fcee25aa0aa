"""The heatmap as a picture, compared with kept ones: `CMVIEWER_NEW_PICTURES=1` makes them anew."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage, QPainter

from cmviewer.confusion.arranged_result import show
from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Side, ViewState
from cmviewer.gui.heatmap.colours import cell_colours
from cmviewer.gui.heatmap.figure_files import save_heatmap, write_figure, write_picture
from cmviewer.gui.heatmap.picture import (
    LARGEST_SIDE,
    Picture,
    draw,
    natural_size,
    paint_image,
    picture_of,
    size_on_paper,
)
from cmviewer.gui.heatmap.picture_layout import PictureLayout
from cmviewer.gui.theme import bundled_font
from cmviewer.matching import CountingRule
from tests.gui.working import in_worker
from tests.making import make_evaluation

KEPT = Path(__file__).with_name("pictures")
DIFFERENT = 40
"""Difference of a channel from which a pixel counts as different: letters are smoothed differently."""
ALLOWED = 0.01


def evaluation_of(classes):
    random = np.random.default_rng(classes)
    truth = np.repeat(np.arange(classes), 12)
    moved = random.random(len(truth)) < 0.3
    predicted = np.where(moved, (truth + random.geometric(0.3, len(truth))) % classes, truth)
    labels = [None if place % 97 == 0 else int(label) for place, label in enumerate(predicted)]
    return make_evaluation(truth, {"epoch_1": labels}, names=[f"class {label}" for label in range(classes)])


def picture(classes, rows):
    evaluation = evaluation_of(classes)
    shown = in_worker(show, evaluation, ViewState(rows=rows, background=True), None)
    words = "epoch_1 · by truth · score ≥ 0.00 · background shown"
    return Picture(shown.view, "made by hand", words)


def pixels(image):
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return lines[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def test_cells_are_coloured_once_and_only_where_a_picture_is_drawn(qapp, tmp_path, monkeypatch):
    coloured = []

    def colours_of(*told):
        coloured.append(told)
        return cell_colours(*told)

    monkeypatch.setattr("cmviewer.gui.heatmap.picture_layout.cell_colours", colours_of)
    made = picture(3, Side.TRUTH)
    assert natural_size(made).width() > 0
    assert not coloured
    write_figure(tmp_path / "a.png", made)
    assert coloured == [(made.view, made.look.style, made.look.ranges)]


@pytest.mark.parametrize("classes", [3, 30, 300])
@pytest.mark.parametrize("rows", list(Side))
def test_the_heatmap_looks_as_it_did(qapp, classes, rows):
    image = in_worker(draw, picture(classes, rows), 0.5 if classes == 300 else 1.0)
    kept = KEPT / f"heatmap_{classes}_{rows.value}_rows.png"
    if os.environ.get("CMVIEWER_NEW_PICTURES"):
        kept.parent.mkdir(exist_ok=True)
        Image.fromarray(pixels(image)).quantize(64).save(kept, optimize=True)
    with Image.open(kept) as file:
        wanted = np.asarray(file.convert("RGB")).astype(int)
    made = pixels(image).astype(int)
    assert made.shape == wanted.shape
    different = (np.abs(made - wanted).max(2) > DIFFERENT).mean()
    assert different < ALLOWED, f"{100 * different:.2f} % of the pixels differ"


def test_transposed_pictures_are_not_the_same(qapp):
    one, other = (pixels(draw(picture(3, rows))) for rows in Side)
    assert one.shape != other.shape or (one != other).any()


def test_a_picture_says_everything_that_makes_it_unambiguous(qapp):
    evaluation = evaluation_of(3)
    shown = in_worker(show, evaluation, ViewState(), None)
    made = picture_of(evaluation, shown.counted.matrix, shown.view, shown.state)
    for words in (
        "epoch_1",
        "by truth",
        "score ≥ 0.00",
        "(no prediction) shown",
        "truth on rows",
    ):
        assert words in made.caption
    import datetime

    assert str(datetime.datetime.now().astimezone().year) in made.caption


def test_the_size_of_a_picture_follows_the_wish_and_never_exceeds_the_limit(qapp):
    made = picture(3, Side.TRUTH)
    natural = natural_size(made)
    assert draw(made, 2.0).width() == pytest.approx(2 * natural.width(), abs=2)
    assert draw(made, 3.0).dotsPerMeterX() == round(3 * 96 / 0.0254)
    assert max(natural.width(), natural.height()) * 1000 > LARGEST_SIDE


def test_a_saved_heatmap_is_a_png(qapp, tmp_path):
    evaluation = evaluation_of(3)
    path = tmp_path / "heatmap.stage"
    matrix = in_worker(count, evaluation, 0, CountingRule()).matrix
    in_worker(save_heatmap, path, evaluation, matrix, ViewState())
    with Image.open(path) as file:
        assert file.format == "PNG"
        assert file.width > 400


@pytest.mark.parametrize("classes", [2, 3, 10])
@pytest.mark.parametrize("width", [40.0, 62.0, 96.0, 104.0, 140.0])
def test_names_of_columns_lie_where_they_fit_and_have_their_length_where_they_are_turned(
    qapp, classes, width
):
    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QFontMetricsF

    from cmviewer.gui.heatmap.figure import LINE, Names, frame_for
    from cmviewer.gui.heatmap.fonts import name_font, sized

    view = picture(classes, Side.TRUTH).view
    frame = frame_for(view, bundled_font(), QSizeF(900, 700), lambda _frame: width)
    if frame.names is Names.LYING:
        lines = QFontMetricsF(sized(bundled_font(), frame.name_size))
        cut = [name for name in view.columns.names if lines.horizontalAdvance(name) > width]
        in_two = [name for name in cut if max(map(lines.horizontalAdvance, name.split())) <= width - 4]
        assert len(cut) - len(in_two) <= max(1, classes // 10)
        assert frame.top >= (3 if in_two else 2) * 0.9 * LINE
    else:
        lines = QFontMetricsF(name_font(bundled_font(), width))
        assert frame.top >= max(map(lines.horizontalAdvance, view.columns.names))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_an_error_of_ours_and_libpng_prints_none(qapp, capfd):
    with pytest.raises(OSError, match="No space left"):
        write_picture(Path("/dev/full"), draw(picture(3, Side.TRUTH)))
    assert capfd.readouterr().err == ""


class Recorder(QPainter):
    """Notes the pixels of every font that words are written in."""

    def __init__(self, device):
        super().__init__(device)
        self.written = []

    def drawText(self, *told):  # noqa: N802 - Qt's name
        self.written.append((self.font().pixelSize(), str(told[-1])))
        super().drawText(*told)


@pytest.mark.parametrize("classes", [3, 12, 80])
@pytest.mark.parametrize("millimetres", [60.0, 85.0, 174.0])
def test_no_word_of_a_figure_is_smaller_than_five_points_on_its_paper(qapp, classes, millimetres):
    drawn = picture(classes, Side.TRUTH)
    figure = replace(drawn.look.figure, width=millimetres)
    drawn = replace(drawn, look=replace(drawn.look, figure=figure))
    layout = PictureLayout(drawn, bundled_font())
    image = QImage(layout.size.toSize(), QImage.Format.Format_RGB32)
    painter = Recorder(image)
    painter.setFont(bundled_font())
    layout.paint(painter, paint_image)
    painter.end()
    points = millimetres / 25.4 * 72 / layout.size.width()  # of a pixel
    small = [(size * points, words) for size, words in painter.written if size * points < 4.99]
    assert small == []
    assert {"Truth", "Prediction", "class 0"} <= {words for _, words in painter.written}
    assert size_on_paper(drawn, figure).width() == pytest.approx(millimetres / 25.4 * 96)
