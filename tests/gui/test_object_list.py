"""The list of an image's objects without a mouse, and as it is read aloud."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from cmviewer.confusion.view_state import Side
from cmviewer.evaluation import NO_ROW
from cmviewer.examples.objects_of_image import ObjectFate
from cmviewer.gui.examples.image.ahead import GLIMPSE
from cmviewer.workspace.face import Face
from tests.gui.working import settle


def test_the_space_bar_hides_an_object_and_its_row_says_so_aloud(qtbot, window):
    listed = window.image.objects
    window.named_actions["next-worst-cell"].trigger()
    settle(qtbot, window)
    listed.show_fates(
        window.image.details.example, (ObjectFate("cat found", 3, 5), ObjectFate("dog missed", 4, NO_ROW))
    )
    window.image.objects_fold.setVisible(True)
    window.image.parts.folds.set_open(Face.MATRIX, "objects", is_open=True)
    window.image.objects.show_low(low=True)
    window.activateWindow()
    listed.setFocus()
    listed.setCurrentItem(listed.topLevelItem(0))

    def heard():
        cells = QAccessible.queryAccessibleInterface(listed)
        return cells.child(listed.columnCount()).text(QAccessible.Text.Name)  # after the headings

    assert heard() == "cat found"
    QTest.keyClick(listed, Qt.Key.Key_Space)
    assert listed.hidden == {(Side.TRUTH, 3), (Side.PREDICTION, 5)}
    assert window.image.canvas.overlay.hidden == listed.hidden
    assert window.session.workspace.face is Face.MATRIX  # the key did not turn the window
    assert heard() == "cat found, hidden in the image"
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Space)
    assert (Side.TRUTH, 4) in listed.hidden
    QTest.keyClick(listed, Qt.Key.Key_Up)
    QTest.keyClick(listed, Qt.Key.Key_Space)
    assert listed.hidden == {(Side.TRUTH, 4)}
    assert heard() == "cat found"


def test_nothing_comes_to_a_panel_that_was_cleared(qtbot, window):
    window.jobs.start(
        GLIMPSE, lambda _progress, _cancel: None, lambda _seen: window.close(), lambda _error: None
    )
    window.image.show_example(None)
    assert not window.jobs.is_running(GLIMPSE)
    settle(qtbot, window)
    assert window.isVisible()
