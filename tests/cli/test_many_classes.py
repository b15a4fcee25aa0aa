"""30,000 classes go the whole way, from a file to a report, and nothing is made of K × K cells."""

import tracemalloc

import numpy as np
import pytest

from cmviewer.cli import main
from cmviewer.confusion.count import count
from cmviewer.confusion.curves import curves_of
from cmviewer.confusion.measures import measures_of
from cmviewer.confusion.order import SHOWN_LIMIT
from cmviewer.confusion.pairs import confused_pairs
from cmviewer.confusion.view_state import Order, View, ViewState
from cmviewer.confusion.views import view_of
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.writers.report import write_report

CLASSES = 30_000
BOUND = 250 * 2**20
"""Bytes; of all K × K cells a byte each would take four times as much."""


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """A sample a class; every third one is taken for the next class."""
    path = tmp_path_factory.mktemp("many") / "results.csv"
    label = np.arange(CLASSES)
    predicted = np.where(label % 3 == 0, (label + 1) % CLASSES, label)
    rows = (f"{n}.png,class {n},class {p}\n" for n, p in zip(label.tolist(), predicted.tolist(), strict=True))
    path.write_text("image,truth,prediction\n" + "".join(rows))
    return path


def test_many_classes_can_be_checked(results, capsys):
    assert main(["check", str(results)]) == 0
    assert "classes: 30,000: class 0, class 1, class 2, " in capsys.readouterr().out


@pytest.mark.long
def test_many_classes_go_the_whole_way_in_little_memory(results, tmp_path):
    tracemalloc.start()
    try:
        evaluation = open_evaluation(OpenRequest(results))
        counted = count(evaluation, 0, CountingRule())
        state = ViewState(view=View.TRUTH, order=Order.ERRORS)
        view = view_of(counted.matrix, evaluation.classes, state, evaluation.task)
        measures = measures_of(counted.matrix, evaluation.task)
        pairs = confused_pairs(counted.matrix, background=True)
        curves = curves_of(evaluation, {0: counted.counts}, (0, 1), Cancel())
        write_report(tmp_path / "report", evaluation, counted, state, None, {})
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    right = (CLASSES - len(range(0, CLASSES, 3))) / CLASSES
    assert peak < BOUND
    assert len(evaluation.classes) == CLASSES
    assert view.shape == (SHOWN_LIMIT + 1, SHOWN_LIMIT + 1)
    assert view.total == CLASSES
    assert measures.value("accuracy") == pytest.approx(right)
    assert len(pairs) == len(range(0, CLASSES, 3))
    assert curves[0].values[0] == pytest.approx(right)
    written = {file.name for file in (tmp_path / "report").iterdir()}
    assert written >= {"confusion_cells.csv", "class_metrics.csv", "examples.csv", "report.html"}
    assert (tmp_path / "report" / "report.html").stat().st_size < 20 * 2**20
