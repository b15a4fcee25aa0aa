"""Where the parts of the window stand that belong to what is opened."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolBar

from cmviewer.gui.dock_tabs import DockTabs
from cmviewer.gui.docks import Docks
from cmviewer.gui.first_layouts import first_layout
from cmviewer.gui.opening_menus import samples_menu
from cmviewer.gui.panels.table_of_panels import LEFT, PANELS, RIGHT
from cmviewer.gui.window_parts import WindowParts


def add_docks(window: WindowParts) -> Docks:
    """Put every panel into a dock of its own."""
    window.menus["&Window"].addSeparator()
    docks = Docks(window, window.menus["&Window"], first_layout, window.jobs.after_answers)
    DockTabs(window)
    for panel in PANELS:
        docks.add(panel, window.panels[panel.name])
    return docks


def lay_out(window: WindowParts, toolbar: QToolBar) -> None:
    """Put the parts into their places beside those of the frame."""
    window.setAcceptDrops(True)
    window.setDockNestingEnabled(True)
    window.setAnimated(False)  # nothing moves by itself: not every system tells who cannot bear it
    window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
    window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
    window.addToolBar(toolbar)
    window.middle.addWidget(window.page)
    window.middle.addWidget(window.evidence)
    for place, widget in enumerate((window.status_words.written, window.progress), start=1):
        window.statusBar().insertPermanentWidget(place, widget)
    menu = window.menus["&File"]
    line = menu.actions()[menu.actions().index(window.named_actions["open-session"]) - 1]
    for more in (window.recent, samples_menu(window.opening.open_sample, window)):
        menu.insertMenu(line, more)
