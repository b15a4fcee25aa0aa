"""What is chosen in the panels beside the matrix."""

from dataclasses import dataclass

from cmviewer.confusion.pairs import Directions, Rank
from cmviewer.confusion.threshold import Threshold
from cmviewer.examples.ranges import Quantity
from cmviewer.workspace.watching import Watch


@dataclass(frozen=True)
class PairsChoice:
    """rank: what makes a confused pair stand first. directions: whether a pair is both of them together."""

    rank: Rank = Rank.COUNT
    directions: Directions = Directions.EACH


@dataclass(frozen=True)
class TableSort:
    """column: its name in the table of metrics, `class` for the order of the data."""

    column: str = "class"
    descending: bool = False


@dataclass(frozen=True)
class PanelChoices:
    """pairs: of the confused pairs. threshold: which one is swept for the best. search: part of a class name.

    metrics: how the table of metrics is sorted; images: that of images, worst first without a column.
    thumbnail: pixels of a side of the small pictures of examples. histogram: what of the examples is spread.
    watch: whether checkpoints that are written meanwhile are picked up. intervals: whether metrics have
    theirs.
    """

    pairs: PairsChoice = PairsChoice()
    threshold: Threshold = Threshold.SCORE
    search: str = ""
    metrics: TableSort = TableSort()
    images: TableSort = TableSort("", descending=True)
    thumbnail: int = 112
    histogram: Quantity = Quantity.SCORE
    watch: Watch = Watch.OFF
    intervals: bool = False
