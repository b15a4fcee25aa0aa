"""The metrics of one matrix: what a table of metrics comes to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from cmviewer.confusion.counts import Counts, counts_of
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.metric import ClassMetric, Mean, MetricTable, Numbers, OverallMetric, quotient
from cmviewer.confusion.metrics import METRICS
from cmviewer.evaluation import Task

COMPARED: Final = ("micro_f1", "macro_f1")
"""What checkpoints and thresholds are compared by, beside what a task is first judged by."""


@dataclass(frozen=True, eq=False)
class Measures:
    """Values of all metrics of a table that a task knows, by their names.

    of_class: int64 or float64 (K,), NaN where undefined. overall: NaN where undefined.
    """

    table: MetricTable
    task: Task
    counts: Counts
    of_class: Mapping[str, Numbers]
    overall: Mapping[str, float]

    @property
    def class_metrics(self) -> tuple[ClassMetric, ...]:
        """The metrics of a class that the task knows."""
        return tuple(metric for metric in self.table.of_class if metric.name in self.of_class)

    @property
    def headline(self) -> tuple[OverallMetric, ...]:
        """The metrics over all that say most about the task."""
        return tuple(map(self.table.over_all, self.task.profile.headline))

    @property
    def single(self) -> tuple[OverallMetric, ...]:
        """The headline, and all other metrics over all but the means, in the order of the table."""
        known = (metric for metric in self.table.overall if metric.name in self.overall)
        return tuple(m for m in known if m.mean_of is None or m.name in self.task.profile.headline)

    def value(self, name: str) -> float:
        """A metric over all; NaN where it is undefined, or unknown to the task."""
        return self.overall.get(name, float("nan"))

    def text(self, metric: OverallMetric) -> str:
        """A metric over all as the screen writes it."""
        return metric.format.text(self.value(metric.name))

    def mean(self, mean: Mean, metric: ClassMetric) -> float | None:
        """The mean of a metric of a class, of the support its sum; None where it has none."""
        if metric.name == "support":
            return int(self.counts.support.sum())
        found = self.table.mean(mean, metric)
        return None if found is None else self.value(found.name)

    @property
    def largest_class(self) -> int:
        """The class with most support; 0 where there is no class."""
        support = self.counts.support
        return int(np.argmax(support)) if support.size else 0

    @property
    def largest_share(self) -> float:
        """The share of the largest class of all truths; NaN where there are none."""
        support = self.counts.support
        return quotient(int(support.max(initial=0)), int(support.sum()))


def measures_of(matrix: ConfusionMatrix, task: Task, table: MetricTable = METRICS) -> Measures:
    """Compute every metric of a table that a task knows."""
    counts = counts_of(matrix)
    return Measures(
        table,
        task,
        counts,
        {metric.name: metric.of_counts(counts) for metric in table.of_class if task in metric.tasks},
        _overall(counts, task, table.overall),
    )


def headline_of(matrix: ConfusionMatrix, task: Task, table: MetricTable = METRICS) -> Mapping[str, float]:
    """Compute only what checkpoints are compared by: the headline of the task, and `COMPARED`."""
    passing = replace(matrix)  # its sums over all classes go with it: there may be many matrices
    names = dict.fromkeys((*task.profile.headline, *COMPARED))
    return _overall(counts_of(passing), task, map(table.over_all, names))


def _overall(counts: Counts, task: Task, metrics: Iterable[OverallMetric]) -> dict[str, float]:
    return {metric.name: metric.of_counts(counts) for metric in metrics if task in metric.tasks}
