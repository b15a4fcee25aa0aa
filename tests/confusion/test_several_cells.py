"""Cells that are added, taken away, dragged over and mirrored, against a plain set of cells."""

import dataclasses
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from making import make_evaluation

from cmviewer.confusion.count import count
from cmviewer.confusion.several_cells import added, both_directions, rectangle, toggled
from cmviewer.confusion.view_state import CellBlock, Order, Selection, Side, ViewState, Which
from cmviewer.confusion.views import as_seen, selected_cells, view_of
from cmviewer.matching import CountingRule

CLASS_COUNT = 5
BACKGROUND = CLASS_COUNT
classes = st.integers(0, CLASS_COUNT - 1)
samples = st.lists(st.tuples(classes, st.none() | classes), min_size=1, max_size=60)
states = st.builds(
    ViewState,
    rows=st.sampled_from(Side),
    background=st.booleans(),
    order=st.sampled_from(Order),
    top=st.none() | st.integers(1, CLASS_COUNT),
)
places = st.integers(0, CLASS_COUNT)
DEEDS = ("click", "ctrl", "ctrl row", "ctrl column", "ctrl drag", "drag", "both", "errors", "correct")
deeds = st.lists(st.tuples(st.sampled_from(DEEDS), places, places, places, places), min_size=1, max_size=8)


def seen(pairs, state):
    names = [str(label) for label in range(CLASS_COUNT)]
    evaluation = make_evaluation([t for t, _ in pairs], {"a": [p for _, p in pairs]}, names=names)
    made = count(evaluation, 0, CountingRule())
    state = as_seen(state, made.matrix, evaluation.task)
    return state, made, view_of(made.matrix, evaluation.classes, state, evaluation.task)


def labels_at(view, row, column):
    """Every (truth, prediction) that one place of the picture holds."""
    pairs = product(view.rows.members[row], view.columns.members[column])
    return {pair if view.rows.side is Side.TRUTH else pair[::-1] for pair in pairs}


def labels_in(view, rows, columns):
    return set().union(*(labels_at(view, row, column) for row in rows for column in columns))


def without_or_with(before, some):
    return before - some if some <= before else before | some


def done(view, selection, taken, deed):
    """One deed of a person, by the program and on a plain set."""
    what, *numbers = deed
    height, width = view.shape
    top, bottom = sorted(number % height for number in numbers[:2])
    left, right = sorted(number % width for number in numbers[2:])
    rows, columns = range(top, bottom + 1), range(left, right + 1)
    cell, every = labels_at(view, top, left), labels_in(view, range(height), range(width))
    match what:
        case "click":
            return view.cell(top, left), cell
        case "ctrl":
            return toggled(view, selection, view.cell(top, left)), without_or_with(taken, cell)
        case "ctrl row":
            row = labels_in(view, (top,), range(width))
            return toggled(view, selection, view.row(top)), without_or_with(taken, row)
        case "ctrl column":
            column = labels_in(view, range(height), (left,))
            return toggled(view, selection, view.column(left)), without_or_with(taken, column)
        case "ctrl drag":
            box = labels_in(view, rows, columns)
            return added(view, selection, rectangle(view, rows, columns)), taken | box
        case "drag":
            return rectangle(view, rows, columns), labels_in(view, rows, columns)
        case "both":
            return both_directions(view, selection), taken | {(p, t) for t, p in taken}
        case "errors":
            return Selection(which=Which.ERRORS), {(t, p) for t, p in every if t != p}
        case "correct":
            return Selection(which=Which.CORRECT), {(t, p) for t, p in every if t == p}


@given(pairs=samples, state=states, sequence=deeds)
def test_whatever_is_clicked_the_list_is_the_union_of_the_cells_and_no_outcome_is_in_it_twice(
    pairs, state, sequence
):
    state, made, view = seen(pairs, state)
    selection, taken = None, set()
    for deed in sequence:
        selection, taken = done(view, selection, taken, deed)
        if selection is None:
            assert not taken
            continue
        rows = made.outcomes.rows_of(selected_cells(made.matrix, selection, state))
        counted = [(t, BACKGROUND if p is None else p) for t, p in pairs]
        assert len(set(rows.tolist())) == len(rows) == sum(pair in taken for pair in counted)


@given(pairs=samples, state=states, sequence=deeds)
def test_exactly_the_places_whose_cells_are_taken_are_framed(pairs, state, sequence):
    _, _, view = seen(pairs, state)
    selection, taken = None, set()
    for deed in sequence:
        selection, taken = done(view, selection, taken, deed)
        if selection is None or selection.which is not Which.ALL:
            continue  # `(other)` holds errors and correct ones in one place
        framed = view.taken_by(selection)
        assert framed.tolist() == [
            [labels_at(view, row, column) <= taken for column in range(view.shape[1])]
            for row in range(view.shape[0])
        ]


@given(pairs=samples, state=states, other=states, sequence=deeds)
def test_a_selection_of_cells_counts_the_same_however_the_matrix_is_turned_and_ordered(
    pairs, state, other, sequence
):
    state, made, view = seen(pairs, state)
    selection, taken = None, set()
    for deed in sequence:
        selection, taken = done(view, selection, taken, deed)
    other = dataclasses.replace(other, background=state.background, top=state.top)
    if selection is not None:
        again = selected_cells(made.matrix, selection, other)
        assert np.array_equal(again, selected_cells(made.matrix, selection, state))
        _, _, turned = seen(pairs, dataclasses.replace(state, rows=state.rows.other))
        assert turned.taken_by(selection).tolist() == view.taken_by(selection).T.tolist()


def test_what_can_be_said_simply_is():
    _, _, view = seen([(0, 1), (1, 0)], ViewState())
    cell, mirror = view.cell(0, 1), view.cell(1, 0)
    assert toggled(view, None, cell) == cell
    assert toggled(view, cell, cell) is None
    pair = Selection((0, 1), (0, 1), Which.ERRORS)
    assert toggled(view, cell, mirror) == both_directions(view, cell) == pair
    assert toggled(view, pair, mirror) == cell
    row = rectangle(view, range(2, 3), range(CLASS_COUNT))
    assert row == view.row(2)
    assert toggled(view, row, view.row(0)) == Selection(cells=(CellBlock((0, 2), None),))
    assert rectangle(view, range(2), range(1, 3)) == Selection(cells=(CellBlock((0, 1), (1, 2)),))
    assert rectangle(view, range(CLASS_COUNT), range(CLASS_COUNT)) == Selection()


def test_one_order_of_clicks_is_the_same_selection_as_another():
    _, _, view = seen([(0, 1)], ViewState())
    cells = [view.cell(0, 1), view.cell(3, 2), view.cell(0, 4)]
    one, other = None, None
    for cell, back in zip(cells, cells[::-1], strict=True):
        one, other = toggled(view, one, cell), toggled(view, other, back)
    assert one == other == Selection(cells=(CellBlock((0,), (1, 4)), CellBlock((3,), (2,))))


def test_the_row_of_a_class_that_was_taken_whole_takes_the_background_once_that_is_shown():
    pairs = [(0, 0), (0, None), (1, 0)]
    _, made, view = seen(pairs, ViewState())
    rows = toggled(view, view.row(0), view.row(1))
    assert sum(selected_cells(made.matrix, rows, ViewState())) == 2
    assert sum(selected_cells(made.matrix, rows, ViewState(background=True))) == 3
