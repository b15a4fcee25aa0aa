"""Marks in the window: by one key, several at once, undone, counted, listed, kept, merged, and shown."""

import csv
from dataclasses import replace

import pytest
from conftest import open_path
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from cmviewer.confusion.view_state import Selection, Which
from cmviewer.examples.query import ExampleQuery
from cmviewer.examples.sorting import Sort
from cmviewer.gui.examples.listing.model import BADGE_ROLE
from cmviewer.gui.furnishing import furnished_window
from cmviewer.query.mark_kinds import MarkFilter, MarkKind
from cmviewer.workspace.kept_marks import kept_file
from cmviewer.workspace.marks_file import read_marks, write_marks
from cmviewer.workspace.session_file import read_session
from cmviewer.writers.lists.formats import FORMATS

WRONG, AMBIGUOUS = MarkKind.LABEL_WRONG, MarkKind.AMBIGUOUS


@pytest.fixture
def listing(qtbot, window):
    """The window with all errors of the first checkpoint listed."""
    window.session.change(checkpoint=0)
    select(qtbot, window, Selection(which=Which.ERRORS))
    assert window.examples.model.rowCount() > 8
    return window


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.jobs.is_idle, timeout=20_000)


def select(qtbot, window, selection):
    window.session.select(selection)
    settle(qtbot, window)


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    window.activateWindow()
    QTest.keyClick(window, key, modifier)
    settle(qtbot, window)


def choose(window, *places):
    """Choose rows of the list; the first is the current one."""
    model, chosen = window.examples.model, window.examples.list.selectionModel()
    window.examples.list.setCurrentIndex(model.index(places[0]))
    for place in places[1:]:
        chosen.select(model.index(place), QItemSelectionModel.SelectionFlag.Select)


def badges(window):
    model = window.examples.model
    return [model.index(row).data(BADGE_ROLE) for row in range(model.rowCount())]


def offered(window):
    box = window.examples.marks.box
    return [box.itemText(place) for place in range(1, box.count())]


def test_a_key_marks_all_that_is_chosen_and_undo_takes_it_back(qtbot, listing):
    window = listing
    choose(window, 0)
    press(qtbot, window, Qt.Key.Key_W)
    choose(window, 2, 3, 5)
    press(qtbot, window, Qt.Key.Key_A)
    assert badges(window)[:7] == ["label wrong", "", "ambiguous", "ambiguous", "", "ambiguous", ""]
    assert window.examples.list.selectedIndexes(), "what is chosen stays chosen"
    rest = window.examples.model.rowCount() - 4
    assert offered(window) == ["1 label wrong", "3 ambiguous", "4 marked", f"{rest} not marked"]
    assert window.named_actions["mark-ambiguous"].isChecked()
    assert "3 samples marked ambiguous" in window.statusBar().currentMessage()
    assert "ambiguous" in window.examples.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    window.session.undo()
    settle(qtbot, window)
    assert badges(window)[:7] == ["label wrong", *[""] * 6]
    window.session.redo()
    settle(qtbot, window)
    choose(window, 3)
    press(qtbot, window, Qt.Key.Key_U)
    assert badges(window)[2:6] == ["ambiguous", "", "", "ambiguous"]
    assert not window.named_actions["mark-ambiguous"].isChecked()


@pytest.mark.long
def test_marks_are_filtered_sorted_and_asked_for(qtbot, listing):
    window, session = listing, listing.session
    choose(window, 4)
    press(qtbot, window, Qt.Key.Key_M)
    choose(window, 6)
    press(qtbot, window, Qt.Key.Key_W)
    total = window.examples.model.rowCount()
    session.change(query=replace(session.workspace.query, sort=Sort.MARK))
    settle(qtbot, window)
    assert badges(window) == ["label wrong", "model wrong", *[""] * (total - 2)]
    window.examples.marks.box.setCurrentIndex(window.examples.marks.box.findData("model wrong"))
    settle(qtbot, window)
    assert badges(window) == ["model wrong"]
    assert session.workspace.query.mark is MarkFilter.MODEL_WRONG
    chips = window.examples.query.chips.buttons
    assert 'mark = "model wrong"' in chips[1].text()
    chips[1].click()
    session.change(query=ExampleQuery(text="mark = label-wrong"))
    settle(qtbot, window)
    assert badges(window) == ["label wrong"]
    session.change(query=ExampleQuery(mark=MarkFilter.NOT_MARKED))
    settle(qtbot, window)
    assert window.examples.model.rowCount() == total - 2
    press(qtbot, window, Qt.Key.Key_A)
    assert window.examples.model.rowCount() == total - 3, "what is marked leaves a list of what is not"
    select(qtbot, window, Selection(which=Which.CORRECT))
    assert session.workspace.query.mark is None, "another selection lists all of its cells"


@pytest.mark.long
def test_right_class_and_note_are_told_once_of_all_and_leave_the_rest(qtbot, listing):
    window, marking = listing, listing.marks.marking
    choose(window, 1)
    press(qtbot, window, Qt.Key.Key_A)
    choose(window, 1, 2)
    marking.ask()
    marking.dialog.right.setText("CAR")
    marking.dialog.accept()
    settle(qtbot, window)
    assert badges(window)[1:3] == ["ambiguous → car", "label wrong → car"]
    marking.ask()
    assert marking.dialog.right.text() == "car"
    marking.dialog.right.setText("bus")
    marking.dialog.accept()
    assert "no class bus" in marking.dialog.trouble.text()
    marking.dialog.right.setText("car")
    marking.dialog.note.setText("a van")
    marking.dialog.accept()
    settle(qtbot, window)
    marks = window.session.workspace.marks
    assert {(mark.kind, mark.right_class, mark.note) for mark in marks} == {
        (WRONG, "car", "a van"), (AMBIGUOUS, "car", "a van"),
    }  # fmt: skip
    choose(window, 2)
    settle(qtbot, window)
    assert window.image.marks.text() == "label wrong → car"
    assert window.image.marks.accessibleName() == "label wrong, right is car: a van"


@pytest.mark.long
def test_marks_follow_rule_checkpoint_reload_and_a_moved_folder(qtbot, settings, results, tmp_path):
    state = tmp_path / "state" / "last.cmviewer"
    window = furnished_window(settings, state)
    qtbot.addWidget(window)
    window.show()
    open_path(qtbot, window, results)
    select(qtbot, window, Selection(which=Which.ERRORS))
    name = window.examples.current.name
    press(qtbot, window, Qt.Key.Key_W)
    file = kept_file(state.parent / "marks", results)
    assert len(read_marks(file)[0]) == 1
    header, *lines = (results / "truth.csv").read_text().splitlines()
    mended = [line.rpartition(",")[0] + ",dog" if line.startswith(name) else line for line in lines]
    (results / "truth.csv").write_text("\n".join([header, *reversed(mended)]))

    def is_marked():
        window.session.change(query=ExampleQuery(text="marked"), selection=None)
        settle(qtbot, window)
        examples = window.examples.model.examples
        return [examples[place].name for place in range(len(examples))] == [name]

    window.session.change(checkpoint=0)
    assert is_marked()
    window.opening.reload()
    settle(qtbot, window)
    assert is_marked()
    window.close()
    moved = tmp_path / "moved" / results.name
    moved.parent.mkdir()
    results.rename(moved)
    window = furnished_window(settings, state)
    qtbot.addWidget(window)
    open_path(qtbot, window, moved)
    assert is_marked()
    assert not list(moved.rglob("*.jsonl"))
    window.close()


@pytest.mark.long
def test_marks_that_cannot_be_kept_are_said_and_keep_the_window_open(
    qtbot, settings, results, tmp_path, monkeypatch
):
    state = tmp_path / "state"
    state.write_text("in the way of a folder")
    window = furnished_window(settings, state / "last.cmviewer")
    qtbot.addWidget(window)
    window.show()
    open_path(qtbot, window, results)
    select(qtbot, window, Selection(which=Which.ERRORS))
    press(qtbot, window, Qt.Key.Key_W)
    assert any(str(state) in str(one.file) for one in window.messages.problems.problems)
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Cancel)
    assert not window.close()
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard)
    assert window.close()


@pytest.mark.long
def test_files_of_two_people_are_merged_and_what_they_differ_in_is_said(qtbot, listing, tmp_path):
    window = listing
    choose(window, 0, 1)
    press(qtbot, window, Qt.Key.Key_W)
    mine = window.session.workspace.marks
    file = tmp_path / "theirs.jsonl"
    press(qtbot, window, Qt.Key.Key_A)
    choose(window, 2)
    press(qtbot, window, Qt.Key.Key_A)
    theirs = window.session.workspace.marks
    write_marks(file, theirs[1:])
    for _ in range(2):
        window.session.undo()
    window.marks.files.merge(file)
    settle(qtbot, window)
    assert set(window.session.workspace.marks) == {*mine, theirs[2]}
    [problem] = [one for one in window.messages.problems.problems if one.code == "marks-differ"]
    assert "label wrong and ambiguous" in problem.what
    window.session.undo()
    assert window.session.workspace.marks == mine


def test_a_session_that_is_saved_has_its_marks_and_they_are_merged_and_kept_where_it_is_opened(
    qtbot, settings, results, tmp_path
):
    window = furnished_window(settings, tmp_path / "state" / "last.cmviewer")
    qtbot.addWidget(window)
    window.show()
    open_path(qtbot, window, results)
    select(qtbot, window, Selection(which=Which.ERRORS))
    choose(window, 0, 1)
    press(qtbot, window, Qt.Key.Key_W)
    file, marks = tmp_path / "mine.cmviewer", window.session.workspace.marks
    window.sessions.save(file)
    window.sessions.keep()
    settle(qtbot, window)
    assert read_session(file)[0].marks == marks
    assert read_session(tmp_path / "state" / "last.cmviewer")[0].marks == (), (
        "they are kept at once elsewhere"
    )
    choose(window, 1)
    press(qtbot, window, Qt.Key.Key_U)
    choose(window, 0)
    press(qtbot, window, Qt.Key.Key_A)
    mine = window.session.workspace.marks[0]
    with qtbot.waitSignal(window.session.shown_settled):
        window.opening.open_path(file)
    settle(qtbot, window)
    merged_marks = window.session.workspace.marks
    assert set(merged_marks) == {mine, marks[1]}, "what is said here stays, and the rest comes back"
    assert not window.named_actions["undo"].isEnabled()
    assert [one.code for one in window.messages.problems.problems] == ["marks-differ"]
    kept = kept_file(tmp_path / "state" / "marks", window.session.evaluation.source)
    assert set(read_marks(kept)[0]) == set(merged_marks)
    window.close()


@pytest.mark.long
def test_marks_are_saved_elsewhere_only_where_that_is_asked(qtbot, listing, tmp_path, monkeypatch):
    window = listing
    choose(window, 3)
    press(qtbot, window, Qt.Key.Key_W)
    place = tmp_path / "mine.jsonl"
    monkeypatch.setattr(
        "cmviewer.gui.exporting.QFileDialog.getSaveFileName", lambda *_words: (str(place), "")
    )
    window.named_actions["save-marks"].trigger()
    settle(qtbot, window)
    assert read_marks(place) == (window.session.workspace.marks, ())
    place = tmp_path / "fixes.csv"
    window.named_actions["export-fixes"].trigger()
    settle(qtbot, window)
    example = window.examples.current
    assert place.read_text().splitlines()[1:] == [f"{example.name},,{example.truth},,,epoch_1,,,0.0,"]
    form, place = next(one for one in FORMATS if one.name == "csv"), tmp_path / "list.csv"
    window.lists.write(place, form, window.session.shown, window.examples.model.examples)
    settle(qtbot, window)
    with place.open(newline="") as file:
        marked = {line["image"] for line in csv.DictReader(file) if line["mark"] == "label wrong"}
    assert marked == {example.name}, "an exported list has the marks of the window"
