"""What changed between two checkpoints, against a plain loop over truths, false alarms and pixels."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_detection, make_evaluation, make_maps, make_random_detection
from naive_changes import change_of_truth, naive_changes, rows_of

from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.count import count
from cmviewer.evaluation import Checkpoint, Classes, Task
from cmviewer.matching import CountingRule, Match

CLASSES = 3
LABELS = st.one_of(st.none(), st.integers(0, CLASSES - 1))
samples = st.lists(st.tuples(st.integers(0, CLASSES - 1), LABELS, LABELS), min_size=1)
NONE = "nothing"


def compared(evaluation, rule=None, other=None):
    rule = rule or CountingRule()
    other = evaluation if other is None else other
    last = len(other.checkpoints) - 1
    return compare_results(
        Counted(evaluation, count(evaluation, 0, rule)), Counted(other, count(other, last, rule))
    )


@given(samples)
def test_samples_change_as_a_loop_over_them_says(rows):
    truth, a, b = zip(*rows, strict=True)
    found = compared(make_evaluation(truth, {"a": a, "b": b}, names=Classes.numbered(CLASSES).names))
    labels = [[CLASSES if one is None else one for one in side] for side in (a, b)]
    wanted = Counter(
        (image, true, one, other, change_of_truth(true, one, other))
        for image, (true, one, other) in enumerate(zip(truth, *labels, strict=True))
    )
    assert rows_of(found.changes) == wanted


@pytest.mark.parametrize("match", Match)
def test_objects_change_as_a_loop_over_truths_and_false_alarms_says(match):
    for seed in range(6):
        evaluation = make_random_detection(seed=seed, checkpoints=2)
        rule = CountingRule(match=match, iou=0.3 + 0.1 * (seed % 4), score=0.2)
        assert rows_of(compared(evaluation, rule).changes) == naive_changes(evaluation, rule)


def test_false_alarms_that_crowd_are_paired_one_to_one_the_highest_overlap_first():
    random = np.random.default_rng(2)
    for _ in range(20):
        found = {}
        for name in ("a", "b"):
            corners = np.repeat(random.integers(0, 3, (12, 2)) * 40, 2, axis=0) + random.integers(
                0, 6, (24, 2)
            )
            found[name] = [
                (int(image), int(label), 0.9, *corner, *(np.array(corner) + 20))
                for image, label, corner in zip(
                    random.integers(0, 2, 24), random.integers(0, 2, 24), corners.tolist(), strict=True
                )
            ]
        evaluation = make_detection([(0, 0, 200, 200, 220, 220), (1, 1, 200, 200, 220, 220)], found)
        changes = compared(evaluation).changes
        assert rows_of(changes) == naive_changes(evaluation, CountingRule())
        assert changes.sum_of(Change.STAYED) > 2


def maps_of(arrays, classes=CLASSES):
    return make_maps(arrays, classes, outside=classes)


def segmentation(truth, a, b):
    evaluation = make_evaluation([0] * len(truth), {"a": [0] * len(truth), "b": [0] * len(truth)})
    predicted = {"a": maps_of(a), "b": maps_of(b)}
    return replace(
        evaluation,
        task=Task.SEMANTIC_SEGMENTATION,
        classes=Classes(Classes.numbered(CLASSES).names, nothing="(outside)"),
        truth=make_maps(truth, CLASSES),
        checkpoints=tuple(Checkpoint(name, (), lambda maps=maps: maps) for name, maps in predicted.items()),
    )


def random_maps(random, images):
    """Truth with void, and two predictions that leave the classes now and then."""
    shape = (6, 5)
    return [
        [random.integers(0, CLASSES + 1, shape).astype(np.uint8) for _ in range(images)] for _ in range(3)
    ]


def test_pixels_change_as_a_loop_over_them_says():
    truth, a, b = random_maps(np.random.default_rng(5), 4)
    found = compared(segmentation(truth, a, b))
    wanted = Counter()
    for image, maps in enumerate(zip(truth, a, b, strict=True)):
        for true, one, other in zip(*(one.ravel().tolist() for one in maps), strict=True):
            if true < CLASSES:
                wanted[image, true, one, other, change_of_truth(true, one, other)] += 1
    assert rows_of(found.changes) == wanted


@pytest.mark.parametrize("seed", range(3))
def test_cells_differ_as_the_two_matrices_do_and_wrong_in_a_is_fixed_moved_and_still(seed):
    random = np.random.default_rng(seed)
    for evaluation in (
        make_random_detection(seed=seed, checkpoints=2),
        segmentation(*random_maps(random, 3)),
    ):
        rule = CountingRule()
        found = compared(evaluation, rule)
        a, b = (count(evaluation, place, rule).matrix for place in range(2))
        for truth, prediction, one, other in zip(*(cells.tolist() for cells in found.cells), strict=True):
            assert (one, other) == (a.count_at(truth, prediction), b.count_at(truth, prediction))
        wrong = sum(found.changes.sum_of(one) for one in (Change.FIXED, Change.MOVED, Change.STILL))
        correct = int(a.correct.sum())
        assert wrong == int(a.truth_totals[:-1].sum()) - correct
        assert found.changes.sum_of(Change.STAYED) + found.changes.sum_of(Change.GONE) == a.false_alarms
        assert found.changes.sum_of(Change.STAYED) + found.changes.sum_of(Change.NEW) == b.false_alarms


@pytest.mark.parametrize("subset", ["image ~ 1", "area < 300", "objects > 3"])
def test_of_a_subset_both_sides_are_what_is_in_it(subset):
    made = make_random_detection(seed=4, checkpoints=2, images=12)
    made = replace(made, images=replace(made.images, names=tuple(f"{i}.png" for i in range(12))))
    pixels = segmentation(*random_maps(np.random.default_rng(4), 12))
    pixels = replace(pixels, images=replace(pixels.images, names=made.images.names))
    for evaluation in (made, pixels) if subset == "image ~ 1" else (made,):
        a, b = (count(evaluation, place, CountingRule(), subset=subset) for place in range(2))
        found = compare_results(Counted(evaluation, a), Counted(evaluation, b))
        assert 0 < a.matrix.total < count(evaluation, 0, CountingRule()).matrix.total
        assert (found.a.total, found.b.total) == (a.matrix.total, b.matrix.total)
        assert found.verdict.images <= len(np.unique(np.concatenate((a.outcomes.image, b.outcomes.image))))


def test_a_checkpoint_does_not_differ_from_itself():
    evaluation = make_random_detection(seed=3)
    found = compare_results(*[Counted(evaluation, count(evaluation, 0, CountingRule()))] * 2)
    changed = set(Change) - {Change.RIGHT, Change.STILL, Change.STAYED}
    assert not any(found.changes.sum_of(change) for change in changed)
    assert found.verdict.difference == 0
    assert found.verdict.interval == (0, 0)
    assert found.verdict.p == 1
