"""Outcomes: every counted thing, sorted by cell, so that a click is a slice and not a search."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import frozen


@dataclass(frozen=True, eq=False)
class Outcomes:
    """P outcomes in C cells that are not empty, sorted by (truth class, predicted class).

    Within a cell they keep the order of the truth. Labels run to K, the background.

    image: int32 (P,). truth_row, prediction_row: int32 (P,), rows of the truth and of the checkpoint's
    predictions. score: float32 (P,), score of the predicted class, NaN where none is known.
    weight: int64 (P,), what each adds to its cell.
    cell_truth, cell_prediction: int32 (C,). cell_start: int64 (C + 1,), slice of each cell.
    cell_count: int64 (C,), sum of the weights.
    """

    image: NDArray[np.int32]
    truth_row: NDArray[np.int32]
    prediction_row: NDArray[np.int32]
    score: NDArray[np.float32]
    weight: NDArray[np.int64]
    cell_truth: NDArray[np.int32]
    cell_prediction: NDArray[np.int32]
    cell_start: NDArray[np.int64]
    cell_count: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.image)

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


def outcomes_by_cell(
    truth: NDArray[np.int32],
    prediction: NDArray[np.int32],
    *,
    class_count: int,
    image: NDArray[np.int32],
    truth_row: NDArray[np.int32],
    prediction_row: NDArray[np.int32],
    score: NDArray[np.float32],
) -> Outcomes:
    """Sort outcomes of weight 1, given in the order of the truth, by cell. All arrays are (P,)."""
    codes, order = _sorted_codes(truth.astype(np.int64) * (class_count + 1) + prediction)
    new_cell = np.ones(len(codes), np.bool_)
    new_cell[1:] = codes[1:] != codes[:-1]
    start = np.append(np.flatnonzero(new_cell), len(codes))
    return Outcomes(
        image=frozen(image[order], np.int32),
        truth_row=frozen(truth_row[order], np.int32),
        prediction_row=frozen(prediction_row[order], np.int32),
        score=frozen(score[order], np.float32),
        weight=np.broadcast_to(np.int64(1), len(codes)),
        cell_truth=frozen(truth[order[start[:-1]]], np.int32),
        cell_prediction=frozen(prediction[order[start[:-1]]], np.int32),
        cell_start=frozen(start, np.int64),
        cell_count=frozen(np.diff(start), np.int64),
    )


def _sorted_codes(codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Cell codes in order, and the stable order of their rows.

    Code and row are packed into one number wherever both fit: to sort plain numbers is ten times as
    fast as to sort their positions.
    """
    row_bits = len(codes).bit_length()
    if codes.size and int(codes.max()) >> (63 - row_bits):
        order = np.argsort(codes, kind="stable")
        return codes[order], order
    packed = (codes << row_bits) | np.arange(len(codes))
    packed.sort()
    return packed >> row_bits, packed & ((1 << row_bits) - 1)
