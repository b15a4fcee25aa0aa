"""Where the docks stand when a window of some width is first seen: the picture of the mistake comes first."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt

from cmviewer.gui.actions.window_menus import TABLES
from cmviewer.gui.docks import Docks
from cmviewer.gui.panels.table_of_panels import BOTTOM, LEFT, RIGHT
from cmviewer.gui.width_class import WidthClass

LINES: Final = 92
"""Pixels of menus, buttons and the line below."""


@dataclass(frozen=True)
class FirstSizes:
    """Pixels at a window that is just so wide.

    classes: its width. evidence: share of the window's width, image: of the height beside the matrix.
    tables: height of what stands below the matrix, and whether it is there at first.
    """

    classes: int
    evidence: float
    image: float
    tables: int
    has_tables: bool = True


SIZES: Final = {
    WidthClass.NARROW: FirstSizes(150, 0.34, 1.0, 150, has_tables=False),
    WidthClass.MEDIUM: FirstSizes(150, 0.395, 0.72, 170, has_tables=False),
    WidthClass.WIDE: FirstSizes(190, 0.36, 0.66, 170),
    WidthClass.HUGE: FirstSizes(220, 0.38, 0.7, 280),
}


def first_layout(docks: Docks, width: WidthClass) -> None:
    """Put every dock where it is first seen in a window of that width."""
    window, sizes = docks.window, SIZES[width]
    examples, image, classes = docks["examples"], docks["image"], docks["classes"]
    is_read = not docks["reading"].isHidden()
    for name in ("classes", "examples", "image", "reading", *TABLES):
        if docks[name].isFloating():
            docks[name].setFloating(False)
        window.removeDockWidget(docks[name])
    window.addDockWidget(LEFT, classes)
    window.addDockWidget(RIGHT, examples)
    if width is WidthClass.NARROW:
        window.tabifyDockWidget(examples, image)
    else:
        window.addDockWidget(RIGHT, image)
        window.splitDockWidget(examples, image, Qt.Orientation.Vertical)
    window.tabifyDockWidget(image, docks["reading"])
    for behind, name in zip((None, *TABLES), TABLES, strict=False):
        if behind is None:
            window.addDockWidget(BOTTOM, docks[name])
        else:
            window.tabifyDockWidget(docks[behind], docks[name])
    for name in ("classes", "examples", "image"):
        docks[name].show()
    for name in TABLES:
        docks[name].setVisible(sizes.has_tables)
    docks["reading"].setVisible(is_read)
    for front in (docks["metrics"], image, examples):
        front.raise_()
    _resize(docks, sizes)


def _resize(docks: Docks, sizes: FirstSizes) -> None:
    window = docks.window
    evidence = round(sizes.evidence * window.width())
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    window.resizeDocks([docks["classes"], docks["examples"]], [sizes.classes, evidence], across)
    if sizes.image < 1:
        room = window.height() - LINES
        image = round(sizes.image * room)
        window.resizeDocks([docks["examples"], docks["image"]], [room - image, image], down)
    if sizes.has_tables:
        window.resizeDocks([docks["metrics"]], [sizes.tables], down)
