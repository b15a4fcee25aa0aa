"""Outcomes: every counted thing, sorted by cell, so that a click is a slice and not a search."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import frozen
from cmviewer.matching.cells import Codes, cells_of_codes, order_of_codes


@dataclass(frozen=True, eq=False)
class OutcomeRows:
    """What is known of P outcomes, one row each.

    image: int32 (P,). truth_row, prediction_row: int32 (P,), rows of the truth and of the checkpoint's
    predictions, or `NO_ROW`. score: float32 (P,), score of the predicted class, NaN where none is known.
    iou: float32 (P,), of the pair that was matched, NaN where there is none; None: there is none at all.
    area: int64 (P,), pixels of the image; None where outcomes are no pixels.
    cause: int8 (P,), positions in `ERROR_TYPES`, where they were found before; else None.
    """

    image: NDArray[np.int32]
    truth_row: NDArray[np.int32]
    prediction_row: NDArray[np.int32]
    score: NDArray[np.float32]
    iou: NDArray[np.float32] | None = None
    area: NDArray[np.int64] | None = None
    cause: NDArray[np.int8] | None = None

    def take(self, order: NDArray[np.int64]) -> "OutcomeRows":
        """Return the rows in another order."""
        return OutcomeRows(
            image=frozen(self.image[order], np.int32),
            truth_row=frozen(self.truth_row[order], np.int32),
            prediction_row=frozen(self.prediction_row[order], np.int32),
            score=frozen(self.score[order], np.float32),
            iou=None if self.iou is None else frozen(self.iou[order], np.float32),
            area=None if self.area is None else frozen(self.area[order], np.int64),
            cause=None if self.cause is None else frozen(self.cause[order], np.int8),
        )


@dataclass(frozen=True, eq=False)
class Outcomes:
    """P outcomes in C cells that are not empty, sorted by (truth class, predicted class).

    Within a cell they keep the order of the truth. Labels run to K, the background. The cells are
    counted at once; the rows are brought into their order when the first of them is asked for.

    weight: int64 (P,), what each adds to its cell.
    cell_truth, cell_prediction: int32 (C,). cell_start: int64 (C + 1,), slice of each cell.
    cell_count: int64 (C,), sum of the weights.
    rows: gives what is known of each outcome, still in the order of the truth; order: gives the places
    there, int64 (P,), in the order of the cells.
    """

    weight: NDArray[np.int64]
    cell_truth: NDArray[np.int32]
    cell_prediction: NDArray[np.int32]
    cell_start: NDArray[np.int64]
    cell_count: NDArray[np.int64]
    order: Callable[[], NDArray[np.int64]]
    rows: Callable[[], OutcomeRows]

    def __len__(self) -> int:
        return len(self.weight)

    @property
    def image(self) -> NDArray[np.int32]:
        """Image of each outcome, int32 (P,)."""
        return self._sorted.image

    @property
    def truth_row(self) -> NDArray[np.int32]:
        """Row of the truth, int32 (P,)."""
        return self._sorted.truth_row

    @property
    def prediction_row(self) -> NDArray[np.int32]:
        """Row of the checkpoint's predictions, int32 (P,)."""
        return self._sorted.prediction_row

    @property
    def score(self) -> NDArray[np.float32]:
        """Score of the predicted class, float32 (P,), NaN where none is known."""
        return self._sorted.score

    @property
    def iou(self) -> NDArray[np.float32]:
        """IoU of the pair that was matched, float32 (P,), NaN where there is none."""
        iou = self._sorted.iou
        return np.broadcast_to(np.float32(np.nan), len(self)) if iou is None else iou

    @property
    def area(self) -> NDArray[np.int64] | None:
        """Pixels of the image of each outcome, int64 (P,); None where outcomes are no pixels."""
        return self._sorted.area

    @property
    def cause(self) -> NDArray[np.int8] | None:
        """Why each has nothing on its other side, int8 (P,), where that was found before; else None."""
        return self._sorted.cause

    def rows_of(self, cells: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the outcomes of the cells that are True in `cells` (C,), as rows int64, in order."""
        starts, ends = self.cell_start[:-1][cells], self.cell_start[1:][cells]
        lengths = ends - starts
        if not lengths.size:
            return np.empty(0, np.int64)
        shifts = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
        rows: NDArray[np.int64] = shifts + np.arange(len(shifts))
        return rows

    def cells_of(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the cell of each of the given outcomes."""
        cells: NDArray[np.int64] = np.searchsorted(self.cell_start, rows, side="right") - 1
        return cells

    def part(self, kept: NDArray[np.bool_]) -> "Outcomes":
        """Return some of the outcomes, in the same order; `kept`, bool (P,), says which."""
        cell = np.repeat(np.arange(len(self.cell_start) - 1), np.diff(self.cell_start))[kept]
        amount = np.bincount(cell, minlength=len(self.cell_start) - 1)
        some, weight = amount > 0, self.weight[kept]
        start = np.concatenate(([0], np.cumsum(amount[some])))
        rows = np.flatnonzero(kept)
        return Outcomes(
            weight=frozen(weight, np.int64),
            cell_truth=frozen(self.cell_truth[some], np.int32),
            cell_prediction=frozen(self.cell_prediction[some], np.int32),
            cell_start=frozen(start, np.int64),
            cell_count=frozen(np.add.reduceat(weight, start[:-1]) if len(weight) else [], np.int64),
            order=lambda: np.arange(len(rows)),
            rows=lambda: self._sorted.take(rows),
        )

    def counting(self, weight: NDArray[np.int64]) -> "Outcomes":
        """Return the same outcomes, each of which adds another weight to its cell, int64 (P,)."""
        count = np.add.reduceat(weight, self.cell_start[:-1]) if len(weight) else weight
        return replace(self, weight=frozen(weight, np.int64), cell_count=frozen(count, np.int64))

    @cached_property
    def _sorted(self) -> OutcomeRows:
        return self.rows().take(self.order())


def outcomes_by_cell(
    truth: NDArray[np.int32],
    prediction: NDArray[np.int32],
    *,
    class_count: int,
    rows: Callable[[], OutcomeRows],
    weight: NDArray[np.int64] | None = None,
) -> Outcomes:
    """Count outcomes by cell; truth and prediction, int32 (P,), are in the order of the truth.

    `weight`, int64 (P,), is what each adds to its cell; None: one. `rows` gives what else is known of
    them, in the same order, when the examples are asked for.
    """
    base = class_count + 1
    code = _codes(truth, prediction, base)
    cell, count = cells_of_codes(code, base)
    if weight is not None:
        weight = weight[order_of_codes(code)]
        start = np.concatenate(([0], np.cumsum(count)))
        added = np.add.reduceat(weight, start[:-1]) if len(cell) else count
        made = _of_cells(cell, count, base, lambda: order_of_codes(code), rows)
        return replace(made, weight=frozen(weight, np.int64), cell_count=frozen(added, np.int64))
    return _of_cells(cell, count, base, lambda: order_of_codes(code), rows)


def outcomes_with_alarms(
    truth: NDArray[np.int32],
    prediction: NDArray[np.int32],
    alarm_count: NDArray[np.int64],
    alarm: Callable[[], NDArray[np.int32]],
    *,
    class_count: int,
    rows: Callable[[], OutcomeRows],
) -> Outcomes:
    """Count outcomes by cell: those of truths, int32 (n,) each, then predictions that have none.

    alarm_count: int64 (L,), how many of these each class has, for there may be ten times as many of them;
    alarm: gives the class of each, int32 (m,), when the examples are asked for. `rows` as `outcomes_by_cell`
    takes it.
    """
    base = class_count + 1
    code = _codes(truth, prediction, base)
    cell, count = cells_of_codes(code, base)
    alarmed = np.flatnonzero(alarm_count)
    cell = np.concatenate((cell, alarmed + class_count * base))
    count = np.concatenate((count, alarm_count[alarmed]))

    def order() -> NDArray[np.int64]:
        label = alarm()
        background = np.full(len(label), class_count, np.int32)
        return order_of_codes(np.concatenate((code, _codes(background, label, base))))

    return _of_cells(cell, count, base, order, rows)


def _codes(truth: NDArray[np.int32], prediction: NDArray[np.int32], base: int) -> Codes:
    """The number of the cell of each, int32 or int64."""
    # Half the bytes are twice as fast to sort; above 46,339 classes they do not suffice.
    wide = np.int32 if base**2 <= np.iinfo(np.int32).max else np.int64
    code: Codes = np.multiply(truth, base, dtype=wide)
    np.add(code, prediction, out=code)
    return code


def _of_cells(
    cell: NDArray[np.int64],
    count: NDArray[np.int64],
    base: int,
    order: Callable[[], NDArray[np.int64]],
    rows: Callable[[], OutcomeRows],
) -> Outcomes:
    """Outcomes that weigh one each; cell: int64 (C,), ascending numbers of cells, count: how many in each."""
    cell_truth, cell_prediction = np.divmod(cell, base)
    start = np.concatenate(([0], np.cumsum(count)))
    return Outcomes(
        weight=np.broadcast_to(np.int64(1), int(start[-1])),
        cell_truth=frozen(cell_truth, np.int32),
        cell_prediction=frozen(cell_prediction, np.int32),
        cell_start=frozen(start, np.int64),
        cell_count=frozen(count, np.int64),
        order=order,
        rows=rows,
    )
