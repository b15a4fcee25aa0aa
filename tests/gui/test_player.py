"""Playing the checkpoints."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cmviewer.errors import CmviewerError, Problem
from cmviewer.gui import counting
from tests.gui.conftest import open_path
from tests.gui.working import settle


@pytest.fixture
def player(window):
    window.page.checkpoints.player.timer.setInterval(1)
    return window.page.checkpoints.player


def test_playing_from_the_last_checkpoint_shows_every_one_once_and_stops_at_the_end(qtbot, window, player):
    seen = []
    window.session.shown_changed.connect(lambda shown: seen.append(shown.state.checkpoint))
    window.page.checkpoints.play.click()
    assert player.is_playing
    assert (window.page.checkpoints.play.text(), window.named_actions["play"].isChecked()) == ("⏸", True)
    qtbot.waitUntil(lambda: not player.is_playing)
    settle(qtbot, window)
    assert seen == [0, 1, 2, 3]
    assert (window.page.checkpoints.play.text(), window.named_actions["play"].isChecked()) == ("▶", False)


@pytest.mark.long
def test_playing_goes_on_from_the_checkpoint_that_is_shown(qtbot, window, player):
    window.page.checkpoints.slider.setValue(1)
    settle(qtbot, window)
    seen = []
    window.session.state_changed.connect(lambda state: seen.append(state.checkpoint))
    player.toggle()
    qtbot.waitUntil(lambda: not player.is_playing)
    assert seen == [2, 3]


@pytest.mark.long
def test_the_key_plays_and_stops(qtbot, window):
    window.activateWindow()
    window.page.matrix.setFocus()
    qtbot.waitUntil(window.page.matrix.hasFocus)
    QTest.keyClick(window.page.matrix, Qt.Key.Key_P)
    assert window.page.checkpoints.player.is_playing
    QTest.keyClick(window.page.matrix, Qt.Key.Key_P)
    assert not window.page.checkpoints.player.is_playing


def test_going_to_a_checkpoint_by_hand_stops_and_a_click_on_a_cell_does_not(qtbot, window):
    player = window.page.checkpoints.player
    window.page.checkpoints.slider.setValue(0)
    settle(qtbot, window)
    player.toggle()
    window.named_actions["select-errors"].trigger()
    assert player.is_playing
    window.page.checkpoints.next.click()
    assert not player.is_playing
    assert window.session.state.checkpoint == 1


@pytest.mark.long
def test_no_checkpoint_is_skipped_while_counting_takes_longer_than_a_step(qtbot, window, player, monkeypatch):
    gate = threading.Event()
    original = counting.show

    def slow(*arguments):
        gate.wait(10)
        return original(*arguments)

    monkeypatch.setattr(counting, "show", slow)
    ticks = []
    player.timer.timeout.connect(lambda: ticks.append(window.session.state.checkpoint))
    player.toggle()
    qtbot.waitUntil(lambda: len(ticks) > 5)
    assert set(ticks) == {0}
    gate.set()
    qtbot.waitUntil(lambda: not player.is_playing)


@pytest.mark.long
def test_it_stops_when_something_else_is_opened_and_when_the_window_closes(qtbot, window, results):
    player = window.page.checkpoints.player
    player.toggle()
    open_path(qtbot, window, results)
    assert not player.is_playing
    player.toggle()
    window.close()
    assert not player.is_playing


def test_one_checkpoint_does_not_play(qtbot, window, tmp_path):
    alone = tmp_path / "alone.csv"
    alone.write_text("image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n")
    open_path(qtbot, window, alone)
    window.named_actions["play"].trigger()
    assert not window.page.checkpoints.player.is_playing
    assert not window.named_actions["play"].isChecked()


@pytest.mark.long
def test_it_stops_at_a_checkpoint_that_cannot_be_read(qtbot, window):
    window.page.checkpoints.slider.setValue(0)
    settle(qtbot, window)
    player = window.page.checkpoints.player
    player.toggle()
    with qtbot.waitSignal(player.changed):
        window.session.fail(CmviewerError(Problem("file-changed", "it is gone", "reload")))
    assert not player.is_playing
