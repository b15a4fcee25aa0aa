"""Dialogs and context menus in a made-up language: what is still English in them, nobody can translate."""

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog

from cmviewer.gui.dialogs.columns_dialog import ColumnsDialog
from cmviewer.gui.dialogs.list_dialog import ListDialog
from cmviewer.readers import OpenRequest, UncertainColumns, open_evaluation
from cmviewer.resources import sample
from tests.gui.english_left import Looking, select_worst
from tests.gui.working import in_worker, settle


@pytest.fixture
def looking(qtbot, monkeypatch, in_a_foreign_language, empty_window):
    """On objects, the worst cell of which is listed."""
    looking = Looking(monkeypatch)
    looking.open(qtbot, empty_window, sample("digit-scenes"))
    select_worst(empty_window)
    settle(qtbot, empty_window)
    return looking


@pytest.mark.long
def test_no_word_of_a_context_menu_is_left_in_english(qtbot, looking, empty_window):
    menus = empty_window.context_menus
    for dock in empty_window.docks.offered:
        empty_window.docks.raise_dock(dock)
        settle(qtbot, empty_window)
    for pane in menus.offered:
        asked = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, pane.rect().center(), pane.mapToGlobal(pane.rect().center())
        )
        QApplication.sendEvent(pane, asked)
        looking.look(type(pane).__name__)
        menus.menu.close()
    assert looking.left == {}


@pytest.mark.long
def test_no_word_of_the_export_of_a_list_is_left_in_english(qtbot, monkeypatch, looking, empty_window):
    looking.known |= {"kb"}

    def choose(dialog):
        dialog.show()
        for button in dialog.group.buttons():
            button.click()
            looking.look("while it is tried")
            settle(qtbot, empty_window)
            looking.look(button.text())
        dialog.close()
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(ListDialog, "exec", choose)
    empty_window.named_actions["export-list"].trigger()
    assert looking.left == {}


@pytest.mark.long
def test_no_word_of_marking_is_left_in_english(qtbot, looking, empty_window):
    marking, actions = empty_window.marks.marking, empty_window.named_actions
    for kind in ("label-wrong", "ambiguous", "model-wrong", "none"):
        actions[f"mark-{kind}"].trigger()
        settle(qtbot, empty_window)
        looking.look(kind)
    for choose in (lambda: None, empty_window.examples.list.selectAll):
        choose()
        actions["mark-more"].trigger()
        looking.look("the dialog")
        marking.dialog.right.setText("0000")
        marking.dialog.accept()
        looking.look("no such class")
        marking.dialog.right.setText("nine")
        marking.dialog.accept()
        settle(qtbot, empty_window)
        looking.look("told")
    assert looking.left == {}


@pytest.mark.long
def test_no_word_of_the_question_about_columns_is_left_in_english(tmp_path, looking, empty_window):
    header = ("file", "truth", "ground_truth", "prediction")
    lines = [f"{n}.png,{n % 2},{n // 2 % 2},{n % 3 % 2}" for n in range(12)]
    (tmp_path / "0.csv").write_text("\n".join([",".join(header), *lines]))
    looking.known |= {*header, "csv", "png"}
    with pytest.raises(UncertainColumns) as asked:
        in_worker(open_evaluation, OpenRequest(path=tmp_path))
    dialog = ColumnsDialog(asked.value, empty_window)
    dialog.show()
    looking.look("columns")
    dialog.close()
    assert looking.left == {}
