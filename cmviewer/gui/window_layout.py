"""Where the parts of the window stand at first, and how large they are."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

from cmviewer.gui.docks import Docks
from cmviewer.gui.opening_menus import samples_menu
from cmviewer.gui.panels.curves_panel import CurvesPanel
from cmviewer.gui.panels.pairs_panel import PairsPanel
from cmviewer.gui.panels.thresholds_panel import ThresholdsPanel
from cmviewer.gui.toolbar import make_toolbar

if TYPE_CHECKING:
    from cmviewer.gui.main_window import MainWindow

SMALLEST, LARGEST_FIRST = QSize(1024, 640), QSize(1440, 900)
EVIDENCE_SHARE = 30
"""Per cent of a small window that examples and image take at first: the matrix keeps half of it."""
FRAME = QSize(16, 48)
"""Room that a system may need for title and edges of a window."""
LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


def add_docks(window: "MainWindow") -> Docks:
    """Put every panel into a dock of its own."""
    window.menus["&Window"].addSeparator()
    docks = Docks(window, window.menus["&Window"])
    for name, title, widget, area in (
        ("classes", window.tr("Classes"), window.classes, LEFT),
        ("examples", window.tr("Examples"), window.examples, RIGHT),
        ("image", window.tr("Image"), window.image, RIGHT),
        ("reading", window.tr("How it was read"), window.reading, RIGHT),
        ("metrics", window.tr("Metrics"), window.metrics, BOTTOM),
        ("pairs", window.tr("Confused pairs"), window.pairs, BOTTOM),
        ("curves", window.tr("Curves"), window.curves, BOTTOM),
        ("thresholds", window.tr("Best thresholds"), window.thresholds, BOTTOM),
        ("messages", window.tr("Messages"), window.messages, BOTTOM),
    ):
        dock = docks.add(name, title, widget, area)
        if isinstance(widget, PairsPanel | CurvesPanel | ThresholdsPanel):
            dock.visibilityChanged.connect(lambda seen, panel=widget: panel.set_seen(seen=seen))
    docks.stack("image", "reading")
    docks["reading"].hide()
    docks.stack("metrics", "pairs", "curves", "thresholds", "messages")
    return docks


def lay_out(window: "MainWindow") -> None:
    """Put the parts into their places, at their first sizes."""
    window.setWindowTitle("cmviewer")
    window.setAcceptDrops(True)
    window.setDockNestingEnabled(True)
    window.setMinimumSize(SMALLEST)
    window.resize(first_size(window.screen().availableSize()))
    window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
    window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
    window.addToolBar(make_toolbar(window.offers, window))
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
    below = window.offers["open-session"]
    for menu in (window.recent, samples_menu(window.opening.open_sample, window)):
        window.menus["&File"].insertMenu(below, menu)
    window.menus["&File"].insertSeparator(below)


def first_size(available: QSize) -> QSize:
    """Size of the window at first start: no larger than the screen, as far as it can be smaller."""
    return LARGEST_FIRST.boundedTo(available - FRAME).expandedTo(SMALLEST)
