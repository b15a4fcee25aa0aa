"""How it was read: shown, changed, taken back, refused, in the window."""

import json

import pytest
from PySide6.QtCore import Qt

from cmviewer.confusion.view_state import Selection
from cmviewer.evaluation import Origin
from tests.gui.conftest import open_path
from tests.gui.working import settle

NAMES = ("person", "car", "dog")


def card(window, key):
    """The card of a decision."""
    return next(one for one in window.reading.cards if one.row.key == key)


def choose(qtbot, window, key, value):
    """Choose a value in the box of a decision, as a click does, and wait until that is counted."""
    box = card(window, key).choice
    place = box.findData(value)
    assert place >= 0, [box.itemData(i) for i in range(box.count())]
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        box.setCurrentIndex(place)
        box.activated.emit(place)
    settle(qtbot, window)


def counts(window):
    """What each cell of the matrix counts: (truth, prediction) → number."""
    view = window.session.shown.view
    return {
        (row, column): int(view.counts[y, x])
        for y, row in enumerate(view.rows.names)
        for x, column in enumerate(view.columns.names)
        if view.counts[y, x]
    }


@pytest.fixture
def coco(tmp_path):
    """Two objects an image, predicted at their places; class numbers are ids of the truth."""
    folder = tmp_path / "boxes"
    folder.mkdir()
    boxes = [(image, label, [10 + 40 * label, 10, 20, 20]) for image in range(6) for label in range(2)]
    truth = {
        "images": [{"id": i, "file_name": f"{i}.jpg", "width": 100, "height": 100} for i in range(6)],
        "categories": [{"id": i + 1, "name": name} for i, name in enumerate(NAMES)],
        "annotations": [
            {"id": i, "image_id": image, "category_id": label + 1, "bbox": box}
            for i, (image, label, box) in enumerate(boxes)
        ],
    }
    found = [
        {"image_id": image, "category_id": label + 1, "bbox": box, "score": 0.9}
        for image, label, box in boxes
    ]
    (folder / "truth.json").write_text(json.dumps(truth))
    (folder / "found.json").write_text(json.dumps(found))
    return folder


def test_every_decision_has_a_card_with_what_was_taken_and_why(qtbot, empty_window, coco):
    open_path(qtbot, empty_window, coco)
    decisions = empty_window.session.evaluation.interpretation.decisions
    for decision in decisions:
        one = card(empty_window, decision.key)
        assert one.choice.currentData() == decision.taken
        assert decision.evidence in one.why.text()


@pytest.mark.long
def test_another_reading_of_the_class_numbers_changes_the_matrix(qtbot, empty_window, coco):
    window = empty_window
    open_path(qtbot, window, coco)
    before = counts(window)
    assert before == {("person", "person"): 6, ("car", "car"): 6}
    choose(qtbot, window, "class-numbers", "position")
    assert counts(window) == {("person", "car"): 6, ("car", "dog"): 6}
    one = card(window, "class-numbers")
    assert one.row.origin is Origin.TOLD
    with qtbot.waitSignal(window.session.shown_settled, timeout=20_000):
        one.back.click()
    settle(qtbot, window)
    assert counts(window) == before
    assert not window.rereading.told


@pytest.mark.long
def test_a_value_that_does_not_fit_is_refused_at_its_decision_and_what_was_open_stays(
    qtbot, empty_window, coco
):
    window = empty_window
    open_path(qtbot, window, coco)
    evaluation, before = window.session.evaluation, counts(window)
    window.docks.raise_dock("reading")
    with qtbot.waitSignal(window.session.opening_failed, timeout=20_000):
        window.rereading.tell("class-numbers", "named")
    one = card(window, "class-numbers")
    assert one.refused.isVisible()
    assert "does not fit" in one.refused.text()
    assert "a position in the list of classes" in one.refused.text()  # which would fit
    assert "class-numbers" not in one.refused.text()
    assert window.session.evaluation is evaluation
    assert counts(window) == before
    assert one.choice.currentData() == one.row.taken


def test_what_was_looked_at_stays_when_it_is_read_again(qtbot, window):
    window.session.change(checkpoint=1)
    window.session.select(Selection(truth=(0,), prediction=(1,)))
    settle(qtbot, window)
    choose(qtbot, window, "join", "name")
    assert window.rereading.told == {"join"}
    assert window.session.state.checkpoint == 1
    assert window.session.state.selection == Selection(truth=(0,), prediction=(1,))


@pytest.mark.long
def test_arrow_keys_open_the_list_and_choose_nothing(qtbot, empty_window, coco):
    open_path(qtbot, empty_window, coco)
    empty_window.docks.raise_dock("reading")
    box = card(empty_window, "class-numbers").choice
    taken = box.currentData()
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.view().isVisible()
    assert box.currentData() == taken
    box.hidePopup()
