"""Cells that are not empty, near one that is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.view_state import Selection


@dataclass(frozen=True)
class NearCell:
    """A cell as a selection, and its count."""

    selection: Selection
    count: int


def nearest_cells(view: MatrixView, selection: Selection, most: int) -> tuple[NearCell, ...]:
    """Return the cells with a count that are fewest steps from a selection, of equal ones the largest.

    None where the selection is not shown.
    """
    places = view.places_of(selection)
    if places is None:
        return ()
    rows, columns = np.nonzero(view.counts)
    counts = view.counts[rows, columns]
    steps = _steps(rows, places[0]) + _steps(columns, places[1])
    nearest = np.lexsort((-counts, steps))[:most]
    return tuple(NearCell(view.cell(int(rows[i]), int(columns[i])), int(counts[i])) for i in nearest)


def _steps(places: NDArray[np.intp], covered: range) -> NDArray[np.intp]:
    """How far places are from a range, intp (n,); 0 within it."""
    steps: NDArray[np.intp] = np.maximum(np.maximum(covered.start - places, places - covered.stop + 1), 0)
    return steps
