"""A window in a made-up language, of which no letter is English: what still is, nobody can translate."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from cmviewer.confusion.comparison.letters import Drawn
from cmviewer.confusion.view_state import Selection, View, Which
from cmviewer.examples.query import ExampleQuery
from cmviewer.gui.dialogs.export_dialog import ExportDialog
from cmviewer.resources import sample, sample_names
from cmviewer.workspace.compared_with import ComparedWith
from cmviewer.workspace.face import Face
from tests.gui.english_left import Looking, select_worst
from tests.gui.working import settle


@pytest.mark.long
@pytest.mark.parametrize("name", sample_names())
def test_no_word_of_a_window_on_a_sample_is_left_in_english(
    name, qtbot, monkeypatch, in_a_foreign_language, empty_window
):
    window, path = empty_window, sample(name)
    looking = Looking(monkeypatch)
    looking.look("start page")
    looking.open(qtbot, window, path)
    looking.look("at first")
    select_worst(window)
    settle(qtbot, window)
    look_around(qtbot, window, looking)
    window.session.change(background=True, view=View.COUNTS)
    window.session.select(Selection(which=Which.ERRORS))
    settle(qtbot, window)
    look_around(qtbot, window, looking)
    window.session.change(query=ExampleQuery(text="errors"))
    settle(qtbot, window)
    looking.look("a query")
    window.examples.query.setText("eror -> ")
    window.examples.query.ask()
    looking.look("a query that is none")
    for action in ("palette", "cheat-sheet", "preferences"):
        window.named_actions[action].trigger()
        looking.look(action)
        for top in QApplication.topLevelWidgets():
            if top is not window and top.isVisible():
                top.close()
    dialog = ExportDialog(window.exporting.picture(), window)
    dialog.show()
    looking.look("export")
    dialog.close()
    assert looking.left == {}


def look_around(qtbot, window, looking):
    """Look at every panel, then at the other face."""
    for dock in window.docks.offered:
        window.docks.raise_dock(dock)
        settle(qtbot, window)
        looking.look(dock)
    for face in Face:
        window.session.change(face=face)
        settle(qtbot, window)
        looking.look(face)


@pytest.mark.long
def test_no_word_of_a_comparison_is_left_in_english(qtbot, monkeypatch, in_a_foreign_language, empty_window):
    window, path = empty_window, sample("digit-scenes")
    looking = Looking(monkeypatch)
    looking.open(qtbot, window, path)
    window.session.change(compared=ComparedWith(checkpoint=window.session.evaluation.checkpoint_names[0]))
    window.docks.raise_dock("compare")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.session.comparing.verdict is not None, timeout=20_000)
    looking.look("compared")
    for drawn in Drawn:
        window.session.change(compared=replace(window.session.workspace.compared, drawn=drawn))
        settle(qtbot, window)
        looking.look(drawn)
        window.session.select(window.page.matrix.view.cell(0, 1))
        settle(qtbot, window)
        looking.look(drawn)
    assert looking.left == {}
