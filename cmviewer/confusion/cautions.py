"""Sentences about numbers that mislead."""

import numpy as np

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.measures import Measures
from cmviewer.confusion.number_words import percent
from cmviewer.confusion.sentences import quoted
from cmviewer.evaluation import Evaluation
from cmviewer.said import said

MISLEADING_GAP = 0.05
"""Difference of accuracy and balanced accuracy from which the summary says so."""

COLLAPSED_SHARE = 0.95
"""Share of one class among the predictions from which a model may have collapsed."""


def caution(measures: Measures, evaluation: Evaluation) -> str:
    """Say in words when accuracy misleads; empty where it does not."""
    classes = evaluation.classes
    if len(classes) < 2 or measures.largest_share * len(classes) < 1.5:
        return ""
    always, accuracy = measures.largest_share, measures.value("accuracy")
    gap = accuracy - measures.value("balanced_accuracy")
    if not (gap >= MISLEADING_GAP or always >= accuracy):
        return ""
    name = classes.names[measures.largest_class]
    return said(
        "Accuracy misleads: {share} of the truth is {name}, so always saying {name} would reach {share}",
        share=percent(always),
        name=name,
    )


def collapse(matrix: ConfusionMatrix, evaluation: Evaluation) -> str:
    """Say in words when nearly everything is predicted as one class; empty where it is not.

    A class that nearly everything truly is, and whose few others are mostly found, is no collapse. Of
    objects only those are looked at that were found.
    """
    if evaluation.task.profile.background_rows:
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
    name = quoted((label,), evaluation)
    return said("Nearly everything ({}) is predicted as {}", percent(share), name)


def _without_background(matrix: ConfusionMatrix) -> ConfusionMatrix:
    inside = (matrix.truth < matrix.class_count) & (matrix.prediction < matrix.class_count)
    return ConfusionMatrix(
        matrix.class_count, matrix.truth[inside], matrix.prediction[inside], matrix.count[inside]
    )
