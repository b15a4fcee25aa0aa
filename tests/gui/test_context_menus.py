"""A right click and the menu key offer entries of the table; a copy is of what has the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cmviewer.confusion.view_state import Selection
from cmviewer.gui.heatmap.figure import FigurePart
from cmviewer.problems.images import EXAMPLE_IMAGE_MISSING
from cmviewer.workspace.face import Face
from cmviewer.writers.cells_text import cells_text
from tests.gui.working import cell_place, settle

Reason = QContextMenuEvent.Reason
Standard = QKeySequence.StandardKey


def ask(window, widget, reason=Reason.Mouse, at=None):
    """Ask for the menu of a widget; return its entries."""
    point = widget.rect().center() if at is None else at
    window.context_menus.menu = None
    QApplication.sendEvent(widget, QContextMenuEvent(reason, point, widget.mapToGlobal(point)))
    menu = window.context_menus.menu
    entries = [] if menu is None else menu.actions()
    if menu is not None:
        menu.close()
    return entries


def test_every_pane_offers_entries_of_the_table(qtbot, window):
    window.session.select(Selection((0,), (1,)))
    settle(qtbot, window)
    known = set(window.named_actions.values())
    for pane in window.context_menus.offered:
        reason = Reason.Keyboard if pane is window.page.matrix else Reason.Mouse
        offered = ask(window, pane, reason)
        assert len(offered) >= 3
        assert set(offered) <= known
    # what lies inside passes it on
    assert ask(window, window.image.canvas.viewport()) == ask(window, window.image)
    assert ask(window, window.examples.list.viewport()) == ask(window, window.examples)
    assert ask(window, window.page.matrix.cells_viewport) == []  # the button that went down has shown it


@pytest.mark.long
def test_cells_have_one_menu_whether_the_mouse_asks_or_the_key(qtbot, window):
    matrix = window.page.matrix
    by_key = ask(window, matrix, Reason.Keyboard)
    QTest.mouseClick(matrix.cells_viewport, Qt.MouseButton.RightButton, pos=cell_place(window, 0, 1))
    menu = window.context_menus.menu
    assert menu.actions() == by_key
    assert window.named_actions["export-list"] in by_key
    assert window.session.state.selection == window.session.shown.view.cell(0, 1)
    assert [one for one in window.findChildren(QMenu) if one.isVisible()] == [menu]
    menu.close()


@pytest.mark.long
def test_the_menu_of_a_name_is_about_its_row(qtbot, window):
    matrix, view = window.page.matrix, window.session.shown.view
    strip = matrix.strips[FigurePart.ROW_NAMES]
    at = QPoint(strip.width() // 2, round(1.5 * matrix.zooming.viewport.cell.height()))
    assert ask(window, strip, at=at)
    assert window.session.state.selection == view.row(1)


def test_a_copy_is_of_what_has_the_keyboard(qtbot, window, results, monkeypatch):
    window.activateWindow()
    copy, clipboard = window.named_actions["copy-cells"], QGuiApplication.clipboard()
    window.named_actions["next-worst-cell"].trigger()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.image.details is not None)
    path = str(window.image.details.picture.path)
    assert path.startswith(str(results))
    window.page.matrix.setFocus()
    with qtbot.waitSignal(window.exporting.copied):
        copy.trigger()
    assert clipboard.text() == cells_text(window.session.shown.view, window.session.state.selection)
    window.examples.list.setFocus()
    copy.trigger()
    assert clipboard.text() == path
    window.image.canvas.setFocus()
    copy.trigger()
    assert not clipboard.image().isNull()
    window.docks.raise_dock("metrics")
    window.panels["metrics"].table.setFocus()
    copy.trigger()
    assert clipboard.text().startswith("class\t")
    window.named_actions["copy-caption"].trigger()
    assert "truth on rows" in clipboard.text()
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    window.named_actions["show-in-folder"].trigger()
    assert opened == [path.rpartition("/")[0]]


@pytest.mark.long
def test_menu_and_keys_copy_the_same_from_what_has_the_keyboard(qtbot, window):
    clipboard, copy = QGuiApplication.clipboard(), window.named_actions["copy-cells"]
    window.named_actions["next-worst-cell"].trigger()
    settle(qtbot, window)
    problem = EXAMPLE_IMAGE_MISSING.of(window.session.evaluation.source)
    window.messages.problems.set_problems((problem,))
    window.docks.raise_dock("messages")
    line = window.examples.query
    line.setText("errors")
    line.selectAll()
    why = window.image.why
    why.setHtml("because <b>so</b>")
    window.image.why_fold.setVisible(True)
    window.image.parts.folds.set_open(Face.MATRIX, "why", is_open=True)
    window.activateWindow()
    for widget, wanted in ((window.messages, str(problem)), (line, "errors"), (why, "because so")):
        widget.setFocus()
        for ask_it in (copy.trigger, lambda widget=widget: QTest.keySequence(widget, Standard.Copy)):
            clipboard.clear()
            ask_it()
            assert clipboard.text() == wanted


def test_messages_are_copied_while_nothing_is_open(qtbot, empty_window, tmp_path):
    problem = EXAMPLE_IMAGE_MISSING.of(tmp_path)
    empty_window.messages.problems.set_problems((problem,))
    empty_window.docks.raise_dock("messages")
    empty_window.messages.setFocus()
    QTest.keySequence(empty_window.messages, Standard.Copy)
    assert QGuiApplication.clipboard().text() == str(problem)


@pytest.mark.long
def test_a_name_that_a_spreadsheet_would_run_is_copied_as_text(qtbot, window):
    view = window.session.shown.view
    object.__setattr__(view.rows, "names", ("=1+1", "dog", "-2"))
    lines = [line.split("\t")[0] for line in cells_text(view, None).split("\n")]
    assert lines[1:] == ["'=1+1", "dog", "-2"]
    model = window.panels["matrix-table"].model
    model.set_view(view)
    assert window.panels["matrix-table"].table.selected_text().split("\n")[1].startswith("'=1+1\t")
