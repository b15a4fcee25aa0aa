"""The map of the whole matrix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtTest import QTest

from cmviewer.gui.heatmap.viewport import Viewport
from tests.gui.working import settle


def test_the_map_is_there_only_while_not_everything_fits(window):
    overview = window.page.matrix.overview
    assert not overview.isVisible()
    window.named_actions["zoom-in"].trigger()
    window.named_actions["zoom-in"].trigger()
    assert overview.isVisible()
    assert 0 < overview.part.width() * overview.part.height() < 1
    window.named_actions["fit"].trigger()
    assert not overview.isVisible()


@pytest.mark.long
def test_the_frame_is_what_is_seen(window):
    matrix = window.page.matrix
    matrix.zooming.zoom(2.5)
    geometry = matrix.zooming.viewport.geometry()
    part = matrix.overview.part
    assert part.left() * 3 == pytest.approx(-geometry.left / geometry.width)
    assert part.right() * 3 == pytest.approx((geometry.area.right() - geometry.left) / geometry.width)
    assert part.bottom() * 3 == pytest.approx((geometry.area.bottom() - geometry.top) / geometry.height)


@pytest.mark.long
def test_a_click_and_a_drag_on_the_map_move_the_cells(window):
    matrix = window.page.matrix
    matrix.zooming.zoom(2.5)
    overview = matrix.overview
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(overview, left, pos=QPoint(1, 1))
    assert overview.part.topLeft() == QPointF(0, 0)
    QTest.mouseMove(overview, QPoint(overview.width() - 1, overview.height() - 1))
    QTest.mouseRelease(overview, left, pos=QPoint(overview.width() - 1, overview.height() - 1))
    QTest.mouseClick(overview, left, pos=QPoint(overview.width() - 1, overview.height() - 1))
    assert overview.part.right() == pytest.approx(1)
    assert overview.part.bottom() == pytest.approx(1)
    assert window.session.state.selection is None


def test_the_map_makes_way_for_the_selected_cell(qtbot, window):
    matrix = window.page.matrix
    matrix.zooming.zoom(2.5)
    for cell in ((2, 2), (2, 0)):
        window.session.select(window.session.shown.view.cell(*cell))
        settle(qtbot, window)
        assert matrix.overview.isVisible()
        assert not matrix.overview.geometry().contains(matrix.cell_middle(*cell).toPoint())


@given(
    st.floats(100, 900),
    st.integers(20, 300),
    st.floats(1, 12),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
    st.tuples(st.integers(0, 299), st.integers(0, 299)),
)
def test_a_cell_comes_whole_into_sight_and_one_in_sight_moves_nothing(room, count, zoom, start, cell):
    viewport = (
        Viewport(QSizeF(room, room), (count, count)).zoomed(zoom, QPointF(0, 0)).centred(QPointF(*start))
    )
    row, column = (min(place, count - 1) for place in cell)

    def in_sight(seen):
        geometry = seen.geometry()
        return geometry.area.adjusted(-0.01, -0.01, 0.01, 0.01).contains(geometry.rect(row, column))

    moved = viewport.showing(row, column)
    assert in_sight(moved)
    again = moved.showing(row, column)
    assert (again.shift - moved.shift).manhattanLength() < 0.05
