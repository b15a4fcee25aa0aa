"""Several cells as one selection: added, taken away, mirrored, and written as simply as they can be."""

from typing import Final

from cmviewer.confusion.matrix_view import MatrixView
from cmviewer.confusion.view_state import CellBlock, Selection, Which, blocks_of

Cells = dict[int, frozenset[int]]
"""Predicted labels by truth label; never an empty set."""

MOST_CLASSES: Final = 1_000
"""Of more classes all errors and all correct ones are not taken apart: they are a million cells."""


def added(view: MatrixView, selection: Selection | None, more: Selection) -> Selection | None:
    """Select what is selected, and more; cells that are in both count once."""
    return _selection_of(view, _united(_cells_of(view, selection), _cells_of(view, more)))


def toggled(view: MatrixView, selection: Selection | None, some: Selection) -> Selection | None:
    """Take some cells out of what is selected where all of them are in it, else add them."""
    before, other = _cells_of(view, selection), _cells_of(view, some)
    is_in = all(labels <= before.get(truth, frozenset()) for truth, labels in other.items())
    return _selection_of(view, _without(before, other) if is_in else _united(before, other))


def both_directions(view: MatrixView, selection: Selection | None) -> Selection | None:
    """Select each cell `i → j` that is selected, and `j → i`."""
    cells = _cells_of(view, selection)
    return _selection_of(view, _united(cells, _mirrored(cells)))


def rectangle(view: MatrixView, rows: range, columns: range) -> Selection:
    """Select the cells in some rows and columns of what is shown."""
    if len(rows) == len(columns) == 1:
        return view.cell(rows.start, columns.start)
    return _simplest(view, [view.block(rows, columns)])


def _cells_of(view: MatrixView, selection: Selection | None) -> Cells:
    """The cells of a selection by their labels; where all that are shown are chosen, these."""
    if selection is None or (selection.which is not Which.ALL and _is_too_much(view, selection)):
        return {}
    truths, predictions = view.truth.places.keys(), frozenset(view.prediction.places)
    cells: Cells = {}
    for block in blocks_of(selection):
        labels = predictions if block.prediction is None else frozenset(block.prediction)
        for truth in truths if block.truth is None else block.truth:
            kept = _kept(truth, labels, selection.which)
            if kept:
                cells[truth] = cells.get(truth, frozenset()) | kept
    return cells


def _is_too_much(view: MatrixView, selection: Selection) -> bool:
    return selection.pair is None and len(view.truth.places) > MOST_CLASSES


def _kept(truth: int, labels: frozenset[int], which: Which) -> frozenset[int]:
    match which:
        case Which.ALL:
            return labels
        case Which.ERRORS:
            return labels - {truth}
        case Which.CORRECT:
            return labels & {truth}


def _united(cells: Cells, more: Cells) -> Cells:
    return {
        truth: cells.get(truth, frozenset()) | more.get(truth, frozenset())
        for truth in cells.keys() | more.keys()
    }


def _without(cells: Cells, some: Cells) -> Cells:
    left = {truth: labels - some.get(truth, frozenset()) for truth, labels in cells.items()}
    return {truth: labels for truth, labels in left.items() if labels}


def _mirrored(cells: Cells) -> Cells:
    mirrored: dict[int, set[int]] = {}
    for truth, labels in cells.items():
        for label in labels:
            mirrored.setdefault(label, set()).add(truth)
    return {truth: frozenset(labels) for truth, labels in mirrored.items()}


def _selection_of(view: MatrixView, cells: Cells) -> Selection | None:
    """Write cells as a selection: classes with the same predicted labels make a block. None for no cell."""
    truths_of: dict[frozenset[int], list[int]] = {}
    for truth in sorted(cells):
        truths_of.setdefault(cells[truth], []).append(truth)
    if not truths_of:
        return None
    if (pair := _pair(cells)) is not None:
        return Selection(pair, pair, Which.ERRORS)
    return _simplest(
        view, [CellBlock(tuple(truths), tuple(sorted(labels))) for labels, truths in truths_of.items()]
    )


def _simplest(view: MatrixView, blocks: list[CellBlock]) -> Selection:
    """Call everything that is shown None; one cell, row or column needs no block."""
    truths, predictions = tuple(sorted(view.truth.places)), tuple(sorted(view.prediction.places))
    blocks = [
        CellBlock(_unless(block.truth, truths), _unless(block.prediction, predictions)) for block in blocks
    ]
    block = blocks[0]
    alone = (*view.truth.members, None), (*view.prediction.members, None)
    if len(blocks) == 1 and block.truth in alone[0] and block.prediction in alone[1]:
        return Selection(block.truth, block.prediction)
    return Selection(cells=tuple(blocks))


def _unless(labels: tuple[int, ...] | None, every: tuple[int, ...]) -> tuple[int, ...] | None:
    return None if labels == every and len(every) > 1 else labels


def _pair(cells: Cells) -> tuple[int, int] | None:
    """Two classes where the cells are all confusion between them."""
    if len(cells) != 2:
        return None
    low, high = sorted(cells)
    return (low, high) if cells == {low: frozenset((high,)), high: frozenset((low,))} else None
