"""The box of rules: all rules, then presets, which set thresholds too."""

import pytest
from added_rules import LOWEST_IOU, lowest_iou
from making import make_random_detection
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication

from cmviewer.confusion.count import count
from cmviewer.gui.panels.rule_box import BESIDE, EXPLANATION, RuleBox
from cmviewer.matching import PRESETS, CountingRule, Match
from cmviewer.readers import OpenRequest
from tests.gui.working import in_worker, settle

__all__ = ["lowest_iou"]


@pytest.fixture
def box(qtbot):
    """The box alone."""
    box = RuleBox()
    qtbot.addWidget(box)
    box.show()
    return box


@pytest.fixture
def show(qtbot, empty_window):
    """Open many boxes that lie on each other; return the window."""
    evaluation = make_random_detection(images=20, per_image=12)
    empty_window.session.opener = lambda *_arguments: evaluation
    with qtbot.waitSignal(empty_window.session.shown_settled, timeout=20_000):
        empty_window.session.open(OpenRequest(path=evaluation.source))
    settle(qtbot, empty_window)
    return empty_window


def lines(box):
    """Name, explanation and what stands beside the name, of every line that can be chosen."""
    roles = (Qt.ItemDataRole.DisplayRole, EXPLANATION, BESIDE)
    every = [tuple(box.itemData(place, role) for role in roles) for place in range(box.count())]
    return [line for line in every if line[0]]


def choose(box, words):
    place = box.findData(words)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def is_counted_anew(window):
    state, shown = window.session.state, window.session.shown
    fresh = in_worker(count, window.session.evaluation, state.checkpoint, state.rule).matrix
    found = shown.matrix
    return all(
        getattr(found, name).tolist() == getattr(fresh, name).tolist()
        for name in ("truth", "prediction", "count")
    )


def test_rules_stand_above_presets_each_with_what_it_does(box):
    rules = [(match.label, match.explanation, f"as {match.rule.same_as}") for match in Match]
    presets = [(preset.label, preset.explanation, preset.about) for preset in PRESETS]
    assert lines(box) == rules + presets
    assert box.count() == len(Match) + 1 + len(PRESETS)


def test_every_line_has_room_and_the_list_can_be_painted(box):
    box.showPopup()
    sizes = [box.view().sizeHintForIndex(box.model().index(place, 0)) for place in range(box.count())]
    parting = sizes.pop(len(Match))
    assert parting.height() < min(size.height() for size in sizes)
    assert box.view().minimumWidth() > max(size.width() for size in sizes)
    picture = QPixmap(box.view().size())
    box.view().render(picture)
    assert not picture.isNull()
    box.hidePopup()


def test_the_wheel_goes_through_the_rules_and_never_to_a_preset(qtbot, box):
    told = []
    box.chosen.connect(told.append)
    box.preset_chosen.connect(told.append)
    box.set_match(Match.SCORE)
    middle = QPointF(box.rect().center())
    for _ in range(2 * box.count()):
        event = QWheelEvent(
            middle, box.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, event)
    assert told == [Match.SAME_CLASS_FIRST, Match.SAME_CLASS_ONLY, Match.YOLOV5]


def test_a_rule_that_was_added_stands_among_the_rules(lowest_iou, box):
    assert lines(box)[len(Match) - 1] == (LOWEST_IOU.label, LOWEST_IOU.explanation, "as nothing else")
    box.set_match(lowest_iou)
    assert box.currentText() == "Lowest IoU first"
    assert box.toolTip() == LOWEST_IOU.explanation


def test_the_window_opens_with_a_rule_that_was_added_and_counts_by_it(qtbot, lowest_iou, show):
    choose(show.page.numbers.match, "lowest-iou")
    settle(qtbot, show)
    assert show.session.state.rule.match is lowest_iou
    assert "match lowest-iou" in show.page.summary.caption.text()
    assert is_counted_anew(show)


@pytest.mark.long
@pytest.mark.parametrize("match", Match)
def test_every_rule_can_be_chosen_and_says_what_it_does(qtbot, show, match):
    box = show.page.numbers.match
    choose(box, match.value)
    settle(qtbot, show)
    assert show.session.state.rule.match is match
    assert box.toolTip() == match.explanation
    assert is_counted_anew(show)


@pytest.mark.long
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.words)
def test_a_preset_sets_rule_and_thresholds_and_one_undo_takes_them_back(qtbot, show, preset):
    numbers = show.page.numbers
    show.session.change(rule=CountingRule(score=0.6, match=Match.IOU, iou=0.7, seed=4))
    settle(qtbot, show)
    before = show.session.state.rule
    choose(numbers.match, preset.words)
    settle(qtbot, show)
    assert show.session.state.rule == preset.applied(before) != before
    assert numbers.match.currentText() == preset.rule.match.label
    assert (numbers.iou.box.value(), numbers.score.box.value()) == (preset.rule.iou, preset.rule.score)
    assert is_counted_anew(show)
    show.session.undo()
    settle(qtbot, show)
    assert show.session.state.rule == before
    assert numbers.match.currentText() == Match.IOU.label


def test_a_preset_that_is_set_already_leaves_its_rule_in_the_box(qtbot, show):
    numbers = show.page.numbers
    for _ in range(2):
        choose(numbers.match, "as-coco-ap50")
        settle(qtbot, show)
        assert numbers.match.currentText() == "Same class only"
