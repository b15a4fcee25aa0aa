"""Colours of a difference, as people see them who are blind to red or to green: simulated, and measured."""

import itertools

import numpy as np
import pytest
from making import make_evaluation

from cmviewer.confusion.arranged_result import show
from cmviewer.confusion.comparison.difference import drawn_view
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.comparison.pair import paired
from cmviewer.confusion.view_state import View, ViewState
from cmviewer.gui.examples.maps.changed_pixels import COLOURS
from cmviewer.gui.heatmap.colours import cell_colours
from cmviewer.gui.heatmap.hues import SHADES, table_for
from cmviewer.matching import default_rule
from cmviewer.workspace.look import CellKind, HeatmapStyle

EYES = {
    "everybody": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}
"""Of linear RGB: Machado, Oliveira and Fernandes 2009, severity 1."""
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
STEPS = (0.0, 0.1, 0.25, 0.5, 0.75, 1.0)
"""Shares of the largest difference."""
SEEN = 2.3
"""Distance in CIE Lab that is just seen (Mahy, Van Eycken and Oosterlinck 1994)."""


def lab(rgb, eyes):
    """CIE Lab of an sRGB colour as somebody sees it, under D65."""
    share = np.asarray(rgb[:3]) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(EYES[eyes] @ linear, 0, 1) / TO_XYZ.sum(axis=1)
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def side(kind, eyes):
    """Lab of one side of the scale, at each of the steps."""
    table = table_for(kind, HeatmapStyle())
    return [lab(table[round(share * (SHADES - 1))], eyes) for share in STEPS]


def distance(one, other):
    return float(np.linalg.norm(one - other))


@pytest.mark.parametrize("eyes", EYES)
def test_more_and_less_are_never_taken_for_one_another(eyes):
    more, fewer = side(CellKind.MORE, eyes), side(CellKind.FEWER, eyes)
    for share, one, other in zip(STEPS, more, fewer, strict=True):
        assert distance(one, other) >= 100 * share, share
    for one, other in itertools.product(more[1:], fewer[1:]):
        assert distance(one, other) >= 6 * SEEN


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("kind", [CellKind.MORE, CellKind.FEWER])
def test_each_step_away_from_0_is_darker_for_everybody(kind, eyes):
    colours = side(kind, eyes)
    for one, other in itertools.pairwise(colours):
        assert one[0] - other[0] >= 2
        assert distance(one, other) >= 2 * SEEN


@pytest.mark.parametrize("eyes", EYES)
def test_both_sides_are_as_light_at_each_step_and_meet_in_the_middle(eyes):
    more, fewer = side(CellKind.MORE, eyes), side(CellKind.FEWER, eyes)
    assert all(abs(one[0] - other[0]) <= 8 for one, other in zip(more, fewer, strict=True))
    assert distance(more[0], fewer[0]) <= SEEN


@pytest.mark.parametrize("view", [View.COUNTS, View.TRUTH])
def test_a_difference_is_centred_on_0_and_both_of_its_sides_end_at_the_largest_change(view):
    truth = [0] * 20 + [1] * 20
    a, b = [0] * 10 + [1] * 10 + [1] * 20, [0] * 16 + [1] * 4 + [1] * 18 + [0] * 2
    evaluation = make_evaluation(truth, {"a": a, "b": b}, names=("cat", "dog"))
    shown = show(evaluation, ViewState(checkpoint=0, rule=default_rule(evaluation), view=view))
    pair = paired(shown, evaluation, 1, Letter.B)
    difference = drawn_view(pair.comparison, shown.view, Letter.A, Drawn.DIFFERENCE)
    colours = cell_colours(difference, HeatmapStyle())
    tops = {ramp.kind: ramp.top for ramp in colours.ramps}
    assert tops[CellKind.MORE] == tops[CellKind.FEWER] == np.abs(difference.values).max()
    rgb = colours.rgba[..., :3].astype(int)
    assert (rgb[0, 0, 0] > rgb[0, 0, 2]) & (rgb[0, 1, 2] > rgb[0, 1, 0])  # +6 is yellow, −6 is blue
    assert abs(lab(rgb[0, 0], "everybody")[0] - lab(rgb[0, 1], "everybody")[0]) <= 8


@pytest.mark.parametrize("eyes", EYES)
def test_what_became_of_pixels_is_told_apart_by_everybody(eyes):
    seen = [lab(colour, eyes) for colour, _opacity in COLOURS.values()]
    assert min(distance(*two) for two in itertools.combinations(seen, 2)) >= 8 * SEEN
