"""Samples and real results compared by every rule, against plain loops over truths."""

from collections import Counter

import numpy as np
import pytest

from cmviewer.confusion.arranged_result import show
from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.comparison.difference import drawn_view
from cmviewer.confusion.comparison.letters import Drawn, Letter
from cmviewer.confusion.comparison.pair import paired
from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Selection, View, ViewState
from cmviewer.evaluation import NO_ROW, Unit
from cmviewer.matching import CountingRule, Match, default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample
from tests.real_data import real_data

RUNS = {
    "digits": lambda: sample("digits"),
    "digit-scenes": lambda: sample("digit-scenes"),
    "digit-maps": lambda: sample("digit-maps"),
    "blood cells": lambda: real_data("det_bccd_ultralytics"),
    "observers": lambda: real_data("cls_humans_silhouette"),
}


def rules_of(evaluation):
    if evaluation.task.profile.unit is Unit.OBJECT:
        return [CountingRule(match=match) for match in Match]
    return [default_rule(evaluation)]


def cells_of(result):
    """Truth class and predicted class of each truth, by its row."""
    outcomes = result.outcomes
    cells = outcomes.cells_of(np.arange(len(outcomes)))
    rows = zip(outcomes.truth_row, outcomes.cell_truth[cells], outcomes.cell_prediction[cells], strict=True)
    return {int(row): (int(truth), int(said)) for row, truth, said in rows if row != NO_ROW}


@pytest.mark.long
@pytest.mark.parametrize("name", RUNS)
def test_matrices_counts_and_lists_are_those_of_a_loop_by_every_rule(name):
    evaluation = open_evaluation(OpenRequest(path=RUNS[name]()))
    last = len(evaluation.checkpoints) - 1
    for rule in rules_of(evaluation):
        state = ViewState(checkpoint=0, rule=rule, background=True, view=View.COUNTS)
        shown = show(evaluation, state)
        pair = paired(shown, evaluation, last, Letter.B)
        a, b = shown.counted, count(evaluation, last, rule)
        classes = len(evaluation.classes)
        dense = [np.zeros((classes + 1, classes + 1), np.int64) for _ in range(2)]
        said = [cells_of(one) for one in (a, b)]
        common = said[0].keys() & said[1].keys()
        images = set(a.outcomes.image.tolist()) & set(b.outcomes.image.tolist())
        for table, result, cells in zip(dense, (a, b), said, strict=True):
            match evaluation.task.profile.unit:
                case Unit.SAMPLE:  # checkpoints may be of other samples
                    for row in common:
                        table[cells[row]] += 1
                case Unit.OBJECT:
                    table[result.matrix.truth, result.matrix.prediction] = result.matrix.count
                case Unit.PIXEL:  # and of other images
                    outcomes = result.outcomes
                    where = outcomes.cells_of(np.arange(len(outcomes))).tolist()
                    for image, cell, weight in zip(
                        outcomes.image.tolist(), where, outcomes.weight, strict=True
                    ):
                        if image in images:
                            table[outcomes.cell_truth[cell], outcomes.cell_prediction[cell]] += weight
        view = drawn_view(pair.comparison, shown.view, Letter.A, Drawn.DIFFERENCE)
        wanted = (dense[1] - dense[0])[: view.shape[0], : view.shape[1]]
        assert np.array_equal(view.counts, wanted)
        counts = pair.beside.counts(None, shown.seen)
        wrong = counts.get(Change.FIXED, 0) + counts.get(Change.MOVED, 0) + counts.get(Change.STILL, 0)
        of_truths = dense[0][:classes]
        assert wrong == int(of_truths.sum() - np.trace(of_truths))
        if evaluation.task.profile.unit is not Unit.PIXEL:
            check_lists(pair, shown, *({row: cells[row] for row in common} for cells in said))


def check_lists(pair, shown, in_a, in_b):
    """What stands behind the heaviest cells of the difference."""
    cells = Counter(in_a.values()) + Counter(in_b.values())
    for (truth, said), _ in cells.most_common(25):
        rows = {row for row in in_a if in_a[row][0] == truth and said in (in_a[row][1], in_b[row][1])}
        found = pair.beside.selected(Selection((truth,), (said,)), shown.seen, Drawn.DIFFERENCE)
        listed = shown.counted.outcomes.truth_row[np.flatnonzero(found)]
        assert set(listed.tolist()) == rows
        changes = Counter()
        for row in rows:
            one, other = in_a[row][1], in_b[row][1]
            same = Change.RIGHT if one == truth else Change.STILL
            other_change = Change.FIXED if other == truth else Change.BROKEN if one == truth else Change.MOVED
            changes[same if one == other else other_change] += 1
        assert pair.beside.counts(Selection((truth,), (said,)), shown.seen) == changes
