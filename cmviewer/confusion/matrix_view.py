"""A matrix as it is to be drawn: what stands on its axes, and what a click on it selects."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.view_state import CellBlock, Selection, Side, View, Which, blocks_of
from cmviewer.said import said


@dataclass(frozen=True, eq=False)
class Axis:
    """What stands on one axis.

    names: R names. members: for each place the labels that it holds, one except for `(other)`.
    has_other, has_background: whether the last places are these.
    totals: int64 (R,), sums of the shown counts. rates: float64 (R,), recall on the truth axis and
    precision on the prediction axis, of all counts, hidden or not; NaN where undefined. is_difference:
    whether both are differences of two matrices.
    """

    side: Side
    names: tuple[str, ...]
    members: tuple[tuple[int, ...], ...]
    has_other: bool
    has_background: bool
    totals: NDArray[np.int64]
    rates: NDArray[np.float64]
    is_difference: bool = False

    def __len__(self) -> int:
        return len(self.names)

    @property
    def rate_name(self) -> str:
        """The field's name of the rates."""
        return said("recall") if self.side is Side.TRUTH else said("precision")

    @property
    def title(self) -> str:
        """Name of the axis on screen."""
        return said("Truth") if self.side is Side.TRUTH else said("Prediction")

    @cached_property
    def places(self) -> dict[int, int]:
        """Place of each label that is shown."""
        return {label: place for place, labels in enumerate(self.members) for label in labels}

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """How many labels each place holds, int64 (R,)."""
        return np.array([len(labels) for labels in self.members], np.int64)


@dataclass(frozen=True, eq=False)
class MatrixView:
    """What to draw: R rows by C columns.

    counts: int64 (R, C). values: float64 (R, C), shares in [0, 1], or the counts themselves in the
    view `counts`; NaN where undefined. exists: bool (R, C), False where there can be no outcome.
    diagonal: bool (R, C), True where truth and prediction are the same class.
    total: sum of the shown counts. of_shown: of what shares are, where something is hidden. is_difference:
    whether counts and values are those of one matrix less those of another.
    """

    view: View
    rows: Axis
    columns: Axis
    counts: NDArray[np.int64]
    values: NDArray[np.float64]
    exists: NDArray[np.bool_]
    diagonal: NDArray[np.bool_]
    of_shown: str = ""
    is_difference: bool = False

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.rows), len(self.columns)

    @cached_property
    def total(self) -> int:
        """Sum of the shown counts."""
        return int(self.counts.sum())

    @cached_property
    def filled(self) -> NDArray[np.intp]:
        """Ascending places in the flat matrix of cells whose value is neither 0 nor undefined, intp (n,)."""
        return np.flatnonzero(np.abs(self.values) > 0)

    def prepared(self) -> "MatrixView":
        """Return it once all is worked out that each painting asks for; for workers."""
        _ = self.filled, self.total
        return self

    def title(self, axis: Axis) -> str:
        """Words above an axis."""
        return said("{}, {}", axis.title, self.of_shown) if self.of_shown else axis.title

    @property
    def truth(self) -> Axis:
        """The axis of the truth."""
        return self.rows if self.rows.side is Side.TRUTH else self.columns

    @property
    def prediction(self) -> Axis:
        """The axis of the predictions."""
        return self.columns if self.rows.side is Side.TRUTH else self.rows

    def cell(self, row: int, column: int) -> Selection:
        """Return the selection that a click on a cell makes."""
        return self._selection(self.rows.members[row], self.columns.members[column])

    def row(self, row: int) -> Selection:
        """Return the selection that a click on a row's name makes."""
        return self._selection(self.rows.members[row], None)

    def column(self, column: int) -> Selection:
        """Return the selection that a click on a column's name makes."""
        return self._selection(None, self.columns.members[column])

    def taken_by(self, selection: Selection) -> NDArray[np.bool_]:
        """Say of each place whether a selection takes its cell, bool (R, C).

        False where a place holds more classes than are taken. Of `(other)`, which holds errors and correct
        ones in one cell, each is taken with those that are selected.
        """
        taken = self._covered_by(blocks_of(selection))
        if selection.which is not Which.ALL:
            right = self.diagonal if self.rows.side is Side.TRUTH else self.diagonal.T
            mixed = np.outer(_others(self.truth), _others(self.prediction))
            taken &= mixed | (right if selection.which is Which.CORRECT else ~right)
        return taken if self.rows.side is Side.TRUTH else np.ascontiguousarray(taken.T)

    def _covered_by(self, blocks: tuple[CellBlock, ...]) -> NDArray[np.bool_]:
        """Where blocks, of which no two have a cell in common, take all that a place holds, bool (T, P)."""
        sides = self.truth, self.prediction
        if len(blocks) == 1:  # quick, for a million cells: every class of either side is taken
            labels = blocks[0].truth, blocks[0].prediction
            rows, columns = (
                _chosen(axis, some) == axis.sizes for axis, some in zip(sides, labels, strict=True)
            )
            whole: NDArray[np.bool_] = np.logical_and.outer(rows, columns)
            return whole
        covered = np.zeros((len(self.truth), len(self.prediction)), np.int64)
        for block in blocks:
            covered += np.outer(_chosen(self.truth, block.truth), _chosen(self.prediction, block.prediction))
        every: NDArray[np.bool_] = covered == np.outer(self.truth.sizes, self.prediction.sizes)
        return every

    def places_of(self, selection: Selection) -> tuple[range, range] | None:
        """Rows and columns between the first and the last cell of a selection; None where none is shown."""
        taken = self.taken_by(selection)
        rows, columns = np.flatnonzero(taken.any(1)), np.flatnonzero(taken.any(0))
        if not len(rows):
            return None
        return range(int(rows[0]), int(rows[-1]) + 1), range(int(columns[0]), int(columns[-1]) + 1)

    def block(self, rows: range, columns: range) -> CellBlock:
        """Return the block of cells in some rows and columns."""
        sides = {
            axis.side: tuple(sorted(label for place in places for label in axis.members[place]))
            for axis, places in ((self.rows, rows), (self.columns, columns))
        }
        return CellBlock(sides[Side.TRUTH], sides[Side.PREDICTION])

    def _selection(self, of_rows: tuple[int, ...] | None, of_columns: tuple[int, ...] | None) -> Selection:
        if self.rows.side is Side.TRUTH:
            return Selection(of_rows, of_columns)
        return Selection(of_columns, of_rows)


def _chosen(axis: Axis, labels: tuple[int, ...] | None) -> NDArray[np.int64]:
    """How many labels of each place are chosen, int64 (R,); None: all are."""
    if labels is None:
        return axis.sizes
    places = np.array([axis.places[label] for label in labels if label in axis.places], np.int64)
    return np.bincount(places, minlength=len(axis))


def _others(axis: Axis) -> NDArray[np.bool_]:
    """Where `(other)` stands, bool (R,)."""
    places = np.zeros(len(axis), np.bool_)
    if axis.has_other:
        places[len(axis) - 1 - axis.has_background] = True
    return places
