"""Tools, the window itself, and help."""

from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStyle

from cmviewer.gui.actions.action import Action, Situation, always
from cmviewer.gui.actions.mark_menu import AUDIT_ACTION
from cmviewer.gui.actions.menu_names import HELP, TOOLS, WINDOW

Icon = QStyle.StandardPixmap


def _has_thresholds(situation: Situation) -> bool:
    return situation.profile is None or bool(situation.profile.thresholds)


WINDOW_ACTIONS: Final = (
    Action(
        "best-thresholds",
        TOOLS,
        "&Best thresholds",
        lambda window: window.docks.raise_dock("thresholds"),
        visible=_has_thresholds,
    ),
    AUDIT_ACTION,
    Action(
        "tables",
        WINDOW,
        "&Tables below the matrix",
        lambda window: window.docks.toggle(window.docks.tables),
        "F8",
        checked=lambda situation: situation.has_tables,
        short="Tables",
    ),
    Action("next-pane", WINDOW, "&Next pane", lambda window: window.panes.step(1), "F6", enabled=always),
    Action(
        "previous-pane",
        WINDOW,
        "&Previous pane",
        lambda window: window.panes.step(-1),
        "Shift+F6",
        enabled=always,
    ),
    Action("reset-layout", WINDOW, "&Reset layout", lambda window: window.docks.reset(), enabled=always),
    Action(
        "help",
        HELP,
        "&Help",
        lambda window: window.help_pages.show(),
        "F1",
        enabled=always,
        icon=Icon.SP_DialogHelpButton,
    ),
    Action(
        "palette",
        HELP,
        "&Command palette…",
        lambda window: window.dialogs.show_palette(),
        "Ctrl+Shift+P",
        enabled=always,
    ),
    Action(
        "cheat-sheet",
        HELP,
        "&Keys and commands",
        lambda window: window.dialogs.show_sheet(),
        "?",
        enabled=always,
    ),
    Action(
        "log-folder",
        HELP,
        "&Log folder",
        lambda window: window.programs.open_log_folder(),
        enabled=always,
        begins=True,
    ),
    Action(
        "about",
        HELP,
        "&About cmviewer",
        lambda window: window.about.show(),
        enabled=always,
        role=QAction.MenuRole.AboutRole,
    ),
)
