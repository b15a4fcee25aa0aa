"""The page of a report, task by task: it shows what the task has, and the numbers of `class_metrics.csv`."""

import csv
import html
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from making import make_evaluation, make_random_detection

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import ViewState
from cmviewer.evaluation import Task
from cmviewer.matching import CountingRule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.writers.report import write_report

SAMPLES = Path(__file__).parent.parent.parent / "resources" / "samples"
CLASSIFICATION = ["support", "TP", "FP", "FN", "TN", "precision", "recall", "F1"]
OBJECTS = ["support", "TP", "FP", "FN", "precision", "recall", "F1"]
PIXELS = [*CLASSIFICATION, "IoU"]
COLUMNS = {
    Task.CLASSIFICATION: CLASSIFICATION,
    Task.DETECTION: OBJECTS,
    Task.INSTANCE_SEGMENTATION: OBJECTS,
    Task.SEMANTIC_SEGMENTATION: PIXELS,
}
OF_OBJECTS = ["Micro F1", "Precision", "Recall", "Macro F1"]
OF_LABELS = ["Balanced accuracy", "Macro F1", "Cohen's kappa", "Matthews' coefficient"]
HEADLINE = {
    Task.CLASSIFICATION: ["Accuracy", *OF_LABELS],
    Task.DETECTION: OF_OBJECTS,
    Task.INSTANCE_SEGMENTATION: OF_OBJECTS,
    Task.SEMANTIC_SEGMENTATION: ["Mean IoU", "Pixel accuracy", *OF_LABELS],
}


@dataclass(frozen=True)
class Report:
    """One report: its folder, the page's text, and the rows of `class_metrics.csv` by class."""

    task: Task
    folder: Path
    page: str
    rows: dict[str, dict[str, str]]


def evaluation_of(task):
    if task is Task.CLASSIFICATION:
        return make_evaluation(
            [0, 0, 0, 1, 2, 1], {"one": [0, 1, None, 1, 2, 0]}, names=("ant", "bee", "cat")
        )
    if task is Task.DETECTION:
        return make_random_detection(seed=3)
    if task is Task.INSTANCE_SEGMENTATION:
        return open_evaluation(OpenRequest(SAMPLES / "digit-scenes", task=task))
    return open_evaluation(OpenRequest(SAMPLES / "digit-maps"))


def paint(path):
    path.write_bytes(b"\x89PNG not looked at here")


@pytest.fixture(scope="module", params=list(Task))
def report(request, tmp_path_factory):
    """The report of each task, written once."""
    task = request.param
    folder = tmp_path_factory.mktemp(task)
    evaluation = evaluation_of(task)
    state = ViewState(rule=CountingRule(score=0.25 if task.has_objects else 0.0))
    write_report(folder, evaluation, count(evaluation, 0, state.rule), state, paint, {})
    with (folder / "class_metrics.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["class"]: row for row in csv.DictReader(file)}
    return Report(task, folder, (folder / "report.html").read_text(encoding="utf-8"), rows)


def cells(row):
    return [html.unescape(cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]


def class_table(page):
    """Header, and the fields of each line, of the table of classes."""
    table = page.split("<h2>Classes</h2>")[1].split("</table>")[0]
    header, *lines = [cells(row) for row in re.findall(r"<tr>(.*?)</tr>", table)]
    return header, {line[0]: line[1:] for line in lines}


def test_the_table_of_classes_has_the_columns_and_numbers_of_its_task_and_no_others(report):
    columns, rows = COLUMNS[report.task], report.rows
    header, lines = class_table(report.page)
    assert header == ["class", *columns]
    assert lines.keys() == rows.keys()
    for name, line in lines.items():
        assert len(line) == len(header) - 1
        for column, shown in zip(columns, line, strict=False):
            expected = rows[name][column.lower()]
            if column in {"precision", "recall", "F1", "IoU"}:
                number = float(expected) * 100 if expected else None
                told = None if shown in {"", "–"} else float(shown.removesuffix("%").strip())
                assert told == (None if number is None else pytest.approx(number, abs=0.051))
            else:
                assert shown.replace(",", "") == expected


def test_the_headline_says_what_the_task_has_and_no_dash(report):
    task, rows = report.task, report.rows
    headline = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html.unescape(report.page).split("</dl>")[0]))
    assert list(headline) == HEADLINE[task]
    assert "–" not in headline.values()
    if task.has_objects:
        assert float(headline["Micro F1"].rstrip(" %")) == pytest.approx(
            float(rows["micro"]["f1"]) * 100, abs=0.051
        )
    if task is Task.SEMANTIC_SEGMENTATION:
        assert float(headline["Mean IoU"].rstrip(" %")) == pytest.approx(
            float(rows["macro"]["iou"]) * 100, abs=0.051
        )


def by_hand(folder):
    """What `confusion_matrix.csv` says of each class, counted with sums of Python alone."""
    with (folder / "confusion_matrix.csv").open(encoding="utf-8", newline="") as file:
        (_, *names), *rows = csv.reader(file)
    cells = {(row[0], name): int(count) for row in rows for name, count in zip(names, row[1:], strict=True)}
    total = sum(cells.values())
    found = {}
    for name in names:
        tp = cells.get((name, name), 0)
        truths = sum(count for (truth, _), count in cells.items() if truth == name)
        said = sum(count for (_, prediction), count in cells.items() if prediction == name)
        union = truths + said - tp
        found[name] = {
            "support": truths,
            "TP": tp,
            "FP": said - tp,
            "FN": truths - tp,
            "TN": total - union,
            "precision": tp / said if said else None,
            "recall": tp / truths if truths else None,
            "IoU": tp / union if union else None,
        }
    return found


def test_the_numbers_of_classes_are_those_of_the_matrix(report):
    header, lines = class_table(report.page)
    expected = by_hand(report.folder)
    classes = set(lines) - {"macro", "micro", "weighted"}
    assert len(classes) > 1
    for name in classes:
        shown = dict(zip(header[1:], lines[name], strict=True))
        for column, number in expected[name].items():
            if column in {"precision", "recall", "IoU"} and column in shown and number is not None:
                assert float(shown[column].removesuffix("%")) == pytest.approx(100 * number, abs=0.051)
            elif column in shown and number is not None:
                assert int(shown[column].replace(",", "")) == number


def test_objects_are_told_by_the_iou_that_pairs_them_and_claim_no_true_negatives(report):
    claims = re.search(r"\bTN\b|true negative|[Aa]ccuracy|kappa|Matthews", report.page)
    assert ("IoU ≥ 0.5" in html.unescape(report.page)) == report.task.has_objects
    assert (claims is None) == report.task.has_objects


def test_missed_objects_and_false_alarms_are_told_of_objects_alone(report):
    for words in ("missed", "false alarms"):
        assert bool(re.search(rf"[\d,]+ {words}", report.page)) == report.task.has_objects
