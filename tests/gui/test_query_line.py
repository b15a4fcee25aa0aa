"""The query line above the list, and the subset above the matrix."""

import csv
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu

from cmviewer.confusion.queried import queried
from cmviewer.confusion.view_state import Selection
from cmviewer.examples.examples import examples_of
from cmviewer.examples.keys import key_of
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.query import ExampleQuery
from cmviewer.examples.ranges import Quantity, choosing
from cmviewer.gui.dialogs.list_dialog import ListDialog
from cmviewer.gui.queries.completion import offered_words
from cmviewer.matching import ErrorType
from cmviewer.progress import Cancel
from cmviewer.query import parsed
from cmviewer.query.mark_kinds import MarkFilter
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample
from tests.gui.conftest import open_path
from tests.gui.working import click_cell, listed_names, settle
from tests.making import make_evaluation, make_random_detection
from tests.query import test_query_answers


def rows_of(results, epoch=4):
    with (results / "truth.csv").open(newline="") as file:
        truth = {row["image"]: row["truth"] for row in csv.DictReader(file)}
    with (results / f"epoch_{epoch}.csv").open(newline="") as file:
        return [(row["image"], truth[row["image"]], row["prediction"]) for row in csv.DictReader(file)]


def typed(qtbot, window, text):
    window.examples.query.setText(text)
    window.examples.query.ask()
    settle(qtbot, window)


def test_what_is_typed_lists_what_a_loop_finds_and_clicks_stand_as_chips(qtbot, window, results):
    line = window.examples.query
    rows = rows_of(results)
    window.named_actions["find-examples"].trigger()
    qtbot.waitUntil(line.hasFocus)
    typed(qtbot, window, "* -> dog, not image ~ 1")
    wanted = [name for name, _, said in rows if said == "dog" and "1" not in name]
    assert sorted(listed_names(window)) == sorted(wanted)
    assert line.width() > line.fontMetrics().horizontalAdvance(line.text())  # all of it is seen
    assert window.session.state.selection is None
    assert window.examples.header.text().startswith(f"Query: {len(wanted)} sample")
    click_cell(window, 0, 1)
    settle(qtbot, window)
    assert line.text() == "not image ~ 1"  # the cell that was typed gave way to the one that was clicked
    [chip] = line.chips.buttons
    names = window.session.evaluation.classes.names
    assert chip.text().startswith(f"{names[0]} -> {names[1]}")
    inside = [name for name, truth, said in rows if (truth, said) == names[:2] and "1" not in name]
    assert sorted(listed_names(window)) == sorted(inside)
    chip.click()
    settle(qtbot, window)
    assert window.session.state.selection is None
    assert line.chips.buttons == []
    assert len(listed_names(window)) == sum("1" not in name for name, _, _ in rows)
    window.session.undo()  # selections are gone back from, what is typed is undone
    settle(qtbot, window)
    assert line.text() == "* -> dog, not image ~ 1"


@pytest.mark.long
def test_a_mistake_is_said_at_its_place_and_changes_nothing(qtbot, window):
    line = window.examples.query
    typed(qtbot, window, "errors")
    before = listed_names(window)
    typed(qtbot, window, "errors, colour = red")
    assert line.mistake.isVisible()
    assert "errors, <span" in line.mistake.text()
    assert "no word of a query" in line.mistake.text()
    assert (listed_names(window), window.session.workspace.query.text) == (before, "errors")
    typed(qtbot, window, "cow -> dog")
    assert "there is no class" in line.mistake.text()
    typed(qtbot, window, "column:weather = rain")  # only known once the files are looked at
    assert "there is no column" in line.mistake.text()
    assert window.examples.model.examples is None
    typed(qtbot, window, "errors, gone")
    assert "a click on `gone`" in line.mistake.text()
    typed(qtbot, window, "folder = nigth")
    assert window.examples.head.hint.text().startswith("Nothing matches: no image is in a folder 'nigth'")
    typed(qtbot, window, "")
    assert not line.mistake.isVisible()


def test_what_is_completed_is_what_the_window_answers():
    objects, labels = make_random_detection(checkpoints=2), make_evaluation([0, 1], {"last": [0, 0]})
    maps = open_evaluation(OpenRequest(sample("digit-maps")))
    of_objects, of_labels, of_maps = map(offered_words, (objects, labels, maps))
    assert {"since", '"epoch 1"', "fixed", "score"} <= set(of_objects)
    assert {"since", "last", "fixed", "pixels"}.isdisjoint(of_labels)
    assert "pixels" in of_maps
    assert "fixed" not in of_maps
    assert "gone" not in {*of_objects, *of_labels, *of_maps}
    assert all({"mark", "marked", "label-wrong"} <= {*words} for words in (of_objects, of_labels, of_maps))
    named = test_query_answers.labels()
    named = replace(named, checkpoints=(replace(named.checkpoints[0], ready=named.checkpoints[0].load),))
    classes, folders, columns = {"cat", '"traffic light"'}, {"night", "val/day"}, {"column:weather"}
    assert classes | folders | columns <= set(offered_words(named))


@pytest.mark.long
def test_words_are_completed_and_queries_that_were_asked_come_again(qtbot, window):
    line, completer = window.examples.query, window.examples.query.completion.completer
    settle(qtbot, window)
    line.setFocus()
    QTest.keyClicks(line, "errors, sco")
    qtbot.waitUntil(lambda: completer.completionPrefix() == "sco")
    assert completer.currentCompletion() == "score"
    completer.activated.emit("score")
    assert line.text() == "errors, score"
    typed(qtbot, window, "errors, score > 0.1")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.settings.recent_queries[0] == "errors, score > 0.1"
    typed(qtbot, window, "")
    menu = line.recent_menu()
    menu.actions()[0].trigger()
    settle(qtbot, window)
    assert line.text() == window.session.workspace.query.text == "errors, score > 0.1"
    menu.deleteLater()
    for _ in range(2):  # a menu that was closed is gone
        line.recent.trigger()
        [menu] = (one for one in line.findChildren(QMenu) if one.isVisible())
        menu.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert line.findChildren(QMenu, "", Qt.FindChildOption.FindDirectChildrenOnly) == []


@pytest.mark.long
def test_a_subset_above_the_matrix_is_counted_alone_said_undone_and_taken_away(qtbot, window, results):
    bar, session = window.page.subset, window.session
    total = session.shown.matrix.total
    assert not bar.isVisible()
    window.named_actions["count-subset"].trigger()
    assert bar.isVisible()
    bar.line.setText("score > 0.5")
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert "ask it of a list" in bar.mistake.text()
    assert session.state.subset == ""
    bar.line.setText("image ~ 1")
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    settle(qtbot, window)
    inside = [row for row in rows_of(results) if "1" in row[0]]
    assert session.shown.matrix.total == len(inside) < total
    assert session.shown.totals.counted == len(inside)
    assert "only image ~ 1" in window.page.summary.caption.text()
    session.change(checkpoint=0)
    session.select(Selection())
    settle(qtbot, window)
    first = len([row for row in rows_of(results, 1) if "1" in row[0]])
    assert len(listed_names(window)) == session.shown.matrix.total == first
    assert all(one.subset == "image ~ 1" for one in session.counted().values())
    session.undo()
    settle(qtbot, window)
    assert (session.state.subset, session.shown.matrix.total) == ("", total)
    session.redo()
    settle(qtbot, window)
    assert session.shown.matrix.total == first
    bar.away.click()
    settle(qtbot, window)
    assert session.shown.matrix.total == total
    assert not bar.isVisible()


@pytest.mark.long
def test_a_list_is_exported_as_it_is_listed_after_saying_how_many_and_how_large(
    qtbot, window, tmp_path, monkeypatch
):
    said = []

    def chosen(dialog):
        buttons = dialog.group.buttons()
        offered = [button.text().partition(":")[0] for button in buttons]
        assert offered == ["csv", "json", "label-studio", "images", "crops"]
        buttons[-1].click()
        qtbot.waitUntil(lambda: "Looking" not in dialog.words.text())
        said.append(dialog.words.text())
        return QDialog.DialogCode.Accepted

    typed(qtbot, window, "image ~ 1")
    names = listed_names(window)
    monkeypatch.setattr(ListDialog, "exec", chosen)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "crops"), ""))
    with qtbot.waitSignal(window.exporting.written):
        window.named_actions["export-list"].trigger()
    assert said[0].startswith(f"{len(names)} samples in {len(names)} images, about ")
    assert sorted(file.stem.rpartition("_")[0] for file in (tmp_path / "crops").rglob("*.png")) == sorted(
        name.rpartition("/")[2].removesuffix(".png") for name in names
    )


def test_each_thing_that_is_clicked_is_a_chip_and_is_taken_away_alone(qtbot, empty_window):
    """Cells, cause, mark and ranges: what is listed is always the answer to all that is left."""
    window = empty_window
    window.resize(1280, 800)
    open_path(qtbot, window, sample("digit-scenes"))
    session, panel, line = window.session, window.examples, window.examples.query
    counted, evaluation = session.shown.counted, session.evaluation
    background = evaluation.classes.background
    session.change(selection=Selection((background,), None), background=True)
    first = examples_of(evaluation, counted, session.state.selection, session.state, ExampleQuery(), Cancel())
    for row in range(0, len(first), 2):
        session.change(marks=(*session.workspace.marks, Mark(key_of(evaluation, first[row]), note="seen")))
    query = replace(session.workspace.query, mark=MarkFilter.MARKED, cause=ErrorType.NOTHING_THERE)
    for quantity, low, high in ((Quantity.SCORE, "0.30", "0.90"), (Quantity.AREA, "8x8", None)):
        query = choosing(query, quantity, low, high)
    session.change(query=replace(query, text="not image ~ 7"))
    settle(qtbot, window)
    left = chips_of(line)
    assert left == [
        "background -> *", 'cause = "nothing there"', "marked", "score >= 0.30, score < 0.90", "area >= 8x8",
    ]  # fmt: skip
    last = line.chips.buttons[-1]  # all lines of them stand above the list, also on a laptop
    assert last.mapTo(panel, last.rect().bottomLeft()).y() <= panel.looks.y()
    typed_alone = {"not image ~ 7"}
    listed = []
    while True:
        asked = parsed(", ".join([*left, *typed_alone]))
        kinds = session.kinds_in(evaluation, counted)()
        wanted = queried(evaluation, counted, asked, kinds).tolist()
        assert sorted(panel.model.examples.rows.tolist()) == wanted, left
        listed.append(len(wanted))
        if not left:
            break
        window.named_actions["copy-query"].trigger()
        assert (
            queried(evaluation, counted, parsed(QGuiApplication.clipboard().text()), kinds).tolist() == wanted
        )
        middle = len(left) // 2
        line.chips.buttons[middle].click()
        settle(qtbot, window)
        del left[middle]
        assert chips_of(line) == left
        assert line.text() == "not image ~ 7"
    assert listed == sorted(listed)
    assert 0 < listed[0] < listed[-1]
    assert len(set(listed)) >= 4
    session.undo()
    settle(qtbot, window)
    assert len(chips_of(line)) == 1


def chips_of(line):
    return [button.accessibleName().removeprefix("Take away ") for button in line.chips.buttons]
