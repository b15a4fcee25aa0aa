"""`class_metrics.csv`: a line a class, then the averages."""

from typing import Final

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.metrics import Average, class_metrics, overall_metrics
from cmviewer.evaluation import Classes, Task
from cmviewer.writers.fields import csv_text, real_field, text_fields, whole_fields

METRICS_NAME: Final = "class_metrics.csv"
_HEADER: Final = ("class", "tp", "fp", "fn", "tn", "precision", "recall", "f1", "iou", "support")


def metrics_csv(matrix: ConfusionMatrix, classes: Classes, task: Task) -> str:
    """Metrics of each class, then `macro`, `micro` and `weighted`; undefined is empty."""
    metrics = class_metrics(matrix)
    overall = overall_metrics(matrix, metrics, task)
    empty = [""] * len(classes)
    known = task.profile.of_class
    by_class = [
        text_fields(classes.names).tolist(),
        whole_fields(metrics.tp),
        whole_fields(metrics.fp),
        whole_fields(metrics.fn),
        whole_fields(metrics.tn) if "tn" in known else empty,
        *(list(map(real_field, rates.tolist())) for rates in (metrics.precision, metrics.recall, metrics.f1)),
        list(map(real_field, metrics.iou.tolist())) if "iou" in known else empty,
        whole_fields(metrics.support),
    ]
    support = str(int(metrics.support.sum()))
    averages = [
        _average_line("macro", overall.macro, support, real_field(overall.mean_iou)),
        _average_line("micro", overall.micro, support),
        _average_line("weighted", overall.weighted, support),
    ]
    columns = [column + [line[at] for line in averages] for at, column in enumerate(by_class)]
    return csv_text(_HEADER, columns)


def _average_line(name: str, average: Average, support: str, iou: str = "") -> tuple[str, ...]:
    rates = (real_field(rate) for rate in (average.precision, average.recall, average.f1))
    return (name, "", "", "", "", *rates, iou, support)
