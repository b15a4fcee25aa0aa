"""The histogram follows the list, and its handles write the query that keeps a range."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cmviewer.confusion.view_state import Selection
from cmviewer.examples.ranges import Quantity
from cmviewer.resources import sample
from tests.gui.conftest import open_path
from tests.gui.working import settle

LEFT = Qt.MouseButton.LeftButton


def drag(view, begin, x):
    QTest.mousePress(view, LEFT, pos=begin.toPoint())
    place = QPointF(x, begin.y())
    move = QMouseEvent.Type.MouseMove
    event = QMouseEvent(move, place, view.mapToGlobal(place), LEFT, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)
    QTest.mouseRelease(view, LEFT, pos=place.toPoint())


def chips_of(window):
    """Words of the chips above the list."""
    return [button.text().rpartition("  ")[0] for button in window.examples.query.chips.buttons]


def test_handles_bars_and_keys_write_the_query_and_the_list_follows(qtbot, window):
    session, panel = window.session, window.panels["histogram"]
    view = panel.view
    window.docks.raise_dock("histogram")
    settle(qtbot, window)
    assert view.histogram is None
    session.select(Selection())
    settle(qtbot, window)
    total = len(window.examples.model.examples)
    assert view.histogram.every.sum() == view.histogram.listed.sum() == total
    drag(view, view.handle(high=False), view.bar(12).left())
    settle(qtbot, window)
    assert (session.workspace.query.ranges, session.workspace.query.text) == ("score >= 0.60", "")
    assert chips_of(window)[-1] == "score >= 0.60"
    assert view.histogram.every.sum() == total
    above = sum(example.score >= 0.6 for example in window.examples.model.examples)
    assert 0 < len(window.examples.model.examples) == above == view.histogram.listed.sum() < total
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window)
    assert chips_of(window)[-1] == session.workspace.query.ranges == "score >= 0.60, score < 0.95"
    full = int(view.histogram.every.argmax())
    place = view.bar(full).center().toPoint() + QPoint(1, 0)
    panel.clear.click()
    settle(qtbot, window)
    assert session.workspace.query.ranges == ""
    QTest.mouseClick(view, LEFT, pos=place)
    settle(qtbot, window)
    assert len(window.examples.model.examples) == view.histogram.every[full]
    panel.quantity.setCurrentIndex(panel.quantity.findData(Quantity.MARGIN))
    settle(qtbot, window)
    assert view.histogram.quantity is Quantity.MARGIN
    assert view.histogram.every.sum() == len(window.examples.model.examples)
    session.undo()
    assert session.workspace.panels.histogram is Quantity.SCORE


@pytest.mark.long
def test_a_cell_that_is_clicked_is_spread_also_of_pixels(qtbot, empty_window):
    window = empty_window
    open_path(qtbot, window, sample("digit-scenes"))
    panel = window.panels["histogram"]
    window.docks.raise_dock("histogram")
    window.session.change(panels=window.session.workspace.panels, selection=Selection((1,), (1,)))
    settle(qtbot, window)
    panel.quantity.setCurrentIndex(panel.quantity.findData(Quantity.AREA))
    settle(qtbot, window)
    assert panel.view.histogram.texts[:3] == ("0x0", "2x2", "4x4")
    assert panel.view.histogram.every.sum() == len(window.examples.model.examples)
    assert panel.words.text() == f"{len(window.examples.model.examples)} listed"
    open_path(qtbot, window, sample("digit-maps"))
    window.session.change(selection=Selection((1,), (1,)))
    settle(qtbot, window)
    assert panel.view.histogram.quantity is Quantity.PIXELS
    assert panel.view.histogram.every.sum() == len(window.examples.model.examples)
