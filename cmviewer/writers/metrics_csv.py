"""`class_metrics.csv`: a line a class, then the means."""

import math
from collections.abc import Mapping
from typing import Final

import numpy as np

from cmviewer.confusion.intervals import Intervals
from cmviewer.confusion.measures import Measures
from cmviewer.confusion.metric import ClassMetric, Mean
from cmviewer.evaluation import Classes
from cmviewer.writers.counted_by import table_text
from cmviewer.writers.fields import real_field, text_fields, whole_fields

METRICS_NAME: Final = "class_metrics.csv"
_FIRST: Final = ("tp", "fp", "fn", "tn", "precision", "recall", "f1", "iou", "support")
"""Columns that have always been there, in their order; others follow."""


def metrics_csv(
    measures: Measures, classes: Classes, told: Mapping[str, str], intervals: Intervals | None = None
) -> str:
    """Metrics of each class, then `macro`, `micro` and `weighted`; undefined is empty.

    told: by what they were counted. With intervals the ends of each follow, and what is to be said of a class
    with few truths.
    """
    by_name = {metric.name: metric for metric in measures.table.of_class}
    metrics = [by_name[name] for name in dict.fromkeys((*_FIRST, *by_name))]
    columns = [_column(metric, measures, len(classes)) for metric in metrics]
    names = [*text_fields(classes.names).tolist(), *Mean]
    more = {} if intervals is None else _interval_columns(measures, intervals, len(classes))
    return table_text(
        ("class", *(metric.name for metric in metrics), *more), [names, *columns, *more.values()], told
    )


def _interval_columns(measures: Measures, intervals: Intervals, class_count: int) -> dict[str, list[str]]:
    """Both ends of each metric that has some, and `note`, by their headings."""
    columns: dict[str, list[str]] = {}
    for metric in measures.class_metrics:
        if metric.name in intervals.of_class:
            means = [measures.table.mean(mean, metric) for mean in Mean]
            over_all = [
                (math.nan, math.nan) if mean is None else intervals.overall[mean.name] for mean in means
            ]
            ends = [*intervals.of_class[metric.name].tolist(), *over_all]
            for place, word in enumerate(("low", "high")):
                columns[f"{metric.name}_{word}"] = [real_field(one[place]) for one in ends]
    notes = [intervals.says_little(label) for label in range(class_count)]
    return columns | {"note": [*notes, *("" for _ in Mean)]}


def _column(metric: ClassMetric, measures: Measures, class_count: int) -> list[str]:
    values = measures.of_class.get(metric.name)
    if values is None:
        fields = [""] * class_count
    elif values.dtype == np.int64:
        fields = whole_fields(values.astype(np.int64, copy=False))
    else:
        fields = list(map(real_field, values.tolist()))
    return [*fields, *(_mean_field(mean, metric, measures) for mean in Mean)]


def _mean_field(mean: Mean, metric: ClassMetric, measures: Measures) -> str:
    value = measures.mean(mean, metric)
    return real_field(math.nan if value is None else value)
