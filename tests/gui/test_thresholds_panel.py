"""Best thresholds: F1 over every threshold; a click sets it."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from making import make_evaluation, make_random_detection
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cmviewer.confusion.sweep import peak_of, peak_sentence
from cmviewer.confusion.threshold import Threshold
from cmviewer.gui.panels import thresholds_panel
from cmviewer.readers import OpenRequest
from tests.gui.working import settle


@pytest.fixture
def show(qtbot, empty_window):
    """Open an evaluation that was made by hand, with the dock in front; return its panel."""

    def opened(evaluation):
        empty_window.session.opener = lambda *_arguments: evaluation
        with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
            empty_window.session.open(OpenRequest(path=evaluation.source))
        empty_window.named_actions["best-thresholds"].trigger()
        settle(qtbot, empty_window)
        return empty_window.panels["thresholds"]

    return opened


@pytest.fixture
def panel(qtbot, show):
    panel = show(make_random_detection(images=30))
    qtbot.waitUntil(lambda: panel.sweep is not None)
    return panel


def test_nothing_is_swept_while_nobody_looks(window):
    assert window.panels["thresholds"].sweep is None


@pytest.mark.long
def test_both_curves_are_drawn_and_their_peaks_said(panel):
    swept = panel.sweep
    assert swept.threshold is Threshold.SCORE
    for number, values in enumerate((swept.micro, swept.macro)):
        known = [(float(place), pytest.approx(100 * values[place])) for place in np.flatnonzero(values >= 0)]
        assert panel.plot.drawn(number) == known
    assert peak_sentence("micro F1", swept.micro, Threshold.SCORE) in panel.words.text()
    assert peak_sentence("macro F1", swept.macro, Threshold.SCORE) in panel.words.text()


@pytest.mark.long
def test_a_click_on_the_plot_sets_the_threshold(qtbot, empty_window, panel):
    place = panel.plot.place_of(35, float(panel.sweep.micro[35])).toPoint()
    QTest.mouseClick(panel.plot.viewport, Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, empty_window)
    score = empty_window.session.state.rule.score
    assert score == pytest.approx(0.40, abs=0.011)
    assert panel.plot.here.value() == pytest.approx(100 * score - 5)


@pytest.mark.long
def test_letters_of_a_search_draw_no_curve(qtbot, empty_window, panel, monkeypatch):
    """Each of them is a choice of the panels; three hundred of them held the window for seconds."""
    drawn = []
    monkeypatch.setattr(panel.plot, "show_curves", drawn.append)
    empty_window.docks.raise_dock("classes")
    QTest.keyClicks(empty_window.classes.search, "cat")
    settle(qtbot, empty_window)
    assert empty_window.session.workspace.panels.search == "cat"
    assert drawn == []
    panel.threshold.setCurrentIndex(panel.threshold.findData(Threshold.IOU))
    qtbot.waitUntil(lambda: len(drawn) == 1)


@pytest.mark.long
def test_use_sets_the_best_threshold(qtbot, empty_window, panel):
    best = peak_of(panel.sweep.macro)
    panel.words.linkActivated.emit(str(best))
    settle(qtbot, empty_window)
    assert empty_window.session.state.rule.score == Threshold.SCORE.steps[best]
    shown = empty_window.session.shown.measures.value("macro_f1")
    assert shown == pytest.approx(float(panel.sweep.macro[best]))


@pytest.mark.long
def test_moving_the_threshold_that_is_swept_only_moves_the_mark(qtbot, empty_window, panel):
    before = panel.sweep
    empty_window.page.numbers.score.box.setValue(0.5)
    settle(qtbot, empty_window)
    assert panel.sweep is before
    empty_window.page.numbers.iou.box.setValue(0.8)
    settle(qtbot, empty_window)
    assert panel.sweep is not before
    assert panel.sweep.rule.iou == 0.8


def test_the_iou_can_be_swept_too(qtbot, empty_window, panel):
    panel.threshold.setCurrentIndex(panel.threshold.findData(Threshold.IOU))
    settle(qtbot, empty_window)
    assert panel.sweep.threshold is Threshold.IOU
    assert "at IoU" in panel.words.text()
    panel.words.linkActivated.emit("5")
    settle(qtbot, empty_window)
    assert empty_window.session.state.rule.iou == 0.4


@pytest.mark.long
def test_a_sweep_waits_until_the_slider_is_let_go(qtbot, empty_window, panel):
    before, slider = panel.sweep, empty_window.page.numbers.iou.slider
    slider.sliderPressed.emit()
    slider.setValue(70)
    settle(qtbot, empty_window)
    assert panel.sweep is before
    slider.sliderReleased.emit()
    settle(qtbot, empty_window)
    assert panel.sweep.rule.iou == 0.7


@pytest.mark.long
def test_a_sweep_that_is_stopped_says_so(qtbot, empty_window, panel, monkeypatch):
    def endless(*_values, cancel, **_named):
        while True:
            cancel.check()
            threading.Event().wait(0.001)

    monkeypatch.setattr(thresholds_panel, "sweep", endless)
    empty_window.page.numbers.iou.box.setValue(0.8)
    qtbot.waitUntil(lambda: empty_window.jobs.is_running("sweep"))
    assert "Trying" in panel.words.text()
    empty_window.jobs.cancel("sweep")
    assert panel.words.text() == "Stopped."


@pytest.mark.long
def test_labels_are_swept_over_their_score_only(show):
    scores = {"a": [0.1, 0.35, 0.6, 0.95]}
    panel = show(make_evaluation([0, 1, 0, 1], {"a": [0, 0, 0, 1]}, scores=scores))
    assert not panel.threshold.isEnabled()
    assert panel.sweep.threshold is Threshold.SCORE


@pytest.mark.long
def test_without_scores_there_is_nothing_to_choose_by(show):
    detection = make_random_detection()
    checkpoint = detection.checkpoints[0]
    bare = replace(checkpoint.load(), score=None)
    panel = show(replace(detection, checkpoints=(replace(checkpoint, load=lambda: bare),)))
    assert "no scores" in panel.words.text()
    assert panel.sweep is None
