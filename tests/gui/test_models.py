"""Every Qt model obeys Qt's rules, and a long list costs nothing to show."""

import time
import tracemalloc

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt

from cmviewer.confusion.arranged_result import show
from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.errors import Problem
from cmviewer.evaluation import Classes
from cmviewer.examples.examples import examples_of
from cmviewer.examples.query import ExampleQuery
from cmviewer.gui.examples.listing.cards import CardList
from cmviewer.gui.examples.listing.model import ExampleModel
from cmviewer.gui.examples.pictures.thumbnails import Thumbnails
from cmviewer.gui.heatmap.matrix_widget import MatrixWidget
from cmviewer.gui.panels.class_list import ClassList
from cmviewer.gui.panels.class_model import ClassModel
from cmviewer.gui.panels.metrics_model import MetricsModel
from cmviewer.gui.panels.problem_list import LISTED, ProblemList, ProblemModel
from cmviewer.gui.panels.table import Table
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel
from tests.gui.working import in_worker
from tests.making import make_evaluation

LONG = 100_000
MANY_CLASSES = 30_000


def listed(evaluation):
    counted = count(evaluation, 0, CountingRule())
    return in_worker(examples_of, evaluation, counted, Selection(), ViewState(), ExampleQuery(), Cancel())


def test_the_example_model_obeys_qt(qtmodeltester):
    model = ExampleModel()
    model.set_examples(listed(make_evaluation([0, 1, 1], {"a": [0, 0, 1]})))
    qtmodeltester.check(model)


def test_the_metrics_model_obeys_qt_sorted_or_not(qtmodeltester):
    evaluation = make_evaluation([0, 1, 1, 2], {"a": [0, 0, 1, 1]})
    model = MetricsModel()
    model.set_shown(in_worker(show, evaluation, ViewState(), None))
    model.sort(6)
    qtmodeltester.check(model)


def test_the_problem_model_obeys_qt(qtmodeltester):
    model = ProblemModel()
    model.set_problems([Problem("a", "b", "c"), Problem("d", "e", "f")])
    qtmodeltester.check(model)


def test_a_hundred_thousand_problems_are_listed_without_a_wait(qtbot):
    problems = ProblemList()
    qtbot.addWidget(problems)
    problems.resize(600, 200)
    problems.show()
    began = time.process_time()
    problems.problems.set_problems([Problem("a", f"file {n} is empty", "remove it") for n in range(LONG)])
    problems.grab()
    assert time.process_time() - began < 1.0
    model = problems.problems
    assert model.rowCount() == LISTED + 1
    assert "file 499 is empty" in model.index(LISTED - 1).data().lower()
    assert "and 99,500 more" in model.index(LISTED).data()


def test_metrics_sort_by_value_with_undefined_last(qapp):
    from PySide6.QtCore import Qt

    evaluation = make_evaluation(
        [0, 0, 1, 2, 2, 2], {"a": [0, 1, 1, 2, 2, 2]}, names=("a", "b", "c", "never")
    )
    model = MetricsModel()
    model.set_shown(in_worker(show, evaluation, ViewState(), None))
    column = model.columns.index("recall")
    model.sort(column, Qt.SortOrder.DescendingOrder)
    recalls = [model.index(row, column).data() for row in range(4)]
    assert recalls == ["100.0 %", "100.0 %", "50.0 %", "–"]


def test_a_hundred_thousand_examples_are_listed_without_a_wait(qtbot):
    labels = np.zeros(LONG, np.int32)
    examples = listed(make_evaluation(labels, {"a": labels}))
    model, thumbnails = ExampleModel(), Thumbnails()
    cards = CardList(model, thumbnails, 112, None)
    qtbot.addWidget(cards)
    cards.resize(420, 600)
    cards.show()
    began = time.process_time()
    model.set_examples(examples)
    cards.grab()
    assert time.process_time() - began < 0.5

    def bottom_is_the_last():
        cards.scrollToBottom()
        return cards.indexAt(cards.viewport().rect().center()).row() > LONG - 100

    qtbot.waitUntil(bottom_is_the_last)
    thumbnails.stop()


def test_the_class_model_obeys_qt(qtmodeltester):
    model = ClassModel()
    model.set_classes(Classes(("cat", "dog", "car")))
    model.show_ticks((1,))
    model.find("c")
    qtmodeltester.check(model)
    assert model.found.tolist() == [0, 2]


def test_a_wish_for_every_class_is_a_wish_for_all(qtbot):
    model = ClassModel()
    model.set_classes(Classes(("cat", "dog")))
    model.show_ticks((1,))
    with qtbot.waitSignal(model.asked) as asked:
        model.setData(model.index(0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert asked.args == [None]
    with qtbot.waitSignal(model.asked) as asked:
        model.setData(model.index(1), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert asked.args == [()]


def test_a_million_classes_are_found_by_any_part_of_their_name(qtbot):
    model = ClassModel()
    model.set_classes(Classes(tuple(f"Class {number}" for number in range(1_000_000))))
    in_worker(model.names.make_ready)
    began = time.process_time()
    model.find("class 99999")
    assert time.process_time() - began < 0.5
    assert model.found.tolist() == [99_999, *range(999_990, 1_000_000)]
    model.find("CLASS 123456")
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Class 123456"]


def test_twenty_one_thousand_classes_are_searched_and_ticked_without_a_wait(qtbot):
    classes = ClassList()
    qtbot.addWidget(classes)
    classes.show()
    model, heard = classes.classes, []
    model.asked.connect(heard.append)
    model.asked.connect(model.show_ticks)
    began = time.process_time()
    model.set_classes(Classes.numbered(21_000))
    classes.grab()
    model.find("99")
    model.ask_for(model.found)
    model.find("")
    classes.scrollToBottom()
    model.setData(model.index(5), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    classes.grab()
    assert time.process_time() - began < 0.5
    assert heard[0] == tuple(label for label in range(21_000) if "99" in str(label))
    assert heard[1] == tuple(sorted((5, *heard[0])))


@pytest.mark.parametrize("count_of_images", [3, 1_000])
def test_only_what_is_seen_is_fetched(qtbot, tmp_path, count_of_images):
    labels = np.zeros(count_of_images, np.int32)
    evaluation = make_evaluation(labels, {"a": labels}, images=[f"{n}.png" for n in range(count_of_images)])
    model, thumbnails = ExampleModel(), Thumbnails()
    thumbnails.set_images(evaluation.images)
    cards = CardList(model, thumbnails, 112, None)
    qtbot.addWidget(cards)
    cards.resize(420, 600)
    cards.show()
    model.set_examples(listed(evaluation))
    cards.grab()
    qtbot.waitUntil(lambda: thumbnails.is_idle)
    assert 3 <= thumbnails.kept <= 40
    thumbnails.stop()


@pytest.mark.long
def test_a_window_on_many_classes_keeps_nothing_for_each_pair_of_them(qtbot):
    """K × K would be 900 million; the bound is of K and of what is on screen."""
    label = np.arange(MANY_CLASSES)
    evaluation = make_evaluation(
        label, {"a": np.roll(label, 1)}, names=tuple(f"class {number}" for number in range(MANY_CLASSES))
    )
    tracemalloc.start()
    try:
        shown = in_worker(show, evaluation, ViewState(), None)
        classes, metrics, matrix = ClassList(), MetricsModel(), MatrixWidget()
        table = Table(metrics)
        classes.classes.set_classes(evaluation.classes)
        classes.classes.show_ticks(tuple(range(1, MANY_CLASSES)))
        metrics.set_shown(shown)
        table.sortByColumn(6, Qt.SortOrder.DescendingOrder)
        matrix.show_view(shown.view, Selection(truth=(5,)))
        for widget in (classes, table, matrix):
            qtbot.addWidget(widget)
            widget.resize(600, 400)
            widget.grab()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 400 * 2**20
    assert classes.classes.rowCount(QModelIndex()) == metrics.rowCount() == MANY_CLASSES
    assert matrix.view.shape == (2_001, 2_001)
    matrix.close_scene()
