"""How the matrix is seen: one plain value, made anew when it changes."""

from dataclasses import dataclass, field
from enum import StrEnum

from cmviewer.matching import CountingRule


class View(StrEnum):
    """How the counts are shown."""

    COUNTS = "counts"
    TRUTH = "truth"
    PREDICTION = "prediction"
    ALL = "all"

    @property
    def label(self) -> str:
        """Words for the screen and for files."""
        return "counts" if self is View.COUNTS else f"by {self.value}"


class Side(StrEnum):
    """One side of an outcome; also: which of them stands on the rows."""

    TRUTH = "truth"
    PREDICTION = "prediction"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.PREDICTION if self is Side.TRUTH else Side.TRUTH


class Order(StrEnum):
    """In which order classes stand on both axes."""

    GIVEN = "given"
    NAME = "name"
    SUPPORT = "support"
    ERRORS = "errors"


class Which(StrEnum):
    """Which outcomes of the chosen cells are selected."""

    ALL = "all"
    ERRORS = "errors"
    CORRECT = "correct"


@dataclass(frozen=True)
class CellBlock:
    """The cells of some truth with some predicted classes, as sorted labels; None: all that are shown."""

    truth: tuple[int, ...] | None = None
    prediction: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Selection:
    """Chosen truth and predicted classes, as sorted labels; None: all that are shown.

    A cell has one label on each side, a row or a column on one side only, the corner on none;
    `(other)` has many. `which` keeps only errors or only correct ones of them. `cells`: of cells that are
    none of these the blocks that they make up, such as one for a rectangle; then truth and prediction are
    None. A truth class is in one block at most, so that no cell is in two.
    """

    truth: tuple[int, ...] | None = None
    prediction: tuple[int, ...] | None = None
    which: Which = Which.ALL
    cells: tuple[CellBlock, ...] = ()

    @property
    def pair(self) -> tuple[int, int] | None:
        """Two classes of which all confusion, in both directions, is selected; None for all else."""
        if self.which is not Which.ERRORS or self.truth is None or self.truth != self.prediction:
            return None
        return (self.truth[0], self.truth[1]) if len(self.truth) == 2 else None


def class_of(selection: Selection | None) -> int | None:
    """Return the class of which all truths are selected; None for any other selection."""
    if selection is None or selection.truth is None or len(selection.truth) != 1:
        return None
    everything = selection.prediction is None and selection.which is Which.ALL
    return selection.truth[0] if everything else None


def names_classes(selection: Selection | None) -> bool:
    """Whether a selection is of classes that it names, and not of all that are shown."""
    blocks = () if selection is None else blocks_of(selection)
    return any((block.truth, block.prediction) != (None, None) for block in blocks)


def blocks_of(selection: Selection) -> tuple[CellBlock, ...]:
    """Return the blocks of cells that a selection takes, of which `which` may keep a part."""
    return selection.cells or (CellBlock(selection.truth, selection.prediction),)


@dataclass(frozen=True)
class ViewState:
    """Everything that a person can choose about what is counted and how it is shown.

    checkpoint: its position. rows: the side that stands on the rows. background: whether the row and
    the column of the background are shown. shown: ascending labels of the classes that are chosen;
    None: all. top: how many of the most confused of them are shown; None: all. The rest stand as
    `(other)`. subset: the query that chooses what is counted, as it was written; empty for all.
    """

    checkpoint: int = 0
    rule: CountingRule = field(default_factory=CountingRule)
    view: View = View.TRUTH
    rows: Side = Side.TRUTH
    background: bool = False
    order: Order = Order.GIVEN
    shown: tuple[int, ...] | None = None
    top: int | None = None
    selection: Selection | None = None
    subset: str = ""
