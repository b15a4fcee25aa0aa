"""Every Qt model obeys Qt's rules, and a long list costs nothing to show."""

import time

import numpy as np
import pytest

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.errors import Problem
from cmviewer.gui.examples.examples import Sort, examples_of
from cmviewer.gui.examples.model import ExampleModel
from cmviewer.gui.examples.panel import card_list
from cmviewer.gui.examples.thumbnails import Thumbnails
from cmviewer.gui.panels.metrics_panel import MetricsModel
from cmviewer.gui.panels.problem_list import ProblemModel
from cmviewer.gui.shown import show
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel
from tests.gui.working import in_worker
from tests.making import make_evaluation

LONG = 100_000


def listed(evaluation):
    counted = count(evaluation, 0, CountingRule())
    return in_worker(examples_of, evaluation, counted, Selection(), ViewState(), Sort.SCORE, "", Cancel())


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


def test_metrics_sort_by_value_with_undefined_last(qapp):
    from PySide6.QtCore import Qt

    evaluation = make_evaluation(
        [0, 0, 1, 2, 2, 2], {"a": [0, 1, 1, 2, 2, 2]}, names=("a", "b", "c", "never")
    )
    model = MetricsModel()
    model.set_shown(in_worker(show, evaluation, ViewState(), None))
    model.sort(6, Qt.SortOrder.DescendingOrder)
    recalls = [model.index(row, 6).data() for row in range(4)]
    assert recalls == ["100.0 %", "100.0 %", "50.0 %", "–"]


def test_a_hundred_thousand_examples_are_listed_without_a_wait(qtbot):
    labels = np.zeros(LONG, np.int32)
    examples = listed(make_evaluation(labels, {"a": labels}))
    model, thumbnails = ExampleModel(), Thumbnails()
    cards = card_list(model, thumbnails, 112, None)
    qtbot.addWidget(cards)
    cards.resize(420, 600)
    cards.show()
    began = time.perf_counter()
    model.set_examples(examples)
    cards.scrollToBottom()
    cards.grab()
    assert time.perf_counter() - began < 1.0
    assert cards.indexAt(cards.viewport().rect().center()).row() > LONG - 100
    thumbnails.stop()


@pytest.mark.parametrize("count_of_images", [3, 1_000])
def test_only_what_is_seen_is_fetched(qtbot, tmp_path, count_of_images):
    labels = np.zeros(count_of_images, np.int32)
    evaluation = make_evaluation(labels, {"a": labels}, images=[f"{n}.png" for n in range(count_of_images)])
    model, thumbnails = ExampleModel(), Thumbnails()
    thumbnails.set_images(evaluation.images)
    cards = card_list(model, thumbnails, 112, None)
    qtbot.addWidget(cards)
    cards.resize(420, 600)
    cards.show()
    model.set_examples(listed(evaluation))
    cards.grab()
    qtbot.waitUntil(lambda: not thumbnails._waiting and not thumbnails._running)
    assert 3 <= len(thumbnails._cache) <= 40
    thumbnails.stop()
