"""Where the parts of the window stand at first, and how large they are."""

from PySide6.QtCore import QSize, Qt

from cmviewer.gui.docks import Docks
from cmviewer.gui.opening_menus import samples_menu
from cmviewer.gui.panels.table_of_panels import LEFT, PANELS, RIGHT
from cmviewer.gui.toolbar import make_toolbar
from cmviewer.gui.window_parts import WindowParts

SMALLEST, LARGEST_FIRST = QSize(1024, 640), QSize(1440, 900)
EVIDENCE_SHARE = 30
"""Per cent of a small window that examples and image take at first: the matrix keeps half of it."""
FRAME = QSize(16, 48)
"""Room that a system may need for title and edges of a window."""


def add_docks(window: WindowParts) -> Docks:
    """Put every panel into a dock of its own."""
    window.menus["&Window"].addSeparator()
    docks = Docks(window, window.menus["&Window"])
    for panel in PANELS:
        docks.add(panel, window.panels[panel.name])
    return docks


def lay_out(window: WindowParts) -> None:
    """Put the parts into their places, at their first sizes."""
    window.setWindowTitle("cmviewer")
    window.setAcceptDrops(True)
    window.setDockNestingEnabled(True)
    window.setMinimumSize(SMALLEST)
    window.resize(first_size(window.screen().availableSize()))
    window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
    window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
    window.addToolBar(make_toolbar(window.named_actions, window))
    window.middle.addWidget(window.welcome)
    window.middle.addWidget(window.page)
    window.setCentralWidget(window.middle)
    window.statusBar().addWidget(window.sentence, 1)
    window.statusBar().addPermanentWidget(window.progress)
    window.statusBar().addPermanentWidget(window.about.button)
    docks = window.docks
    window.resizeDocks([docks["classes"]], [190], Qt.Orientation.Horizontal)
    evidence = min(400, EVIDENCE_SHARE * window.width() // 100)
    window.resizeDocks([docks["examples"]], [evidence], Qt.Orientation.Horizontal)
    window.resizeDocks([docks["examples"], docks["image"]], [360, 480], Qt.Orientation.Vertical)
    window.resizeDocks([docks["metrics"]], [170], Qt.Orientation.Vertical)
    menu = window.menus["&File"]
    line = menu.actions()[menu.actions().index(window.named_actions["open-session"]) - 1]
    for more in (window.recent, samples_menu(window.opening.open_sample, window)):
        menu.insertMenu(line, more)


def first_size(available: QSize) -> QSize:
    """Size of the window at first start: no larger than the screen, as far as it can be smaller."""
    return LARGEST_FIRST.boundedTo(available - FRAME).expandedTo(SMALLEST)
