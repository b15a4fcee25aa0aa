"""What a metric is, and a table of them: of each class, of their means, and over all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from functools import cached_property
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.counts import Counts
from cmviewer.confusion.number_words import percent
from cmviewer.evaluation import Task

Numbers = NDArray[np.int64] | NDArray[np.float64]
Value = TypeVar("Value", Numbers, float)

EVERY_TASK: Final = frozenset(Task)
OBJECTS: Final = frozenset(task for task in Task if task.has_objects)
PIXELS: Final = frozenset({Task.SEMANTIC_SEGMENTATION})
WITH_NEGATIVES: Final = EVERY_TASK - OBJECTS
"""Nobody can count the objects that are rightly not predicted."""


class Format(Enum):
    """How a value is written on screen and on the page; files hold all its digits."""

    COUNT = auto()
    SHARE = auto()
    COEFFICIENT = auto()

    def text(self, value: float) -> str:
        """The value in words, a dash where it is undefined."""
        if value != value:
            return "–"
        return {
            Format.COUNT: lambda: f"{int(value):,}",
            Format.SHARE: lambda: percent(float(value)),
            Format.COEFFICIENT: lambda: f"{value:.3f}",
        }[self]()


class Mean(StrEnum):
    """How the values of all classes become one (Sokolova and Lapalme 2009)."""

    MACRO = "macro"
    MICRO = "micro"
    WEIGHTED = "weighted"

    def help(self, words: str) -> str:
        """What it is of a metric that is called so."""
        return _HELP_OF_MEANS[self].format(words)


_HELP_OF_MEANS: Final = {
    Mean.MACRO: "mean of {} over the classes with support",
    Mean.MICRO: "{} of the counts of all classes added up",
    Mean.WEIGHTED: "mean of {} over the classes, each weighted with its support",
}


@dataclass(frozen=True)
class Metric(Generic[Value]):
    """One metric, everywhere.

    name: in files. words: on screen. tasks: which know it. help: what it is, with its formula. of_counts: its
    value; of a class for all of them at once, (K,), int64 of a count, else float64, NaN where undefined; else
    a float. called: what some tasks call it instead. means: of a metric of a class, which of its means there
    are. mean_of: where it is a mean, which one, and of which metric of a class.
    """

    name: str
    words: str
    tasks: frozenset[Task]
    format: Format
    help: str
    of_counts: Callable[[Counts], Value]
    called: Mapping[Task, str] = field(default_factory=dict, hash=False)
    means: tuple[Mean, ...] = ()
    mean_of: tuple[Mean, str] | None = None

    def words_for(self, task: Task) -> str:
        """What a task calls it."""
        return self.called.get(task, self.words)


ClassMetric = Metric[Numbers]
OverallMetric = Metric[float]


@dataclass(frozen=True)
class MetricTable:
    """of_class: metrics of each class. listed: metrics over all, in the order in which they are shown.

    The order of the first is that of the columns of tables. Names differ within each.
    """

    of_class: tuple[ClassMetric, ...]
    listed: tuple[OverallMetric, ...]

    @cached_property
    def overall(self) -> tuple[OverallMetric, ...]:
        """Metrics over all: those that are listed, then all other means of the metrics of a class."""
        known = {metric.mean_of for metric in self.listed}
        means = [averaged(mean, metric) for mean in Mean for metric in self.of_class if mean in metric.means]
        return (*self.listed, *(metric for metric in means if metric.mean_of not in known))

    def of_classes(self, name: str) -> ClassMetric:
        """The metric of each class of that name; raises `KeyError` where there is none."""
        return self._of_class_by_name[name]

    def over_all(self, name: str) -> OverallMetric:
        """The metric over all of that name; raises `KeyError` where there is none."""
        return self._by_name[name]

    def mean(self, mean: Mean, metric: ClassMetric) -> OverallMetric | None:
        """The mean of a metric of a class, if there is one."""
        return self._by_mean.get((mean, metric.name))

    @cached_property
    def _of_class_by_name(self) -> dict[str, ClassMetric]:
        return {metric.name: metric for metric in self.of_class}

    @cached_property
    def _by_name(self) -> dict[str, OverallMetric]:
        return {metric.name: metric for metric in self.overall}

    @cached_property
    def _by_mean(self) -> dict[tuple[Mean, str], OverallMetric]:
        return {metric.mean_of: metric for metric in self.overall if metric.mean_of is not None}


def averaged(mean: Mean, metric: ClassMetric) -> OverallMetric:
    """Return the mean of a metric of a class as a metric over all."""

    def of_counts(counts: Counts) -> float:
        if mean is Mean.MICRO:
            return float(metric.of_counts(counts.pooled)[0])
        support = counts.support
        weights = support > 0 if mean is Mean.MACRO else support
        return weighted_mean(metric.of_counts(counts), weights.astype(np.float64))

    return Metric(
        name=f"{mean}_{metric.name}",
        words=f"{mean} {metric.words}",
        tasks=metric.tasks,
        format=metric.format,
        help=mean.help(metric.words),
        of_counts=of_counts,
        mean_of=(mean, metric.name),
    )


def weighted_mean(rates: Numbers, weights: NDArray[np.float64]) -> float:
    """Mean of rates (K,) in which an undefined one counts 0, as in scikit-learn; NaN without weights (K,)."""
    return quotient(float(np.where(np.isnan(rates), 0.0, rates) @ weights), float(weights.sum()))


def ratio(part: NDArray[np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    """Quotients of counts, float64 (K,); NaN where the denominator is 0."""
    quotients = np.full(len(part), np.nan)
    np.divide(part, whole, out=quotients, where=whole > 0)
    return quotients


def quotient(part: float, whole: float) -> float:
    """A quotient; NaN where the denominator is 0."""
    return part / whole if whole > 0 else float("nan")
