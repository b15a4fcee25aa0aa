"""Who finds the truths of each class, against a loop over truths."""

import numpy as np
from making import make_random_detection

from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.comparison.found_by import FOUND, found_by
from cmviewer.confusion.count import count
from cmviewer.evaluation import NO_ROW
from cmviewer.matching import CountingRule


def right_rows(result):
    outcomes = result.outcomes
    cells = outcomes.cells_of(np.arange(len(outcomes)))
    right = outcomes.cell_truth[cells] == outcomes.cell_prediction[cells]
    return set(outcomes.truth_row[right & (outcomes.truth_row != NO_ROW)].tolist())


def test_truths_are_found_by_both_by_one_alone_or_by_none_and_false_alarms_by_nobody():
    evaluation = make_random_detection(seed=6, images=20, checkpoints=2)
    a, b = (Counted(evaluation, count(evaluation, place, CountingRule())) for place in range(2))
    changes = compare_results(a, b).changes
    in_a, in_b = right_rows(a.result), right_rows(b.result)
    wanted = np.zeros((3, 4), np.int64)
    for row, label in enumerate(evaluation.truth.label.tolist()):
        sides = row in in_a, row in in_b
        wanted[label, [(True, True), (True, False), (False, True), (False, False)].index(sides)] += 1
    assert np.array_equal(found_by(changes.truth, changes.kind, changes.count, 3), wanted)
    assert [str(one) for one in FOUND] == ["both", "only A", "only B", "none"]
    assert wanted.sum(axis=0).all()
