"""What was counted is not counted anew, and is there at once."""

import threading

import pytest

from cmviewer.confusion import shown as showing
from cmviewer.gui import counting
from cmviewer.workspace import result_cache
from tests.gui.conftest import open_path
from tests.gui.working import click_cell, header_count, settle


@pytest.fixture
def counted(monkeypatch):
    """Names of the checkpoints that are counted, in order."""
    names = []

    def noted(module):
        original = module.count

        def count(evaluation, checkpoint, *arguments, **named):
            names.append(evaluation.checkpoint_names[checkpoint])
            return original(evaluation, checkpoint, *arguments, **named)

        monkeypatch.setattr(module, "count", count)

    noted(counting)
    noted(showing)
    return names


def test_opening_the_same_again_counts_nothing(qtbot, counted, window, results):
    assert sorted(counted) == [f"epoch_{number}" for number in range(1, 5)]
    before = window.session.shown.matrix.count.tolist()
    counted.clear()
    open_path(qtbot, window, results)
    assert counted == []
    assert len(window.session.counted()) == 4
    assert window.session.shown.matrix.count.tolist() == before
    click_cell(window, 0, 1)
    settle(qtbot, window)
    assert header_count(window) == window.session.shown.matrix.count_at(0, 1)


def test_a_checkpoint_that_was_added_is_the_only_one_that_is_counted(qtbot, counted, window, results):
    counted.clear()
    (results / "epoch_0.csv").write_text((results / "epoch_2.csv").read_text())
    open_path(qtbot, window, results)
    assert counted == ["epoch_0"]
    second, added = window.session.counted()[2].matrix, window.session.counted()[0].matrix
    assert second.count.tolist() == added.count.tolist()


def test_a_checkpoint_that_was_written_anew_is_counted_anew(qtbot, counted, window, results):
    first = window.session.counted()[0].matrix.count.tolist()
    counted.clear()
    (results / "epoch_1.csv").write_text((results / "epoch_4.csv").read_text())
    open_path(qtbot, window, results)
    assert counted == ["epoch_1"]
    assert window.session.counted()[0].matrix.count.tolist() != first
    assert (
        window.session.counted()[0].matrix.count.tolist() == window.session.counted()[3].matrix.count.tolist()
    )


def test_a_matrix_that_is_known_is_shown_before_what_stands_behind_it(
    qtbot, monkeypatch, empty_window, results
):
    """As of checkpoints that are too large to be kept whole."""
    window, gate = empty_window, threading.Event()
    monkeypatch.setattr(result_cache, "held_bytes", lambda *values: len(values) << 40)
    open_path(qtbot, window, results)
    click_cell(window, 0, 1)
    settle(qtbot, window)
    known = window.session.counted()[0].matrix
    original = counting.show

    def slow(*arguments):
        gate.wait(20)
        return original(*arguments)

    monkeypatch.setattr(counting, "show", slow)
    with qtbot.waitSignal(window.session.shown_changed):
        window.session.change(checkpoint=0)
    shown = window.session.shown
    assert (shown.tally.checkpoint, shown.counted) == (0, None)
    assert shown.matrix.count.tolist() == known.count.tolist()
    assert window.page.matrix.opacity == 1
    assert "being read" in window.examples.hint.text()
    assert "(" not in window.examples.header.text()
    gate.set()
    settle(qtbot, window)
    assert window.session.shown.counted is not None
    assert header_count(window) == known.count_at(0, 1)
    assert len(window.examples.model.examples) == known.count_at(0, 1)


def test_what_a_person_stopped_is_not_begun_again_behind_the_back(qtbot, monkeypatch, window):
    gate, begun, original = threading.Event(), [], counting.show

    def slow(*arguments):
        begun.append(arguments)
        gate.wait(20)
        return original(*arguments)

    monkeypatch.setattr(counting, "show", slow)
    window.page.numbers.score.box.setValue(0.9)
    qtbot.waitUntil(lambda: len(begun) == 1)
    window.jobs.cancel("show")
    window.session.counting.follow()
    gate.set()
    settle(qtbot, window)
    assert len(begun) == 1
    window.page.numbers.score.box.setValue(0.8)
    settle(qtbot, window)
    assert window.session.shown.state.rule.score == 0.8
