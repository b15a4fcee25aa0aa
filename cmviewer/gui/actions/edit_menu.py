"""What is undone, copied and selected."""

from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStyle

from cmviewer.confusion.view_state import Selection, Which
from cmviewer.confusion.worst_cells import next_worst_cell
from cmviewer.gui.actions.action import Action, always
from cmviewer.gui.actions.menu_names import EDIT
from cmviewer.gui.window_parts import WindowParts

Standard = QKeySequence.StandardKey
Icon = QStyle.StandardPixmap


def _find_class(window: WindowParts) -> None:
    window.docks.raise_dock("classes")
    window.classes.focus_search()


def _find_examples(window: WindowParts) -> None:
    window.docks.raise_dock("examples")
    window.examples.query.focus()


def _select_worst(window: WindowParts, step: int) -> None:
    shown = window.session.shown
    cell = None if shown is None else next_worst_cell(shown.view, window.session.state.selection, step)
    if cell is not None:
        window.session.select(cell)


EDIT_ACTIONS: Final = (
    Action(
        "undo",
        EDIT,
        "&Undo",
        lambda window: window.session.undo(),
        Standard.Undo,
        enabled=lambda situation: bool(situation.history.choices.before),
    ),
    Action(
        "redo",
        EDIT,
        "&Redo",
        lambda window: window.session.redo(),
        "Ctrl+Shift+Z",
        enabled=lambda situation: bool(situation.history.choices.after),
    ),
    Action(
        "back",
        EDIT,
        "&Back",
        lambda window: window.session.back(),
        "Alt+Left",
        enabled=lambda situation: bool(situation.history.places.before),
        begins=True,
        icon=Icon.SP_ArrowBack,
    ),
    Action(
        "forward",
        EDIT,
        "For&ward",
        lambda window: window.session.forward(),
        "Alt+Right",
        enabled=lambda situation: bool(situation.history.places.after),
        icon=Icon.SP_ArrowForward,
    ),
    Action(
        "copy-cells",
        EDIT,
        "&Copy",
        lambda window: window.copying.copy(),
        Standard.Copy,
        begins=True,
    ),
    Action(
        "copy-picture", EDIT, "Copy &picture", lambda window: window.exporting.copy_picture(), "Ctrl+Shift+C"
    ),
    Action("copy-caption", EDIT, "Cop&y caption", lambda window: window.copying.copy_caption()),
    Action(
        "select-errors",
        EDIT,
        "Select all &errors",
        lambda window: window.session.select(Selection(which=Which.ERRORS)),
        begins=True,
    ),
    Action(
        "select-correct",
        EDIT,
        "Select all c&orrect",
        lambda window: window.session.select(Selection(which=Which.CORRECT)),
    ),
    Action(
        "both-directions",
        EDIT,
        "Select both &directions",
        lambda window: window.page.matrix.picking.take_both_directions(),
        "Ctrl+B",
        enabled=lambda situation: situation.workspace.state.selection is not None,
    ),
    Action(
        "next-worst-cell",
        EDIT,
        "Select the &next worst cell",
        lambda window: _select_worst(window, 1),
        "J",
    ),
    Action(
        "previous-worst-cell",
        EDIT,
        "Select the pre&vious worst cell",
        lambda window: _select_worst(window, -1),
        "Shift+J",
    ),
    Action("select-nothing", EDIT, "C&lear selection", lambda window: window.session.select(None)),
    Action("find-examples", EDIT, "&Find examples…", _find_examples, Standard.Find, begins=True),
    Action("find-class", EDIT, "Find cla&ss…", _find_class, "/"),
    Action(
        "preferences",
        EDIT,
        "Preferences…",
        lambda window: window.dialogs.show_preferences(),
        "Ctrl+,",
        enabled=always,
        begins=True,
        role=QAction.MenuRole.PreferencesRole,
    ),
)
