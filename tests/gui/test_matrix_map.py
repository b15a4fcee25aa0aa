"""The matrix as a map beside the large picture: marks and colours as in the matrix, measured once."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from cmviewer.gui.evidence import matrix_map
from cmviewer.gui.heatmap.figure import FigurePart
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.workspace.face import Face
from tests.gui.working import settle


@pytest.fixture
def map_of(qtbot, window):
    """The map of a window that is turned to the picture."""
    window.session.select(window.session.shown.view.cell(0, 0))
    settle(qtbot, window)
    window.session.set_value("face", Face.EVIDENCE)
    settle(qtbot, window)
    window.activateWindow()
    return window.evidence.map


def colours_of(grab):
    """Colours of a grab, uint32 (height, width)."""
    image = grab.toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1).copy()


def test_the_map_shows_that_it_has_the_keyboard_and_where_it_is(window, map_of):
    cells = map_of.place_of(0, 0).united(map_of.place_of(2, 2))
    edge = QPoint(int(cells.left()) + 1, int(cells.center().y()) + 5)
    highlight = window.palette().highlight().color()
    map_of.setFocus()
    assert map_of.grab().toImage().pixelColor(edge) == highlight
    window.evidence.strip.cards.setFocus()
    assert map_of.grab().toImage().pixelColor(edge) != highlight
    map_of.setFocus()
    before, selection = colours_of(map_of.grab()), window.session.state.selection
    QTest.keyClick(map_of, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert window.session.state.selection == selection
    rows, columns = np.nonzero(colours_of(map_of.grab()) != before)
    place = map_of.place_of(0, 1)
    assert place.left() < columns.min() < columns.max() < place.right()
    assert place.top() < rows.min() < rows.max() < place.bottom()


@pytest.mark.long
def test_names_are_measured_anew_only_where_view_size_or_font_is_another(qtbot, window, map_of, monkeypatch):
    measured = []
    measure = matrix_map.frame_for
    monkeypatch.setattr(
        matrix_map,
        "frame_for",
        lambda view, *told, **more: measured.append(view) or measure(view, *told, **more),
    )
    map_of.grab()
    for row in range(3):
        QTest.mouseMove(map_of, map_of.place_of(row, 1).center().toPoint())
        map_of.grab()
    assert measured == []
    map_of.resize(map_of.width() - 20, map_of.height())
    assert map_of.place_of(2, 2).right() <= map_of.width()
    assert len(measured) == 1
    font = map_of.font()
    font.setBold(True)
    map_of.setFont(font)
    map_of.place_of(0, 0)
    assert len(measured) == 2
    window.session.set_value("state.rows", window.session.state.rows.other)
    settle(qtbot, window)
    map_of.place_of(0, 0)
    assert measured[-1] is window.session.shown.view
    count = len(measured)
    map_of.grab()
    assert len(measured) == count


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Paint
        return False


def lightest(widget):
    """Lightness of the lightest pixel."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return int(np.frombuffer(image.constBits(), np.uint8).max())


@pytest.mark.long
def test_matrix_and_maps_follow_the_theme(qtbot, qapp, window, map_of):
    matrix, painted = window.page.matrix, Painted(map_of)
    window.session.set_value("face", Face.MATRIX)
    matrix.zooming.zoom(2.5)
    names = matrix.strips[FigurePart.ROW_NAMES]
    painted_names, painted_overview = Painted(names), Painted(matrix.overview)
    try:
        apply_theme(qapp, Theme.DARK)
        qtbot.waitUntil(lambda: painted_names.count > 0 and painted_overview.count > 0)
        assert lightest(names) > 180  # ink of the light theme is dark on dark
        assert matrix.overview.grab().toImage().pixelColor(2, 2) == QColor("#1e2227")
        window.session.set_value("face", Face.EVIDENCE)
        settle(qtbot, window)
        before = painted.count
        apply_theme(qapp, Theme.LIGHT)
        qtbot.waitUntil(lambda: painted.count > before)
        apply_theme(qapp, Theme.DARK)
        place = map_of.place_of(0, 0)
        left = map_of.grab(map_of.rect().adjusted(0, int(place.top()), int(place.left()) - map_of.width(), 0))
        grey = left.toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        assert np.frombuffer(grey.constBits(), np.uint8).max() > 180
    finally:
        apply_theme(qapp, Theme.LIGHT)
