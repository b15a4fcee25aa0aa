"""What changed between two checkpoints, as a plain loop finds it."""

from collections import Counter

import numpy as np
from naive_objects import iou

from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.count import count


def change_of_truth(truth, a, b):
    if truth == a:
        return Change.RIGHT if truth == b else Change.BROKEN
    if truth == b:
        return Change.FIXED
    return Change.STILL if a == b else Change.MOVED


def naive_changes(evaluation, rule, before=0, after=1):
    """Truths by their matches; then false alarms one to one, the highest IoU first.

    How often each (image, truth, prediction of A, prediction of B, change) is; -1 for no such false alarm.
    """
    a, b = (count(evaluation, place, rule) for place in (before, after))
    background = len(evaluation.classes)
    of_truth, alarms = [{}, {}], [[], []]
    for side, result in enumerate((a, b)):
        outcomes = result.outcomes
        cells = outcomes.cells_of(np.arange(len(outcomes)))
        for row, cell in enumerate(cells.tolist()):
            true, said = int(outcomes.cell_truth[cell]), int(outcomes.cell_prediction[cell])
            if true == background:
                box = result.predictions.box[outcomes.prediction_row[row]].tolist()
                alarms[side].append((int(outcomes.image[row]), said, box))
            else:
                of_truth[side][int(outcomes.truth_row[row])] = (int(outcomes.image[row]), true, said)
    found = Counter()
    for key, (image, true, one) in of_truth[0].items():
        other = of_truth[1][key][2]
        found[image, true, one, other, change_of_truth(true, one, other)] += 1
    pairs = sorted(
        (
            (-np.float32(iou(one[2], other[2])), one[2], other[2], i, j)
            for i, one in enumerate(alarms[0])
            for j, other in enumerate(alarms[1])
            if one[:2] == other[:2] and np.float32(iou(one[2], other[2])) >= np.float32(rule.iou)
        )
    )
    taken_a, taken_b = set(), set()
    for *_, i, j in pairs:
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            image, said, _ = alarms[0][i]
            found[image, background, said, said, Change.STAYED] += 1
    for side, taken, change in ((0, taken_a, Change.GONE), (1, taken_b, Change.NEW)):
        for place, (image, said, _) in enumerate(alarms[side]):
            if place not in taken:
                ends = (said, -1) if side == 0 else (-1, said)
                found[image, background, *ends, change] += 1
    return found
