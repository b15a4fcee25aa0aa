"""A bundle opens in the window like the results that it was counted of; its thresholds stay, and say why."""

import pytest

from cmviewer.bundle.shards import Keeps
from cmviewer.confusion.count import count
from tests.bundle.bundles import write_bundle
from tests.gui.conftest import open_path
from tests.gui.working import click_cell, settle
from tests.making import make_random_detection


@pytest.fixture
def window_on_bundle(qtbot, empty_window, tmp_path):
    write_bundle(make_random_detection(images=12, checkpoints=2), tmp_path / "bundle")
    open_path(qtbot, empty_window, tmp_path / "bundle")
    return empty_window


def test_a_bundle_is_clicked_like_results_and_its_thresholds_say_why_they_stay(qtbot, window_on_bundle):
    window = window_on_bundle
    bar = window.page.numbers
    for one in (bar.match, bar.iou, bar.score, bar.more, bar.reset):
        assert not one.isEnabled()
    assert bar.fixed.isVisible()
    for one in (bar.fixed, bar.match, bar.iou.slider, bar.score.slider):
        assert "cmviewer count" in one.toolTip()
    counted = window.session.shown.counted
    row = int(counted.matrix.truth[0])
    column = int(counted.matrix.prediction[0])
    click_cell(window, row, column)
    settle(qtbot, window)
    assert len(window.examples.model.examples) == counted.matrix.count_at(row, column) > 1
    assert window.examples.model.examples[0].crop is not None
    assert "thresholds" not in window.docks.offered


def test_where_candidates_were_kept_thresholds_move(qtbot, empty_window, tmp_path):
    results, window = make_random_detection(images=12, checkpoints=2), empty_window
    write_bundle(results, tmp_path / "bundle", keeps=Keeps.CANDIDATES)
    open_path(qtbot, window, tmp_path / "bundle")
    bar = window.page.numbers
    for one in (bar.match, bar.iou, bar.score, bar.more):
        assert one.isEnabled()
    assert not bar.fixed.isVisible()
    assert "thresholds" in window.docks.offered
    bar.score.box.setValue(0.6)
    bar.iou.box.setValue(0.7)
    settle(qtbot, window)
    rule = window.session.state.rule
    assert (rule.score, rule.iou) == (0.6, 0.7)
    shown, wanted = window.session.shown.matrix, count(results, 1, rule).matrix
    assert shown.total == wanted.total
    assert shown.count.tolist() == wanted.count.tolist()


def test_where_results_follow_a_bundle_their_thresholds_move_again(qtbot, window_on_bundle, results):
    open_path(qtbot, window_on_bundle, results)
    bar = window_on_bundle.page.numbers
    assert bar.score.isEnabled()
    assert not bar.fixed.isVisible()
    assert "cmviewer count" not in bar.score.slider.toolTip()
