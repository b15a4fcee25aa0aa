"""Curves over the checkpoints."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cmviewer.confusion.curves import recall_of
from cmviewer.confusion.view_state import Selection, ViewState, Which
from cmviewer.gui.panels.curves_panel import RECALLS, labels_of
from cmviewer.gui.panels.line_styles import STYLES
from cmviewer.gui.theme import Theme, apply_theme
from tests.gui.conftest import open_path
from tests.gui.working import click_cell, settle


@pytest.fixture
def curves(qtbot, window):
    """The dock of curves, looked at."""
    window.docks.raise_dock("curves")
    qtbot.waitUntil(lambda: len(window.panels["curves"].curves) > 0)
    settle(qtbot, window)
    return window.panels["curves"]


def test_every_counted_checkpoint_is_a_point_of_each_curve(window, curves):
    counted = window.session.counted()
    for number, name in ((0, "accuracy"), (1, "macro_f1")):
        points = [(place, pytest.approx(100 * counted[place].headline[name])) for place in range(4)]
        assert curves.plot.drawn(number) == points
    assert curves.plot.drawn(2) == []


@pytest.mark.long
def test_nothing_is_computed_while_nobody_looks(window):
    assert window.panels["curves"].curves == ()


@pytest.mark.long
def test_points_appear_as_checkpoints_are_counted(qtbot, window, curves):
    lengths = []
    window.session.jobs.ended.connect(
        lambda key: key == "ahead" and lengths.append(len(window.session.counted()))
    )
    window.session.change(rule=type(window.session.state.rule)(score=0.4))
    settle(qtbot, window)
    assert lengths
    assert len(curves.plot.drawn(0)) == 4


@pytest.mark.long
def test_the_recall_of_the_selected_class_and_of_the_ticked_ones_is_drawn(qtbot, window, curves):
    click_cell(window, 1, 2)
    settle(qtbot, window)
    names = window.session.evaluation.classes.names
    assert [curve.name for curve in curves.curves[2:]] == [f"recall of “{names[1]}”"]
    counted = window.session.counted()
    expected = [(place, pytest.approx(100 * recall_of(counted[place].matrix, 1))) for place in range(4)]
    assert curves.plot.drawn(2) == expected
    window.session.change(shown=(0, 1))
    settle(qtbot, window)
    assert [curve.name for curve in curves.curves[2:]] == [f"recall of “{names[label]}”" for label in (1, 0)]


@pytest.mark.long
def test_a_click_near_a_checkpoint_goes_there(qtbot, window, curves):
    share = window.session.counted()[1].headline["accuracy"]
    place = curves.plot.place_of(1, share).toPoint()
    place.setX(place.x() + 8)
    QTest.mouseClick(curves.plot.viewport, Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, window)
    assert window.session.state.checkpoint == 1
    assert curves.plot.here.value() == 1
    assert "epoch_2" in curves.legend.text()


def test_lines_differ_by_more_than_their_colour():
    assert len({style.symbol for style in STYLES}) == len({style.sign for style in STYLES}) == len(STYLES)


@pytest.mark.long
def test_colours_follow_the_theme(qapp, qtbot, window, curves):
    light = curves.legend.text()
    apply_theme(qapp, Theme.DARK)
    try:
        window.session.change(checkpoint=0)
        settle(qtbot, window)
        colour = STYLES[0].colour(curves.palette())
        assert colour.name() == STYLES[0].dark
        assert curves.plot.lines[0].opts["pen"].color() == colour
        assert STYLES[0].light in light
    finally:
        apply_theme(qapp, Theme.LIGHT)


def test_with_one_checkpoint_there_are_no_curves_and_with_more_they_come_back(
    qtbot, window, results, tmp_path
):
    single = results / "epoch_1.csv"
    assert not window.docks["curves"].isHidden()
    alone = tmp_path / "alone.csv"
    alone.write_text("image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n")
    open_path(qtbot, window, alone)
    assert single.exists()
    assert window.docks["curves"].isHidden()
    window.named_actions["reset-layout"].trigger()
    assert window.docks["curves"].isHidden()
    open_path(qtbot, window, results)
    assert not window.docks["curves"].isHidden()


@pytest.mark.long
def test_a_dock_that_a_person_closed_stays_closed(qtbot, window, results):
    window.docks["curves"].close()
    window.named_actions["close"].trigger()
    open_path(qtbot, window, results)
    assert window.docks["curves"].isHidden()


@pytest.mark.parametrize(
    ("selection", "shown", "labels"),
    [
        (None, None, ()),
        (Selection((2,), (1,)), None, (2,)),
        (Selection(None, (1,)), None, (1,)),
        (Selection((0, 2), (0, 2), Which.ERRORS), None, (0, 2)),
        (Selection((2,), (9,)), (0, 2), (2, 0)),
        (Selection(None, (9,)), None, ()),
        (Selection((3, 4, 5, 6), None), None, ()),
        (None, tuple(range(9)), tuple(range(RECALLS))),
    ],
)
def test_recall_is_drawn_of_what_is_selected_then_of_what_is_ticked(selection, shown, labels):
    assert labels_of(ViewState(selection=selection, shown=shown), 9) == labels
