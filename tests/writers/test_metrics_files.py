"""What files say of metrics, byte for byte: other programs read it."""

from pathlib import Path

import pytest
from added_metrics import use
from making import make_evaluation, make_random_detection

from cmviewer.confusion.count import count
from cmviewer.confusion.metric import MetricTable
from cmviewer.confusion.metrics import METRICS
from cmviewer.confusion.view_state import ViewState
from cmviewer.evaluation import Task
from cmviewer.matching import CountingRule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.writers.report import write_report

EXPECTED = Path(__file__).parent / "expected"
OF_CLASS = {"support", "tp", "fp", "fn", "tn", "precision", "recall", "f1", "iou"}
OVERALL = {"micro_f1", "micro_precision", "micro_recall", "mean_iou", "accuracy", "balanced_accuracy"} | {
    "macro_f1", "kappa", "matthews",
}  # fmt: skip
"""What the expected files hold; a metric that is added later has its own tests."""
SAMPLES = Path(__file__).parent.parent.parent / "resources" / "samples"


TABLE = MetricTable(
    tuple(metric for metric in METRICS.of_class if metric.name in OF_CLASS),
    tuple(metric for metric in METRICS.listed if metric.name in OVERALL),
)


def evaluation_of(task):
    if task is Task.CLASSIFICATION:
        names = ("ant", "bee", "cat", "=1, dog", "never")
        return make_evaluation([0, 0, 0, 1, 2, 1, 3], {"one": [0, 1, None, 1, 2, 0, 3]}, names=names)
    if task is Task.DETECTION:
        return make_random_detection(seed=3)
    if task is Task.INSTANCE_SEGMENTATION:
        return open_evaluation(OpenRequest(SAMPLES / "digit-scenes", task=task))
    return open_evaluation(OpenRequest(SAMPLES / "digit-maps"))


def between(text, start, end):
    """What of a text begins with `start` and ends with `end`."""
    return start + text.split(start, 1)[1].split(end, 1)[0] + end


def told(folder):
    """What the files of a report say of metrics, by the names of the files that expect it."""
    page = (folder / "report.html").read_text(encoding="utf-8")
    summary = (folder / "summary.json").read_text(encoding="utf-8")
    return {
        "class_metrics.csv": (folder / "class_metrics.csv").read_text(encoding="utf-8"),
        "metrics.json": between(summary, '"metrics": {', "\n }") + "\n",
        "page.html": between(page, '<dl class="numbers">', "</dl>")
        + between(page, "<h2>Classes</h2>", "</table>")
        + "\n",
    }


@pytest.mark.parametrize("task", list(Task))
def test_files_say_of_metrics_what_they_have_always_said(tmp_path, monkeypatch, task):
    use(monkeypatch, TABLE)
    evaluation = evaluation_of(task)
    state = ViewState(rule=CountingRule(score=0.25 if task.has_objects else 0.0))
    write_report(tmp_path, evaluation, count(evaluation, 0, state.rule), state, None, {})
    expected = {file.name: file.read_text(encoding="utf-8") for file in (EXPECTED / task).iterdir()}
    assert told(tmp_path) == expected
