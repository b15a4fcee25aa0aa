"""What is kept for the next start is chosen in one dialog, which has the way back."""

from cmviewer.confusion.view_state import Order, View
from cmviewer.gui.dialogs.preferences_dialog import KEPT
from cmviewer.gui.theme import Theme
from cmviewer.workspace.look import ColourMap, Diagonal
from cmviewer.workspace.values import value_at
from cmviewer.workspace.workspace import Workspace


def choose(box, word):
    box.setCurrentIndex(box.findData(word))
    box.activated.emit(box.currentIndex())


def test_preferences_are_all_that_is_kept_hold_at_once_and_go_back_to_how_they_were(qtbot, window, settings):
    window.named_actions["preferences"].trigger()
    dialog = window.dialogs.preferences
    workspace = lambda: window.session.workspace  # noqa: E731 - it changes
    choose(dialog.fields["state.view"], "counts")
    choose(dialog.fields["state.order"], "errors")
    dialog.fields["look.colour_bar"].click()
    choose(dialog.fields["look.style.colour_map"], "greys")
    assert workspace().state.view is View.COUNTS
    assert workspace().state.order is Order.ERRORS
    assert not workspace().look.colour_bar
    style = workspace().look.style
    assert (style.colour_map, style.diagonal) == (ColourMap.GREYS, Diagonal.SAME)
    assert dialog.fields["look.style.diagonal"].currentData() == "same-scale"
    window.session.undo()
    assert dialog.fields["look.style.colour_map"].currentData() == "cividis"
    choose(dialog.theme, Theme.DARK)
    assert settings.theme is Theme.DARK
    dialog.restore.click()
    fresh = Workspace()
    assert {one.path for one in KEPT} == set(dialog.fields)
    assert all(value_at(workspace(), one.path) == value_at(fresh, one.path) for one in KEPT)
    assert settings.theme is Theme.SYSTEM
    dialog.reject()
    window.named_actions["theme-light"].trigger()
