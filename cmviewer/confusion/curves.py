"""Metrics over the checkpoints: what the task is judged by, macro F1, and the recall of single classes."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointCounts
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.metric import MetricTable
from cmviewer.confusion.metrics import METRICS
from cmviewer.evaluation import Evaluation, frozen
from cmviewer.progress import Cancel
from cmviewer.said import said, word


@dataclass(frozen=True, eq=False)
class Curve:
    """values: float64 (N,), a share for each checkpoint; NaN where undefined or not counted yet."""

    name: str
    values: NDArray[np.float64]


def recall_of(matrix: ConfusionMatrix, label: int) -> float:
    """Return the recall of one class, from its cells alone; NaN where nothing is truly of it."""
    start, end = np.searchsorted(matrix.truth, (label, label + 1))
    count = matrix.count[start:end]
    correct, total = count[matrix.prediction[start:end] == label].sum(), count.sum()
    return float(correct / total) if total else math.nan


def curves_of(
    evaluation: Evaluation,
    counted: Mapping[int, CheckpointCounts],
    labels: tuple[int, ...],
    cancel: Cancel,
    table: MetricTable = METRICS,
) -> tuple[Curve, ...]:
    """Return the curves of the main metric and of macro F1, then of the recall of each label.

    counted: what the checkpoints that are counted came to, by their position.
    """
    drawn = (evaluation.task.profile.headline[0], "macro_f1")
    values = np.full((len(drawn) + len(labels), len(evaluation.checkpoints)), np.nan)
    for place, known in counted.items():
        cancel.check()
        values[: len(drawn), place] = [known.headline[name] for name in drawn]
        values[len(drawn) :, place] = [recall_of(known.matrix, label) for label in labels]
    recalls = (said("recall of “{}”", evaluation.classes.names[label]) for label in labels)
    names = (*(word(table.over_all(name).words) for name in drawn), *recalls)
    return tuple(Curve(name, frozen(line, np.float64)) for name, line in zip(names, values, strict=True))
