"""Undo and back by keys; sessions saved, opened, kept for the next start, and files that moved asked for."""

import json
import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from cmviewer.confusion.view_state import Selection, View, Which
from cmviewer.examples.query import ExampleQuery
from cmviewer.examples.sorting import Sort
from cmviewer.gui import session_files
from cmviewer.gui.furnishing import furnished_window
from cmviewer.matching import CountingRule
from cmviewer.workspace.session_file import read_session
from tests.gui.conftest import open_path
from tests.gui.working import settle

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
CELL, OTHER = Selection(which=Which.ERRORS), Selection((1,), (1,))


def press(qtbot, window, key, held):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, key, held)
    settle(qtbot, window)


def test_the_keys_undo_and_redo_a_choice(qtbot, window):
    window.session.change(view=View.COUNTS)
    window.session.change(rule=CountingRule(0.4))
    settle(qtbot, window)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert (window.session.state.rule.score, window.session.state.view) == (0.0, View.COUNTS)
    assert window.page.numbers.score.box.value() == 0.0
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert window.session.state.view is View.TRUTH
    assert not window.named_actions["undo"].isEnabled()
    press(qtbot, window, Qt.Key.Key_Z, CTRL | SHIFT)
    press(qtbot, window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert (window.session.state.rule.score, window.session.state.view) == (0.4, View.COUNTS)


@pytest.mark.long
def test_a_view_that_is_chosen_twice_stays_ticked(window):
    for _ in range(2):
        window.named_actions["view-counts"].trigger()
        ticked = [
            name
            for name in window.named_actions
            if name.startswith("view-") and window.named_actions[name].isChecked()
        ]
        assert ticked == ["view-counts"]


@pytest.mark.long
def test_a_number_that_was_typed_is_undone_from_its_own_box(qtbot, window):
    box = window.page.numbers.score.box
    box.setValue(0.6)
    settle(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    box.setFocus()
    QTest.keyClick(box.lineEdit(), Qt.Key.Key_Z, CTRL)
    settle(qtbot, window)
    assert (window.session.state.rule.score, box.value()) == (0.0, 0.0)


@pytest.mark.long
def test_the_keys_go_back_to_what_was_looked_at(qtbot, window):
    window.session.select(CELL)
    settle(qtbot, window)
    first = window.examples.current.name
    window.named_actions["next-example"].trigger()
    settle(qtbot, window)
    second = window.examples.current.name
    window.session.select(OTHER)
    settle(qtbot, window)
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert (window.session.state.selection, window.examples.current.name) == (CELL, second)
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert window.examples.current.name == first
    press(qtbot, window, Qt.Key.Key_Right, ALT)
    press(qtbot, window, Qt.Key.Key_Right, ALT)
    assert window.session.state.selection == OTHER


@pytest.mark.long
def test_opening_begins_anew(qtbot, window, results):
    window.session.change(view=View.COUNTS)
    open_path(qtbot, window, results)
    assert not window.named_actions["undo"].isEnabled()
    assert not window.named_actions["back"].isEnabled()


def save(qtbot, window, file):
    with qtbot.waitSignal(window.sessions.written):
        window.sessions.save(file)


@pytest.fixture
def saved(qtbot, window, results, tmp_path):
    """A session in which something of each kind is chosen, and the workspace."""
    session = window.session
    session.change(view=View.COUNTS, checkpoint=1, shown=(0, 1), selection=CELL)
    session.change(query=ExampleQuery(Sort.NAME, "0"))
    window.named_actions["log"].trigger()
    window.named_actions["colour-bar"].trigger()
    settle(qtbot, window)
    save(qtbot, window, tmp_path / "run.cmviewer")
    return tmp_path / "run.cmviewer", session.workspace


@pytest.fixture
def keeping(qtbot, settings, results, tmp_path):
    """A window on the small results that keeps its session, and the file in which it does."""
    last = tmp_path / "state" / "last.cmviewer"
    window = furnished_window(settings, last)
    qtbot.addWidget(window)
    window.show()
    open_path(qtbot, window, results)
    yield window, last
    window.close()


def test_a_session_opens_as_it_was_left(qtbot, window, saved, results):
    file, workspace = saved
    window.session.change(view=View.ALL, shown=None)
    window.session.close()
    with qtbot.waitSignal(window.session.shown_settled):
        window.opening.open_path(file)
    settle(qtbot, window)
    assert window.session.workspace == workspace
    assert window.examples.query.text() == "0"
    assert not window.named_actions["colour-bar"].isChecked()
    assert not window.named_actions["undo"].isEnabled()


@pytest.mark.long
def test_a_file_is_not_replaced_by_a_name_that_was_typed_without_its_ending(
    qtbot, window, saved, tmp_path, monkeypatch
):
    file, _ = saved
    before = file.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file.with_suffix("")), ""))
    asked = []
    monkeypatch.setattr(session_files, "agrees_to_replace", lambda path, _window: asked.append(path))
    window.session.change(view=View.ALL)
    window.named_actions["save-session"].trigger()
    settle(qtbot, window)
    assert (asked, file.read_bytes()) == ([file], before)


@pytest.mark.long
def test_what_is_closed_at_once_is_kept_as_it_was(qtbot, keeping):
    window, last = keeping
    window.session.change(view=View.COUNTS)
    window.named_actions["close"].trigger()
    settle(qtbot, window)
    assert read_session(last)[0].state.view is View.COUNTS
    qtbot.waitUntil(lambda: window.welcome.last is not None)
    assert "results" in window.welcome.last.text()


@pytest.mark.long
def test_a_colour_that_was_undone_is_not_remembered(qtbot, window, settings):
    window.named_actions["log"].trigger()
    window.session.undo()
    window.close()
    assert settings.workspace().look == replace(window.session.workspace.look, ranges=())


def test_a_folder_that_moved_is_asked_for(qtbot, window, saved, results, tmp_path, monkeypatch):
    file, workspace = saved
    moved = tmp_path / "elsewhere"
    shutil.move(results, moved)
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda _parent, title, *_: asked.append(title) or str(moved)
    )
    with qtbot.waitSignal(window.session.shown_settled):
        window.sessions.open(file)
    settle(qtbot, window)
    assert asked == ["Where is results now?"]
    assert window.session.request.path == moved
    assert window.session.state == workspace.state


@pytest.mark.long
def test_nobody_says_where_it_is_and_what_is_open_stays(qtbot, window, saved, results, monkeypatch):
    file, _ = saved
    shutil.rmtree(results)
    before = window.session.workspace
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    with qtbot.waitSignal(window.sessions.failed):
        window.sessions.open(file)
    assert window.messages.problems.problems[0].code == "session-moved"
    assert window.session.workspace == before


@pytest.mark.long
def test_a_broken_session_is_said_and_what_is_open_stays(qtbot, window, tmp_path):
    (tmp_path / "broken.cmviewer").write_text("{")
    with qtbot.waitSignal(window.sessions.failed):
        window.opening.open_path(tmp_path / "broken.cmviewer")
    assert window.messages.problems.problems[0].code == "session-unreadable"
    assert window.session.evaluation is not None


@pytest.mark.long
def test_a_class_that_is_gone_is_said_when_the_session_opens(qtbot, window, saved):
    file, _ = saved
    raw = json.loads(file.read_text(encoding="utf-8"))
    raw["state"]["shown"] = ["cat", "fox"]
    file.write_text(json.dumps(raw), encoding="utf-8")
    with qtbot.waitSignal(window.session.shown_settled):
        window.sessions.open(file)
    settle(qtbot, window)
    codes = [problem.code for problem in window.messages.problems.problems]
    assert "session-name-missing" in codes


@pytest.mark.long
def test_what_was_open_is_offered_at_the_next_start(qtbot, settings, keeping):
    window, last = keeping
    window.session.change(view=View.COUNTS)
    window.close()
    assert read_session(last)[0].state.view is View.COUNTS
    again = furnished_window(settings, last)
    qtbot.addWidget(again)
    again.show()
    with qtbot.waitSignal(again.sessions.offered):
        again.sessions.offer_last()
    assert again.welcome.last is not None
    assert "results" in again.welcome.last.text()
    with qtbot.waitSignal(again.session.shown_settled):
        again.welcome.last.click()
    settle(qtbot, again)
    assert again.session.state.view is View.COUNTS
    again.close()


@pytest.mark.long
def test_it_is_kept_while_the_window_is_open_for_it_may_be_killed(qtbot, results, keeping):
    window, last = keeping
    qtbot.waitUntil(last.exists, timeout=20_000)
    settle(qtbot, window)
    assert read_session(last)[0].request.path == results
    window.close()


def test_to_clear_a_filter_and_to_type_another_are_steps_of_their_own(qtbot, window):
    for text in ("0", "00", "", "1", "12"):
        window.session.change(query=replace(window.session.workspace.query, text=text))
    texts = []
    for _ in range(3):
        window.named_actions["undo"].trigger()
        texts.append(window.session.workspace.query.text)
    assert texts == ["", "00", ""]
