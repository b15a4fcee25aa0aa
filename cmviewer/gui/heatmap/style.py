"""How a matrix looks: everything that changes no number."""

from dataclasses import dataclass
from enum import StrEnum


class ColourMap(StrEnum):
    """Named colour maps, each low light and high dark."""

    CIVIDIS = "cividis"
    VIRIDIS = "viridis"
    BLUES = "blues"
    GREYS = "greys"
    YLGNBU = "YlGnBu"


class Diagonal(StrEnum):
    """How the correct cells are coloured beside the errors."""

    SAME = "same scale"
    BLUE_ORANGE = "blue and orange"
    GREEN_RED = "green and red"
    HIDDEN = "hidden"


class Scale(StrEnum):
    """How values become colours."""

    LINEAR = "linear"
    LOG = "log"


@dataclass(frozen=True)
class HeatmapStyle:
    """Colours of the cells."""

    colour_map: ColourMap = ColourMap.CIVIDIS
    diagonal: Diagonal = Diagonal.SAME
    scale: Scale = Scale.LINEAR


@dataclass(frozen=True)
class Surroundings:
    """Colours around the cells, as #rrggbb: of the window's theme, or light for files.

    paper: what a zero looks like; ink: text; faint: lines and zeros; accent: what is selected.
    """

    ground: str
    paper: str
    ink: str
    faint: str
    accent: str


LIGHT = Surroundings(ground="#ffffff", paper="#ffffff", ink="#1b1f24", faint="#8a929c", accent="#d1461f")
DARK = Surroundings(ground="#1e2227", paper="#f1f1ee", ink="#e6e8ea", faint="#7d8691", accent="#ff8a5c")
