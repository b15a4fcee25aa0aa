"""What is opened, saved and exported."""

from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStyle

from cmviewer.gui.actions.action import Action, always
from cmviewer.gui.actions.mark_menu import MARK_FILE_ACTIONS
from cmviewer.gui.actions.menu_names import FILE

Standard = QKeySequence.StandardKey
Icon = QStyle.StandardPixmap

FILE_ACTIONS: Final = (
    Action(
        "open-folder",
        FILE,
        "&Open folder…",
        lambda window: window.opening.ask_folder(),
        Standard.Open,
        enabled=always,
        icon=Icon.SP_DirOpenIcon,
    ),
    Action(
        "open-file",
        FILE,
        "Open &file…",
        lambda window: window.opening.ask_file(),
        "Ctrl+Shift+O",
        enabled=always,
        icon=Icon.SP_FileIcon,
    ),
    Action(
        "open-session",
        FILE,
        "Open sess&ion…",
        lambda window: window.sessions.ask_open(),
        enabled=always,
        begins=True,
    ),
    Action(
        "save-session",
        FILE,
        "&Save session…",
        lambda window: window.sessions.ask_save(),
        Standard.Save,
        icon=Icon.SP_DialogSaveButton,
    ),
    Action(
        "reload",
        FILE,
        "&Reload",
        lambda window: window.opening.reload(),
        Standard.Refresh,
        begins=True,
        icon=Icon.SP_BrowserReload,
    ),
    Action("compare-with", FILE, "Compare &with…", lambda window: window.opening.ask_compared()),
    Action(
        "export-heatmap",
        FILE,
        "Export &heatmap…",
        lambda window: window.exporting.heatmap(),
        "Ctrl+E",
        begins=True,
    ),
    Action(
        "export-matrix", FILE, "Export matrix CS&V…", lambda window: window.exporting.matrix(), "Ctrl+Shift+E"
    ),
    Action(
        "export-list",
        FILE,
        "Export &list…",
        lambda window: window.lists.ask(window.examples.model.examples),
    ),
    Action("export-pairs", FILE, "Export confused &pairs…", lambda window: window.exporting.pairs()),
    Action("export-report", FILE, "Export repor&t…", lambda window: window.exporting.report(), "Ctrl+Alt+E"),
    *MARK_FILE_ACTIONS,
    Action("close", FILE, "&Close", lambda window: window.sessions.close(), Standard.Close, begins=True),
    Action(
        "quit",
        FILE,
        "&Quit",
        lambda window: window.close(),
        "Ctrl+Q",
        enabled=always,
        role=QAction.MenuRole.QuitRole,
    ),
)
