"""Metrics of a matrix, a class and over all. The background always counts: a miss is a miss."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.evaluation import Task


@dataclass(frozen=True, eq=False)
class ClassMetrics:
    """Metrics of K classes, each (K,). Counts are int64; rates float64, NaN where undefined.

    precision = TP / (TP + FP), recall = TP / (TP + FN), f1 = 2 TP / (2 TP + FP + FN),
    iou = TP / (TP + FP + FN), which is said of pixels, support = TP + FN.
    """

    tp: NDArray[np.int64]
    fp: NDArray[np.int64]
    fn: NDArray[np.int64]
    tn: NDArray[np.int64]
    precision: NDArray[np.float64]
    recall: NDArray[np.float64]
    f1: NDArray[np.float64]
    iou: NDArray[np.float64]
    support: NDArray[np.int64]


@dataclass(frozen=True)
class Average:
    """Precision, recall and F1 over all classes; NaN where undefined."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class OverallMetrics:
    """Metrics over all classes, as scikit-learn defines them; NaN where undefined.

    Macro and balanced accuracy are means over the classes with support, weighted ones by it; there an
    undefined precision counts 0. Micro is over the sums. kappa: Cohen's; matthews: the coefficient for
    many classes (Gorodkin 2004). largest_share: share of the largest truth class. Accuracy, kappa and
    matthews need all that is counted to be there: of objects they are undefined. mean_iou: of pixels only,
    over the classes with support.
    """

    accuracy: float
    balanced_accuracy: float
    macro: Average
    micro: Average
    weighted: Average
    kappa: float
    matthews: float
    largest_class: int
    largest_share: float
    mean_iou: float


@dataclass(frozen=True)
class Headline:
    """The numbers of a checkpoint that are compared with other checkpoints; NaN where undefined."""

    accuracy: float
    macro_f1: float
    micro_f1: float
    mean_iou: float


def headline_of(matrix: ConfusionMatrix, task: Task) -> Headline:
    """Return accuracy and F1 alone."""
    passing = replace(matrix)  # its sums over all classes go with it: there may be many matrices
    overall = overall_metrics(passing, class_metrics(passing), task)
    return Headline(overall.accuracy, overall.macro.f1, overall.micro.f1, overall.mean_iou)


def class_metrics(matrix: ConfusionMatrix) -> ClassMetrics:
    """Metrics of every class."""
    tp = matrix.correct[:-1]
    fp = matrix.prediction_totals[:-1] - tp
    fn = matrix.truth_totals[:-1] - tp
    return ClassMetrics(
        tp=tp,
        fp=fp,
        fn=fn,
        tn=matrix.total - tp - fp - fn,
        precision=_ratio(tp, tp + fp),
        recall=_ratio(tp, tp + fn),
        f1=_ratio(2 * tp, 2 * tp + fp + fn),
        iou=_ratio(tp, tp + fp + fn),
        support=tp + fn,
    )


def overall_metrics(matrix: ConfusionMatrix, metrics: ClassMetrics, task: Task) -> OverallMetrics:
    """Metrics over all classes."""
    support = metrics.support
    with_support = (support > 0).astype(np.float64)
    tp, fp, fn = (int(values.sum()) for values in (metrics.tp, metrics.fp, metrics.fn))
    largest = int(np.argmax(support)) if support.size else 0
    undefined = float("nan")
    known = task.profile.report
    kappa, matthews = _agreement(matrix) if "kappa" in known else (undefined, undefined)
    return OverallMetrics(
        accuracy=_quotient(tp, matrix.total) if "accuracy" in known else undefined,
        balanced_accuracy=_mean(metrics.recall, with_support),
        macro=_average(metrics, with_support),
        micro=Average(_quotient(tp, tp + fp), _quotient(tp, tp + fn), _quotient(2 * tp, 2 * tp + fp + fn)),
        weighted=_average(metrics, support.astype(np.float64)),
        kappa=kappa,
        matthews=matthews,
        largest_class=largest,
        largest_share=_quotient(int(support[largest]) if support.size else 0, int(support.sum())),
        mean_iou=_mean(metrics.iou, with_support) if "mean_iou" in known else undefined,
    )


def _average(metrics: ClassMetrics, weights: NDArray[np.float64]) -> Average:
    return Average(
        _mean(metrics.precision, weights),
        _mean(metrics.recall, weights),
        _mean(metrics.f1, weights),
    )


def _mean(rates: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """Weighted mean in which an undefined rate counts 0."""
    return _quotient(float(np.nan_to_num(rates) @ weights), float(weights.sum()))


def _agreement(matrix: ConfusionMatrix) -> tuple[float, float]:
    """Cohen's kappa and Matthews' coefficient; the background is a class like any other here."""
    truth, prediction = (
        totals.astype(np.float64) for totals in (matrix.truth_totals, matrix.prediction_totals)
    )
    total, correct = float(matrix.total), float(matrix.correct.sum())
    chance = float(truth @ prediction)
    spread = (total**2 - float(truth @ truth)) * (total**2 - float(prediction @ prediction))
    agreement = correct * total - chance
    return _quotient(agreement, total**2 - chance), _quotient(agreement, float(np.sqrt(spread)))


def _ratio(part: NDArray[np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    ratio = np.full(len(part), np.nan)
    np.divide(part, whole, out=ratio, where=whole > 0)
    return ratio


def _quotient(part: float, whole: float) -> float:
    return part / whole if whole > 0 else float("nan")
