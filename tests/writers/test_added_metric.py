"""A metric is one entry of the table: whoever adds one finds it in every file, in curves and in the help."""

import csv
import html
import json
import re

import pytest
from added_metrics import ERROR_RATE, SPECIFICITY, TABLE, added
from making import make_evaluation

from cmviewer.confusion.count import count
from cmviewer.confusion.curves import curves_of
from cmviewer.confusion.measures import measures_of
from cmviewer.confusion.metric import Mean
from cmviewer.confusion.metrics import METRICS
from cmviewer.confusion.view_state import ViewState
from cmviewer.evaluation import Task
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel
from cmviewer.resources import resource
from cmviewer.writers.metrics_csv import metrics_csv
from cmviewer.writers.report import write_report

__all__ = ["added"]

NAMES = ("ant", "bee", "cat")
TRUTH = [0, 0, 0, 1, 2, 1, 2, 2]
SAID = [0, 1, None, 1, 2, 0, 2, 0]


def evaluation():
    return make_evaluation(TRUTH, {"one": SAID}, names=NAMES)


def specificity_of(label):
    others = [said for truth, said in zip(TRUTH, SAID, strict=True) if truth != label]
    return sum(said != label for said in others) / len(others)


@pytest.fixture
def report(added, tmp_path):
    opened = evaluation()
    write_report(tmp_path, opened, count(opened, 0, CountingRule()), ViewState(), None, {})
    return tmp_path


def test_the_file_of_metrics_has_its_column_after_all_others_and_its_means(report):
    with (report / "class_metrics.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert ",".join(header[:10]) == "class,tp,fp,fn,tn,precision,recall,f1,iou,support"
    place = header.index("trial_specificity")
    assert header[place + 1] == "checkpoint"  # by what it was counted comes last
    column = {row[0]: float(row[place]) for row in rows}
    expected = [specificity_of(label) for label in range(3)]
    assert [column[name] for name in NAMES] == expected
    assert column["macro"] == pytest.approx(sum(expected) / 3)
    assert column["weighted"] == pytest.approx(
        sum(TRUTH.count(label) * expected[label] for label in range(3)) / len(TRUTH)
    )
    false_alarms = sum(said not in (truth, None) for truth, said in zip(TRUTH, SAID, strict=True))
    negatives = sum(truth != label for truth in TRUTH for label in range(3))
    assert column["micro"] == pytest.approx(1 - false_alarms / negatives)


def test_the_summary_has_it_after_what_was_always_there(report):
    metrics = json.loads((report / "summary.json").read_text(encoding="utf-8"))["metrics"]
    assert metrics["trial_error_rate"] == pytest.approx(4 / 8)
    assert metrics["macro"]["trial_specificity"] == pytest.approx(sum(map(specificity_of, range(3))) / 3)
    assert list(metrics)[-1] == "trial_error_rate"
    assert list(metrics["macro"])[-1] == "trial_specificity"


def test_the_page_has_it(report):
    page = html.unescape((report / "report.html").read_text(encoding="utf-8"))
    assert dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page))["Trial error rate"] == "50.0 %"
    assert page.count("<th>trial specificity</th>") == 1
    assert f"<td>{100 * specificity_of(0):.1f} %</td>" in page


def test_a_task_that_knows_it_not_has_an_empty_column():
    opened = evaluation()
    measures = measures_of(count(opened, 0, CountingRule()).matrix, Task.DETECTION, TABLE)
    lines = metrics_csv(measures, opened.classes, {}).splitlines()
    assert lines[0].endswith(",trial_specificity")
    assert all(line.endswith(",") for line in lines[1:])


def test_checkpoints_are_drawn_by_it_where_the_profile_names_it_first(added):
    opened = evaluation()
    curve, *_ = curves_of(opened, {0: count(opened, 0, CountingRule()).counts}, (), Cancel())
    assert (curve.name, curve.values.tolist()) == ("trial error rate", [pytest.approx(0.5)])


def left_out_of_the_help(table):
    """Lines that the help has not, each of which is to stand there as it is."""
    page = (resource("help") / "counting.md").read_text(encoding="utf-8").splitlines()
    lines = [f"| {metric.words} | {metric.help} |" for metric in (*table.of_class, *table.overall)]
    return [line for line in lines if line not in page]


def test_the_help_tells_every_metric_in_the_words_of_the_table():
    assert left_out_of_the_help(METRICS) == []


def test_a_metric_that_the_help_does_not_tell_is_noticed():
    means = [TABLE.mean(mean, SPECIFICITY) for mean in Mean]
    expected = [f"| {metric.words} | {metric.help} |" for metric in (SPECIFICITY, ERROR_RATE, *means)]
    assert left_out_of_the_help(TABLE) == expected
