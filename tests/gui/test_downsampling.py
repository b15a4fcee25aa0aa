"""Fewer pixels than cells."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.views import view_of
from cmviewer.gui.heatmap.downsampling import FilledCells, darkness
from cmviewer.gui.heatmap.matrix_widget import MatrixWidget
from cmviewer.matching import CountingRule
from tests.making import make_evaluation

YELLOW, NAVY = (250, 225, 80, 255), (0, 34, 78, 255)


def shrunk(rgba, rows, columns):
    """Colours, uint8 (R, C, 4), in that many pixels."""
    place = np.flatnonzero(rgba[..., 3])
    cells = FilledCells(rgba.shape[:2], place, darkness(rgba[..., :3]).reshape(-1)[place])
    return cells.rgba(rows, columns)


def test_a_single_hot_cell_of_a_thousand_classes_stays():
    rgba = np.zeros((1_000, 1_000, 4), np.uint8)
    rgba[::2, ::3] = YELLOW
    rgba[501, 733] = NAVY
    small = shrunk(rgba, 100, 100)
    assert small.shape == (100, 100, 4)
    assert np.argwhere((small == NAVY).all(axis=2)).tolist() == [[50, 73]]


def test_empty_cells_stay_empty_and_cells_as_many_as_pixels_stay_themselves():
    rgba = np.zeros((2, 3, 4), np.uint8)
    rgba[0, 1], rgba[1, 2] = YELLOW, NAVY
    assert shrunk(rgba, 2, 3).tolist() == rgba.tolist()
    assert shrunk(rgba, 1, 1).tolist() == [[list(NAVY)]]


def test_each_pixel_is_the_darkest_of_the_cells_below_it():
    random = np.random.default_rng(4)
    grey = random.integers(0, 250, (23, 31, 1), dtype=np.uint8).repeat(3, 2)
    rgba = np.dstack((grey, np.where(random.random((23, 31)) < 0.4, 255, 0).astype(np.uint8)))
    small = shrunk(rgba, 7, 9)
    rows, columns = ([place * count // n for place in range(n + 1)] for count, n in ((23, 7), (31, 9)))
    for row, column in np.ndindex(7, 9):
        below = rgba[rows[row] : rows[row + 1], columns[column] : columns[column + 1]].reshape(-1, 4)
        greys = [int(pixel[0]) for pixel in below if pixel[3]]
        assert small[row, column].tolist() == ([min(greys)] * 3 + [255] if greys else [0] * 4)


@pytest.mark.parametrize("confused", [(123, 456), (124, 457), (998, 2)])
@pytest.mark.parametrize("zoom", [1.0, 1.3])
def test_a_confusion_of_a_thousand_classes_is_seen_though_cells_are_less_than_a_pixel(qtbot, confused, zoom):
    wrong = [*range(1_000)]
    wrong[confused[0]] = confused[1]
    evaluation = make_evaluation([*range(1_000)], {"a": wrong})
    matrix = count(evaluation, 0, CountingRule()).matrix
    widget = MatrixWidget()
    qtbot.addWidget(widget)
    widget.resize(700, 600)
    widget.show_view(view_of(matrix, evaluation.classes, ViewState(), evaluation.task), None)
    widget.zooming.zoom(zoom)
    widget.show_selection(None)
    widget.overview.moved.emit(QPoint(confused[1], confused[0]) / 1_000)
    middle = widget.cell_middle(*confused).toPoint()
    picture = widget.grab().toImage()
    around = [
        QColor(picture.pixel(middle + QPoint(x, y))).lightness() for x in (-1, 0, 1) for y in (-1, 0, 1)
    ]
    assert min(around) < 100
    widget.close_scene()
