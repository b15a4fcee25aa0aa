"""The table of metrics. One entry adds a metric to tables, files, page, curves and help."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.counts import Counts
from cmviewer.confusion.metric import (
    EVERY_TASK,
    OBJECTS,
    PIXELS,
    WITH_NEGATIVES,
    ClassMetric,
    Format,
    Mean,
    Metric,
    MetricTable,
    OverallMetric,
    averaged,
    quotient,
    ratio,
    weighted_mean,
)


def precision(counts: Counts) -> NDArray[np.float64]:
    """Positive predictive value, float64 (K,) (van Rijsbergen 1979)."""
    return ratio(counts.tp, counts.tp + counts.fp)


def recall(counts: Counts) -> NDArray[np.float64]:
    """Sensitivity, float64 (K,) (van Rijsbergen 1979)."""
    return ratio(counts.tp, counts.tp + counts.fn)


def f1(counts: Counts) -> NDArray[np.float64]:
    """Dice's coefficient, float64 (K,) (Dice 1945; van Rijsbergen 1979)."""
    return ratio(2 * counts.tp, 2 * counts.tp + counts.fp + counts.fn)


def iou(counts: Counts) -> NDArray[np.float64]:
    """Jaccard's index, float64 (K,) (Jaccard 1912)."""
    return ratio(counts.tp, counts.tp + counts.fp + counts.fn)


def accuracy(counts: Counts) -> float:
    """Share of what is right (scikit-learn's `accuracy_score`)."""
    return quotient(int(counts.tp.sum()), counts.total)


def balanced_accuracy(counts: Counts) -> float:
    """Mean of the recalls of the classes with support (Brodersen et al. 2010)."""
    return weighted_mean(recall(counts), (counts.support > 0).astype(np.float64))


def kappa(counts: Counts) -> float:
    """Agreement beyond chance (Cohen 1960); the background is a class like any other."""
    agreement, chance = _agreement(counts)
    return quotient(agreement, float(counts.total) ** 2 - chance)


def matthews(counts: Counts) -> float:
    """Matthews' coefficient for many classes (Gorodkin 2004); the background is one of them."""
    agreement, _ = _agreement(counts)
    truth, prediction = (totals.astype(np.float64) for totals in (counts.truth, counts.prediction))
    most = float(counts.total) ** 2
    spread = (most - float(truth @ truth)) * (most - float(prediction @ prediction))
    return quotient(agreement, float(np.sqrt(spread)))


def _agreement(counts: Counts) -> tuple[float, float]:
    """By how much what is right is more than chance, and chance, both in squares of counts."""
    chance = float(counts.truth.astype(np.float64) @ counts.prediction.astype(np.float64))
    return float(counts.tp.sum()) * float(counts.total) - chance, chance


_MEANS: Final = tuple(Mean)
_PRECISION: Final[ClassMetric] = Metric(
    "precision",
    "precision",
    EVERY_TASK,
    Format.SHARE,
    "how much of what is predicted so is right: TP / (TP + FP)",
    precision,
    means=_MEANS,
)
_RECALL: Final[ClassMetric] = Metric(
    "recall",
    "recall",
    EVERY_TASK,
    Format.SHARE,
    "how much of the class is found: TP / (TP + FN)",
    recall,
    means=_MEANS,
)
_F1: Final[ClassMetric] = Metric(
    "f1",
    "F1",
    EVERY_TASK,
    Format.SHARE,
    "harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN)",
    f1,
    means=_MEANS,
)
_IOU: Final[ClassMetric] = Metric(
    "iou",
    "IoU",
    PIXELS,
    Format.SHARE,
    "what is rightly predicted so, of all that is or is predicted so: TP / (TP + FP + FN)",
    iou,
    means=(Mean.MACRO,),
)
_OF_CLASS: Final[tuple[ClassMetric, ...]] = (
    Metric(
        "tp",
        "TP",
        EVERY_TASK,
        Format.COUNT,
        "of this class, and predicted so: the diagonal cell",
        lambda of: of.tp,
    ),
    Metric(
        "fp",
        "FP",
        EVERY_TASK,
        Format.COUNT,
        "not of this class, but predicted so: its column without the diagonal",
        lambda of: of.fp,
    ),
    Metric(
        "fn",
        "FN",
        EVERY_TASK,
        Format.COUNT,
        "of this class, but not predicted so: its row without the diagonal",
        lambda of: of.fn,
    ),
    Metric(
        "tn",
        "TN",
        WITH_NEGATIVES,
        Format.COUNT,
        "not of this class, and not predicted so: all others",
        lambda of: of.tn,
    ),
    _PRECISION,
    _RECALL,
    _F1,
    Metric(
        "support", "support", EVERY_TASK, Format.COUNT, "truths of this class: TP + FN", lambda of: of.support
    ),
    _IOU,
)
_OVERALL: Final[tuple[OverallMetric, ...]] = (
    averaged(Mean.MICRO, _F1),
    replace(averaged(Mean.MICRO, _PRECISION), called=dict.fromkeys(OBJECTS, "precision")),
    replace(averaged(Mean.MICRO, _RECALL), called=dict.fromkeys(OBJECTS, "recall")),
    replace(averaged(Mean.MACRO, _IOU), name="mean_iou", words="mean IoU"),
    Metric(
        "accuracy",
        "accuracy",
        WITH_NEGATIVES,
        Format.SHARE,
        "what is right, of everything",
        accuracy,
        called=dict.fromkeys(PIXELS, "pixel accuracy"),
    ),
    Metric(
        "balanced_accuracy",
        "balanced accuracy",
        WITH_NEGATIVES,
        Format.SHARE,
        "mean of the recalls of all classes with support",
        balanced_accuracy,
    ),
    averaged(Mean.MACRO, _F1),
    Metric(
        "kappa",
        "Cohen's kappa",
        WITH_NEGATIVES,
        Format.COEFFICIENT,
        "(accuracy − chance) / (1 − chance); chance is the agreement that the totals alone would give",
        kappa,
    ),
    Metric(
        "matthews",
        "Matthews' coefficient",
        WITH_NEGATIVES,
        Format.COEFFICIENT,
        "the correlation of truth and prediction, for many classes",
        matthews,
    ),
)
METRICS: Final = MetricTable(_OF_CLASS, _OVERALL)
