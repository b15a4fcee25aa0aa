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
from cmviewer.said import joined, said, said_of, word

NAMED: Final = 3
"""Classes, and blocks of cells, that are named before the rest is only counted."""
_EVERYTHING: Final = {
    Which.ALL: said("everything"),
    Which.ERRORS: said("all errors"),
    Which.CORRECT: said("all correct"),
}


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
        return _EVERYTHING[selection.which]
    cell = said("{} → {}", truth or said("anything"), prediction or said("anything"))
    return cell if selection.which is Which.ALL else said("{}, {} only", cell, word(selection.which.value))


def _blocks_name(blocks: tuple[CellBlock, ...], evaluation: Evaluation) -> str:
    """Name blocks of cells: their classes, and how many cells they are where they are no rectangle."""
    named = [
        said("{} → {}", names_of(block.truth, evaluation), names_of(block.prediction, evaluation))
        for block in blocks[:NAMED]
    ]
    if len(blocks) == 1:
        return named[0]
    rest = ("…",) if len(blocks) > NAMED else ()
    return said("{:,} cells: {}", cell_count(blocks, evaluation), joined("; ", (*named, *rest)))


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
        return said("anything")
    shown = labels if len(labels) <= NAMED else labels[: NAMED - 1]
    names = [shown_name(label, evaluation.classes, evaluation.task) for label in shown]
    more = len(labels) - len(shown)
    return said("{} and {:,} more", ", ".join(names), more) if more else ", ".join(names)


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
    is_kept = is_of_matches and bool(of_shown(state, matrix, evaluation.task))
    rows, columns = _array(truth), _array(prediction)
    count = _sum(matrix, rows, columns)
    of_truth = int(matrix.truth_totals[rows].sum())
    of_prediction = int(matrix.prediction_totals[columns].sum())
    if not state.background and background not in (truth, prediction):
        of_truth -= _sum(matrix, rows, _array(background))
        of_prediction -= _sum(matrix, _array(background), columns)
    name, other = quoted(truth, evaluation), quoted(prediction, evaluation)
    share, share_of_other = percent(_share(count, of_truth)), percent(_share(count, of_prediction))
    kept = said("matched {}", name) if is_kept else name
    of_name = said("{} of {}", share, kept)
    of_other = (
        said("{} of matched {} predictions", share_of_other, other)
        if is_kept
        else said("{} of {} predictions", share_of_other, other)
    )
    if not evaluation.task.profile.background_rows:
        if prediction == background:
            of_other = said("{} of {}", share_of_other, other)
        what = said("pixels of {}", name) if evaluation.task.profile.unit is Unit.PIXEL else name
        parts = [_predicted(count, of_truth, what, other, (of_name, of_other))]
    elif truth == prediction == background:
        return said("Where nothing is and nothing is predicted, there is nothing to count")
    elif prediction == background:
        parts = [
            said_of(
                count,
                "1 of {whole:,} {name} was missed: {share}",
                "{count:,} of {whole:,} {name} were missed: {share}",
                whole=of_truth,
                name=name,
                share=of_name,
            )
        ]
    elif truth == background:
        parts = [
            said_of(
                count,
                "1 false alarm says {name}: {share} of all {name} predictions",
                "{count:,} false alarms say {name}: {share} of all {name} predictions",
                name=other,
                share=share_of_other,
            )
        ]
    else:
        parts = [_predicted(count, of_truth, kept, other, (of_name, of_other))]
    if len(truth) == 1 and truth[0] < matrix.class_count:
        parts.append(recall_of(matrix, truth[0], evaluation))
    if len(prediction) == 1 and prediction[0] < matrix.class_count:
        parts.append(precision_of(matrix, prediction[0], evaluation))
    return joined("; ", parts)


def recall_of(matrix: ConfusionMatrix, label: int, evaluation: Evaluation) -> str:
    """The recall of a class as a phrase."""
    value = _share(int(matrix.correct[label]), int(matrix.truth_totals[label]))
    return said("recall of {} {}", quoted((label,), evaluation), percent(value))


def precision_of(matrix: ConfusionMatrix, label: int, evaluation: Evaluation) -> str:
    """The precision of a class as a phrase."""
    value = _share(int(matrix.correct[label]), int(matrix.prediction_totals[label]))
    return said("precision of {} {}", quoted((label,), evaluation), percent(value))


def _predicted(count: int, whole: int, what: str, other: str, shares: tuple[str, str]) -> str:
    """How many of what were predicted as another class, with both shares."""
    return said(
        "{count:,} of {whole:,} {what} were predicted {other}: {shares}",
        count=count,
        whole=whole,
        what=what,
        other=other,
        shares=joined(", ", shares),
    )


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


def numbered(count: int, unit: Unit) -> str:
    """A number of samples, objects or pixels."""
    match unit:
        case Unit.SAMPLE:
            return said_of(count, "1 sample", "{count:,} samples")
        case Unit.OBJECT:
            return said_of(count, "1 object", "{count:,} objects")
        case Unit.PIXEL:
            return said_of(count, "1 pixel", "{count:,} pixels")


def images_words(count: int) -> str:
    """A number of images."""
    return said_of(count, "1 image", "{count:,} images")


def false_alarms_words(count: int) -> str:
    """A number of false alarms."""
    return said_of(count, "1 false alarm", "{count:,} false alarms")
