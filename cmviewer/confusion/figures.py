"""The figures that a task is judged by: their names on screen and in files, and where they come from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cmviewer.confusion.describe import percent
from cmviewer.confusion.metrics import OverallMetrics
from cmviewer.evaluation import Task, Unit


@dataclass(frozen=True)
class Figure:
    """One number over all classes. text: how its value is written."""

    name: str
    value: Callable[[OverallMetrics], float]
    text: Callable[[float], str] = percent


def _coefficient(value: float) -> str:
    return "–" if value != value else f"{value:.3f}"


FIGURES: Final = {
    "accuracy": Figure("accuracy", lambda overall: overall.accuracy),
    "balanced_accuracy": Figure("balanced accuracy", lambda overall: overall.balanced_accuracy),
    "macro_f1": Figure("macro F1", lambda overall: overall.macro.f1),
    "micro_f1": Figure("micro F1", lambda overall: overall.micro.f1),
    "micro_precision": Figure("precision", lambda overall: overall.micro.precision),
    "micro_recall": Figure("recall", lambda overall: overall.micro.recall),
    "mean_iou": Figure("mean IoU", lambda overall: overall.mean_iou),
    "kappa": Figure("Cohen's kappa", lambda overall: overall.kappa, _coefficient),
    "matthews": Figure("Matthews' coefficient", lambda overall: overall.matthews, _coefficient),
}
"""By the names that the profile of a task gives them."""

CLASS_FIGURES: Final = {
    "support": "support",
    "tp": "TP",
    "fp": "FP",
    "fn": "FN",
    "tn": "TN",
    "precision": "precision",
    "recall": "recall",
    "f1": "F1",
    "iou": "IoU",
}
"""Names of the figures of a class, by the fields of `ClassMetrics`."""

COUNTS: Final = frozenset({"support", "tp", "fp", "fn", "tn"})
"""Those of them that are counts; the others are shares."""


def figure_name(figure: str, task: Task) -> str:
    """Name of a figure for a task."""
    name = FIGURES[figure].name
    return f"pixel {name}" if (figure, task.profile.unit) == ("accuracy", Unit.PIXEL) else name
