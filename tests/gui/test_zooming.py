"""Zooming and scrolling the cells: what is kept, and who is told."""

import pytest
from PySide6.QtCore import QObject, QPointF, QSizeF

from cmviewer.gui.heatmap.zooming import Zooming


@pytest.fixture
def zooming(qapp):
    made = Zooming(parent := QObject())
    made.take_room(QSizeF(500, 500), (50, 50))
    yield made
    parent.deleteLater()


def test_whoever_places_the_cells_is_told_once_of_each_move_and_not_of_a_reset(zooming):
    told = []
    zooming.moved.connect(lambda: told.append(zooming.place))
    moves = (
        lambda: zooming.zoom(4.0),
        lambda: zooming.scroll(QPointF(10, 20)),
        lambda: zooming.centre(QPointF(0.5, 0.5)),
        lambda: zooming.show_cell((49, 49)),
        lambda: zooming.show_cell(None),
        lambda: zooming.go_to(2.0, 30.0, 40.0),
        zooming.fit,
        lambda: zooming.take_room(QSizeF(300, 300), (50, 50)),
    )
    for count, move in enumerate(moves, 1):
        move()
        assert len(told) == count
        assert told[-1] == zooming.place
    zooming.zoom(2.0)
    zooming.reset()
    assert zooming.place == (1.0, 0.0, 0.0)
    assert len(told) == len(moves) + 1


def test_a_place_is_gone_back_to_and_one_beyond_the_cells_as_far_as_there_are_any(zooming):
    zooming.zoom(3.0)
    zooming.scroll(QPointF(-30, 50))
    place = zooming.place
    assert place == pytest.approx((3.0, 470, 550))  # the middle of 1500 pixels stood in that of 500
    zooming.fit()
    zooming.go_to(*place)
    assert zooming.place == pytest.approx(place)
    zooming.go_to(3.0, 9e9, -5.0)
    assert zooming.place == pytest.approx((3.0, 1000, 0))
