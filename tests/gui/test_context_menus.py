"""A right click and the menu key offer entries of the table; a copy is of what has the keyboard."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from cmviewer.confusion.view_state import Selection
from cmviewer.gui.heatmap.figure import FigurePart
from cmviewer.writers.cells_text import cells_text
from tests.gui.working import settle

Reason = QContextMenuEvent.Reason


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


def test_a_name_that_a_spreadsheet_would_run_is_copied_as_text(qtbot, window):
    view = window.session.shown.view
    object.__setattr__(view.rows, "names", ("=1+1", "dog", "-2"))
    lines = [line.split("\t")[0] for line in cells_text(view, None).split("\n")]
    assert lines[1:] == ["'=1+1", "dog", "-2"]
    model = window.panels["matrix-table"].model
    model.set_view(view)
    assert window.panels["matrix-table"].table.selected_text().split("\n")[1].startswith("'=1+1\t")
