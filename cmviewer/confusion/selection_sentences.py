"""One sentence about what is selected: a cell, a row, a column, a pair, a rectangle, or scattered cells."""

import math

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.number_words import percent
from cmviewer.confusion.sentences import (
    cell_count,
    cell_sentence,
    numbered,
    quoted,
    selection_name,
    sum_of,
)
from cmviewer.confusion.view_state import Selection, ViewState, Which
from cmviewer.confusion.views import as_seen, selected_cells
from cmviewer.evaluation import Evaluation


def selection_sentence(
    matrix: ConfusionMatrix, evaluation: Evaluation, state: ViewState, selection: Selection
) -> str:
    """Say how much a selection is, and what share of what; the numbers are those of the list."""
    truth, prediction = selection.truth, selection.prediction
    state = as_seen(state, matrix, evaluation.task)
    if selection.pair is not None:
        return _pair(matrix, evaluation, selection.pair)
    if selection.which is Which.ALL and not selection.cells:
        if truth is not None and prediction is not None:
            return cell_sentence(matrix, evaluation, state, truth, prediction)
        if truth is not None:
            return _row(matrix, evaluation, state, truth)
        if prediction is not None:
            return _column(matrix, evaluation, state, prediction)
    return _several(matrix, evaluation, state, selection)


def _row(matrix: ConfusionMatrix, evaluation: Evaluation, state: ViewState, truth: tuple[int, ...]) -> str:
    count, correct = _counts(matrix, Selection(truth), state)
    if truth == (matrix.class_count,):
        return f"{numbered(count, 'false alarm')} of all classes"
    parts = [f"{count:,} {quoted(truth, evaluation)}: {correct:,} predicted right, {count - correct:,} wrong"]
    if len(truth) == 1:
        recall = _share(int(matrix.correct[truth[0]]), int(matrix.truth_totals[truth[0]]))
        parts.append(f"recall of {quoted(truth, evaluation)} {percent(recall)}")
    return "; ".join(parts)


def _column(
    matrix: ConfusionMatrix, evaluation: Evaluation, state: ViewState, prediction: tuple[int, ...]
) -> str:
    count, correct = _counts(matrix, Selection(None, prediction), state)
    if prediction == (matrix.class_count,):
        nothing = "without a prediction" if evaluation.task.profile.no_prediction else "missed"
        return f"{count:,} of all classes {nothing}"
    name = quoted(prediction, evaluation)
    parts = [f"{count:,} predicted {name}: {correct:,} of them right, {count - correct:,} wrong"]
    if len(prediction) == 1:
        precision = _share(int(matrix.correct[prediction[0]]), int(matrix.prediction_totals[prediction[0]]))
        parts.append(f"precision of {name} {percent(precision)}")
    return "; ".join(parts)


def _pair(matrix: ConfusionMatrix, evaluation: Evaluation, pair: tuple[int, int]) -> str:
    one, other = pair[:1], pair[1:]
    there, back = sum_of(matrix, one, other), sum_of(matrix, other, one)
    name, second = quoted(one, evaluation), quoted(other, evaluation)
    return (
        f"{there + back:,} confused between {name} and {second}: "
        f"{there:,} {name} as {second}, {back:,} {second} as {name}"
    )


def _several(matrix: ConfusionMatrix, evaluation: Evaluation, state: ViewState, selection: Selection) -> str:
    """Of a rectangle, of scattered cells, and of everything: the share of all that is shown."""
    count, correct = _counts(matrix, selection, state)
    total, _ = _counts(matrix, Selection(), state)
    if selection == Selection():
        return f"{count:,} in all: {correct:,} right, {count - correct:,} wrong"
    name, cells = selection_name(selection, evaluation), cell_count(selection.cells, evaluation)
    where = f" in {numbered(cells, 'cell')}" if len(selection.cells) == 1 else ""
    return f"{name}: {count:,}{where}, {percent(_share(count, total))} of all {total:,}; {correct:,} right"


def _counts(matrix: ConfusionMatrix, selection: Selection, state: ViewState) -> tuple[int, int]:
    """How much is selected, as seen, and how much of it is right."""
    taken = selected_cells(matrix, selection, state)
    right = taken & (matrix.truth == matrix.prediction)
    return int(matrix.count[taken].sum()), int(matrix.count[right].sum())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan
