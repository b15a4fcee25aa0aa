"""What colours tell apart, and that their range stays while something is dragged."""

import itertools

import numpy as np
import pytest
from making import make_evaluation, make_random_detection
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import View, ViewState
from cmviewer.confusion.views import view_of
from cmviewer.gui.heatmap.colour_bar import ticks
from cmviewer.gui.heatmap.colours import cell_colours
from cmviewer.gui.heatmap.figure import FigurePart
from cmviewer.matching import CountingRule
from cmviewer.readers import OpenRequest
from cmviewer.workspace.look import CellKind, ColourRange, Diagonal, HeatmapStyle
from tests.gui.working import settle

LINEAR = np.array([[0.2126, 0.7152, 0.0722]])
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
"""Of linear RGB: Machado, Oliveira and Fernandes 2009, severity 1."""
ALL_SEE = {"everybody": np.eye(3), "in grey": np.repeat(LINEAR, 3, axis=0), "deuteranopia": DEUTERANOPIA}
APART = 4.0
"""Difference of lightness (CIE L*) that is seen between neighbours without searching for it."""


def view_of_errors(*percent, **state):
    """A matrix whose first class is taken for each of the others in so many of a thousand."""
    counts = [round(10 * one) for one in percent]
    labels = [1 + place for place, times in enumerate(counts) for _ in range(times)]
    others = [1 + place for place in range(len(counts)) for _ in range(100)]
    predicted = [*labels, *[0] * (1000 - len(labels)), *others]
    evaluation = make_evaluation([0] * 1000 + others, {"a": predicted})
    matrix = count(evaluation, 0, CountingRule()).matrix
    return view_of(matrix, evaluation.classes, ViewState(**state), evaluation.task)


def lightness(rgb, eyes):
    """CIE L* of an sRGB colour as somebody sees it."""
    share = np.asarray(rgb[:3]) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    y = float((LINEAR @ np.clip(ALL_SEE[eyes] @ linear, 0, 1))[0])
    return 116 * np.cbrt(y) - 16 if y > 0.008856 else 903.3 * y


@pytest.mark.parametrize("eyes", list(ALL_SEE))
@pytest.mark.parametrize("diagonal", [Diagonal.BLUE_ORANGE, Diagonal.GREEN_RED])
@pytest.mark.parametrize("largest", [21, 60])
def test_errors_of_1_and_5_and_20_percent_differ_in_lightness_for_everybody(eyes, diagonal, largest):
    view = view_of_errors(0.1, 1, 5, 20, largest)
    rgba = cell_colours(view, HeatmapStyle(diagonal=diagonal)).rgba
    seen = [lightness(rgba[0, column], eyes) for column in (2, 3, 4)]
    paper = lightness((255, 255, 255), eyes)
    assert all(before - after >= APART for before, after in itertools.pairwise(seen))
    assert paper - lightness(rgba[0, 1], eyes) >= APART


def test_a_correct_cell_is_blue_and_an_error_orange_unless_something_else_is_chosen():
    rgba = cell_colours(view_of_errors(5), HeatmapStyle()).rgba.astype(int)
    assert rgba[0, 0, 2] - rgba[0, 0, 0] > 50
    assert rgba[0, 1, 0] - rgba[0, 1, 2] > 50


@pytest.mark.parametrize("diagonal", [Diagonal.BLUE_ORANGE, Diagonal.SAME, Diagonal.HIDDEN])
def test_counts_stay_readable_beside_many_without_prediction_and_many_others(diagonal):
    truth = [0] * 50 + [1] * 50 + [2] * 900 + [3] * 2000
    predicted = [0] * 45 + [1] * 5 + [1] * 50 + [None] * 900 + [4] * 2000
    evaluation = make_evaluation(truth, {"a": predicted}, names="abcde")
    state = ViewState(view=View.COUNTS, background=True, shown=(0, 1, 2))
    view = view_of(count(evaluation, 0, CountingRule()).matrix, evaluation.classes, state, evaluation.task)
    colours = cell_colours(view, HeatmapStyle(diagonal=diagonal))
    tops = {ramp.kind: ramp.top for ramp in colours.ramps}
    assert (tops[CellKind.OTHER], tops[CellKind.BACKGROUND]) == (2000, 900)
    among_classes = CellKind.ALL if diagonal is Diagonal.SAME else CellKind.ERRORS
    assert tops[among_classes] == (50 if diagonal is Diagonal.SAME else 5)


def test_the_bar_ends_at_the_top_and_begins_above_0():
    ramp = cell_colours(view_of_errors(1, 5.5), HeatmapStyle()).ramps[1]
    values = ticks(ramp, 120)
    assert values[-1] == pytest.approx(0.055)
    assert values[0] > 0
    assert np.diff(values).min() * 120 / ramp.top >= 10


def test_a_value_beyond_a_kept_range_has_the_darkest_colour_and_is_said():
    ranges = (ColourRange(CellKind.ERRORS, 0.05),)
    colours = cell_colours(view_of_errors(5, 40), HeatmapStyle(), ranges)
    assert colours.ramps[1].is_exceeded
    assert (colours.rgba[0, 1] == colours.rgba[0, 2]).all()
    assert ticks(colours.ramps[1], 120)[-1] == 0.05


def ranges(window):
    return {ramp.kind: ramp.top for ramp in window.page.matrix.colours.ramps}


def test_ranges_stay_while_checkpoints_thresholds_and_rules_move_and_one_key_fits_them(qtbot, empty_window):
    window, session = empty_window, empty_window.session
    evaluation = make_random_detection(images=30, checkpoints=3)
    session.opener = lambda *_arguments: evaluation
    with qtbot.waitSignal(session.shown_settled, timeout=20_000):
        session.open(OpenRequest(path=evaluation.source))
    settle(qtbot, window)
    session.change(view=View.COUNTS, background=True)
    settle(qtbot, window)

    def fitting():
        return {ramp.kind: ramp.top for ramp in cell_colours(session.shown.view, HeatmapStyle()).ramps}

    first = ranges(window)
    assert first == fitting()
    assert {CellKind.CORRECT, CellKind.ERRORS, CellKind.BACKGROUND} == set(first)
    for changes in ({"checkpoint": 0}, {"rule": CountingRule(iou=0.8)}, {"rule": CountingRule(score=0.9)}):
        session.change(**changes)
        settle(qtbot, window)
        assert ranges(window) == first != fitting()
    window.named_actions["fit-colours"].trigger()
    assert ranges(window) == fitting()
    assert {one.kind: one.top for one in session.workspace.look.ranges} == fitting()
    session.undo()
    assert ranges(window) == first
    QTest.mouseClick(
        window.page.matrix.strips[FigurePart.COLOUR_BAR], Qt.MouseButton.LeftButton, pos=QPoint(5, 5)
    )
    assert ranges(window) == fitting()
    session.change(view=View.TRUTH)
    settle(qtbot, window)
    assert ranges(window) == fitting()
