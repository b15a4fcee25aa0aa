"""Where the docks stand when a window of some width is first seen: the picture of the mistake comes first."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt

from cmviewer.gui.docks import Docks
from cmviewer.gui.panels.table_of_panels import BOTTOM, LEFT, RIGHT
from cmviewer.gui.width_class import WidthClass

PLACED: Final = ("classes", "examples", "image")
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
    WidthClass.MEDIUM: FirstSizes(150, 0.395, 0.717, 170, has_tables=False),
    WidthClass.WIDE: FirstSizes(190, 0.36, 0.66, 188),
    WidthClass.HUGE: FirstSizes(220, 0.38, 0.7, 280),
}


def first_layout(docks: Docks, width: WidthClass) -> None:
    """Put every dock where it is first seen in a window of that width."""
    window, sizes = docks.window, SIZES[width]
    examples, image, classes = docks["examples"], docks["image"], docks["classes"]
    others = [name for name in docks.panels if name not in {*PLACED, *docks.tables}]
    were_shown = [name for name in others if not docks[name].isHidden()]
    for name in docks.panels:
        if docks[name].isFloating():
            docks[name].setFloating(False)
        window.removeDockWidget(docks[name])
    # Tables that come for a while take the whole width that the picture leaves.
    window.setCorner(Qt.Corner.BottomLeftCorner, LEFT if sizes.has_tables else BOTTOM)
    window.addDockWidget(LEFT, classes)
    window.addDockWidget(RIGHT, examples)
    if width is WidthClass.NARROW:
        window.tabifyDockWidget(examples, image)
    else:
        window.addDockWidget(RIGHT, image)
        window.splitDockWidget(examples, image, Qt.Orientation.Vertical)
    _place_tables(docks)
    for name in others:
        _place(docks, name)
    for name in PLACED:
        docks[name].show()
    for name in docks.tables:
        docks[name].setVisible(sizes.has_tables and docks.panels[name].shown)
    for name in others:
        docks[name].setVisible(name in were_shown)
    for front in (docks["metrics"], image, examples):
        front.raise_()
    _resize(docks, sizes)


def _place_tables(docks: Docks) -> None:
    """Put the tables below the matrix, one behind the other."""
    first, *others = docks.tables
    docks.window.addDockWidget(BOTTOM, docks[first])
    for behind, name in zip(docks.tables, others, strict=False):
        docks.window.tabifyDockWidget(docks[behind], docks[name])


def _place(docks: Docks, name: str) -> None:
    """Put a dock that is not there at first where it will be when it is asked for."""
    panel = docks.panels[name]
    if panel.behind is None:
        docks.window.addDockWidget(panel.area, docks[name])
    else:
        docks.window.tabifyDockWidget(docks[panel.behind], docks[name])


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
