"""What was counted is not counted anew, and is there at once."""

import json
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cmviewer.confusion import arranged_result as showing
from cmviewer.confusion.strategies import maps
from cmviewer.errors import CmviewerError, Problem
from cmviewer.gui import counting
from cmviewer.readers import OpenRequest
from cmviewer.resources import sample
from cmviewer.workspace import result_cache
from cmviewer.workspace.workspace import changed
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


@pytest.mark.long
def test_a_checkpoint_that_was_added_is_the_only_one_that_is_counted(qtbot, counted, window, results):
    counted.clear()
    (results / "epoch_0.csv").write_text((results / "epoch_2.csv").read_text())
    open_path(qtbot, window, results)
    assert counted == ["epoch_0"]
    second, added = window.session.counted()[2].matrix, window.session.counted()[0].matrix
    assert second.count.tolist() == added.count.tolist()


@pytest.mark.long
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


@pytest.mark.long
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
    with qtbot.waitSignal(window.session.shown_settled):
        window.session.change(checkpoint=0)
    shown = window.session.shown
    assert (shown.counts.checkpoint, shown.counted) == (0, None)
    assert shown.matrix.count.tolist() == known.count.tolist()
    assert window.page.matrix.opacity == 1
    assert "being read" in window.examples.hint.text()
    assert "(" not in window.examples.header.text()
    gate.set()
    settle(qtbot, window)
    assert window.session.shown.counted is not None
    assert header_count(window) == known.count_at(0, 1)
    assert len(window.examples.model.examples) == known.count_at(0, 1)


@pytest.mark.long
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


@pytest.fixture
def slow(monkeypatch):
    """Make counting of one checkpoint wait until it is let go: `begin(place)` gives the gate."""
    original, gates = counting.show, {}

    def show(evaluation, state, *arguments):
        gate = gates.get(state.checkpoint)
        if gate is not None:
            gate.wait(20)
        return original(evaluation, state, *arguments)

    monkeypatch.setattr(counting, "show", show)

    def begin(place):
        gates[place] = threading.Event()
        return gates[place]

    return begin


@pytest.mark.long
def test_who_comes_back_from_a_slow_checkpoint_sees_a_bright_matrix_and_no_other(qtbot, window, slow):
    seen = []
    gate = slow(0)
    window.session.shown_changed.connect(lambda shown: seen.append(shown.state.checkpoint))
    window.session.change(checkpoint=0)
    qtbot.waitUntil(lambda: window.page.matrix.opacity < 1)
    window.session.change(checkpoint=3)
    assert window.page.matrix.opacity == 1
    gate.set()
    settle(qtbot, window)
    assert 0 not in seen
    assert window.session.shown.state.checkpoint == 3
    assert window.page.matrix.opacity == 1


def test_who_comes_back_from_a_checkpoint_that_cannot_be_read_sees_a_bright_matrix(
    qtbot, monkeypatch, empty_window, results
):
    window = empty_window
    monkeypatch.setattr(result_cache, "held_bytes", lambda *values: len(values) << 40)
    open_path(qtbot, window, results)
    original = counting.show

    def show(evaluation, state, *arguments):
        if state.checkpoint == 0:
            raise CmviewerError(Problem("file-changed", "it is gone", "reload"))
        return original(evaluation, state, *arguments)

    monkeypatch.setattr(counting, "show", show)
    click_cell(window, 0, 1)
    settle(qtbot, window)
    with qtbot.waitSignal(window.session.failed):
        window.session.change(checkpoint=0)
    settle(qtbot, window)
    assert "not read" in window.examples.hint.text()
    window.session.change(checkpoint=3)
    settle(qtbot, window)
    assert window.page.matrix.opacity == 1
    assert window.session.shown.state.checkpoint == 3


@pytest.mark.long
def test_what_was_told_once_for_all_checkpoints_is_seen_in_each(qtbot, empty_window, tmp_path):
    """Corners or sizes are decided of the last checkpoint, and hold for the others too."""
    truth = {
        "images": [{"id": n, "file_name": f"{n}.png", "width": 200, "height": 200} for n in range(4)],
        "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}],
        "annotations": [
            {"id": n, "image_id": n, "category_id": 1 + n % 2, "bbox": [40, 40, 60, 60]} for n in range(4)
        ],
    }
    (tmp_path / "instances_val.json").write_text(json.dumps(truth))
    for epoch in (1, 2):
        found = [
            {"image_id": n, "category_id": 1 + n % 2, "bbox": [40, 40, 60, 60], "score": 0.9}
            for n in range(4)
        ]
        (tmp_path / f"epoch_{epoch}").mkdir()
        (tmp_path / f"epoch_{epoch}" / "predictions.json").write_text(json.dumps(found))
    window = empty_window
    open_path(qtbot, window, tmp_path)
    assert [counts.totals.correct for counts in window.session.counted().values()] == [4, 4]
    window.rereading.tell("boxes.prediction", "ltrb")
    settle(qtbot, window)
    assert [counts.totals.correct for counts in window.session.counted().values()] == [0, 0]


@pytest.mark.long
def test_how_something_was_to_be_seen_is_forgotten_where_it_cannot_be_opened(
    qtbot, empty_window, results, tmp_path
):
    session = empty_window.session
    with qtbot.waitSignal(session.opening_failed):
        session.open(
            OpenRequest(path=tmp_path / "nowhere"),
            lambda _evaluation: lambda workspace: changed(workspace, checkpoint=0),
        )
    open_path(qtbot, empty_window, results)
    assert session.state.checkpoint == 3


@pytest.mark.long
def test_an_arrow_with_alt_moves_no_slider_where_there_is_nothing_to_go_back_to(qtbot, window):
    slider = window.page.numbers.score.slider
    before = window.session.state
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(slider, key, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(window.page.checkpoints.slider, key, Qt.KeyboardModifier.AltModifier)
    assert window.session.state == before


@pytest.mark.long
def test_maps_grow_piece_by_piece(qtbot, monkeypatch, empty_window):
    monkeypatch.setattr(maps, "PATIENCE", 0.0)
    grown = []
    empty_window.session.shown_changed.connect(lambda shown: grown.append(shown.totals.images_counted))
    open_path(qtbot, empty_window, sample("digit-maps"))
    whole = empty_window.session.shown.totals
    assert whole.images_waiting == 0
    assert len(set(grown)) > 3
    assert grown == sorted(grown)
    assert grown[-1] == whole.images_counted == 20
