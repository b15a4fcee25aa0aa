"""Pictures with many objects: whose words are written, and which object is explained."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from making import make_random_detection
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QTransform
from PySide6.QtTest import QTest

from cmviewer.confusion.view_state import Selection, Side
from cmviewer.gui.examples.image.labels import placed_labels
from cmviewer.gui.examples.image.objects import Drawn
from cmviewer.gui.examples.image.pointing import object_at
from cmviewer.readers import OpenRequest
from tests.gui.working import settle

SEEN = QRectF(0, 0, 400, 300)


def drawn(place, *, is_chosen=False, side=Side.PREDICTION):
    return Drawn(side, 0, QRectF(*place), "cat 0.91", is_chosen, False, None, None)


def crowd(count):
    random = np.random.default_rng(3)
    places = np.column_stack((random.uniform(0, 360, count), random.uniform(0, 260, count)))
    return [drawn((x, y, 30, 30)) for x, y in places.tolist()]


def labels_of(some, pointed=None):
    return placed_labels(some, QTransform(), lambda _words: QSizeF(60, 14), SEEN, pointed)


def test_words_of_the_example_are_always_there_and_others_where_they_cover_nothing():
    chosen = [drawn((100, 100, 30, 30), is_chosen=True), drawn((104, 101, 30, 30), is_chosen=True)]
    found = labels_of([*crowd(200), *chosen])
    assert [one for one, _ in found[-2:]] == chosen
    others = found[:-2]
    assert 10 < len(others) < 100
    assert not any(one.intersects(other) for (_, one), (_, other) in combinations(others, 2))
    kept_free = [*(plate for _, plate in found[-2:]), *(one.box for one in chosen)]
    assert not any(plate.intersects(place) for _, plate in others for place in kept_free)
    assert all(SEEN.contains(plate) for _, plate in found)


def test_what_is_under_the_pointer_has_words_however_small_it_is():
    small = drawn((200, 150, 6, 6))
    some = [*crowd(200), small]
    assert small not in [one for one, _ in labels_of(some)]
    assert labels_of(some, small)[-1][0] is small


def test_a_click_takes_the_smallest_object_there():
    large, small = drawn((0, 0, 100, 100), is_chosen=True), drawn((40, 40, 20, 20))
    assert object_at([large, small], QPointF(50, 50)) is small
    assert object_at([large, small], QPointF(10, 10)) is large
    assert object_at([large, small], QPointF(150, 10)) is None


@pytest.fixture
def window(qtbot, empty_window):
    evaluation = make_random_detection(images=3, per_image=12)
    empty_window.session.opener = lambda *_arguments: evaluation
    with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
        empty_window.session.open(OpenRequest(path=evaluation.source))
    empty_window.session.change(background=True)
    empty_window.session.select(Selection())
    settle(qtbot, empty_window)
    return empty_window


def click(qtbot, window, one):
    canvas = window.image.canvas
    place = canvas.mapFromScene(one.box.center())
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, window)


def is_clickable(canvas, one):
    middle = canvas.mapToScene(canvas.mapFromScene(one.box.center()))
    return object_at(canvas.overlay.drawn, middle) is one


def test_a_click_on_another_object_explains_that_one_and_the_list_stays(qtbot, window):
    image, current = window.image, window.session.workspace.current
    before = image.why.toPlainText()
    canvas = image.canvas
    canvas.resize(600, 500)
    canvas.fit()
    other = next(one for one in canvas.overlay.drawn if not one.is_chosen and is_clickable(canvas, one))
    click(qtbot, window, other)
    chosen = [(one.side, one.row) for one in canvas.overlay.drawn if one.is_chosen]
    assert (other.side, other.row) in chosen
    assert image.why.toPlainText() != before
    rows = image.details.example.truth_row, image.details.example.prediction_row
    assert rows[other.side is Side.PREDICTION] == other.row
    assert window.session.workspace.current == current
    window.session.change(rule=replace(window.session.state.rule, score=0.6))
    settle(qtbot, window)
    window.named_actions["low-scores"].trigger()
    low = next(one for one in canvas.overlay.drawn if one.is_low and is_clickable(canvas, one))
    click(qtbot, window, low)
    assert "is under the threshold 0.60" in image.why.toPlainText()
    assert [one.row for one in canvas.overlay.drawn if one.is_chosen] == [low.row]


def test_zoom_to_it_looks_pressed_while_it_is_on(window):
    action = window.named_actions["zoom-object"]
    assert not action.isChecked()
    action.trigger()
    assert action.isChecked()
    window.image.canvas.zoom(1.5)
    assert not action.isChecked()
    action.trigger()
    assert action.isChecked()
    action.trigger()
    assert not action.isChecked()
