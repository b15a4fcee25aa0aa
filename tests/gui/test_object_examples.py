"""Objects as examples: the person clicks a cell, narrows it by cause, looks at the image, and reads why."""

import csv
import json
from dataclasses import replace

import numpy as np
import PIL.Image
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QToolButton
from thinning import some_now

from cmviewer.confusion.view_state import Selection, Side
from cmviewer.examples.grouping import Grouping
from cmviewer.examples.sorting import Sort
from cmviewer.gui.dialogs.list_dialog import ListDialog
from cmviewer.gui.examples.image.framing import Framing
from cmviewer.gui.examples.image.outlines import COLOURS
from cmviewer.matching import ErrorType, Match
from cmviewer.resources import sample
from tests.gui.conftest import open_path
from tests.gui.working import click_cell, settle

CAT, DOG, BACKGROUND = 0, 1, 2
SIZE = (240, 180)
TRUTH = (
    ("a.png", CAT, (20, 20, 60, 60)),
    ("b.png", CAT, (20, 20, 60, 60)),
    ("b.png", DOG, (150, 90, 40, 40)),
    ("c.png", CAT, (20, 20, 100, 100)),
)
PREDICTIONS = (
    ("a.png", CAT, 0.9, (20, 20, 60, 54)),
    ("a.png", CAT, 0.6, (20, 20, 60, 48)),
    ("b.png", DOG, 0.7, (20, 20, 60, 45)),
    ("b.png", DOG, 0.1, (150, 90, 40, 38)),
    ("c.png", DOG, 0.8, (160, 20, 40, 40)),
    ("c.png", DOG, 0.5, (160, 100, 20, 20)),
    ("c.png", CAT, 0.4, (20, 20, 100, 30)),
)


@pytest.fixture
def objects(tmp_path):
    """Three images with a pair, a duplicate, a confusion, misses and false alarms, as COCO writes them."""
    folder = tmp_path / "objects"
    folder.mkdir()
    names = sorted({row[0] for row in TRUTH})
    for name in names:
        PIL.Image.new("RGB", SIZE, (90, 90, 90)).save(folder / name)
    ids = {name: place + 1 for place, name in enumerate(names)}
    images = [{"id": ids[name], "file_name": name, "width": SIZE[0], "height": SIZE[1]} for name in names]
    annotations = [
        {"id": place + 1, "image_id": ids[name], "category_id": label + 1, "bbox": box, "iscrowd": 0,
         "area": box[2] * box[3]}
        for place, (name, label, box) in enumerate(TRUTH)
    ]  # fmt: skip
    categories = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]
    truth = {"images": images, "annotations": annotations, "categories": categories}
    (folder / "instances.json").write_text(json.dumps(truth))
    results = [
        {"image_id": ids[name], "category_id": label + 1, "bbox": box, "score": score}
        for name, label, score, box in PREDICTIONS
    ]
    (folder / "results.json").write_text(json.dumps(results))
    return folder


@pytest.fixture
def window(qtbot, empty_window, objects):
    """A window on the objects, with the background shown."""
    open_path(qtbot, empty_window, objects)
    empty_window.named_actions["background"].trigger()
    settle(qtbot, empty_window)
    return empty_window


def select(qtbot, window, **classes):
    window.session.select(Selection(**classes))
    settle(qtbot, window)


def choose(qtbot, window, box, value):
    """Choose an entry of a drop-down."""
    box.setCurrentIndex(box.findData(value))
    settle(qtbot, window)


def listed(window):
    return list(window.examples.model.examples)


def press(qtbot, window, key):
    QTest.keyClick(window.page.matrix, key)
    settle(qtbot, window)


def test_a_click_on_a_cell_lists_its_objects_and_their_images(qtbot, window):
    click_cell(window, BACKGROUND, DOG)
    settle(qtbot, window)
    assert window.examples.header.text() == "False alarms, background → dog: 2 objects in 1 image"
    assert [example.score for example in listed(window)] == pytest.approx([0.8, 0.5])
    click_cell(window, CAT, BACKGROUND)
    settle(qtbot, window)
    assert window.examples.header.text() == "Missed, cat → background: 1 object in 1 image"


@pytest.mark.parametrize("match", some_now(Match, every=len(Match)))
def test_every_cell_lists_just_its_objects_and_lines_add_up_to_what_is_kept(qtbot, window, match):
    rule = replace(window.session.state.rule, match=match)
    window.session.change(rule=rule)
    settle(qtbot, window)
    truths, predictions = np.zeros(3, int), np.zeros(3, int)
    for cell in set(np.ndindex(3, 3)) - {(BACKGROUND, BACKGROUND)}:
        select(qtbot, window, truth=cell[:1], prediction=cell[1:])
        shown, rows = window.session.shown, window.examples.model.examples.listed
        outcomes = shown.counted.outcomes
        truth = np.append(shown.evaluation.truth.label, BACKGROUND)[outcomes.truth_row[rows]]
        label = np.append(shown.counted.predictions.label, BACKGROUND)[outcomes.prediction_row[rows]]
        assert {*zip(truth.tolist(), label.tolist(), strict=True)} <= {cell}
        matrix = shown.counted.matrix
        number = int(matrix.count[(matrix.truth == cell[0]) & (matrix.prediction == cell[1])].sum())
        assert f": {number} object" in window.examples.header.text()
        assert len(set(rows.tolist())) == len(rows) == number
        truths[cell[0]] += number
        predictions[cell[1]] += number
    assert truths[:2].tolist() == np.bincount([label for _, label, _ in TRUTH]).tolist()
    kept = [label for _, label, score, _ in PREDICTIONS if score >= rule.score]
    assert predictions[:2].tolist() == np.bincount(kept).tolist()


@pytest.mark.long
def test_an_object_knows_its_boxes_its_iou_and_its_cause(qtbot, window):
    select(qtbot, window, truth=(CAT,), prediction=(DOG,))
    (confused,) = listed(window)
    assert confused.iou == pytest.approx(0.75)
    assert confused.crop.truth == (20, 20, 80, 80)
    assert confused.crop.prediction == (20, 20, 80, 65)
    select(qtbot, window, truth=(DOG,), prediction=(BACKGROUND,))
    (missed,) = listed(window)
    assert missed.cause is ErrorType.UNDER_SCORE
    assert missed.crop.prediction is None
    assert missed.is_missed


@pytest.mark.long
def test_causes_are_counted_and_filter_what_is_listed_and_exported(qtbot, window, monkeypatch, tmp_path):
    select(qtbot, window, truth=(BACKGROUND,))
    box = window.examples.objects.causes
    words = [box.itemText(place) for place in range(box.count())]
    assert words == ["4 objects, all causes", "2 nothing there", "1 duplicate", "1 poorly placed"]
    assert box.itemData(2, Qt.ItemDataRole.ToolTipRole) == ErrorType.DUPLICATE.explanation
    choose(qtbot, window, box, ErrorType.DUPLICATE)
    assert [example.score for example in listed(window)] == pytest.approx([0.6])
    assert "1 of 4 objects" in window.examples.header.text()
    path = tmp_path / "examples.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(ListDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    with qtbot.waitSignal(window.exporting.written):
        window.named_actions["export-list"].trigger()
    with path.open(newline="", encoding="utf-8") as file:
        assert [row["cause"] for row in csv.DictReader(file)] == ["duplicate"]


@pytest.mark.long
def test_causes_are_offered_only_where_something_has_no_other_side(qtbot, window):
    select(qtbot, window, truth=(CAT,), prediction=(CAT,))
    assert not window.examples.objects.causes.isVisible()
    select(qtbot, window, truth=(CAT,))
    assert window.examples.objects.causes.isVisible()


@pytest.mark.long
def test_another_selection_forgets_the_cause(qtbot, window):
    select(qtbot, window, truth=(BACKGROUND,))
    choose(qtbot, window, window.examples.objects.causes, ErrorType.DUPLICATE)
    select(qtbot, window, prediction=(BACKGROUND,))
    assert window.examples.objects.cause is None
    assert len(listed(window)) == 2


@pytest.mark.long
def test_a_cause_stays_chosen_while_a_threshold_moves_even_where_none_has_it(qtbot, window):
    select(qtbot, window, truth=(BACKGROUND,))
    choose(qtbot, window, window.examples.objects.causes, ErrorType.DUPLICATE)
    window.session.change(rule=replace(window.session.state.rule, score=0.7))
    settle(qtbot, window)
    assert window.examples.objects.causes.currentText() == "0 duplicate"
    assert window.examples.hint.text() == "No object has this cause."


def test_objects_sort_by_iou_and_by_size(qtbot, window):
    select(qtbot, window)
    everything = listed(window)
    for sort, key in ((Sort.IOU, iou_last), (Sort.SMALLEST, area), (Sort.LARGEST, lambda one: -area(one))):
        choose(qtbot, window, window.examples.sort, sort)
        values = [key(example) for example in listed(window)]
        assert values == sorted(map(key, everything))


def iou_last(example):
    return 2.0 if np.isnan(example.iou) else example.iou


def area(example):
    x0, y0, x1, y1 = example.crop.truth or example.crop.prediction
    return (x1 - x0) * (y1 - y0)


@pytest.mark.long
def test_a_card_an_image_stands_for_all_its_objects_also_in_the_export(qtbot, window, monkeypatch, tmp_path):
    select(qtbot, window)
    everything = {example.row for example in listed(window)}
    choose(qtbot, window, window.examples.objects.grouping, Grouping.IMAGE)
    cards = listed(window)
    assert sorted(example.name for example in cards) == ["a.png", "b.png", "c.png"]
    assert {row for example in cards for row in example.members} == everything
    assert all(example.row == example.members[0] for example in cards)
    assert window.examples.header.text() == "everything: 8 objects in 3 images"
    chosen = [one for one in window.image.details.objects.objects if one.is_chosen]
    assert len(chosen) > 1
    path = tmp_path / "examples.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(ListDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    with qtbot.waitSignal(window.exporting.written):
        window.named_actions["export-list"].trigger()
    assert len(path.read_text(encoding="utf-8").splitlines()) == 1 + len(everything)


@pytest.mark.long
def test_a_thumbnail_is_the_object_with_what_is_around_it(qtbot, window):
    select(qtbot, window, truth=(BACKGROUND,), prediction=(DOG,))
    example = listed(window)[0]
    qtbot.waitUntil(lambda: window.thumbnails.get(example.image, example.crop) is not None)
    thumbnail = window.thumbnails.get(example.image, example.crop)
    x0, y0, x1, y1 = thumbnail.place
    assert QRectF(x0, y0, x1 - x0, y1 - y0).contains(QRectF(160, 20, 40, 40))
    assert (x1 - x0, y1 - y0) == (64, 64)
    assert (thumbnail.pixmap.width(), thumbnail.pixmap.height()) == (64, 64)


def test_all_objects_of_the_image_are_drawn_but_those_under_the_score_threshold(qtbot, window):
    select(qtbot, window, truth=(CAT,), prediction=(DOG,))
    overlay = window.image.canvas.overlay
    assert [one.words for one in overlay.drawn] == ["dog", "cat", "dog 0.70"]
    assert [one.is_chosen for one in overlay.drawn] == [False, True, True]
    press(qtbot, window, Qt.Key.Key_Y)
    assert sorted(one.words for one in overlay.drawn) == ["cat", "dog", "dog 0.10", "dog 0.70"]


@pytest.mark.long
@pytest.mark.parametrize(("key", "side"), [(Qt.Key.Key_G, Side.TRUTH), (Qt.Key.Key_H, Side.PREDICTION)])
def test_a_key_hides_one_side_on_the_screen_and_brings_it_back(qtbot, window, key, side):
    select(qtbot, window, truth=(CAT,), prediction=(DOG,))
    seen = pixels_of(window, side)
    press(qtbot, window, key)
    hidden = pixels_of(window, side)
    press(qtbot, window, key)
    assert hidden == 0 < seen == pixels_of(window, side)


@pytest.mark.long
def test_names_and_scores_go_and_come_with_a_key(qtbot, window):
    select(qtbot, window, truth=(CAT,), prediction=(DOG,))
    seen = pixels_of(window, Side.TRUTH)
    press(qtbot, window, Qt.Key.Key_K)
    assert 0 < pixels_of(window, Side.TRUTH) < seen


def pixels_of(window, side):
    """How many pixels of the canvas have the colour of a side."""
    picture = window.image.canvas.viewport().grab().toImage()
    colour = COLOURS[side].rgb()
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(picture.pixel(x, y) == colour for x, y in places)


@pytest.mark.long
def test_zooming_to_the_object_goes_on_to_the_objects_of_the_next_examples(qtbot, window):
    select(qtbot, window, truth=(BACKGROUND,), prediction=(DOG,))
    canvas = window.image.canvas
    press(qtbot, window, Qt.Key.Key_O)
    first = in_sight(canvas)
    assert first.contains(QRectF(160, 20, 40, 40))
    press(qtbot, window, Qt.Key.Key_N)
    second = in_sight(canvas)
    assert second.contains(QRectF(160, 100, 20, 20))
    assert second.height() < first.height() < SIZE[1]
    press(qtbot, window, Qt.Key.Key_O)
    assert canvas.framing is Framing.WHOLE
    qtbot.waitUntil(lambda: in_sight(canvas).adjusted(-1, -1, 1, 1).contains(QRectF(0, 0, *SIZE)))


def in_sight(canvas):
    """The part of the image that is on the screen."""
    rect = canvas.viewport().rect()
    return QRectF(canvas.mapToScene(rect.topLeft()), canvas.mapToScene(rect.bottomRight() + QPoint(1, 1)))


@pytest.mark.long
def test_the_image_says_why_the_object_is_counted_there(qtbot, window):
    select(qtbot, window, truth=(DOG,), prediction=(BACKGROUND,))
    text = window.image.why.toPlainText()
    assert "seen but below the score threshold" in text
    assert "From score 0.10 down: prediction “dog” (IoU 0.950, score 0.100) takes this truth." in text
    assert window.image.why.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    for is_visible in (True, False):
        QTest.mouseClick(window.image.why_fold.heading, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
        assert window.image.why.isVisible() is is_visible


@pytest.mark.long
def test_the_explanation_can_be_copied(qtbot, window):
    select(qtbot, window, truth=(DOG,), prediction=(BACKGROUND,))
    window.image.why.selectAll()
    QTest.keyClick(window.image.why, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == window.image.why.toPlainText()


def test_objects_are_drawn_where_their_image_is_missing_with_the_path_that_was_searched(
    qtbot, empty_window, objects
):
    (objects / "c.png").unlink()
    open_path(qtbot, empty_window, objects)
    empty_window.named_actions["background"].trigger()
    select(qtbot, empty_window, truth=(BACKGROUND,), prediction=(DOG,))
    assert not empty_window.image.canvas.has_image
    assert empty_window.image.canvas.has_something
    assert str(objects / "c.png") in empty_window.image.canvas.note
    assert pixels_of(empty_window, Side.PREDICTION) > 0


@pytest.mark.long
def test_the_same_object_stays_current_while_thresholds_move(qtbot, window):
    select(qtbot, window, truth=(BACKGROUND,))
    window.examples.step(1)
    settle(qtbot, window)
    before = window.examples.current
    window.session.change(rule=replace(window.session.state.rule, iou=0.3))
    settle(qtbot, window)
    assert window.examples.current.crop == before.crop


@pytest.mark.long
def test_an_example_that_was_listed_before_a_threshold_moved_is_explained_by_what_listed_it(qtbot, window):
    select(qtbot, window, truth=(BACKGROUND,))
    before = max(listed(window), key=lambda one: one.row)
    window.session.change(rule=replace(window.session.state.rule, score=0.95))
    settle(qtbot, window)
    assert before.row >= len(window.session.shown.counted.outcomes)
    window.image.show_example(before)
    settle(qtbot, window)
    assert f"False alarm with score {before.score:.3f}" in window.image.why.toPlainText()


@pytest.mark.long
def test_correct_objects_of_both_classes_stand_beside_it_to_compare(qtbot, window):
    select(qtbot, window, truth=(CAT,), prediction=(BACKGROUND,))
    assert window.image.strip_fold.title == "To compare: correct cat"
    references = list(window.image.model.examples)
    assert [(one.name, one.correct, one.truth) for one in references] == [("a.png", True, "cat")]


@pytest.mark.long
def test_what_is_about_objects_is_offered_only_where_there_are_objects(qtbot, window, results):
    assert window.named_actions["truth-boxes"].isVisible()
    assert window.image.boxes.isVisible()
    open_path(qtbot, window, results)
    assert not window.named_actions["truth-boxes"].isVisible()
    assert not window.image.boxes.isVisible()
    assert not window.examples.objects.causes.isVisible()
    grouping = window.examples.objects.grouping
    assert [grouping.itemData(place) for place in range(grouping.count())] == ["object", "classes"]
    assert window.examples.sort.findData(Sort.IOU) == -1
    assert window.examples.list.gridSize() == window.examples.list.itemDelegate().card


@pytest.mark.long
def test_a_narrow_dock_gives_causes_and_filter_lines_of_their_own(qtbot, window):
    select(qtbot, window, truth=(BACKGROUND,))
    panel = window.examples
    window.resizeDocks([window.docks["examples"]], [200], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: panel.width() < 260)
    words = panel.objects.causes
    assert words.fontMetrics().horizontalAdvance(words.currentText()) < words.width() - 24
    assert panel.query.fontMetrics().horizontalAdvance(panel.query.placeholderText()) < panel.query.width()


def test_a_narrow_image_dock_breaks_its_buttons_into_lines_and_cuts_no_word(qtbot, window):
    select(qtbot, window, truth=(BACKGROUND,))
    window.resizeDocks([window.docks["examples"]], [250], Qt.Orientation.Horizontal)
    boxes = window.image.boxes
    qtbot.waitUntil(lambda: 0 < boxes.width() < 300)
    buttons = [button for button in boxes.findChildren(QToolButton) if not button.isHidden()]
    assert len(buttons) > 4
    assert len({button.y() for button in buttons}) > 1
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert all(boxes.rect().contains(button.geometry()) for button in buttons)


@pytest.mark.long
def test_x_flips_predictions_while_two_are_compared_and_is_not_offered_before(qtbot, empty_window):
    window = empty_window
    open_path(qtbot, window, sample("digit-scenes"))
    flip = window.named_actions["flip-predictions"]
    (button,) = (one for one in window.image.boxes.findChildren(QToolButton) if one.defaultAction() is flip)
    assert not flip.isVisible()
    assert button.isHidden()
    window.session.comparing.set_seen(seen=True)
    settle(qtbot, window)
    assert window.session.comparing.pair is not None
    assert flip.isVisible()
    assert not button.isHidden()
    window.session.change(query=replace(window.session.workspace.query, text="moved in comparison"))
    settle(qtbot, window)
    overlay, drawn = window.image.canvas.overlay, []
    qtbot.waitUntil(lambda: any(one.is_compared for one in overlay.drawn))
    for _ in range(4):
        drawn.append({one.is_compared for one in overlay.drawn if one.side is Side.PREDICTION})
        press(qtbot, window, Qt.Key.Key_X)
    assert drawn == [{False, True}, {False}, {True}, {False, True}]
