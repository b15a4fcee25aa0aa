"""Every action is in a menu, in the palette and on the sheet; panes are gone through by a key."""

from html import escape

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cmviewer.confusion.view_state import View
from cmviewer.gui.actions.listed import IN_MATRIX, listed_actions
from cmviewer.gui.actions.table import ACTIONS
from tests.gui.test_actions import entries

Key = Qt.Key


def listed_names(palette):
    model = palette.model
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]


def test_every_action_is_in_a_menu_in_the_palette_and_on_the_sheet(qtbot, window):
    window.named_actions["cheat-sheet"].trigger()
    window.named_actions["palette"].trigger()
    palette, page = window.dialogs.palette, window.dialogs.sheet.page.toHtml()
    in_menus = {action for menu in window.menus.values() for action in entries(menu)}
    meaningful = {one.name for one in ACTIONS if window.named_actions[one.name].isVisible()}
    assert set(listed_names(palette)) == meaningful
    for one, listed in zip(ACTIONS, listed_actions(), strict=True):
        action = window.named_actions[one.name]
        assert action in in_menus
        assert escape(listed.words, quote=False) in page
        assert listed.keys == action.shortcut().toString()
    assert all(words in page for _, words in IN_MATRIX)
    palette.reject()


@pytest.mark.long
def test_the_palette_finds_by_some_letters_and_enter_does_it(qtbot, window):
    window.named_actions["palette"].trigger()
    palette = window.dialogs.palette
    QTest.keyClicks(palette.line, "cou matr")
    assert "view-counts" in listed_names(palette)
    assert len(listed_names(palette)) < 5
    while palette.found.currentIndex().data(Qt.ItemDataRole.UserRole) != "view-counts":
        QTest.keyClick(palette.line, Key.Key_Down)
    QTest.keyClick(palette.line, Key.Key_Return)
    assert not palette.isVisible()
    assert window.session.state.view is View.COUNTS


def test_menus_and_keys_are_whole_in_the_palette_and_its_rows_large_enough(qtbot, window):
    window.named_actions["palette"].trigger()
    palette = window.dialogs.palette
    for typed in ("", "cou matr"):
        palette.line.setText(typed)
        found, model = palette.found, palette.model
        for column in (1, 2):
            texts = [model.index(row, column).data() for row in range(model.rowCount())]
            widest = max(map(found.fontMetrics().horizontalAdvance, texts))
            assert found.columnWidth(column) > widest > 0
        assert found.visualRect(model.index(0, 0)).height() >= 24
    palette.reject()


@pytest.mark.long
def test_a_click_does_the_command_under_it_and_on_a_grey_one_nothing(qtbot, window):
    window.named_actions["palette"].trigger()
    palette, found = window.dialogs.palette, window.dialogs.palette.found
    grey = next(
        palette.model.index(row, 0)
        for row, name in enumerate(listed_names(palette))
        if not window.named_actions[name].isEnabled()
    )
    found.setCurrentIndex(palette.model.index(listed_names(palette).index("view-counts"), 0))
    before = window.session.workspace
    click(found, grey)
    assert palette.isVisible()
    assert window.session.workspace == before
    QTest.keyClicks(palette.line, "cou matr")
    at = listed_names(palette).index("view-counts")
    click(found, palette.model.index(at, 0))
    assert not palette.isVisible()
    assert window.session.state.view is View.COUNTS


def click(view, index):
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def test_j_goes_from_the_worst_cell_to_the_next_and_back(qtbot, window):
    view = window.session.shown.view
    errors = [
        (-int(view.counts[row, column]), row, column)
        for row in range(view.shape[0])
        for column in range(view.shape[1])
        if row != column and view.counts[row, column]
    ]
    wanted = [view.cell(row, column) for _, row, column in sorted(errors)]
    for cell in wanted[:3]:
        QTest.keyClick(window, Key.Key_J)
        assert window.session.state.selection == cell
    QTest.keyClick(window, Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.state.selection == wanted[1]
    for _ in range(len(wanted)):
        QTest.keyClick(window, Key.Key_J)
    assert window.session.state.selection == wanted[-1]


@pytest.mark.long
def test_panes_are_gone_through_in_both_directions_and_never_to_what_is_not_seen(qtbot, window):
    window.activateWindow()
    window.page.matrix.setFocus()
    seen = []
    for _ in window.panes.in_sight:
        QTest.keyClick(window, Key.Key_F6)
        focus = QApplication.focusWidget()
        assert not focus.visibleRegion().isEmpty()
        seen.append(next(pane for pane in window.panes.in_sight if pane.isAncestorOf(focus)))
    assert len(seen) > 3
    assert set(map(id, seen)) == set(map(id, window.panes.in_sight))
    assert seen[-1] is window.page
    QTest.keyClick(window, Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert seen[-2].isAncestorOf(QApplication.focusWidget())


@pytest.mark.long
def test_letters_are_typed_where_something_is_typed(qtbot, window):
    before = window.session.state.selection
    QTest.keyClick(window, Key.Key_Slash)
    line = QApplication.focusWidget()
    QTest.keyClicks(line, "j?")
    assert line.text() == "j?"
    assert window.session.state.selection == before


def test_the_matrix_shows_that_it_has_the_keyboard_before_any_arrow(qtbot, window):
    def frame():
        matrix = window.page.matrix
        image = matrix.grab().toImage()
        corner = matrix.cell_middle(0, 0) - QPointF(
            matrix.zooming.viewport.cell.width() / 2 - 2, matrix.zooming.viewport.cell.height() / 2 - 8
        )
        return image.pixelColor(corner.toPoint() - QPoint(1, 0))

    window.activateWindow()
    window.page.matrix.setFocus()
    assert frame() == window.palette().highlight().color()
    window.examples.list.setFocus()
    assert frame() != window.palette().highlight().color()
