"""The squares below the picture: what every checkpoint says of the example."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Selection, Which
from cmviewer.evaluation import NO_ROW
from cmviewer.examples.sorting import Sort
from cmviewer.gui.examples.image.life_strip import Judged
from cmviewer.resources import sample
from tests.gui.conftest import open_path
from tests.gui.working import settle


def said_of(evaluation, row, rule):
    """What each checkpoint predicts for a truth, by a loop; None where it does not judge it."""
    said = []
    for checkpoint in range(len(evaluation.checkpoints)):
        outcomes = count(evaluation, checkpoint, rule).outcomes
        places = [place for place, truth in enumerate(outcomes.truth_row.tolist()) if truth == row]
        cells = [next(n for n, end in enumerate(outcomes.cell_start[1:]) if place < end) for place in places]
        said.append(int(outcomes.cell_prediction[cells[0]]) if cells else None)
    return said


def test_there_is_a_square_for_each_checkpoint_and_a_click_goes_there_with_the_same_example(
    qtbot, empty_window
):
    window = empty_window
    window.resize(1600, 1000)
    open_path(qtbot, window, sample("digits"))
    session, strip = window.session, window.image.life.strip
    session.change(selection=Selection(which=Which.ERRORS))
    qtbot.waitUntil(lambda: len(session.counted()) == 12 and window.jobs.is_idle, timeout=20_000)
    qtbot.waitUntil(lambda: bool(strip.squares) and window.jobs.is_idle, timeout=20_000)
    example = window.image.details.example
    said = said_of(session.evaluation, example.truth_row, session.state.rule)
    wanted = [Judged.RIGHT if one == example.truth_label else Judged.WRONG for one in said]
    assert [square.judged for square in strip.squares] == wanted
    assert [square.checkpoint for square in strip.squares] == list(session.evaluation.checkpoint_names)
    assert strip.squares[-1].words == f"wrong, {example.prediction}"
    assert strip.accessibleDescription().count(";") == 11
    assert not strip.grab().isNull()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.place(3).center().toPoint())
    settle(qtbot, window)
    assert session.state.checkpoint == 3
    assert window.image.details is None or window.image.details.example.image == example.image
    session.change(query=session.workspace.query.__class__(sort=Sort.LIFE))
    settle(qtbot, window)
    assert window.examples.model.rowCount()
    qtbot.waitUntil(lambda: bool(strip.squares), timeout=20_000)
    session.change(selection=None)
    settle(qtbot, window)
    assert (window.image.details, tuple(strip.squares)) == (None, ())


@pytest.mark.long
def test_a_false_alarm_has_no_life_and_one_checkpoint_alone_no_strip(qtbot, empty_window):
    open_path(qtbot, empty_window, sample("digit-scenes"))
    session, strip = empty_window.session, empty_window.image.life.strip
    background = session.evaluation.classes.background
    session.change(background=True, selection=Selection((background,)))
    qtbot.waitUntil(
        lambda: empty_window.image.details is not None and empty_window.jobs.is_idle, timeout=20_000
    )
    assert empty_window.image.details.example.truth_row == NO_ROW
    assert strip.squares == ()
    assert not strip.isHidden()
    open_path(qtbot, empty_window, sample("digit-maps"))
    assert strip.isHidden()
