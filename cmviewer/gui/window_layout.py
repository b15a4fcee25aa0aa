"""Where the parts of the window stand at first, and how large they are."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolBar

from cmviewer.gui.dock_tabs import DockTabs
from cmviewer.gui.docks import Docks
from cmviewer.gui.first_layouts import first_layout
from cmviewer.gui.opening_menus import samples_menu
from cmviewer.gui.panels.table_of_panels import LEFT, PANELS, RIGHT
from cmviewer.gui.window_parts import WindowParts

SMALLEST, LARGEST_FIRST = QSize(1024, 640), QSize(1440, 900)
FRAME = QSize(16, 48)
"""Room that a system may need for title and edges of a window."""


def add_docks(window: WindowParts) -> Docks:
    """Put every panel into a dock of its own."""
    window.menus["&Window"].addSeparator()
    docks = Docks(window, window.menus["&Window"], first_layout, window.jobs.after_answers)
    DockTabs(window)
    for panel in PANELS:
        docks.add(panel, window.panels[panel.name])
    return docks


def lay_out(window: WindowParts, toolbar: QToolBar) -> None:
    """Put the parts into their places, at their first sizes."""
    window.setWindowTitle("cmviewer")
    window.setAcceptDrops(True)
    window.setDockNestingEnabled(True)
    window.setAnimated(False)  # nothing moves by itself: not every system tells who cannot bear it
    window.setMinimumSize(SMALLEST)
    window.resize(first_size(window.screen().availableSize()))
    window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
    window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
    window.addToolBar(toolbar)
    window.middle.addWidget(window.welcome)
    window.middle.addWidget(window.page)
    window.middle.addWidget(window.evidence)
    window.setCentralWidget(window.middle)
    window.sentence.setContentsMargins(4, 0, 0, 0)
    window.statusBar().addWidget(window.sentence, 1)
    window.statusBar().addPermanentWidget(window.status_words.written)
    window.statusBar().addPermanentWidget(window.progress)
    window.statusBar().addPermanentWidget(window.about.button)
    menu = window.menus["&File"]
    line = menu.actions()[menu.actions().index(window.named_actions["open-session"]) - 1]
    for more in (window.recent, samples_menu(window.opening.open_sample, window)):
        menu.insertMenu(line, more)


def first_size(available: QSize) -> QSize:
    """Size of the window at first start: no larger than the screen, as far as it can be smaller."""
    return LARGEST_FIRST.boundedTo(available - FRAME).expandedTo(SMALLEST)
