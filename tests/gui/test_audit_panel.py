"""The five-minute audit in the window: drawn, judged by keys, hidden where that is wanted, and answered."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cmviewer.confusion.view_state import Selection, Which
from cmviewer.examples.marks.audit import clopper_pearson
from cmviewer.examples.marks.audit_draw import Kind


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.jobs.is_idle, timeout=20_000)


def select(qtbot, window, selection):
    window.session.select(selection)
    settle(qtbot, window)


def press(qtbot, window, key):
    window.activateWindow()
    QTest.keyClick(window, key)
    settle(qtbot, window)


def test_what_is_drawn_is_judged_by_keys_and_the_answer_is_of_all(qtbot, window):
    window.session.change(checkpoint=0)
    settle(qtbot, window)
    matrix = window.session.shown.matrix
    wrong = int(matrix.count[matrix.truth != matrix.prediction].sum())
    assert wrong > 10
    window.named_actions["audit"].trigger()
    settle(qtbot, window)
    panel = window.panels["audit"]
    assert panel.kinds[Kind.ERRORS].text() == f"errors ({wrong})"
    assert not panel.kinds[Kind.SELECTED].isEnabled()
    panel.hide_prediction.setChecked(True)
    panel.amount.setValue(5)
    panel.draw.click()
    settle(qtbot, window)
    assert panel.model.rowCount() == 5
    example = panel.current
    assert "is hidden" in window.image.title.text()
    assert example.prediction not in window.image.title.text().replace(example.truth, "")
    assert not window.image.bars.isVisible()
    line = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert line == f"{example.name}: truth {example.truth}"
    press(qtbot, window, Qt.Key.Key_W)
    assert panel.cards.currentIndex().row() == 1, "what is judged brings the next"
    assert panel.answer.text() == (
        f"1 of 1 errors looked at are wrong labels: {clopper_pearson(1, 1).words} of {wrong}. "
        "4 of 5 are still to be looked at."
    )
    panel.cards.setCurrentIndex(panel.model.index(0))
    settle(qtbot, window)
    assert f"truth {example.truth}, predicted {example.prediction}" in window.image.title.text()
    assert window.image.bars.isVisible()
    press(qtbot, window, Qt.Key.Key_A)
    press(qtbot, window, Qt.Key.Key_W)
    assert panel.cards.currentIndex().row() == 0, "what was judged before is judged anew, and stays"
    panel.cards.setCurrentIndex(panel.model.index(1))
    for _ in range(4):
        press(qtbot, window, Qt.Key.Key_F)
    assert panel.answer.text() == (
        f"1 of 5 errors looked at are wrong labels: {clopper_pearson(1, 5).words} of {wrong}."
    )
    [mark] = window.session.workspace.marks
    assert mark.key.image in example.name
    for _ in range(3):
        window.session.undo()
    settle(qtbot, window)
    assert panel.answer.text().startswith("0 of 4 errors")
    window.session.select(Selection(which=Which.ERRORS))
    settle(qtbot, window)
    press(qtbot, window, Qt.Key.Key_F)
    assert panel.answer.text().startswith("0 of 4 errors"), "who looks at another list judges nothing here"


def test_what_was_marked_before_counts_once_it_is_looked_at(qtbot, window):
    """Those that were marked before are no random ones: alone they would say that all labels are wrong."""
    select(qtbot, window, Selection(which=Which.ERRORS))
    window.examples.list.selectAll()
    press(qtbot, window, Qt.Key.Key_W)
    window.named_actions["audit"].trigger()
    panel = window.panels["audit"]
    panel.amount.setValue(5)
    panel.draw.click()
    settle(qtbot, window)
    drawn = panel.model.rowCount()
    assert panel.answer.text().startswith("1 of 1 errors looked at are wrong labels")
    panel.cards.setCurrentIndex(panel.model.index(drawn - 1))
    assert panel.answer.text().startswith("2 of 2 errors looked at are wrong labels")
