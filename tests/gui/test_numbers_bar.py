"""Rule and thresholds of objects: the matrix follows, and is what a fresh count gives."""

import threading
import time
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from making import make_evaluation, make_random_detection
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cmviewer.confusion.count import count
from cmviewer.confusion.strategies import objects as counting
from cmviewer.confusion.view_state import Selection, View
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import frozen
from cmviewer.gui import counting as window_counting
from cmviewer.matching import CountingRule, Crowd, Difficult, Match, default_rule
from cmviewer.readers import OpenRequest
from tests.gui.working import in_worker, settle


@pytest.fixture
def show(qtbot, empty_window):
    """Open an evaluation that was made by hand; return the window."""

    def opened(evaluation):
        empty_window.session.opener = lambda *_arguments: evaluation
        with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
            empty_window.session.open(OpenRequest(path=evaluation.source))
        settle(qtbot, empty_window)
        return empty_window

    return opened


def is_fresh(window):
    """Whether what is shown is what counting anew by the rule of now gives."""
    state, shown = window.session.state, window.session.shown
    fresh = in_worker(count, window.session.evaluation, state.checkpoint, state.rule).matrix
    found = shown.counted.matrix
    same = np.array_equal(found.count, fresh.count) and np.array_equal(found.truth, fresh.truth)
    return shown.state.rule == state.rule and same and np.array_equal(found.prediction, fresh.prediction)


def press(slider):
    """Take a slider with the mouse."""
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=handle_of(slider))


def handle_of(slider):
    share = (slider.value() - slider.minimum()) / (slider.maximum() - slider.minimum())
    return QPoint(round(8 + share * (slider.width() - 17)), slider.height() // 2)


def test_objects_have_a_rule_and_an_iou_and_labels_have_neither(show):
    window = show(make_random_detection())
    bar = window.page.numbers
    assert all(widget.isVisible() for widget in (bar.match, bar.iou, bar.score, bar.more, bar.reset))
    assert (bar.iou.box.value(), bar.score.box.value()) == (0.5, 0.25)
    assert "counted in" in bar.took.text()
    show(make_evaluation([0, 1], {"a": [0, 1]}))
    assert not any(widget.isVisible() for widget in (bar.match, bar.iou, bar.more))
    assert bar.score.isVisible()
    assert bar.name.text() == "Count with:"


@pytest.mark.long
@pytest.mark.parametrize("name", ["iou", "score"])
def test_moving_a_threshold_counts_anew(qtbot, show, name):
    window = show(make_random_detection(images=20))
    before = window.session.shown.counted.matrix.total
    slider = getattr(window.page.numbers, name).slider
    slider.setValue(80)
    settle(qtbot, window)
    assert getattr(window.session.state.rule, name) == 0.8
    assert window.session.shown.counted.matrix.total != before
    assert is_fresh(window)
    window.page.numbers.reset.click()
    settle(qtbot, window)
    assert window.session.state.rule == default_rule(window.session.evaluation) == CountingRule(score=0.25)
    assert not window.page.numbers.reset.isEnabled()
    assert getattr(window.page.numbers, name).slider.value() == 100 * getattr(CountingRule(score=0.25), name)
    assert window.session.shown.counted.matrix.total == before
    assert is_fresh(window)


@pytest.mark.long
def test_crowd_and_difficult_are_offered_where_the_truth_has_them(qtbot, show):
    window = show(make_random_detection())
    more = window.page.numbers.more
    assert not any(action.isVisible() for action in (*more.crowd.values(), *more.difficult.values()))
    evaluation = make_random_detection()
    some = frozen(np.arange(len(evaluation.truth)) % 5 == 0, np.bool_)
    window = show(replace(evaluation, truth=replace(evaluation.truth, crowd=some, difficult=some)))
    assert all(action.isVisible() for action in (*more.crowd.values(), *more.difficult.values()))
    ignored = window.session.shown.totals.ignored_truths
    assert ignored == some.sum()
    assert "more left aside" in window.page.summary.numbers.text()
    more.crowd[Crowd.COUNT].trigger()
    settle(qtbot, window)
    assert window.session.shown.totals.ignored_truths == 0
    more.difficult[Difficult.IGNORE].trigger()
    more.seed.setValue(7)
    settle(qtbot, window)
    rule = window.session.state.rule
    assert rule.crowd is Crowd.COUNT
    assert rule.difficult is Difficult.IGNORE
    assert rule.seed == 7
    assert is_fresh(window)


def test_the_rule_outlives_checkpoints_and_reload_but_not_another_task(qtbot, show):
    evaluation = make_random_detection(checkpoints=3)
    window = show(evaluation)
    rule = CountingRule(score=0.4, match=Match.SCORE, iou=0.6, seed=3, difficult=Difficult.IGNORE)
    window.session.change(rule=rule)
    window.session.change(checkpoint=0)
    settle(qtbot, window)
    assert window.session.shown.counted.rule == rule
    show(replace(evaluation))
    assert (window.session.state.rule, window.session.state.checkpoint) == (rule, 0)
    assert window.page.numbers.iou.box.value() == 0.6
    named = replace(evaluation.classes, names=("a", "b", "c"))
    show(replace(evaluation, classes=named))
    assert window.session.state.rule == rule
    labels = make_evaluation([0, 1], {"a": [0, 1]})
    show(labels)
    assert window.session.state.rule == default_rule(labels)
    show(evaluation)
    assert window.session.state.rule == default_rule(evaluation)


@pytest.mark.long
def test_the_matrix_follows_while_a_threshold_is_dragged(qtbot, show):
    window = show(make_random_detection(images=30))
    seen = []
    window.session.shown_changed.connect(lambda shown: seen.append(shown.state.rule.score))
    slider = window.page.numbers.score.slider
    press(slider)
    for step in range(30, 80):
        with qtbot.waitSignal(window.session.shown_settled):
            slider.setSliderPosition(step)
            slider.setSliderPosition(step + 1)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert len(seen) >= 50
    assert seen == sorted(seen)
    assert seen[-1] == window.session.state.rule.score
    assert is_fresh(window)


@pytest.mark.long
def test_a_slider_keeps_its_width_however_long_the_count_took(qtbot, show):
    window = show(make_random_detection())
    window.resize(1440, 900)
    bar, widths = window.page.numbers, set()
    for seconds in (0.0001, 0.004, 0.111, 0.888):
        window.session.counting.shown = replace(window.session.shown, seconds=seconds)
        window.session.shown_changed.emit(window.session.shown)
        QApplication.sendPostedEvents()
        widths.add(bar.iou.slider.width())
    assert len(widths) == 1


def test_an_answer_that_comes_in_the_middle_of_a_drag_is_followed_by_the_right_one(qtbot, show, monkeypatch):
    window = show(make_random_detection(images=20))
    gate, original = threading.Event(), window_counting.show

    def slow(*arguments):
        gate.wait(10)
        return original(*arguments)

    monkeypatch.setattr(window_counting, "show", slow)
    seen = []
    window.session.shown_changed.connect(lambda shown: seen.append(shown.state.rule.score))
    for score in (0.3, 0.4, 0.5):
        window.page.numbers.score.box.setValue(score)
    gate.set()
    settle(qtbot, window)
    assert seen == [0.3, 0.5]
    assert is_fresh(window)


@pytest.mark.long
def test_nothing_is_counted_ahead_while_a_threshold_is_dragged(qtbot, show):
    window = show(make_random_detection(checkpoints=4))
    assert len(window.session.counted()) == 4
    slider = window.page.numbers.score.slider
    press(slider)
    slider.setSliderPosition(60)
    settle(qtbot, window)
    assert list(window.session.counted()) == [3]
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.counted()) == 4)


@pytest.mark.long
def test_dragging_never_freezes_the_window(qtbot, show):
    window = show(make_random_detection(images=600, class_count=40))
    beats = []
    heart = QTimer(interval=0)
    heart.timeout.connect(lambda: beats.append(time.thread_time()))
    slider = window.page.numbers.score.slider
    heart.start()
    press(slider)
    for step in (*range(27, 95, 2), *range(95, 10, -2)):
        with qtbot.waitSignal(window.session.shown_settled):
            slider.setSliderPosition(step)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    heart.stop()
    # Time that the GUI thread works; of a busy machine one beat may be longer.
    assert len(beats) > 70
    longest, second = sorted(earlier - later for earlier, later in pairwise(beats))[:2]
    assert -second < 0.1
    assert -longest < 0.2
    assert is_fresh(window)


@pytest.mark.long
def test_of_a_large_checkpoint_first_what_the_threshold_keeps_is_shown_then_the_rest(
    qtbot, empty_window, monkeypatch
):
    evaluation = make_random_detection(images=20)
    monkeypatch.setattr(counting, "LARGE", 1)
    empty_window.session.opener = lambda *_arguments: evaluation
    seen = []
    empty_window.session.shown_changed.connect(lambda shown: seen.append(shown.counted))
    empty_window.session.open(OpenRequest(path=evaluation.source))
    qtbot.waitUntil(lambda: len(seen) == 2)
    settle(qtbot, empty_window)
    first, whole = seen
    assert (first.compared.is_whole, whole.compared.is_whole) == (False, True)
    assert np.array_equal(first.matrix.count, whole.matrix.count)
    empty_window.page.numbers.score.box.setValue(0.05)
    settle(qtbot, empty_window)
    assert empty_window.session.shown.counted.compared is whole.compared
    assert is_fresh(empty_window)


def score_is_off_for_want_of_scores(window):
    """Whether the score threshold is off and says why; fails where it is on and says the same."""
    score = window.page.numbers.score
    tips = [widget.toolTip() for widget in (score.label, score.slider, score.box)]
    says_why = ["results have no scores" in tip for tip in tips]
    assert set(says_why) == {not score.slider.isEnabled()} == {not score.box.isEnabled()}
    return says_why[0]


def test_without_scores_the_score_threshold_is_off_and_says_why(show):
    labels = {"a": [0, 1, 1]}
    assert score_is_off_for_want_of_scores(show(make_evaluation([0, 1, 0], labels)))
    some = {"a": [0.9, np.nan, 0.8]}
    assert not score_is_off_for_want_of_scores(show(make_evaluation([0, 1, 0], labels, scores=some)))


@pytest.mark.long
def test_objects_without_scores_have_no_score_threshold_in_their_checkpoint_only(qtbot, show):
    detection = make_random_detection(images=5)
    scored = detection.checkpoints[0]
    bare = replace(scored.load(), score=None)
    checkpoints = (scored, replace(scored, name="bare", load=lambda: bare))
    window = show(replace(detection, checkpoints=checkpoints))
    assert score_is_off_for_want_of_scores(window)
    assert window.page.numbers.iou.slider.isEnabled()
    window.session.change(checkpoint=0)
    settle(qtbot, window)
    assert not score_is_off_for_want_of_scores(window)
    assert "left out before anything is matched" in window.page.numbers.score.slider.toolTip()


@pytest.mark.long
def test_the_bar_of_numbers_fits_a_narrow_window(qtbot, show):
    window = show(make_random_detection())
    window.resize(1024, 640)
    bar = window.page.numbers
    qtbot.waitUntil(lambda: window.width() == 1024 and bar.width() < 700)
    for widget in (bar.match, bar.iou, bar.score, bar.reset, bar.more, bar.took):
        place = widget.mapTo(bar, QPoint(0, 0))
        assert place.x() + widget.width() <= bar.width()
        assert place.y() + widget.height() <= bar.height()
        assert widget.width() >= widget.minimumSizeHint().width()


def test_objects_are_summed_up_by_f1_precision_and_recall(show):
    window = show(make_random_detection(images=20))
    text, shown = window.page.summary.numbers.text(), window.session.shown
    assert "accuracy" not in text
    for name, value in (
        ("micro F1", shown.measures.value("micro_f1")),
        ("precision", shown.measures.value("micro_precision")),
        ("recall", shown.measures.value("micro_recall")),
        ("macro F1", shown.measures.value("macro_f1")),
    ):
        assert f"{100 * value:.1f}&nbsp;%</b>&nbsp;{name}".replace(" ", "&nbsp;") in text
    assert f"{len(shown.evaluation.truth)} truths" in text
    assert f"{shown.totals.under_threshold} under 0.25 left out" in text
    matrix = shown.counted.matrix
    notes = window.page.hidden.text()
    assert f"{matrix.missed} missed, {matrix.false_alarms} false alarms are hidden" in notes


@pytest.mark.long
def test_the_row_of_the_background_lists_false_alarms_and_its_column_misses(qtbot, show):
    window = show(make_random_detection(images=20))
    window.page.hidden.linkActivated.emit("background")
    settle(qtbot, window)
    shown = window.session.shown
    view, matrix = shown.view, shown.counted.matrix
    assert "background is shown" in window.page.hidden.text()
    assert np.isnan(view.values[-1, -1])
    assert view.values[:-1].sum(1) == pytest.approx(1)
    window.session.select(view.row(len(view.rows) - 1))
    settle(qtbot, window)
    assert window.examples.model.rowCount() == matrix.false_alarms
    window.session.select(view.column(len(view.columns) - 1))
    settle(qtbot, window)
    assert window.examples.model.rowCount() == matrix.missed
    window.session.select(Selection((0,), (3,)))
    assert "missed" in window.sentence.text()


@pytest.mark.long
def test_true_negatives_and_kappa_are_not_claimed_of_objects(show):
    window = show(make_random_detection())
    model = window.panels["metrics"].model
    tn = model.columns.index("TN")
    assert window.panels["metrics"].table.isColumnHidden(tn)
    assert {model.index(row, tn).data() for row in range(model.rowCount())} == {"–"}
    assert "kappa" not in window.panels["metrics"].means.text()


def test_a_checkpoint_that_cannot_be_read_is_said_once_and_the_others_are_counted(qtbot, show):
    evaluation = make_random_detection(checkpoints=4)

    def broken():
        raise CmviewerError(Problem("file-unreadable", "it cannot be read", "look at it"))

    checkpoints = list(evaluation.checkpoints)
    checkpoints[1] = replace(checkpoints[1], load=broken)
    said = []
    window = show(make_random_detection())
    window.session.failed.connect(said.append)
    show(replace(evaluation, checkpoints=tuple(checkpoints)))
    window.session.change(view=View.COUNTS)
    settle(qtbot, window)
    assert sorted(window.session.counted()) == [0, 2, 3]
    assert len(said) == 1
