"""The table of metrics on screen shows what the table of metrics of the program holds."""

import pytest
from added_metrics import SPECIFICITY, added
from making import make_evaluation, make_random_detection
from PySide6.QtCore import Qt

from cmviewer.confusion import intervals
from cmviewer.confusion.intervals import intervals_of
from cmviewer.confusion.metrics import METRICS
from cmviewer.evaluation import Task
from cmviewer.readers import OpenRequest
from tests.gui.working import settle

__all__ = ["added"]


def header(panel, role=Qt.ItemDataRole.DisplayRole):
    columns = range(panel.model.columnCount())
    return [
        panel.model.headerData(column, Qt.Orientation.Horizontal, role)
        for column in columns
        if not panel.table.isColumnHidden(column)
    ]


def open_in(qtbot, window, evaluation):
    window.session.opener = lambda *_arguments: evaluation
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        window.session.open(OpenRequest(path=evaluation.source))
    settle(qtbot, window)


def test_the_columns_are_the_metrics_that_the_task_knows_each_with_its_explanation(window):
    known = [metric for metric in METRICS.of_class if Task.CLASSIFICATION in metric.tasks]
    panel = window.panels["metrics"]
    assert sorted(header(panel)) == sorted(["class", *(metric.words for metric in known)])
    helps = {metric.words: metric.help for metric in known}
    assert header(panel, Qt.ItemDataRole.ToolTipRole)[1:] == [helps[words] for words in header(panel)[1:]]


def test_of_objects_support_recall_and_f1_are_seen_in_a_small_window_and_there_is_no_tn(qtbot, empty_window):
    open_in(qtbot, empty_window, make_random_detection(images=20))
    empty_window.resize(1280, 800)
    empty_window.docks.raise_dock("metrics")
    panel = empty_window.panels["metrics"]
    assert "TN" not in header(panel)
    assert "TN" not in panel.table.selected_text().splitlines()[0].split("\t")
    qtbot.waitUntil(lambda: panel.table.viewport().width() > 300)
    for words in ("support", "precision", "recall", "F1"):
        column = panel.model.columns.index(words)
        right = panel.table.columnViewportPosition(column) + panel.table.columnWidth(column)
        assert 0 < right <= panel.table.viewport().width()
        assert panel.table.columnWidth(column) >= panel.table.fontMetrics().horizontalAdvance("100.0 %") + 6


@pytest.fixture
def with_more(added, qtbot, empty_window):
    """A window of a program whose table has two metrics more."""
    open_in(
        qtbot, empty_window, make_evaluation([0, 0, 1, 2], {"one": [0, 1, 1, None]}, names=("a", "b", "c"))
    )
    return empty_window


@pytest.mark.long
def test_a_metric_that_was_added_has_a_column_a_mean_and_an_explanation(with_more):
    panel = with_more.panels["metrics"]
    place = header(panel).index("trial specificity")
    assert header(panel, Qt.ItemDataRole.ToolTipRole)[place] == SPECIFICITY.help
    column = panel.model.columns.index("trial specificity")
    assert [panel.model.index(row, column).data() for row in range(3)] == ["100.0 %", "66.7 %", "100.0 %"]
    assert ">trial specificity</td>" in panel.means.text()


def test_it_can_be_sorted_by_and_the_choice_is_kept_by_its_name(with_more, qtbot):
    panel = with_more.panels["metrics"]
    panel.table.sortByColumn(panel.model.columns.index("trial specificity"), Qt.SortOrder.AscendingOrder)
    settle(qtbot, with_more)
    assert panel.model.label_at(0) == 1
    assert with_more.session.workspace.panels.metrics.column == "trial specificity"


def test_the_headline_says_it_where_the_profile_names_it(with_more):
    numbers = with_more.page.summary.numbers.text().replace("&nbsp;", " ")
    assert "50.0 %</b> trial error rate" in numbers


def test_intervals_are_drawn_when_they_are_wanted_and_few_truths_say_so(qtbot, empty_window, monkeypatch):
    monkeypatch.setattr(intervals, "DRAWS", 100)
    evaluation = make_evaluation([0] * 20 + [1] * 3, {"one": [0] * 17 + [1] * 6}, names=("many", "few"))
    open_in(qtbot, empty_window, evaluation)
    empty_window.docks.raise_dock("metrics")
    panel, session = empty_window.panels["metrics"], empty_window.session
    place = panel.model.columns.index("recall")
    assert panel.model.index(0, place).data() == "85.0 %"
    panel.wanted.click()
    settle(qtbot, empty_window)
    found = intervals_of(evaluation, session.shown.counted)
    low, high = (f"{100 * end:.1f}" for end in found.of_class["recall"][0])
    assert panel.model.index(0, place).data() == f"85.0 % ({low} to {high})"
    assert [panel.model.index(row, 0).data() for row in range(2)] == ["many", "few · 3 truths say little"]
    low, high = (f"{100 * end:.1f}" for end in found.overall["accuracy"])
    assert f"({low} to {high})" in panel.means.text()
    assert panel.waiting.text() == ""
    empty_window.named_actions["intervals"].trigger()
    settle(qtbot, empty_window)
    assert not panel.wanted.isChecked()
    assert panel.model.index(0, place).data() == "85.0 %"


def test_intervals_that_are_not_wanted_any_more_are_not_said_to_be_drawn(qtbot, empty_window):
    evaluation = make_evaluation([0, 0, 1, 1] * 400, {"a": [0, 1, 1, 0] * 400})
    open_in(qtbot, empty_window, evaluation)
    empty_window.docks.raise_dock("metrics")
    panel = empty_window.panels["metrics"]
    panel.wanted.click()
    assert panel.waiting.text() == "drawing…"
    panel.wanted.click()
    settle(qtbot, empty_window)
    assert panel.waiting.text() == ""
    assert panel.intervals.found is None
