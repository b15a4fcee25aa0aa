"""One sentence about what is selected: a cell, a row, a column, a pair, a rectangle, or scattered cells."""

import math

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.number_words import percent
from cmviewer.confusion.sentences import (
    cell_count,
    cell_sentence,
    false_alarms_words,
    precision_of,
    quoted,
    recall_of,
    selection_name,
    sum_of,
)
from cmviewer.confusion.view_state import Selection, ViewState, Which
from cmviewer.confusion.views import as_seen, selected_cells
from cmviewer.evaluation import Evaluation
from cmviewer.said import joined, said, said_of


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
        return said("{} of all classes", false_alarms_words(count))
    name = quoted(truth, evaluation)
    parts = [said("{:,} {}: {:,} predicted right, {:,} wrong", count, name, correct, count - correct)]
    if len(truth) == 1:
        parts.append(recall_of(matrix, truth[0], evaluation))
    return joined("; ", parts)


def _column(
    matrix: ConfusionMatrix, evaluation: Evaluation, state: ViewState, prediction: tuple[int, ...]
) -> str:
    count, correct = _counts(matrix, Selection(None, prediction), state)
    if prediction == (matrix.class_count,):
        if evaluation.task.profile.no_prediction:
            return said("{:,} of all classes without a prediction", count)
        return said("{:,} of all classes missed", count)
    name = quoted(prediction, evaluation)
    parts = [said("{:,} predicted {}: {:,} of them right, {:,} wrong", count, name, correct, count - correct)]
    if len(prediction) == 1:
        parts.append(precision_of(matrix, prediction[0], evaluation))
    return joined("; ", parts)


def _pair(matrix: ConfusionMatrix, evaluation: Evaluation, pair: tuple[int, int]) -> str:
    one, other = pair[:1], pair[1:]
    there, back = sum_of(matrix, one, other), sum_of(matrix, other, one)
    name, second = quoted(one, evaluation), quoted(other, evaluation)
    return said(
        "{both:,} confused between {a} and {b}: {there:,} {a} as {b}, {back:,} {b} as {a}",
        both=there + back,
        a=name,
        b=second,
        there=there,
        back=back,
    )


def _several(matrix: ConfusionMatrix, evaluation: Evaluation, state: ViewState, selection: Selection) -> str:
    """Of a rectangle, of scattered cells, and of everything: the share of all that is shown."""
    count, correct = _counts(matrix, selection, state)
    total, _ = _counts(matrix, Selection(), state)
    if selection == Selection():
        return said("{:,} in all: {:,} right, {:,} wrong", count, correct, count - correct)
    name, cells = selection_name(selection, evaluation), cell_count(selection.cells, evaluation)
    many = said("{:,}", count)
    if len(selection.cells) == 1:
        many = said_of(cells, "{n:,} in 1 cell", "{n:,} in {count:,} cells", n=count)
    share = percent(_share(count, total))
    return said("{}: {}, {} of all {:,}; {:,} right", name, many, share, total, correct)


def _counts(matrix: ConfusionMatrix, selection: Selection, state: ViewState) -> tuple[int, int]:
    """How much is selected, as seen, and how much of it is right."""
    taken = selected_cells(matrix, selection, state)
    right = taken & (matrix.truth == matrix.prediction)
    return int(matrix.count[taken].sum()), int(matrix.count[right].sum())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan
