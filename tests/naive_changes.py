"""What changed between two checkpoints, as a plain loop finds it."""

from collections import Counter

import numpy as np
from naive_objects import iou

from cmviewer.confusion.comparison.changes import CHANGES, Change
from cmviewer.confusion.count import count


def change_of_truth(truth, a, b):
    if truth == a:
        return Change.RIGHT if truth == b else Change.BROKEN
    if truth == b:
        return Change.FIXED
    return Change.STILL if a == b else Change.MOVED


def rows_of(changes):
    """Every change that was found, with its image, truth and both predictions, as often as it counts."""
    found = Counter()
    for image, truth, a, b, times, kind in zip(
        *(getattr(changes, name).tolist() for name in ("image", "truth", "prediction_a", "prediction_b")),
        changes.count.tolist(),
        changes.kind.tolist(),
        strict=True,
    ):
        found[image, truth, a, b, CHANGES[kind]] += times
    return found


def box_of(predictions, row):
    return predictions.box[row].tolist()


def naive_changes(evaluation, rule, before=0, after=1, shape_of=box_of, overlap=iou):
    """Truths by their matches; then false alarms one to one, the highest IoU first.

    How often each (image, truth, prediction of A, prediction of B, change) is; -1 for no such false alarm.
    shape_of: gives of predictions and a row what `overlap` takes.
    """
    sides = [_Said(count(evaluation, place, rule), len(evaluation.classes)) for place in (before, after)]
    found = Counter()
    for key, (image, true, one) in sides[0].truths.items():
        if key in sides[1].truths:  # checkpoints may be of other samples
            other = sides[1].truths[key][2]
            found[image, true, one, other, change_of_truth(true, one, other)] += 1
    pairs = _paired(sides, np.float32(rule.iou), shape_of, overlap)
    background = len(evaluation.classes)
    for place, side in enumerate(sides):
        taken = {pair[place] for pair in pairs}
        for row, (image, said) in side.alarms.items():
            if row not in taken:
                ends = (-1, said) if place else (said, -1)
                found[image, background, *ends, Change.NEW if place else Change.GONE] += 1
            elif not place:
                found[image, background, said, said, Change.STAYED] += 1
    return found


class _Said:
    """truths: image, truth and prediction of each, by its row. alarms: image and class, by theirs."""

    def __init__(self, result, background):
        self.truths, self.alarms, self.predictions = {}, {}, result.predictions
        outcomes = result.outcomes
        cells = outcomes.cells_of(np.arange(len(outcomes)))
        for row, cell in enumerate(cells.tolist()):
            true, said = int(outcomes.cell_truth[cell]), int(outcomes.cell_prediction[cell])
            if true == background:
                self.alarms[int(outcomes.prediction_row[row])] = int(outcomes.image[row]), said
            else:
                self.truths[int(outcomes.truth_row[row])] = int(outcomes.image[row]), true, said


def _paired(sides, least, shape_of, overlap):
    """Pairs of false alarms of one image and class, the highest overlap first, none twice."""
    able = []
    shapes = [{row: shape_of(side.predictions, row) for row in side.alarms} for side in sides]
    for i, one in sides[0].alarms.items():
        for j, other in sides[1].alarms.items():
            if one == other:
                share = np.float32(overlap(shapes[0][i], shapes[1][j]))
                if share >= least:
                    boxes = box_of(sides[0].predictions, i), box_of(sides[1].predictions, j)
                    able.append((-share, *boxes, i, j))
    taken, pairs = (set(), set()), []
    for *_, i, j in sorted(able):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs


def naive_pixels(evaluation, before, after):
    """Every pixel that the truth judges, as `naive_changes` has it, of images that both checkpoints judge."""
    truth, found = evaluation.truth, Counter()
    sides = [evaluation.checkpoints[place].load() for place in (before, after)]
    for image in range(len(evaluation.images)):
        if not all(one.has_map[image] for one in (truth, *sides)):
            continue
        maps = (one.label_of_value[one.load(image)].ravel().tolist() for one in (truth, *sides))
        for (true, one, other), times in Counter(zip(*maps, strict=True)).items():
            if true >= 0:
                found[image, true, one, other, change_of_truth(true, one, other)] += times
    return found
