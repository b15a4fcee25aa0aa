"""What the compared checkpoint says of each outcome of the shown one, in the classes of the shown one."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.changes import CHANGES, NOTHING, Change, Changes
from cmviewer.confusion.comparison.comparison import Comparison
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.confusion.views import selected_cells
from cmviewer.evaluation import NO_ROW
from cmviewer.matching import Outcomes

NOWHERE: Final = -1
"""Stands for a class that the shown run does not have, and for the cell of what one side alone has."""
_Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Beside:
    """L truths, false alarms, or, of pixels, cells of an image, and where each checkpoint counts them.

    size: P outcomes of the shown checkpoint. row: int64 (L,), which of them, `NO_ROW` where it has none.
    other: int64 (L,), outcome of the compared one, `NO_ROW` where it has none, and of pixels. truth: int32
    (L,). shown, compared: int32 (L,), predicted classes of both, `NOWHERE` where one has none. Labels are
    those of the shown run's K classes. kind: int8 (L,), positions in `CHANGES`. count: int64 (L,).
    """

    size: int
    class_count: int
    row: _Rows
    other: _Rows
    truth: NDArray[np.int32]
    shown: NDArray[np.int32]
    compared: NDArray[np.int32]
    kind: NDArray[np.int8]
    count: _Rows

    def changed(self, change: Change) -> NDArray[np.bool_]:
        """Say of each outcome of the shown checkpoint whether it, or some of its pixels, is so: bool (P,)."""
        return self._outcomes(self.kind == CHANGES.index(change))

    def selected(self, selection: Selection, state: ViewState, drawn: Drawn) -> NDArray[np.bool_]:
        """Say of each outcome whether it stands in selected cells of what is drawn, bool (P,).

        Of a difference, whether either checkpoint counts it there.
        """
        return self._outcomes(self._taken(selection, state, drawn))

    def counts(
        self, selection: Selection | None, state: ViewState, drawn: Drawn = Drawn.DIFFERENCE
    ) -> dict[Change, int]:
        """How many of selected cells, of all without a selection, are of each kind; of those that are."""
        taken = np.ones(len(self.row), np.bool_)
        if selection is not None:
            taken = self._taken(selection, state, drawn)
        sums = np.zeros(len(CHANGES), np.int64)
        np.add.at(sums, self.kind[taken], self.count[taken])
        return {change: int(sums[place]) for place, change in enumerate(CHANGES) if sums[place]}

    def other_of(self, row: int) -> int:
        """Outcome of the compared checkpoint that one of the shown is; `NO_ROW` where there is none."""
        found = self.other[self.row == row]
        return int(found[0]) if len(found) else NO_ROW

    def in_cells(self, selection: Selection, state: ViewState) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Say what the shown, and what the compared checkpoint counts in selected cells, bool (L,) each."""
        return (
            self._in_cells(self.shown, selection, state),
            self._in_cells(self.compared, selection, state),
        )

    def _taken(self, selection: Selection, state: ViewState, drawn: Drawn) -> NDArray[np.bool_]:
        taken = np.zeros(len(self.row), np.bool_)
        if drawn is not Drawn.OTHER:
            taken |= self._in_cells(self.shown, selection, state)
        if drawn is not Drawn.SHOWN:
            taken |= self._in_cells(self.compared, selection, state)
        return taken

    def _in_cells(
        self, prediction: NDArray[np.int32], selection: Selection, state: ViewState
    ) -> NDArray[np.bool_]:
        there = np.flatnonzero((self.truth != NOWHERE) & (prediction != NOWHERE))
        cells = ConfusionMatrix(self.class_count, self.truth[there], prediction[there], self.count[there])
        taken = np.zeros(len(self.row), np.bool_)
        taken[there] = selected_cells(cells, selection, state)
        return taken

    def _outcomes(self, taken: NDArray[np.bool_]) -> NDArray[np.bool_]:
        rows = self.row[taken]
        answer = np.zeros(self.size, np.bool_)
        answer[rows[rows != NO_ROW]] = True
        return answer


def beside_of(comparison: Comparison, letter: Letter, shown: CheckpointResult) -> Beside | None:
    """Return what the compared checkpoint says; None where only counts are compared.

    letter: which of both the shown one is.
    """
    changes, joining = comparison.changes, comparison.joining
    if changes is None:
        return None
    of_shown = joining.label_of_a if letter is Letter.A else joining.label_of_b
    back = np.full(len(joining.classes) + 2, NOWHERE, np.int32)  # what NOTHING points at stays nowhere
    back[of_shown] = np.arange(len(of_shown), dtype=np.int32)
    says = {Letter.A: changes.prediction_a, Letter.B: changes.prediction_b}
    rows = {Letter.A: changes.a, Letter.B: changes.b}
    assert NOTHING == NOWHERE
    truth, own, other = back[changes.truth], back[says[letter]], back[says[letter.other]]
    row, outcomes = rows[letter], shown.outcomes
    if outcomes.area is not None:
        row = _rows_of_pixels(
            changes, joining.image_of_b if letter is Letter.B else None, truth, own, outcomes
        )
    return Beside(
        len(outcomes),
        len(of_shown) - 1,
        row,
        rows[letter.other],
        truth,
        own,
        other,
        changes.kind,
        changes.count,
    )


def _rows_of_pixels(
    changes: Changes,
    images: _Rows | None,
    truth: NDArray[np.int32],
    own: NDArray[np.int32],
    outcomes: Outcomes,
) -> _Rows:
    """Outcome of the shown checkpoint in which pixels of an image are counted, int64 (L,).

    images: int64 (N,), the image of the comparison that each of the shown run is; None: itself.
    """
    image = changes.image.astype(np.int64)
    if images is not None:
        place = np.full(int(max(images.max(initial=-1), image.max(initial=-1))) + 2, NO_ROW, np.int64)
        place[images[images >= 0]] = np.flatnonzero(images >= 0)
        image = place[image]
    cells = outcomes.cells_of(np.arange(len(outcomes)))
    sides = outcomes.cell_truth[cells], outcomes.cell_prediction[cells], outcomes.image
    high = int(max((int(side.max(initial=0)) for side in (*sides, truth, own, image)), default=0)) + 2

    def code(*labels: NDArray[np.int32] | _Rows) -> _Rows:
        one, two, three = (side.astype(np.int64) + 1 for side in labels)
        return (one * high + two) * high + three

    known, wanted = code(*sides), code(truth, own, image)
    order = np.argsort(known)
    at = np.minimum(np.searchsorted(known[order], wanted), max(0, len(order) - 1))
    found = order[at] if len(order) else np.zeros(len(wanted), np.int64)
    is_there = known[found] == wanted if len(order) else np.zeros(len(wanted), np.bool_)
    return np.where(is_there, found, NO_ROW)
