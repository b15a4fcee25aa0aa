"""Names and cells in words: the same on screen, in the status bar and in files."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.number_words import percent
from cmviewer.confusion.view_state import CellBlock, Selection, ViewState, Which
from cmviewer.confusion.views import NO_PREDICTION_NAME, OTHER_NAME, as_seen, of_shown, on_one_line
from cmviewer.evaluation import Classes, Evaluation, Task, Unit

NAMED: Final = 3
"""Classes, and blocks of cells, that are named before the rest is only counted."""


def shown_name(label: int, classes: Classes, task: Task) -> str:
    """Name of a label as the screen writes it."""
    if label == classes.background and task.profile.no_prediction:
        return NO_PREDICTION_NAME
    return on_one_line(classes.name(label))


def selection_name(selection: Selection, evaluation: Evaluation) -> str:
    """Name a selection, such as `cat → dog`, `cat ↔ dog`, `cat, dog → car` or `all errors`."""
    if selection.cells:
        return _blocks_name(selection.cells, evaluation)
    if selection.pair is not None:
        return " ↔ ".join(shown_name(label, evaluation.classes, evaluation.task) for label in selection.pair)
    truth, prediction = (_chosen(labels, evaluation) for labels in (selection.truth, selection.prediction))
    if truth is None and prediction is None:
        return "everything" if selection.which is Which.ALL else f"all {selection.which.value}"
    only = "" if selection.which is Which.ALL else f", {selection.which.value} only"
    return f"{truth or 'anything'} → {prediction or 'anything'}{only}"


def _blocks_name(blocks: tuple[CellBlock, ...], evaluation: Evaluation) -> str:
    """Name blocks of cells: their classes, and how many cells they are where they are no rectangle."""
    named = [
        f"{names_of(block.truth, evaluation)} → {names_of(block.prediction, evaluation)}"
        for block in blocks[:NAMED]
    ]
    if len(blocks) == 1:
        return named[0]
    rest = "; …" if len(blocks) > NAMED else ""
    return f"{cell_count(blocks, evaluation):,} cells: {'; '.join(named)}{rest}"


def cell_count(blocks: tuple[CellBlock, ...], evaluation: Evaluation) -> int:
    """How many cells blocks are; where all classes are chosen, without the background."""
    every = len(evaluation.classes)
    sides = ((block.truth, block.prediction) for block in blocks)
    return sum(
        (every if truth is None else len(truth)) * (every if prediction is None else len(prediction))
        for truth, prediction in sides
    )


def names_of(labels: tuple[int, ...] | None, evaluation: Evaluation) -> str:
    """Names of several classes; of many the first, and how many more."""
    if labels is None:
        return "anything"
    shown = labels if len(labels) <= NAMED else labels[: NAMED - 1]
    names = [shown_name(label, evaluation.classes, evaluation.task) for label in shown]
    more = len(labels) - len(shown)
    return ", ".join(names) + (f" and {more:,} more" if more else "")


def cell_sentence(
    matrix: ConfusionMatrix,
    evaluation: Evaluation,
    state: ViewState,
    truth: tuple[int, ...],
    prediction: tuple[int, ...],
) -> str:
    """One sentence with both names, the count, and its share of each side, of all that is shown.

    A miss has a share of its truth class only, a false alarm of its predicted class. Recall and
    precision are of all counts, the hidden background included.
    """
    state, background = as_seen(state, matrix, evaluation.task), (matrix.class_count,)
    is_of_matches = evaluation.task.has_objects and background not in (truth, prediction)
    kept = "matched " if is_of_matches and of_shown(state, matrix, evaluation.task) else ""
    rows, columns = _array(truth), _array(prediction)
    count = _sum(matrix, rows, columns)
    of_truth = int(matrix.truth_totals[rows].sum())
    of_prediction = int(matrix.prediction_totals[columns].sum())
    if not state.background and background not in (truth, prediction):
        of_truth -= _sum(matrix, rows, _array(background))
        of_prediction -= _sum(matrix, _array(background), columns)
    name, other = quoted(truth, evaluation), quoted(prediction, evaluation)
    of_name = f"{percent(_share(count, of_truth))} of {kept}{name}"
    of_other = f"{percent(_share(count, of_prediction))} of {kept}{other} predictions"
    if not evaluation.task.profile.background_rows:
        verb = f"were predicted {other}"
        if prediction == background:
            of_other = f"{percent(_share(count, of_prediction))} of {other}"
        what = f"pixels of {name}" if evaluation.task.profile.unit is Unit.PIXEL else name
        parts = [f"{count:,} of {of_truth:,} {what} {verb}: {of_name}, {of_other}"]
    elif truth == prediction == background:
        return "Where nothing is and nothing is predicted, there is nothing to count"
    elif prediction == background:
        verb = "was missed" if count == 1 else "were missed"
        parts = [f"{count:,} of {of_truth:,} {name} {verb}: {of_name}"]
    elif truth == background:
        words = "false alarm says" if count == 1 else "false alarms say"
        parts = [
            f"{count:,} {words} {other}: {percent(_share(count, of_prediction))} of all {other} predictions"
        ]
    else:
        parts = [f"{count:,} of {of_truth:,} {kept}{name} were predicted {other}: {of_name}, {of_other}"]
    for labels, rate, totals in (
        (truth, "recall", matrix.truth_totals),
        (prediction, "precision", matrix.prediction_totals),
    ):
        if len(labels) == 1 and labels[0] < matrix.class_count:
            value = _share(int(matrix.correct[labels[0]]), int(totals[labels[0]]))
            parts.append(f"{rate} of {quoted(labels, evaluation)} {percent(value)}")
    return "; ".join(parts)


def sum_of(matrix: ConfusionMatrix, truth: tuple[int, ...], prediction: tuple[int, ...]) -> int:
    """Count of a cell, or of a cell of `(other)`."""
    return _sum(matrix, _array(truth), _array(prediction))


def _array(labels: tuple[int, ...]) -> NDArray[np.int64]:
    """Labels as an array; of `(other)` there may be a million."""
    return np.fromiter(labels, np.int64, len(labels))


def _sum(matrix: ConfusionMatrix, truth: NDArray[np.int64], prediction: NDArray[np.int64]) -> int:
    """Count of a cell, or of a cell of `(other)`."""
    if len(truth) == len(prediction) == 1:
        return matrix.count_at(int(truth[0]), int(prediction[0]))
    taken = _is_among(matrix.truth, truth, matrix) & _is_among(matrix.prediction, prediction, matrix)
    return int(matrix.count[taken].sum())


def _is_among(
    labels: NDArray[np.int32], chosen: NDArray[np.int64], matrix: ConfusionMatrix
) -> NDArray[np.bool_]:
    """Say of each label, bool (C,), whether it is among the chosen ones."""
    if len(chosen) == 1:
        single: NDArray[np.bool_] = labels == chosen[0]
        return single
    wanted = np.zeros(matrix.class_count + 1, np.bool_)
    wanted[chosen] = True
    return wanted[labels]


def _chosen(labels: tuple[int, ...] | None, evaluation: Evaluation) -> str | None:
    if labels is None:
        return None
    if len(labels) == 1:
        return shown_name(labels[0], evaluation.classes, evaluation.task)
    return OTHER_NAME


def quoted(labels: tuple[int, ...], evaluation: Evaluation) -> str:
    """A name in a sentence; many classes are called `(other)`."""
    return f"“{_chosen(labels, evaluation)}”"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan


def numbered(count: int, word: str) -> str:
    """A number of things, each of which is called `word`."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
