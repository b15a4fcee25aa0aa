"""What of the window is seen first: how large it is, the start page, and the bars around it."""

from PySide6.QtCore import QSize

from cmviewer.gui.window_parts import WindowParts

SMALLEST, LARGEST_FIRST = QSize(1024, 640), QSize(1440, 900)
FRAME = QSize(16, 48)
"""Room that a system may need for title and edges of a window."""


def lay_out_frame(window: WindowParts) -> None:
    """Put the start page and the line at the foot into their places, at their first sizes."""
    window.setWindowTitle("cmviewer")
    window.setMinimumSize(SMALLEST)
    window.resize(first_size(window.screen().availableSize()))
    window.middle.addWidget(window.welcome)
    window.setCentralWidget(window.middle)
    window.sentence.setContentsMargins(4, 0, 0, 0)
    window.statusBar().addWidget(window.sentence, 1)
    window.statusBar().addPermanentWidget(window.version)


def first_size(available: QSize) -> QSize:
    """Size of the window at first start: no larger than the screen, as far as it can be smaller."""
    return LARGEST_FIRST.boundedTo(available - FRAME).expandedTo(SMALLEST)
