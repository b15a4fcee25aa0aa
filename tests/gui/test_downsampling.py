"""Fewer pixels than cells."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.views import view_of
from cmviewer.gui.heatmap.downsampling import darkest, darkness
from cmviewer.gui.heatmap.matrix_widget import MatrixWidget
from cmviewer.matching import CountingRule
from tests.making import make_evaluation

YELLOW, NAVY = (250, 225, 80, 255), (0, 34, 78, 255)


def test_a_single_hot_cell_of_a_thousand_classes_stays():
    rgba = np.zeros((1_000, 1_000, 4), np.uint8)
    rgba[::2, ::3] = YELLOW
    rgba[501, 733] = NAVY
    small = darkest(darkness(rgba), 100, 100)
    assert small.shape == (100, 100, 4)
    assert np.argwhere((small == NAVY).all(axis=2)).tolist() == [[50, 73]]


def test_empty_cells_stay_empty_and_cells_as_many_as_pixels_stay_themselves():
    rgba = np.zeros((2, 3, 4), np.uint8)
    rgba[0, 1], rgba[1, 2] = YELLOW, NAVY
    assert darkest(darkness(rgba), 2, 3).tolist() == rgba.tolist()
    assert darkest(darkness(rgba), 1, 1).tolist() == [[list(NAVY)]]


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
