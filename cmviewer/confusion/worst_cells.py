"""From one error to the next, the cell with the most first."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.view_state import Selection


def next_worst_cell(view: MatrixView, selection: Selection | None, step: int) -> Selection | None:
    """Return the cell of errors that comes `step` places after the selected one; None where none does.

    Where no cell of errors is selected alone, the worst one comes next. `(other)` is no cell of errors.
    """
    cells = _errors(view)
    if not len(cells):
        return None
    places = None if selection is None else view.places_of(selection)
    at = -1
    if places is not None and all(place.stop - place.start == 1 for place in places):
        here = places[0].start * view.shape[1] + places[1].start
        found = np.flatnonzero(cells == here)
        at = int(found[0]) if len(found) else -1
    wanted = 0 if at < 0 else at + step
    if not 0 <= wanted < len(cells):
        return None
    row, column = divmod(int(cells[wanted]), view.shape[1])
    return view.cell(row, column)


def _errors(view: MatrixView) -> NDArray[np.intp]:
    """Places of the errors that are shown, flat, int (E,): most first, then in reading order."""
    counts = np.where(view.diagonal, 0, view.counts)
    for axis, part in ((view.rows, counts), (view.columns, counts.T)):
        if axis.has_other:
            part[len(axis) - 1 - axis.has_background] = 0
    flat = counts.ravel()
    filled = np.flatnonzero(flat > 0)
    return filled[np.argsort(-flat[filled], kind="stable")]
