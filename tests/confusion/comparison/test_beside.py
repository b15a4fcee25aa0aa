"""What stands behind a cell of two compared matrices, and of their difference, against plain loops."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from making import make_evaluation, make_random_detection

from cmviewer.confusion.arranged_result import show
from cmviewer.confusion.comparison.beside import NOWHERE
from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.comparison.difference import drawn_view
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.comparison.pair import DrawnBeside, paired
from cmviewer.confusion.view_state import Selection, Side, View, ViewState
from cmviewer.evaluation import NO_ROW
from cmviewer.examples.examples import examples_of
from cmviewer.examples.query import ExampleQuery
from cmviewer.matching import default_rule
from cmviewer.progress import Cancel

RANDOM = np.random.default_rng(3)
LABELS = RANDOM.integers(0, 3, (3, 80)).tolist()
EVALUATIONS = {
    "objects": make_random_detection(seed=5, checkpoints=2, images=30),
    "labels": make_evaluation(LABELS[0], {"one": LABELS[1], "two": LABELS[2]}),
}


def state_of(evaluation, **more):
    return ViewState(checkpoint=0, rule=default_rule(evaluation), background=True, **more)


def both(evaluation, letter=Letter.B, **more):
    """What is shown, and its comparison with the second checkpoint, which is `letter`."""
    shown = show(evaluation, state_of(evaluation, **more))
    return shown, paired(shown, evaluation, 1, letter)


def said(result):
    """Cell of each truth, and of each false alarm, by a loop."""
    outcomes, cells = result.outcomes, {}
    for row in range(len(outcomes)):
        cell = int(outcomes.cells_of(np.array([row]))[0])
        truth, prediction = int(outcomes.cell_truth[cell]), int(outcomes.cell_prediction[cell])
        if outcomes.truth_row[row] != NO_ROW:
            cells[int(outcomes.truth_row[row])] = (row, truth, prediction)
    return cells


def became(truth, a, b):
    if a == b:
        return Change.RIGHT if truth == a else Change.STILL
    return Change.FIXED if truth == b else Change.BROKEN if truth == a else Change.MOVED


@pytest.mark.parametrize("name", EVALUATIONS)
@pytest.mark.parametrize("letter", Letter)
def test_truths_behind_a_cell_of_the_difference_are_those_that_either_checkpoint_counts_there(name, letter):
    evaluation = EVALUATIONS[name]
    shown, pair = both(evaluation, letter)
    mine, other = said(pair.shown.result), said(pair.other.result)
    for truth in range(len(evaluation.classes)):
        for prediction in range(len(evaluation.classes) + 1):
            cell = truth, prediction
            rows, counts = set(), Counter()
            for key, (row, label, predicted) in mine.items():
                theirs = other[key][2]
                if label == truth and prediction in (predicted, theirs):
                    rows.add(row)
                    sides = (predicted, theirs) if letter is Letter.B else (theirs, predicted)
                    counts[became(label, *sides)] += 1
            selection = Selection((truth,), (prediction,))
            found = pair.beside.selected(selection, shown.seen, Drawn.DIFFERENCE)
            assert set(np.flatnonzero(found).tolist()) == rows, cell
            assert pair.beside.counts(selection, shown.seen) == counts, cell


@pytest.mark.parametrize("name", EVALUATIONS)
def test_what_is_drawn_is_the_difference_of_both_matrices_where_the_classes_stand(name):
    evaluation = EVALUATIONS[name]
    for rows in Side:
        shown, pair = both(evaluation, view=View.TRUTH, rows=rows)
        a, b = shown.view, show(evaluation, replace(shown.state, checkpoint=1)).view
        difference = drawn_view(pair.comparison, shown.view, Letter.A, Drawn.DIFFERENCE)
        assert np.array_equal(difference.counts, b.counts - a.counts)
        assert np.allclose(difference.values, b.values - a.values, equal_nan=True)
        assert np.array_equal(difference.rows.totals, b.rows.totals - a.rows.totals)
        known = ~np.isnan(a.rows.rates)
        assert np.allclose(difference.rows.rates[known], (b.rows.rates - a.rows.rates)[known])
        other = drawn_view(pair.comparison, shown.view, Letter.A, Drawn.OTHER)
        assert np.array_equal(other.counts, b.counts)


def test_false_alarms_that_only_the_compared_one_has_are_counted_and_stand_in_no_row_of_the_shown_one():
    shown, pair = both(EVALUATIONS["objects"])
    counts = pair.beside.counts(None, shown.seen)
    new = pair.beside.row[pair.beside.kind == list(Change).index(Change.NEW)]
    assert counts[Change.NEW] == len(new) > 0
    assert (new == NO_ROW).all()
    verdict = {change: count for change, count in pair.comparison.verdict.counts.items() if count}
    assert {change: count for change, count in counts.items() if change is not Change.RIGHT} == verdict


def test_examples_of_the_difference_are_narrowed_by_what_became_of_them():
    evaluation = EVALUATIONS["labels"]
    shown, pair = both(evaluation)
    compared = DrawnBeside(pair.beside, Drawn.DIFFERENCE)
    for change, count in pair.beside.counts(Selection((0,), (1,)), shown.seen).items():
        if change is not Change.RIGHT:
            query = ExampleQuery(text=f"{change} in comparison")
            args = evaluation, shown.counted, Selection((0,), (1,)), shown.seen, query, Cancel()
            assert examples_of(*args, compared=compared).amount == count


def test_a_class_that_only_the_other_run_has_stands_behind_the_others_and_selects_nothing():
    one = make_evaluation([0, 1, 1], {"one": [0, 1, 0]}, names=["cat", "dog"], images=("a", "b", "c"))
    two = make_evaluation([0, 1, 1], {"two": [0, 2, 2]}, names=["cat", "dog", "cow"], images=("a", "b", "c"))
    shown = show(one, state_of(one, view=View.COUNTS))
    pair = paired(shown, two, 0, Letter.B)
    view = drawn_view(pair.comparison, shown.view, Letter.A, Drawn.DIFFERENCE)
    assert view.rows.names == ("cat", "dog", "cow")
    assert view.counts[:2].tolist() == [[0, 0, 0], [-1, -1, 2]]
    assert view.cell(1, 2) == Selection((1,), (NOWHERE,))
    assert pair.beside.counts(None, shown.seen) == {Change.RIGHT: 1, Change.BROKEN: 1, Change.MOVED: 1}
