"""Sentences about what is shown: the same words on screen, in the status bar and in files."""

import math

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.metrics import OverallMetrics
from cmviewer.confusion.order import SHOWN_LIMIT
from cmviewer.confusion.totals import Totals
from cmviewer.confusion.view_state import Selection, ViewState, Which
from cmviewer.confusion.views import NO_PREDICTION_NAME, OTHER_NAME, on_one_line
from cmviewer.evaluation import Annotations, Classes, Evaluation, Task
from cmviewer.matching import CountingRule, Difficult

MISLEADING_GAP = 0.05
"""Difference of accuracy and balanced accuracy from which the summary says so."""

COLLAPSED_SHARE = 0.95
"""Share of one class among the predictions from which a model may have collapsed."""


def percent(share: float) -> str:
    """A share as percent, a dash where it is undefined."""
    return "–" if math.isnan(share) else f"{100 * share:.1f} %"


def threshold_text(value: float) -> str:
    """A threshold with at least two digits, and no more than it needs."""
    return np.format_float_positional(value, min_digits=2)


def shown_name(label: int, classes: Classes, task: Task) -> str:
    """Name of a label as the screen writes it."""
    if label == classes.background and task is Task.CLASSIFICATION:
        return NO_PREDICTION_NAME
    return on_one_line(classes.name(label))


def selection_name(selection: Selection, evaluation: Evaluation) -> str:
    """Name a selection, such as `cat → dog`, `cat ↔ dog` or `all errors`."""
    if selection.pair is not None:
        return " ↔ ".join(shown_name(label, evaluation.classes, evaluation.task) for label in selection.pair)
    truth, prediction = (_chosen(labels, evaluation) for labels in (selection.truth, selection.prediction))
    if truth is None and prediction is None:
        return "everything" if selection.which is Which.ALL else f"all {selection.which.value}"
    only = "" if selection.which is Which.ALL else f", {selection.which.value} only"
    return f"{truth or 'anything'} → {prediction or 'anything'}{only}"


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
    background = (matrix.class_count,)
    rows, columns = _array(truth), _array(prediction)
    count = _sum(matrix, rows, columns)
    of_truth = int(matrix.truth_totals[rows].sum())
    of_prediction = int(matrix.prediction_totals[columns].sum())
    if not state.background and background not in (truth, prediction):
        of_truth -= _sum(matrix, rows, _array(background))
        of_prediction -= _sum(matrix, _array(background), columns)
    name, other = _quoted(truth, evaluation), _quoted(prediction, evaluation)
    of_name = f"{percent(_share(count, of_truth))} of {name}"
    of_other = f"{percent(_share(count, of_prediction))} of {other} predictions"
    if not evaluation.task.has_objects:
        verb = f"were predicted {other}"
        if prediction == background and evaluation.task is Task.CLASSIFICATION:
            verb = "have no prediction"
            of_other = f"{percent(_share(count, of_prediction))} of all without prediction"
        what = f"pixels of {name}" if evaluation.task is Task.SEMANTIC_SEGMENTATION else name
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
        parts = [f"{count:,} of {of_truth:,} {name} were predicted {other}: {of_name}, {of_other}"]
    for labels, rate, totals in (
        (truth, "recall", matrix.truth_totals),
        (prediction, "precision", matrix.prediction_totals),
    ):
        if len(labels) == 1 and labels[0] < matrix.class_count:
            value = _share(int(matrix.correct[labels[0]]), int(totals[labels[0]]))
            parts.append(f"{rate} of {_quoted(labels, evaluation)} {percent(value)}")
    return "; ".join(parts)


def sum_of(matrix: ConfusionMatrix, truth: tuple[int, ...], prediction: tuple[int, ...]) -> int:
    """Count of a cell, or of a cell of `(other)`."""
    return _sum(matrix, _array(truth), _array(prediction))


def _array(labels: tuple[int, ...]) -> NDArray[np.int64]:
    """Labels as an array; of `(other)` there may be a million."""
    return np.fromiter(labels, np.int64, len(labels))


def _sum(matrix: ConfusionMatrix, truth: NDArray[np.int64], prediction: NDArray[np.int64]) -> int:
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


def hidden_sentence(matrix: ConfusionMatrix, state: ViewState, task: Task) -> str:
    """Say what the hidden background hides; empty where it hides nothing."""
    if state.background or not matrix.missed + matrix.false_alarms:
        return ""
    if task is Task.CLASSIFICATION:
        return f"{matrix.missed:,} without prediction are hidden"
    if task is Task.SEMANTIC_SEGMENTATION:
        return f"{_number(matrix.missed, 'pixel')} predicted as no class are hidden"
    return f"{matrix.missed:,} missed, {_number(matrix.false_alarms, 'false alarm')} are hidden"


def kept_sentence(totals: Totals, rule: CountingRule) -> str:
    """Say how many truths and predictions count, and how many of each are left out, and why."""
    aside = f" ({totals.ignored_truths:,} more left aside)" if totals.ignored_truths else ""
    reasons = []
    if totals.under_threshold:
        reasons.append(f"{totals.under_threshold:,} under {threshold_text(rule.score)}")
    if totals.on_ignored:
        where = "crowd regions" if rule.difficult is Difficult.COUNT else "what is not counted"
        reasons.append(f"{totals.on_ignored:,} on {where}")
    left_out = f" ({', '.join(reasons)} left out)" if reasons else ""
    kept = _number(totals.predictions, "prediction")
    return f"{_number(totals.counted, 'truth')}{aside} · {kept} kept{left_out}"


def pixels_sentence(totals: Totals) -> str:
    """Say how many pixels of how many images are counted, and how many are left out."""
    images = _number(totals.images_counted, "image")
    if waiting := totals.images_waiting:
        all_images = totals.images_counted + totals.images_left_out + waiting
        images = f"{totals.images_counted:,} of {_number(all_images, 'image')} so far"
    reasons = []
    if totals.ignored_pixels:
        reasons.append(f"{totals.ignored_pixels:,} not judged by the truth")
    if totals.images_left_out:
        reasons.append(f"{_number(totals.images_left_out, 'image')} left out")
    aside = f" ({', '.join(reasons)})" if reasons else ""
    return f"{_number(totals.counted, 'pixel')} in {images}{aside}"


def folded_sentence(classes: Classes, state: ViewState) -> str:
    """Say how many classes stand as `(other)`; empty where none does."""
    chosen = len(classes) if state.shown is None else len(state.shown)
    wanted = chosen if state.top is None else state.top
    shown = min(wanted, SHOWN_LIMIT, chosen)
    if shown == len(classes):
        return ""
    if shown == chosen:
        words = f"{chosen:,} of {len(classes):,} classes chosen"
    elif chosen == len(classes):
        words = f"the {shown:,} most confused of {len(classes):,} classes"
    else:
        words = f"the {shown:,} most confused of {chosen:,} classes chosen from {len(classes):,}"
    return f"{words}, the rest as {OTHER_NAME}"


def rule_sentence(evaluation: Evaluation, state: ViewState) -> str:
    """Say by which rule was counted; of objects all that two people need for the same numbers."""
    rule = state.rule
    score = threshold_text(rule.score)
    if evaluation.task.has_objects:
        parts = [
            f"match {rule.match.value}",
            f"IoU ≥ {threshold_text(rule.iou)}",
            f"score ≥ {score}",
            f"seed {rule.seed}",
        ]
        truth = evaluation.truth
        if isinstance(truth, Annotations) and truth.crowd is not None:
            parts.append(f"crowd {rule.crowd.value}")
        if isinstance(truth, Annotations) and truth.difficult is not None:
            parts.append(f"difficult {rule.difficult.value}")
        return ", ".join(parts)
    if evaluation.task is Task.SEMANTIC_SEGMENTATION:
        return "every pixel that the truth judges"
    if evaluation.positive is not None:
        return f"{evaluation.classes.names[evaluation.positive]} from score {score} on"
    return f"score ≥ {score}"


def caption(evaluation: Evaluation, state: ViewState) -> str:
    """One line that makes a picture unambiguous: checkpoint, view, rule, background, orientation."""
    parts = [
        evaluation.checkpoints[state.checkpoint].name,
        state.view.label,
        rule_sentence(evaluation, state),
        "background shown" if state.background else "background hidden",
        f"{state.rows.value} on rows",
        folded_sentence(evaluation.classes, state),
    ]
    return " · ".join(part for part in parts if part)


def caution(overall: OverallMetrics, evaluation: Evaluation) -> str:
    """Say in words when accuracy misleads; empty where it does not."""
    classes = evaluation.classes
    if len(classes) < 2 or overall.largest_share * len(classes) < 1.5:
        return ""
    always = overall.largest_share
    gap = overall.accuracy - overall.balanced_accuracy
    if not (gap >= MISLEADING_GAP or always >= overall.accuracy):
        return ""
    name = classes.names[overall.largest_class]
    return (
        f"Accuracy misleads: {percent(always)} of the truth is {name}, "
        f"so always saying {name} would reach {percent(always)}"
    )


def collapse(matrix: ConfusionMatrix, evaluation: Evaluation) -> str:
    """Say in words when nearly everything is predicted as one class; empty where it is not.

    A class that nearly everything truly is, and whose few others are mostly found, is no collapse. Of
    objects only those are looked at that were found.
    """
    if evaluation.task.has_objects:
        matrix = _without_background(matrix)
    predicted = matrix.prediction_totals[:-1]
    if not predicted.size or not matrix.total:
        return ""
    label = int(np.argmax(predicted))
    share = int(predicted[label]) / matrix.total
    truly_other = matrix.total - int(matrix.truth_totals[label])
    seen_as_other = matrix.total - int(predicted[label])
    if share < COLLAPSED_SHARE or 2 * seen_as_other >= truly_other:
        return ""
    name = _quoted((label,), evaluation)
    return f"Nearly everything ({percent(share)}) is predicted as {name}"


def _without_background(matrix: ConfusionMatrix) -> ConfusionMatrix:
    inside = (matrix.truth < matrix.class_count) & (matrix.prediction < matrix.class_count)
    return ConfusionMatrix(
        matrix.class_count, matrix.truth[inside], matrix.prediction[inside], matrix.count[inside]
    )


def _chosen(labels: tuple[int, ...] | None, evaluation: Evaluation) -> str | None:
    if labels is None:
        return None
    if len(labels) == 1:
        return shown_name(labels[0], evaluation.classes, evaluation.task)
    return OTHER_NAME


def _quoted(labels: tuple[int, ...], evaluation: Evaluation) -> str:
    """A name in a sentence; many classes are called by numbers."""
    return f"“{_chosen(labels, evaluation)}”"


def _number(count: int, word: str) -> str:
    """A number of things, each of which is called `word`."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan
