"""What is selected over the checkpoints, against plain loops."""

import math

import numpy as np
from making import make_evaluation

from cmviewer.confusion.count import count
from cmviewer.confusion.history import tracks_of
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.matching import default_rule
from cmviewer.progress import Cancel

LABELS = np.random.default_rng(9).integers(0, 3, (5, 60)).tolist()
TRUTH, SAID = LABELS[0], LABELS[1:]


def tracks(selection, counted=range(4)):
    evaluation = make_evaluation(TRUTH, {f"epoch {i}": said for i, said in enumerate(SAID)})
    rule = default_rule(evaluation)
    known = {place: count(evaluation, place, rule).counts for place in counted}
    state = ViewState(checkpoint=3, rule=rule, selection=selection)
    return tracks_of(evaluation, known, state, 2, Cancel())


def times(truth, prediction, said):
    return sum((a, b) == (truth, prediction) for a, b in zip(TRUTH, said, strict=True))


def test_a_cell_a_class_and_all_errors_are_counted_at_each_checkpoint_that_is_known():
    cell, *_ = tracks(Selection((0,), (1,)))
    assert cell.name == "0 → 1"
    assert cell.counts.tolist() == [times(0, 1, said) for said in SAID]
    row, *_ = tracks(Selection((2,), None))
    assert row.counts.tolist() == [TRUTH.count(2)] * 4
    wrong, *_ = tracks(None, counted=(0, 3))
    expected = [sum(a != b for a, b in zip(TRUTH, said, strict=True)) for said in SAID]
    assert wrong.name == "all errors"
    assert [wrong.counts[0], wrong.counts[3]] == [expected[0], expected[3]]
    assert math.isnan(wrong.counts[1])


def test_the_heaviest_pairs_of_the_shown_checkpoint_follow_once_each():
    first, second = tracks(None)[1:]
    pairs = [(a, b) for a in range(3) for b in range(3) if a != b]
    heaviest = sorted((times(*pair, SAID[3]) for pair in pairs), reverse=True)
    assert [first.counts[3], second.counts[3]] == heaviest[:2]
    again = tracks(first.selection)
    assert [track.selection for track in again].count(first.selection) == 1
