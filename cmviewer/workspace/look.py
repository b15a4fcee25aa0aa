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


class CellKind(StrEnum):
    """Cells that have a scale of colours of their own."""

    ALL = "all"
    CORRECT = "correct"
    ERRORS = "errors"
    OTHER = "other"
    BACKGROUND = "background"


@dataclass(frozen=True)
class ColourRange:
    """top: the value above 0, a share or a count, that the darkest colour of a scale stands for."""

    kind: CellKind
    top: float


@dataclass(frozen=True)
class HeatmapStyle:
    """Colours of the cells."""

    colour_map: ColourMap = ColourMap.CIVIDIS
    diagonal: Diagonal = Diagonal.BLUE_ORANGE
    scale: Scale = Scale.LINEAR


class PictureFormat(StrEnum):
    """Kinds of files that hold a picture, by their ending."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


@dataclass(frozen=True)
class Figure:
    """A picture that leaves the program.

    title: words above it, None for the name of what is open, none where it is empty. width: millimetres on
    paper, None for as many as its cells and words need. dpi: pixels to an inch of a PNG, None for those of
    what writes it. formats: of the files of a report. headline: whether the numbers that say most stand
    above the caption.
    """

    title: str | None = None
    width: float | None = None
    dpi: int | None = None
    formats: tuple[PictureFormat, ...] = (PictureFormat.PNG,)
    headline: bool = False


@dataclass(frozen=True)
class Look:
    """style: colours of the cells. colour_bar: whether the bar stands beside the matrix.

    figure: pictures that leave the program. ranges: of the scales that keep theirs, whatever is shown; any
    other fits what is shown.
    """

    style: HeatmapStyle = HeatmapStyle()
    colour_bar: bool = True
    figure: Figure = Figure()
    ranges: tuple[ColourRange, ...] = ()
