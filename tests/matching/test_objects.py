from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmviewer.confusion.count import count
from cmviewer.evaluation import NO_ROW, Images, frozen
from cmviewer.matching import CountingRule, Crowd, Difficult, Match, candidates_of, match_objects, outcomes_of
from cmviewer.matching.ranking import ranking
from tests.making import FolderFinder, make_annotations, make_detection
from tests.naive_objects import cells, walk

BACKGROUND = 3


def images(count=4):
    return Images(count, tuple(f"image {n}" for n in range(count)), FolderFinder())


def counted_cells(truth, predictions, rule, names=None):
    """How many outcomes each cell has, by (truth class, predicted class)."""
    candidates = candidates_of(truth, predictions, iou=rule.iou)
    matched = match_objects(candidates, rule, images() if names is None else names)
    outcomes = outcomes_of(candidates, matched, class_count=BACKGROUND)
    return Counter(
        dict(
            zip(
                zip(outcomes.cell_truth.tolist(), outcomes.cell_prediction.tolist(), strict=True),
                outcomes.cell_count.tolist(),
                strict=True,
            )
        )
    )


# The worked scene: three truths and four predictions, IoU 0.6.
TRUCK, CAR = 0, 1
SCENE_TRUTH = [(0, TRUCK, 0, 0, 100, 100), (0, CAR, 20, 0, 120, 100), (0, TRUCK, 12, 0, 112, 100)]
SCENE = [
    (0, CAR, 0.9, 300, 300, 400, 400),
    (0, CAR, 0.8, 13, 0, 113, 100),
    (0, TRUCK, 0.7, -20, 0, 80, 100),
    (0, TRUCK, 0.6, 300, 0, 400, 100),
]


def test_the_worked_scene_has_the_five_outcomes_that_a_person_finds_by_hand():
    evaluation = make_detection(SCENE_TRUTH, {"one": SCENE}, names=("Truck", "Car"))
    outcomes = count(evaluation, 0, CountingRule(iou=0.6)).outcomes
    name = evaluation.classes.name
    found = {
        (name(int(t)), name(int(p)))
        for t, p, n in zip(outcomes.cell_truth, outcomes.cell_prediction, outcomes.cell_count, strict=True)
        if n == 1
    }
    assert found == {
        ("Truck", "Car"), ("Truck", "Truck"), ("Car", "background"), ("background", "Car"),
        ("background", "Truck"),
    }  # fmt: skip
    assert len(outcomes) == 5


def test_in_the_worked_scene_car_2_takes_truck_3_which_it_overlaps_most():
    truth, predictions = make_annotations(SCENE_TRUTH), make_annotations(SCENE, scored=True)
    candidates = candidates_of(truth, predictions)
    close = candidates.pairs.overlap >= 0.6
    assert Counter(candidates.pairs.prediction_row[close].tolist()) == {1: 3, 2: 1}
    matched = match_objects(candidates, CountingRule(iou=0.6), images())
    assert matched.partner_of_truth.tolist() == [2, NO_ROW, 1]


sides = st.integers(0, 6)
coordinates = st.tuples(sides, sides, st.integers(0, 4), st.integers(0, 4))
labels = st.integers(0, BACKGROUND - 1)
truths = st.lists(st.tuples(st.integers(0, 2), labels, coordinates), max_size=9)
scores = st.sampled_from((0.1, 0.25, 0.5, 0.5, 0.9))
predicted = st.lists(st.tuples(st.integers(0, 2), labels, scores, coordinates), max_size=12)
rules = st.builds(
    CountingRule,
    score=st.sampled_from((0.0, 0.25, 0.5)),
    match=st.sampled_from(list(Match)),
    iou=st.sampled_from((0.05, 0.1, 0.25, 1 / 3, 0.5, 0.75, 1.0)),
    seed=st.integers(0, 3),
)


def corners(place):
    x, y, width, height = place
    return (x, y, x + width, y + height)


def as_rows(truth, predictions):
    return (
        [(image, label, *corners(place)) for image, label, place in truth],
        [(image, label, score, *corners(place)) for image, label, score, place in predictions],
    )


@pytest.mark.long
@settings(max_examples=1500, deadline=None)
@given(truths, predicted, rules)
def test_every_rule_gives_what_one_sequential_walk_gives_in_scenes_full_of_ties(truth, predictions, rule):
    truth_rows, prediction_rows = as_rows(truth, predictions)
    objects, found = make_annotations(truth_rows), make_annotations(prediction_rows, scored=True)
    candidates = candidates_of(objects, found, iou=rule.iou)
    place = {row: n for n, row in enumerate(ranking(candidates, rule.match, rule.seed, images()).tolist())}
    drawn = {
        (t, p): place.get(row, -1)
        for row, (t, p) in enumerate(
            zip(candidates.pairs.truth_row.tolist(), candidates.pairs.prediction_row.tolist(), strict=True)
        )
    }
    expected = Counter()
    for image in range(3):
        ours, theirs = objects.in_image(image), found.in_image(image)
        truth_here = [(int(objects.label[row]), tuple(objects.box[row])) for row in ours]
        found_here = [
            (int(found.label[row]), float(found.score[row]), tuple(found.box[row])) for row in theirs
        ]
        tie = lambda pair, a=ours, b=theirs: drawn[int(a[pair["t"]]), int(b[pair["p"]])]  # noqa: E731
        matches = walk(truth_here, found_here, rule, tie)
        expected.update(cells(truth_here, found_here, rule, matches, BACKGROUND))
    assert counted_cells(objects, found, rule) == expected


@settings(max_examples=300, deadline=None)
@given(truths, predicted, rules, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_of_images_changes_nothing(truth, predictions, rule, chance):
    truth_rows, prediction_rows = as_rows(truth, predictions)
    before = counted_cells(make_annotations(truth_rows), make_annotations(prediction_rows, scored=True), rule)
    order = [2, 0, 1]
    chance.shuffle(order)
    moved = Images(3, tuple(f"image {order.index(n)}" for n in range(3)), FolderFinder())
    truth_rows = [(order[row[0]], *row[1:]) for row in truth_rows]
    prediction_rows = [(order[row[0]], *row[1:]) for row in prediction_rows]
    chance.shuffle(truth_rows)
    chance.shuffle(prediction_rows)
    after = counted_cells(
        make_annotations(truth_rows), make_annotations(prediction_rows, scored=True), rule, moved
    )
    assert after == before


@settings(max_examples=300, deadline=None)
@given(truths, predicted, rules)
def test_every_truth_and_every_kept_prediction_is_in_exactly_one_outcome(truth, predictions, rule):
    truth_rows, prediction_rows = as_rows(truth, predictions)
    evaluation = make_detection(truth_rows, {"one": prediction_rows}, names=("a", "b", "c"))
    counted = count(evaluation, 0, rule)
    outcomes = counted.outcomes
    assert sorted(outcomes.truth_row[outcomes.truth_row != NO_ROW]) == list(range(len(truth_rows)))
    kept = [n for n, score in enumerate(counted.predictions.score) if score >= rule.score]
    assert sorted(outcomes.prediction_row[outcomes.prediction_row != NO_ROW]) == kept
    assert counted.matrix.count_at(3, 3) == 0


def test_equal_pairs_are_drawn_by_the_seed_and_some_seed_gives_the_other_draw():
    truth = make_annotations([(0, 0, 0, 0, 10, 10)])
    predictions = make_annotations([(0, 0, 0.5, 0, 0, 10, 10), (0, 1, 0.5, 0, 0, 10, 10)], scored=True)
    draws = {seed: counted_cells(truth, predictions, CountingRule(seed=seed))[0, 0] for seed in range(40)}
    assert set(draws.values()) == {0, 1}
    assert 8 <= sum(draws.values()) <= 32


def test_a_box_without_an_area_stays_and_matches_nothing():
    truth = make_annotations([(0, 0, 5, 5, 5, 5), (0, 0, 0, 0, 10, 10)])
    predictions = make_annotations([(0, 0, 0.9, 5, 5, 5, 5)], scored=True)
    assert counted_cells(truth, predictions, CountingRule(iou=0.01)) == {(0, 3): 2, (3, 0): 1}


def test_thresholds_take_what_is_written_like_them():
    truth = make_annotations([(0, 0, 0, 0, 10, 10)])
    predictions = make_annotations([(0, 0, 0.3, 0, 0, 10, 7)], scored=True)
    assert counted_cells(truth, predictions, CountingRule(iou=0.7, score=0.3)) == {(0, 0): 1}
    assert counted_cells(truth, predictions, CountingRule(iou=0.7001, score=0.3)) == {(0, 3): 1, (3, 0): 1}
    assert counted_cells(truth, predictions, CountingRule(iou=0.7, score=0.3001)) == {(0, 3): 1}


def crowded(**marks):
    rows = [(0, 0, 0, 0, 10, 10), (0, 1, 100, 0, 200, 100)]
    return make_annotations(rows, **{name: frozen(values, np.bool_) for name, values in marks.items()})


ON_CROWD = [
    (0, 0, 0.9, 0, 0, 10, 10),
    (0, 2, 0.8, 120, 10, 130, 20),
    (0, 1, 0.7, 195, 0, 215, 10),
]


def test_a_crowd_is_never_missed_and_what_lies_on_it_is_left_out_whatever_its_class():
    predictions = make_annotations(ON_CROWD, scored=True)
    truth = crowded(crowd=[False, True])
    assert counted_cells(truth, predictions, CountingRule()) == {(0, 0): 1, (3, 1): 1}
    candidates = candidates_of(truth, predictions)
    matched = match_objects(candidates, CountingRule(), images())
    assert matched.is_covered.tolist() == [False, True, False]
    assert counted_cells(truth, predictions, CountingRule(iou=0.25)) == {(0, 0): 1}


def test_an_excluded_crowd_leaves_its_predictions_as_false_alarms():
    rule = CountingRule(crowd=Crowd.EXCLUDE)
    truth, predictions = crowded(crowd=[False, True]), make_annotations(ON_CROWD, scored=True)
    assert counted_cells(truth, predictions, rule) == {(0, 0): 1, (3, 1): 1, (3, 2): 1}


def test_a_counted_crowd_is_an_object_like_any_other():
    rule = CountingRule(crowd=Crowd.COUNT)
    truth, predictions = crowded(crowd=[False, True]), make_annotations(ON_CROWD, scored=True)
    assert counted_cells(truth, predictions, rule) == {(0, 0): 1, (1, 3): 1, (3, 1): 1, (3, 2): 1}


def test_a_prediction_that_an_ordinary_truth_takes_is_not_left_out_with_the_crowd():
    truth = make_annotations(
        [(0, 0, 0, 0, 10, 10), (0, 1, 0, 0, 50, 50)], crowd=frozen([False, True], np.bool_)
    )
    predictions = make_annotations([(0, 0, 0.9, 0, 0, 10, 10)], scored=True)
    assert counted_cells(truth, predictions, CountingRule()) == {(0, 0): 1}


def test_difficult_truths_count_unless_they_are_to_be_ignored():
    truth, predictions = crowded(difficult=[False, True]), make_annotations(ON_CROWD, scored=True)
    assert counted_cells(truth, predictions, CountingRule())[1, 3] == 1
    rule = CountingRule(difficult=Difficult.IGNORE)
    assert counted_cells(truth, predictions, rule) == {(0, 0): 1, (3, 1): 1}


def test_candidates_under_a_floor_are_found_anew_where_a_rule_asks_for_them():
    evaluation = make_detection([(0, 0, 0, 0, 10, 10)], {"one": [(0, 0, 0.9, 0, 0, 10, 0.5)]})
    prepared = count(evaluation, 0, CountingRule()).compared
    assert not prepared.serves(CountingRule(iou=0.04))
    counted = count(evaluation, 0, CountingRule(iou=0.04), prepared)
    assert counted.matrix.count_at(0, 0) == 1


def test_what_was_prepared_is_not_read_again():
    loads = []
    evaluation = make_detection([(0, 0, 0, 0, 10, 10)], {"one": [(0, 0, 0.9, 0, 0, 10, 10)]})
    checkpoint = evaluation.checkpoints[0]
    load = lambda: loads.append(1) or checkpoint.load()  # noqa: E731
    evaluation = replace(evaluation, checkpoints=(replace(checkpoint, load=load),))
    first = count(evaluation, 0, CountingRule())
    again = count(evaluation, 0, CountingRule(iou=0.3, score=0.95), first.compared)
    assert (len(loads), again.matrix.missed) == (1, 1)


def test_no_truth_and_no_prediction_give_no_outcome():
    evaluation = make_detection([], {"one": []}, names=("a",))
    assert len(count(evaluation, 0, CountingRule()).outcomes) == 0


@pytest.mark.parametrize("match", Match)
def test_each_rule_explains_itself(match):
    assert len(match.explanation) > 20
