"""The matrix with labels mended as marked: counted anew, said, and taken back."""

from conftest import open_path
from making import make_detection

from cmviewer.confusion.captions import threshold_sentence
from cmviewer.confusion.view_state import Selection, Which
from cmviewer.evaluation import Task
from cmviewer.gui.actions.mark_menu import FIXES_ACTION
from cmviewer.matching import CountingRule, Match


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.jobs.is_idle, timeout=20_000)


def right(window):
    """How many samples are counted right, and how many of what is listed are wrong."""
    matrix = window.session.shown.matrix
    return int(matrix.count[matrix.truth == matrix.prediction].sum())


def mark_first(qtbot, window):
    """Say of the first error that what was predicted is right."""
    window.session.select(Selection(which=Which.ERRORS))
    settle(qtbot, window)
    window.examples.list.setCurrentIndex(window.examples.model.index(0))
    window.marks.marking.ask()
    window.marks.marking.dialog.right.setText(window.examples.current.prediction)
    window.marks.marking.dialog.accept()
    settle(qtbot, window)


def test_labels_are_mended_as_marked_on_a_switch_and_that_is_said(qtbot, window, results):
    fixing, action = window.marks.fixing, window.named_actions["apply-fixes"]
    window.session.change(checkpoint=0)
    settle(qtbot, window)
    before = right(window)
    assert not action.isEnabled(), "there is nothing to apply"
    mark_first(qtbot, window)
    errors = window.examples.model.rowCount()
    action.trigger()
    settle(qtbot, window)
    assert right(window) == before + 1
    assert window.examples.model.rowCount() == errors - 1
    assert action.isChecked()
    assert "as marked 1 truth changed" in window.page.summary.caption.text()
    assert window.marks.bar.isVisible()
    assert "matched by: epoch_1." in window.marks.bar.words.text()
    assert not window.marks.bar.again.isVisible()
    mark_first(qtbot, window)
    assert right(window) == before + 1, "nothing changes by itself"
    assert "has changed since" in window.marks.bar.words.text()
    window.marks.bar.again.click()
    settle(qtbot, window)
    assert (right(window), fixing.is_old) == (before + 2, False)
    window.session.change(checkpoint=1)
    settle(qtbot, window)
    assert fixing.is_old, "marks were matched by another checkpoint"
    window.session.change(checkpoint=0)
    window.marks.bar.away.click()
    settle(qtbot, window)
    assert (right(window), window.marks.bar.isVisible(), action.isChecked()) == (before, False, False)
    assert "as marked" not in window.page.summary.caption.text()
    action.trigger()
    settle(qtbot, window)
    open_path(qtbot, window, results)
    assert (fixing.is_on, window.marks.bar.isVisible()) == (False, False), "what is opened is as it was read"


def test_of_objects_the_thresholds_are_named_that_marks_depend_on():
    made = make_detection([(0, 0, 0, 0, 9, 9)], {"one": [(0, 0, 0.9, 0, 0, 9, 9)]})
    rule = CountingRule(score=0.25, iou=0.6, match=Match.SCORE)
    assert threshold_sentence(made, rule) == "match score, IoU ≥ 0.60, score ≥ 0.25"


def test_pixels_have_no_such_switch():
    situations = [
        type("Situation", (), {"profile": task.profile})()
        for task in (Task.CLASSIFICATION, Task.DETECTION, Task.SEMANTIC_SEGMENTATION)
    ]
    assert [FIXES_ACTION.visible(one) for one in situations] == [True, True, False]
