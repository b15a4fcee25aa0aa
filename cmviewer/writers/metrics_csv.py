"""`class_metrics.csv`: a line a class, then the means."""

import math
from collections.abc import Mapping
from typing import Final

import numpy as np

from cmviewer.confusion.measures import Measures
from cmviewer.confusion.metric import ClassMetric, Mean
from cmviewer.evaluation import Classes
from cmviewer.writers.counted_by import table_text
from cmviewer.writers.fields import real_field, text_fields, whole_fields

METRICS_NAME: Final = "class_metrics.csv"
_FIRST: Final = ("tp", "fp", "fn", "tn", "precision", "recall", "f1", "iou", "support")
"""Columns that have always been there, in their order; others follow."""


def metrics_csv(measures: Measures, classes: Classes, told: Mapping[str, str]) -> str:
    """Metrics of each class, then `macro`, `micro` and `weighted`; undefined is empty.

    told: by what they were counted.
    """
    by_name = {metric.name: metric for metric in measures.table.of_class}
    metrics = [by_name[name] for name in dict.fromkeys((*_FIRST, *by_name))]
    columns = [_column(metric, measures, len(classes)) for metric in metrics]
    names = [*text_fields(classes.names).tolist(), *Mean]
    return table_text(("class", *(metric.name for metric in metrics)), [names, *columns], told)


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
