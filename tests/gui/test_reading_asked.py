"""What reading asks and doubts: the window asks there, and leads to the decision."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QStyleOptionViewItem

from cmviewer.confusion.view_state import View
from cmviewer.errors import Problem
from cmviewer.gui import saving_reading
from cmviewer.gui.dialogs.columns_dialog import ColumnsDialog
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample
from cmviewer.workspace.workspace import changed
from tests.gui.conftest import open_path
from tests.gui.working import in_worker, settle


def answered(qtbot, window, button):
    """Click a button that opens something, and wait until it is counted."""
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        button.click()
    settle(qtbot, window)


def card(window, key):
    """The card of a decision."""
    return next(one for one in window.reading.cards if one.row.key == key)


def right(window):
    """How many samples are predicted rightly."""
    return int(window.session.shown.counted.matrix.correct.sum())


@pytest.fixture
def two_truths(tmp_path):
    """Two columns could be the truth: by one all is right, by the other half of it."""
    folder = tmp_path / "two"
    folder.mkdir()
    lines = [f"{n}.png,{'ab'[n % 2]},{'ab'[n // 2 % 2]},{'ab'[n % 2]}" for n in range(12)]
    (folder / "results.csv").write_text("\n".join(["image,truth,ground_truth,prediction", *lines]) + "\n")
    return folder


@pytest.fixture
def declined(monkeypatch):
    monkeypatch.setattr(ColumnsDialog, "exec", lambda _: QDialog.DialogCode.Rejected)


def test_a_column_is_asked_answered_and_changed_back(qtbot, empty_window, two_truths, declined):
    window = empty_window
    with qtbot.waitSignal(window.session.opening_failed, timeout=20_000):
        window.opening.open_path(two_truths)
    question = window.welcome.question
    assert [button.text() for button in question.buttons] == ["truth", "ground_truth"]
    answered(qtbot, window, question.buttons[1])
    assert right(window) == 6
    box = card(window, "truth").choice
    assert box.currentData() == "ground_truth"
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        box.activated.emit(box.findData("truth"))
    settle(qtbot, window)
    assert right(window) == 12


@pytest.mark.long
def test_what_was_answered_in_the_panel_is_not_asked_again(qtbot, empty_window, two_truths, declined):
    window = empty_window
    with qtbot.waitSignal(window.session.opening_failed, timeout=20_000):
        window.opening.open_path(two_truths)
    answered(qtbot, window, window.welcome.question.buttons[1])
    window.session.close()
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.opening.open_path(two_truths)
    settle(qtbot, window)
    assert right(window) == 6
    with qtbot.waitSignal(window.session.opening_failed, timeout=20_000):
        window.rereading.take_back(["truth"])  # then it has to be asked, which is declined
    assert card(window, "truth").choice.currentData() == "ground_truth"


@pytest.mark.long
def test_a_question_about_another_folder_stands_above_what_is_open(qtbot, window, tmp_path):
    folder = tmp_path / "numbers"
    folder.mkdir()
    np.save(folder / "numbers.npy", np.array([[75, 25], [50, 60]]))
    with qtbot.waitSignal(window.session.opening_failed, timeout=20_000):
        window.opening.open_path(folder)
    question = window.page.question
    assert question.isVisible()
    assert "may be a finished matrix" in window.messages.problems.problems[0].what
    assert [button.toolTip() for button in question.buttons] == ["counts", "samples"]
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.opening.reload()
    settle(qtbot, window)
    assert not question.isVisible()


def test_what_was_told_of_how_it_is_seen_holds_after_a_question_is_answered(qtbot, empty_window, tmp_path):
    window = empty_window
    np.save(tmp_path / "numbers.npy", np.array([[75, 25], [50, 60]]))

    def seen(_evaluation):
        return lambda workspace: changed(workspace, view=View.COUNTS)

    with qtbot.waitSignal(window.session.opening_failed, timeout=20_000):
        window.opening.open(OpenRequest(path=tmp_path), seen)
    answered(qtbot, window, window.welcome.question.buttons[0])
    assert window.session.state.view is View.COUNTS


@pytest.fixture
def doubtful(tmp_path):
    """Finished counts of which nothing says whether rows are the truth."""
    folder = tmp_path / "counts"
    folder.mkdir()
    (folder / "confusion_matrix.csv").write_text(",cat,dog\ncat,5,1\ndog,2,7\n")
    return folder


@pytest.mark.long
def test_a_doubt_stands_above_the_matrix_and_leads_to_its_decision(qtbot, empty_window, doubtful):
    window = empty_window
    open_path(qtbot, window, doubtful)
    line = window.page.loud
    assert line.isVisible()
    assert "rows were taken" in line.words.text()
    line.change.click()
    rows = card(window, "rows")
    assert window.reading.isVisible()
    qtbot.waitUntil(rows.choice.hasFocus)
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        rows.choice.activated.emit(rows.choice.findData("prediction"))
    settle(qtbot, window)
    assert not line.isVisible()  # it is answered
    assert window.session.shown.counted.matrix.count_at(0, 1) == 2


@pytest.mark.long
def test_a_doubt_that_was_put_aside_stays_away_while_the_folder_is_open(qtbot, empty_window, doubtful):
    window = empty_window
    open_path(qtbot, window, doubtful)
    window.page.loud.aside.click()
    assert not window.page.loud.isVisible()
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.opening.reload()
    assert not window.page.loud.isVisible()
    window.session.close()
    open_path(qtbot, window, doubtful)
    assert window.page.loud.isVisible()


def test_several_doubts_are_one_line(empty_window, doubtful):
    evaluation = in_worker(open_evaluation, OpenRequest(path=doubtful))
    other = Problem("names-folded", "names differ", "mend", decision="names", readings=("exact",))
    whole = Problem("boxes-on-nothing", "no box lies on a truth", "mend", decision="join")
    line = empty_window.page.loud
    line.show_doubts(replace(evaluation, problems=(other, *evaluation.problems, whole)), ())
    assert line.words.text() == "⚠ No box lies on a truth. And 2 more."
    line.show_doubts(replace(evaluation, problems=(other,)), {"names"})
    assert line.isHidden()


def test_a_problem_that_belongs_to_a_decision_has_a_button_that_leads_there(qtbot, empty_window, doubtful):
    window = empty_window
    open_path(qtbot, window, doubtful)
    window.docks.raise_dock("messages")
    messages = window.messages
    index = messages.problems.index(0)
    option = QStyleOptionViewItem()
    option.initFrom(messages)
    option.rect = messages.visualRect(index)
    button = messages.buttons.button_rect(option)
    assert option.rect.contains(button)
    with qtbot.waitSignal(messages.change_asked) as asked:
        QTest.mouseClick(messages.viewport(), Qt.MouseButton.LeftButton, pos=button.center())
    assert asked.args == ["rows"]
    qtbot.waitUntil(card(window, "rows").choice.hasFocus)
    messages.setFocus()
    messages.setCurrentIndex(index)
    with qtbot.waitSignal(messages.change_asked):
        QTest.keyClick(messages, Qt.Key.Key_Return)


@pytest.mark.long
def test_a_decision_that_nothing_took_can_be_told_all_the_same(qtbot, empty_window, doubtful):
    window = empty_window
    open_path(qtbot, window, doubtful)
    window.troubles.change_reading("classes")
    one = card(window, "classes")
    assert not one.file.isHidden()
    one.choice.setEditText("no such file")
    QTest.keyClick(one.choice.lineEdit(), Qt.Key.Key_Return)
    assert "no such file" in one.refused.text()


@pytest.mark.long
def test_what_was_told_is_saved_and_reads_back(qtbot, empty_window, doubtful, monkeypatch):
    window = empty_window
    open_path(qtbot, window, doubtful)
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.rereading.tell("rows", "prediction")
    settle(qtbot, window)
    assert not (doubtful / "cmviewer.toml").exists()
    with qtbot.waitSignal(window.saving.written, timeout=20_000):
        window.reading.save.click()
    again = in_worker(open_evaluation, OpenRequest(path=doubtful))
    rows = next(one for one in again.interpretation.decisions if one.key == "rows")
    assert (rows.taken, rows.origin) == ("prediction", "manifest")
    before = (doubtful / "cmviewer.toml").read_text()
    asked = []
    monkeypatch.setattr(saving_reading, "agrees_to_replace", lambda file, _: asked.append(file))
    window.session.close()
    open_path(qtbot, window, doubtful)
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.rereading.tell("rows", "truth")
    window.reading.save.click()
    qtbot.waitUntil(lambda: asked == [doubtful / "cmviewer.toml"])
    settle(qtbot, window)
    assert (doubtful / "cmviewer.toml").read_text() == before
    monkeypatch.setattr(saving_reading, "agrees_to_replace", lambda *_: True)
    with qtbot.waitSignal(window.saving.written, timeout=20_000):
        window.reading.save.click()
    assert 'rows = "truth"' in (doubtful / "cmviewer.toml").read_text()


def test_a_sample_stays_as_it_is(qtbot, empty_window):
    open_path(qtbot, empty_window, sample("digits"))
    assert not empty_window.reading.save.isEnabled()
