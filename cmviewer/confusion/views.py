"""From a matrix to what is drawn of it: normalised, ordered, oriented."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.matrix_view import Axis, MatrixView
from cmviewer.confusion.order import shown_classes
from cmviewer.confusion.view_state import (
    CellBlock,
    Selection,
    Side,
    View,
    ViewState,
    Which,
    blocks_of,
)
from cmviewer.evaluation import Classes, Task, frozen
from cmviewer.safe_text import one_line
from cmviewer.said import word

NO_PREDICTION_NAME = "(no prediction)"
OTHER_NAME = "(other)"
LINE_BREAK = "↵"


def on_one_line(name: str) -> str:
    """A name as the screen writes it: line breaks become signs, other control characters escapes."""
    return one_line(name.replace("\r\n", LINE_BREAK).replace("\n", LINE_BREAK).replace("\r", LINE_BREAK))


def as_seen(state: ViewState, matrix: ConfusionMatrix, task: Task) -> ViewState:
    """Return the state with the background as it is on screen.

    Samples without a prediction are shown wherever there are some, so that the diagonal is recall.
    """
    return replace(state, background=matrix.missed > 0) if task.profile.no_prediction else state


def of_shown(state: ViewState, matrix: ConfusionMatrix, task: Task) -> str:
    """Say of what shares are where the background is hidden and holds something; else nothing."""
    is_whole = as_seen(state, matrix, task).background or not matrix.missed + matrix.false_alarms
    return "" if is_whole or not task.profile.of_shown else word(task.profile.of_shown)


def view_of(matrix: ConfusionMatrix, classes: Classes, state: ViewState, task: Task) -> MatrixView:
    """Arrange and normalise a matrix as the state asks for."""
    state = as_seen(state, matrix, task)
    shown = shown_classes(matrix, classes, state.order, state.top, state.shown)
    truth = _axis(Side.TRUTH, matrix, classes, shown, state, task)
    prediction = _axis(Side.PREDICTION, matrix, classes, shown, state, task)
    counts = matrix.block(
        _places_of_labels(truth, shown, matrix.class_count),
        _places_of_labels(prediction, shown, matrix.class_count),
        (len(truth), len(prediction)),
    )
    exists = np.ones(counts.shape, np.bool_)
    if truth.has_background and prediction.has_background:
        exists[-1, -1] = False
    diagonal = np.zeros(counts.shape, np.bool_)
    np.fill_diagonal(diagonal[: len(shown), : len(shown)], val=True)
    values = normalised(counts, state.view)
    values[~exists] = np.nan
    truth = replace(truth, totals=frozen(counts.sum(1), np.int64))
    prediction = replace(prediction, totals=frozen(counts.sum(0), np.int64))
    by_truth = MatrixView(
        state.view,
        truth,
        prediction,
        frozen(counts, np.int64),
        frozen(values, np.float64),
        frozen(exists, np.bool_),
        frozen(diagonal, np.bool_),
        of_shown(state, matrix, task),
    )
    return by_truth if state.rows is Side.TRUTH else transposed(by_truth)


def transposed(view: MatrixView) -> MatrixView:
    """Return the same view with rows and columns exchanged: another drawing, the same numbers.

    The cells are laid out anew here, in a worker: to colour them across their rows takes the window long.
    """
    return replace(
        view,
        rows=view.columns,
        columns=view.rows,
        counts=frozen(np.ascontiguousarray(view.counts.T), np.int64),
        values=frozen(np.ascontiguousarray(view.values.T), np.float64),
        exists=frozen(np.ascontiguousarray(view.exists.T), np.bool_),
        diagonal=frozen(np.ascontiguousarray(view.diagonal.T), np.bool_),
    )


def selected_cells(matrix: ConfusionMatrix, selection: Selection, state: ViewState) -> NDArray[np.bool_]:
    """Say of each of the C cells of the matrix whether the selection takes it, bool (C,)."""
    blocks, base = blocks_of(selection), matrix.class_count + 1
    block = _blocks_of_truths(blocks, matrix.class_count, state)[matrix.truth]
    taken = np.isin(block * base + matrix.prediction, _codes_of_blocks(blocks, base))
    whole = np.array([one.prediction is None for one in blocks])
    if whole.any():
        is_shown = state.background or matrix.prediction != matrix.class_count
        taken |= (block >= 0) & whole[block] & is_shown
    if selection.which is Which.ERRORS:
        taken &= matrix.truth != matrix.prediction
    elif selection.which is Which.CORRECT:
        taken &= matrix.truth == matrix.prediction
    return taken


def _blocks_of_truths(blocks: tuple[CellBlock, ...], class_count: int, state: ViewState) -> NDArray[np.int64]:
    """Which block has each truth label, int64 (K + 1,); -1: none."""
    places = np.full(class_count + 1, -1, np.int64)
    for place, block in enumerate(blocks):
        if block.truth is None:
            places[: class_count + state.background] = place
        else:
            places[np.array(block.truth, np.int64)] = place
    return places


def _codes_of_blocks(blocks: tuple[CellBlock, ...], base: int) -> NDArray[np.int64]:
    """The predicted labels that blocks name, each with its block, int64 (n,)."""
    codes = [
        place * base + np.array(block.prediction, np.int64)
        for place, block in enumerate(blocks)
        if block.prediction is not None
    ]
    return np.concatenate([np.empty(0, np.int64), *codes])


def _axis(
    side: Side,
    matrix: ConfusionMatrix,
    classes: Classes,
    shown: NDArray[np.int64],
    state: ViewState,
    task: Task,
) -> Axis:
    """One axis; its totals are filled in when the counts are known."""
    labels = shown.tolist()
    names = [on_one_line(classes.names[label]) for label in labels]
    members: list[tuple[int, ...]] = [(label,) for label in labels]
    totals = matrix.truth_totals if side is Side.TRUTH else matrix.prediction_totals
    has_other = len(shown) < len(classes)
    if has_other:
        rest = np.delete(np.arange(len(classes)), shown)
        names.append(OTHER_NAME)
        members.append(tuple(rest.tolist()))
    has_background = state.background and (side is Side.PREDICTION or task.profile.background_rows)
    if has_background:
        names.append(NO_PREDICTION_NAME if task.profile.no_prediction else classes.background_name)
        members.append((classes.background,))
    rates = np.full(len(names), np.nan)
    np.divide(
        matrix.correct[shown],
        totals[shown],
        out=rates[: len(shown)],
        where=totals[shown] > 0,
    )
    return Axis(
        side,
        tuple(names),
        tuple(members),
        has_other,
        has_background,
        totals,
        frozen(rates, np.float64),
    )


def _places_of_labels(axis: Axis, shown: NDArray[np.int64], class_count: int) -> NDArray[np.intp]:
    """Place of every label, intp (K + 1,), -1 for a background that is not shown."""
    places = np.full(class_count + 1, len(shown), np.intp)
    places[shown] = np.arange(len(shown))
    places[class_count] = len(axis) - 1 if axis.has_background else -1
    return places


def normalised(counts: NDArray[np.int64], view: View) -> NDArray[np.float64]:
    """Shares of counts (truth on rows); NaN where the denominator is empty."""
    match view:
        case View.COUNTS:
            return counts.astype(np.float64)
        case View.TRUTH:
            whole = counts.sum(1, keepdims=True)
        case View.PREDICTION:
            whole = counts.sum(0, keepdims=True)
        case View.ALL:
            whole = counts.sum(keepdims=True)
    values: NDArray[np.float64] = counts / np.where(whole > 0, whole, np.nan)
    return values
