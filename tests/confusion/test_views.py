import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_evaluation

from cmviewer.confusion.count import count
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.view_state import Order, Selection, Side, View, ViewState, Which
from cmviewer.confusion.views import selected_cells, transposed, view_of
from cmviewer.evaluation import Classes, Task
from cmviewer.matching import CountingRule

CLASS_COUNT = 5
NAMES = Classes.numbered(CLASS_COUNT).names
classes = st.integers(0, CLASS_COUNT - 1)
samples = st.lists(st.tuples(classes, st.one_of(st.none(), classes)), max_size=40)
states = st.builds(
    ViewState,
    view=st.sampled_from(View),
    rows=st.sampled_from(Side),
    background=st.booleans(),
    order=st.sampled_from(Order),
    shown=st.one_of(st.none(), st.sets(classes).map(sorted).map(tuple)),
    top=st.one_of(st.none(), st.integers(0, CLASS_COUNT + 1)),
)


def seen(pairs, state, task=Task.SEMANTIC_SEGMENTATION):
    """Counts of a classification, seen as a task that has a background, which may be hidden, on one axis."""
    evaluation = make_evaluation([t for t, _ in pairs], {"a": [p for _, p in pairs]}, names=NAMES)
    made = count(evaluation, 0, CountingRule())
    return made, view_of(made.matrix, evaluation.classes, state, task)


def detection(cells, state):
    """View of a matrix that has the background on both axes: cells is {(truth, prediction): count}."""
    order = sorted(cells)
    matrix = ConfusionMatrix(
        2,
        np.array([t for t, _ in order], np.int32),
        np.array([p for _, p in order], np.int32),
        np.array([cells[cell] for cell in order], np.int64),
    )
    return matrix, view_of(matrix, Classes(("cat", "dog")), state, Task.DETECTION)


def opened(made, selection, state):
    return len(made.outcomes.rows_of(selected_cells(made.matrix, selection, state)))


def naive_values(counts, view):
    """The four views, cell by cell, truth on rows."""
    values = []
    for row in range(len(counts)):
        for column in range(len(counts[0])):
            whole = {
                View.COUNTS: 1,
                View.TRUTH: sum(counts[row]),
                View.PREDICTION: sum(line[column] for line in counts),
                View.ALL: sum(map(sum, counts)),
            }[view]
            values.append(counts[row][column] / whole if whole else None)
    return values


@given(samples, states)
def test_the_views_are_what_a_loop_over_the_cells_gives(pairs, state):
    _, view = seen(pairs, state)
    by_truth = view if state.rows is Side.TRUTH else transposed(view)
    made = [None if np.isnan(value) else value for value in by_truth.values.ravel()]
    assert made == pytest.approx(naive_values(by_truth.counts.tolist(), state.view), nan_ok=True)


@given(samples, states)
def test_counts_stand_where_the_names_say(pairs, state):
    _, view = seen(pairs, state)
    for row, truth in enumerate(view.truth.members):
        for column, prediction in enumerate(view.prediction.members):
            place = (row, column) if state.rows is Side.TRUTH else (column, row)
            assert view.counts[place] == sum(
                t in truth and (CLASS_COUNT if p is None else p) in prediction for t, p in pairs
            )


@given(samples, states)
def test_transposing_changes_the_drawing_only(pairs, state):
    _, view = seen(pairs, state)
    other = dataclasses.replace(state, rows=state.rows.other)
    _, turned = seen(pairs, other)
    np.testing.assert_array_equal(turned.values, view.values.T)
    np.testing.assert_array_equal(turned.counts, view.counts.T)
    np.testing.assert_array_equal(turned.diagonal, view.diagonal.T)
    np.testing.assert_array_equal(turned.exists, view.exists.T)
    assert (turned.rows.names, turned.columns.names) == (view.columns.names, view.rows.names)
    assert (turned.rows.side, turned.truth.title) == (view.columns.side, "Truth")
    assert view.rows.side is state.rows
    np.testing.assert_array_equal(turned.truth.totals, view.truth.totals)
    np.testing.assert_array_equal(turned.prediction.rates, view.prediction.rates)
    for row in range(view.shape[0]):
        for column in range(view.shape[1]):
            assert turned.cell(column, row) == view.cell(row, column)


@given(samples, states)
def test_a_click_opens_as_many_examples_as_the_number_says(pairs, state):
    made, view = seen(pairs, state)
    for row in range(view.shape[0]):
        assert opened(made, view.row(row), state) == view.rows.totals[row]
        for column in range(view.shape[1]):
            assert opened(made, view.cell(row, column), state) == view.counts[row, column]
    for column in range(view.shape[1]):
        assert opened(made, view.column(column), state) == view.columns.totals[column]
    assert opened(made, Selection(), state) == view.total
    assert view.total == view.rows.totals.sum() == view.columns.totals.sum()


@given(samples, states)
def test_errors_and_correct_ones_are_together_all_that_is_shown(pairs, state):
    made, view = seen(pairs, state)
    correct = sum(t == p for t, p in pairs)
    assert opened(made, Selection(which=Which.CORRECT), state) == correct
    assert opened(made, Selection(which=Which.ERRORS), state) == view.total - correct


@given(samples, states)
def test_other_and_what_is_hidden_keep_the_totals(pairs, state):
    _, view = seen(pairs, state)
    shown = [(t, p) for t, p in pairs if state.background or p is not None]
    assert view.total == len(shown)
    chosen = range(CLASS_COUNT) if state.shown is None else state.shown
    alone = len(chosen) if state.top is None else min(state.top, len(chosen))
    assert {label for (label,) in view.truth.members[:alone]} <= set(chosen)
    if alone < CLASS_COUNT:
        assert (view.truth.names[alone], view.truth.has_other) == ("(other)", True)
        assert sorted(label for labels in view.truth.members for label in labels) == list(range(CLASS_COUNT))
    else:
        assert "(other)" not in view.truth.names


@given(samples, states)
def test_rates_are_recall_and_precision_of_all_counts_hidden_or_not(pairs, state):
    _, view = seen(pairs, state)
    for axis, side in ((view.truth, 0), (view.prediction, 1)):
        alone = len(axis) - axis.has_other - axis.has_background
        assert np.isnan(axis.rates[alone:]).all()
        for members, rate in zip(axis.members[:alone], axis.rates[:alone], strict=True):
            of_class = [pair for pair in pairs if pair[side] == members[0]]
            expected = sum(t == p for t, p in of_class) / len(of_class) if of_class else np.nan
            assert rate == pytest.approx(expected, nan_ok=True)


@given(samples, states)
def test_places_lead_back_from_a_selection(pairs, state):
    _, view = seen(pairs, state)
    rows, columns = (range(length) for length in view.shape)
    for row in rows:
        assert view.places_of(view.row(row)) == (range(row, row + 1), columns)
        for column in columns:
            assert view.places_of(view.cell(row, column)) == (
                range(row, row + 1),
                range(column, column + 1),
            )
    assert view.places_of(Selection()) == (rows, columns)


def test_a_class_within_other_has_no_place_of_its_own():
    _, view = seen([(0, 1), (0, 1), (2, 2), (3, 3)], ViewState(top=2))
    assert view.rows.members == ((0,), (1,), (2, 3, 4))
    assert view.rows.places == {0: 0, 1: 1, 2: 2, 3: 2, 4: 2}
    assert view.places_of(Selection((3,), None)) is None
    assert view.places_of(Selection((2, 3, 4), (0,))) == (range(2, 3), range(1))


def test_an_empty_denominator_is_undefined_and_never_0():
    _, view = seen([(0, 0), (0, 1)], ViewState(view=View.TRUTH))
    assert view.values[0, :3].tolist() == [0.5, 0.5, 0.0]
    assert np.isnan(view.values[1:]).all()
    assert np.isnan(view.rows.rates[1:]).all()
    _, view = seen([], ViewState(view=View.ALL))
    assert np.isnan(view.values).all()
    _, view = seen([], ViewState(view=View.COUNTS))
    assert (view.values == 0).all()


def test_a_hidden_background_is_not_in_the_denominator_and_a_shown_one_is():
    pairs = [(0, 0), (0, 1), (0, None), (0, None)]
    _, hidden = seen(pairs, ViewState(view=View.TRUTH, background=False))
    _, shown = seen(pairs, ViewState(view=View.TRUTH, background=True))
    assert hidden.values[0].tolist() == [0.5, 0.5, 0, 0, 0]
    assert shown.values[0].tolist() == [0.25, 0.25, 0, 0, 0, 0.5]


@given(samples, states)
def test_samples_without_a_prediction_are_shown_wherever_there_are_some_so_that_the_diagonal_is_recall(
    pairs, state
):
    by_truth = dataclasses.replace(state, view=View.TRUTH, rows=Side.TRUTH)
    _, view = seen(pairs, by_truth, Task.CLASSIFICATION)
    assert view.prediction.has_background == any(p is None for _, p in pairs)
    assert view.total == len(pairs)
    assert view.of_shown == ""
    alone = len(view.truth) - view.truth.has_other
    assert np.diag(view.values)[:alone] == pytest.approx(view.truth.rates[:alone], nan_ok=True)


def test_while_the_background_is_hidden_the_axes_say_of_what_shares_are():
    cells = {(0, 0): 3, (0, 2): 1, (2, 1): 4}
    _, hidden = detection(cells, ViewState())
    assert (hidden.title(hidden.rows), hidden.title(hidden.columns)) == (
        "Truth, of those matched",
        "Prediction, of those matched",
    )
    _, shown = detection(cells, ViewState(background=True))
    assert shown.title(shown.rows) == "Truth"
    _, whole = detection({(0, 0): 3}, ViewState())
    assert whole.title(whole.rows) == "Truth"


def test_classification_has_no_row_of_the_background():
    _, view = seen([(0, None)], ViewState(), Task.CLASSIFICATION)
    assert (view.truth.has_background, view.prediction.has_background) == (False, True)
    assert view.prediction.names[-1] == "(no prediction)"
    assert view.exists.all()


def test_background_as_background_does_not_exist():
    cells = {(0, 0): 3, (0, 2): 1, (2, 1): 4}
    _, view = detection(cells, ViewState(view=View.COUNTS, background=True))
    assert view.truth.names == view.prediction.names == ("cat", "dog", "background")
    assert view.counts.tolist() == [[3, 0, 1], [0, 0, 0], [0, 4, 0]]
    assert view.exists.tolist() == [[True] * 3, [True] * 3, [True, True, False]]
    assert np.isnan(view.values[2, 2])
    assert not view.diagonal[2, 2]
    _, view = detection(cells, ViewState(view=View.COUNTS, background=False))
    assert view.exists.all()


@pytest.mark.parametrize(("background", "numbers"), [(True, [4, 0, 4]), (False, [3, 0])])
def test_a_row_opens_false_alarms_only_while_the_background_is_shown(background, numbers):
    state = ViewState(background=background)
    matrix, view = detection({(0, 0): 3, (0, 2): 1, (2, 1): 4}, state)
    assert view.rows.totals.tolist() == numbers
    assert [
        matrix.count[selected_cells(matrix, view.row(row), state)].sum() for row in range(len(view.rows))
    ] == numbers


def test_a_view_cannot_be_written_to():
    _, view = seen([(0, 1)], ViewState())
    for array in (view.values, view.counts, view.exists, view.rows.totals, view.rows.rates):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_each_view_says_what_it_is():
    assert [view.label for view in View] == ["counts", "by truth", "by prediction", "by all"]
    _, view = seen([], ViewState())
    assert (view.rows.rate_name, view.columns.rate_name, view.columns.title) == (
        "recall",
        "precision",
        "Prediction",
    )
