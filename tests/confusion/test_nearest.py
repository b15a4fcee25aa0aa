"""Cells that are not empty, near one that is."""

import pytest

from cmviewer.confusion.count import count
from cmviewer.confusion.nearest import nearest_cells
from cmviewer.confusion.view_state import Selection, Side, ViewState
from cmviewer.confusion.views import view_of
from tests.making import make_evaluation

# 0 → 1 once, 1 → 2 twice, 3 → 3 three times, 3 → 0 four times
TRUTH, PREDICTED = [0, 1, 1, 3, 3, 3, 3, 3, 3, 3], [1, 2, 2, 3, 3, 3, 0, 0, 0, 0]


def near(selection, most=3, **state):
    made = make_evaluation(TRUTH, {"a": PREDICTED}, names="abcd")
    state = ViewState(**state)
    matrix = count(made, 0, state.rule).matrix
    view = view_of(matrix, made.classes, state, made.task)
    return [
        (cell.selection.truth, cell.selection.prediction, cell.count)
        for cell in nearest_cells(view, selection, most)
    ]


def test_the_fewest_steps_come_first_and_of_equal_ones_the_largest_count():
    assert near(Selection((1,), (1,))) == [((1,), (2,), 2), ((0,), (1,), 1), ((3,), (0,), 4)]


def test_the_turned_matrix_suggests_the_same_cells():
    turned = near(Selection((1,), (1,)), rows=Side.PREDICTION)
    assert turned == near(Selection((1,), (1,)))


def test_near_an_empty_row_its_neighbours_are_suggested():
    assert near(Selection((2,), None), most=2) == [((3,), (0,), 4), ((3,), (3,), 3)]


@pytest.mark.parametrize(("most", "found"), [(0, 0), (2, 2), (99, 4)])
def test_no_more_are_suggested_than_wanted_or_there(most, found):
    assert len(near(Selection((2,), (2,)), most=most)) == found


def test_near_classes_that_are_not_shown_nothing_is_suggested():
    assert near(Selection((0,), (2,)), shown=(1, 3)) == []
