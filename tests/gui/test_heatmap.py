"""Colours, geometry and numbers of the heatmap."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Side, View, ViewState
from cmviewer.confusion.views import view_of
from cmviewer.gui.heatmap.cell_numbers import GREY
from cmviewer.gui.heatmap.colours import cell_colours
from cmviewer.gui.heatmap.hues import table_of
from cmviewer.gui.heatmap.numbers import cell_texts, short_count, short_percent
from cmviewer.gui.heatmap.surroundings import DARK, LIGHT
from cmviewer.gui.heatmap.viewport import Viewport
from cmviewer.matching import CountingRule
from cmviewer.workspace.look import ColourMap, Diagonal, HeatmapStyle, Scale
from tests.making import make_evaluation

TRUTH = [0] * 90 + [1] * 8 + [2] * 2
PREDICTED = [0] * 80 + [1] * 9 + [None] + [1] * 7 + [0] + [2] * 2


def made_view(**state):
    evaluation = make_evaluation(TRUTH, {"a": PREDICTED}, names=("a", "b", "c", "never"))
    matrix = count(evaluation, 0, CountingRule()).matrix
    return view_of(matrix, evaluation.classes, ViewState(**state), evaluation.task)


def texts_of(view, row, column):
    """First and second line of one cell."""
    texts = cell_texts(view, slice(row, row + 1), slice(column, column + 1))
    assert len(texts.first) == len(texts.second) == 1
    return texts.first[0], texts.second[0]


def contrast(one, other):
    def luminance(rgb):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in np.asarray(rgb) / 255]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour_map", list(ColourMap))
def test_every_map_runs_from_light_to_dark(colour_map):
    table = table_of(colour_map).astype(int)
    assert table.shape == (256, 3)
    assert table[0].sum() > 500
    assert table[-1].sum() < 400
    brightness = table @ [2126, 7152, 722]
    assert (np.diff(brightness) <= 15_000).all()


@pytest.mark.parametrize("colour_map", list(ColourMap))
@pytest.mark.parametrize("diagonal", list(Diagonal))
def test_text_contrasts_with_every_cell(colour_map, diagonal):
    view = made_view(view=View.COUNTS)
    colours = cell_colours(view, HeatmapStyle(colour_map, diagonal, Scale.LOG))
    for place in np.argwhere(colours.rgba[..., 3] > 0):
        text = (255, 255, 255) if colours.dark[tuple(place)] else (0, 0, 0)
        assert contrast(text, colours.rgba[tuple(place)][:3]) >= 4.5


@pytest.mark.parametrize("around", [LIGHT, DARK])
def test_dots_and_dashes_contrast_with_the_paper(around):
    grey, paper = (tuple(bytes.fromhex(one.removeprefix("#"))) for one in (GREY, around.paper))
    assert contrast(grey, paper) >= 4.5


def test_zero_tiny_and_undefined_look_different():
    view = made_view()
    colours = cell_colours(view, HeatmapStyle())
    zero, undefined = (0, 2), (3, 0)
    assert texts_of(view, *zero) == ("·", "")
    assert texts_of(view, *undefined) == ("–", "")
    assert colours.rgba[zero][3] == 0
    evaluation = make_evaluation([0] * 100_000, {"a": [1, *[0] * 99_999]})
    matrix = count(evaluation, 0, CountingRule()).matrix
    tiny = view_of(matrix, evaluation.classes, ViewState(), evaluation.task)
    assert texts_of(tiny, 0, 1) == ("<0.1", "1")
    rgba = cell_colours(tiny, HeatmapStyle()).rgba[0, 1]
    assert rgba[3] == 255
    assert tuple(rgba[:3]) != (255, 255, 255)


def test_the_diagonal_can_have_its_own_scale_so_that_errors_are_not_washed_out():
    view = made_view(view=View.COUNTS)
    together = cell_colours(view, HeatmapStyle(diagonal=Diagonal.SAME))
    apart = cell_colours(view, HeatmapStyle())
    assert [ramp.top for ramp in together.ramps] == [80.0, 1.0]
    assert [ramp.top for ramp in apart.ramps] == [80.0, 9.0, 1.0]
    darkest_error = apart.rgba[0, 1][:3].astype(int)
    assert darkest_error.sum() < 200


def test_a_hidden_diagonal_has_no_colour():
    view = made_view(view=View.COUNTS)
    colours = cell_colours(view, HeatmapStyle(diagonal=Diagonal.HIDDEN))
    assert (colours.rgba[view.diagonal][:, 3] == 0).all()
    assert colours.ramps[0].top == 9.0


def test_log_colours_lift_small_values_and_keep_the_order():
    values = np.array([0.0, 1, 10, 100])
    view = made_view(view=View.COUNTS)
    linear = cell_colours(view, HeatmapStyle()).ramps[0]
    log = cell_colours(view, HeatmapStyle(scale=Scale.LOG)).ramps[0]
    assert log.position(values)[1] > linear.position(values)[1]
    assert (np.diff(log.position(values)) >= 0).all()


def test_transposing_moves_colours_and_numbers_together():
    one, other = made_view(), made_view(rows=Side.PREDICTION)
    assert np.array_equal(
        cell_colours(one, HeatmapStyle()).rgba.transpose(1, 0, 2), cell_colours(other, HeatmapStyle()).rgba
    )
    assert texts_of(one, 0, 1) == texts_of(other, 1, 0)


def test_a_block_of_cells_has_the_texts_of_each_row_by_row():
    view = made_view(background=True)
    texts = cell_texts(view, slice(1, 4), slice(0, 5))
    assert list(zip(texts.first, texts.second, strict=True)) == [
        texts_of(view, row, column) for row in range(1, 4) for column in range(5)
    ]


@given(st.integers(0, 10**12))
def test_a_short_count_is_right_to_its_digits(number):
    text = short_count(number)
    assert len(text) <= 5
    units = {"k": 1e3, "M": 1e6, "G": 1e9}
    value = float(text[:-1]) * units[text[-1]] if text[-1] in units else float(text)
    assert math.isclose(value, number, rel_tol=0.006)


@given(st.floats(0, 1))
def test_a_short_percent_never_rounds_to_nothing_or_to_all(share):
    text = short_percent(share)
    assert (text == "0") == (share == 0)
    assert (text == "100") == (share >= 1)


@given(
    st.floats(50, 2000),
    st.floats(50, 2000),
    st.integers(1, 400),
    st.lists(st.tuples(st.floats(0.5, 2), st.floats(0, 300), st.floats(0, 300)), max_size=8),
)
def test_zooming_never_shows_anything_beside_the_cells(width, height, count_of_classes, steps):
    viewport = Viewport(QSizeF(width, height), (count_of_classes, count_of_classes))
    for factor, x, y in steps:
        viewport = viewport.zoomed(factor, QPointF(x, y))
        geometry = viewport.geometry()
        assert geometry.left <= 1e-6
        assert geometry.left + count_of_classes * geometry.width >= geometry.area.right() - 1e-3
        assert viewport.zoom >= 1


def test_the_point_under_the_pointer_stays_there_while_zooming():
    viewport = Viewport(QSizeF(900, 900), (100, 100))
    about = QPointF(400, 300)
    before = viewport.geometry().cell_at(about, (100, 100))
    after = viewport.zoomed(3.0, about).geometry().cell_at(about, (100, 100))
    assert before == after


def test_a_cell_is_scrolled_into_sight():
    viewport = Viewport(QSizeF(500, 500), (100, 100)).zoomed(8.0, QPointF(0, 0)).showing(99, 99)
    geometry = viewport.geometry()
    assert geometry.area.contains(geometry.rect(99, 99).center())
