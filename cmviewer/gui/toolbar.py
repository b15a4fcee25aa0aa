"""The strip of everything that changes how the numbers are shown."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QWidget

from cmviewer.gui.plain_text import Label
from cmviewer.gui.translating import translated

VIEWS = ("view-counts", "view-truth", "view-prediction", "view-all")
SWITCHES = ("background", "transpose", "log", "hide-diagonal")
SELECTIONS = ("select-errors", "select-correct")


def make_toolbar(actions: Mapping[str, QAction], parent: QWidget) -> QToolBar:
    """Lay the menu's own actions out as buttons."""
    bar = QToolBar(translated("Look"), parent)
    bar.setObjectName("look")
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    bar.addAction(actions["open-folder"])
    bar.addSeparator()
    bar.addWidget(Label(translated(" Show: ")))
    for names in (VIEWS, SWITCHES, SELECTIONS):
        for name in names:
            bar.addAction(actions[name])
        bar.addSeparator()
    bar.addAction(actions["tables"])
    return bar
