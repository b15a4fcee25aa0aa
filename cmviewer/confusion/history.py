"""How many stand in selected cells over the checkpoints, and in the cells of the heaviest pairs."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointCounts
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.pairs import confused_pairs
from cmviewer.confusion.sentences import selection_name
from cmviewer.confusion.view_state import Selection, ViewState, Which
from cmviewer.confusion.views import as_seen, selected_cells
from cmviewer.evaluation import Evaluation, frozen
from cmviewer.progress import Cancel
from cmviewer.said import said


@dataclass(frozen=True, eq=False)
class Track:
    """counts: float64 (C,), how many stand in the cells at each checkpoint; NaN where that is not counted."""

    name: str
    selection: Selection
    counts: NDArray[np.float64]


def tracks_of(
    evaluation: Evaluation,
    counted: Mapping[int, CheckpointCounts],
    state: ViewState,
    pairs: int,
    cancel: Cancel,
) -> tuple[Track, ...]:
    """Return the track of what is selected, of all errors without a selection, then of the heaviest pairs.

    counted: what the checkpoints that are counted came to, by their position. pairs: most pairs; their order
    is that of the shown checkpoint.
    """
    matrix = counted[state.checkpoint].matrix if state.checkpoint in counted else None
    chosen = state.selection or Selection(which=Which.ERRORS)
    wanted = list(dict.fromkeys((chosen, *(() if matrix is None else _heaviest(matrix, state, pairs)))))
    counts = np.full((len(wanted), len(evaluation.checkpoints)), np.nan)
    for place, known in cancel.checked(counted.items()):
        seen = as_seen(state, known.matrix, evaluation.task)
        for row, selection in enumerate(wanted):
            counts[row, place] = known.matrix.count[selected_cells(known.matrix, selection, seen)].sum()
    names = [said("all errors"), *(selection_name(one, evaluation) for one in wanted[1:])]
    if state.selection is not None:
        names[0] = selection_name(chosen, evaluation)
    return tuple(
        Track(name, selection, frozen(line, np.float64))
        for name, selection, line in zip(names, wanted, counts, strict=True)
    )


def _heaviest(matrix: ConfusionMatrix, state: ViewState, most: int) -> list[Selection]:
    found = confused_pairs(matrix, background=state.background)
    return [found.selection(row) for row in range(min(most, len(found)))]
