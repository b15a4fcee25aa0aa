"""Counted in shards, whichever they are, everything is as counted at once."""

import pickle
from collections import Counter
from dataclasses import asdict, replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmviewer.bundle.ranges import Range, ranges_of
from cmviewer.bundle.shards import count_shard, shards_of, totals_of
from cmviewer.confusion.count import count
from cmviewer.evaluation import PredictedLabels
from cmviewer.matching import CountingRule, Crowd, Difficult, Match, default_rule
from tests.bundle.bundles import KINDS, random_maps, random_objects, random_shapes

rules = st.builds(
    CountingRule,
    score=st.sampled_from((0.0, 0.25, 0.5)),
    match=st.sampled_from(Match),
    iou=st.sampled_from((0.1, 0.3, 0.5)),
    seed=st.integers(0, 3),
    crowd=st.sampled_from(Crowd),
    difficult=st.sampled_from(Difficult),
)


def shard_of(evaluation, checkpoint, predictions, part, rule):
    return next(shards_of(evaluation, checkpoint, predictions, [part], rule))


def cells(truth, prediction, amount):
    return Counter(
        dict(zip(zip(truth.tolist(), prediction.tolist(), strict=True), amount.tolist(), strict=True))
    )


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), rule=rules, data=st.data())
def test_any_sharding_counts_what_one_process_counts(kind, seed, rule, data):
    evaluation = KINDS[kind](np.random.default_rng(seed))
    predictions = evaluation.checkpoints[0].load()
    end = len(predictions) if isinstance(predictions, PredictedLabels) else len(evaluation.images)
    cuts = data.draw(st.lists(st.integers(0, end), max_size=6))
    ranges = [Range(*one) for one in pairwise([0, *sorted(cuts), end])]
    parts = [count_shard(shard_of(evaluation, 0, predictions, one, rule)) for one in ranges]
    whole = count(evaluation, 0, rule)
    found = sum(
        (cells(one.columns.cell_truth, one.columns.cell_prediction, one.columns.cell_count) for one in parts),
        Counter(),
    )
    assert found == cells(whole.matrix.truth, whole.matrix.prediction, whole.matrix.count)
    assert totals_of(evaluation, (one.totals for one in parts)) == whole.counts.totals
    images = np.concatenate([one.columns.values["image"] for one in parts])
    assert sorted(images.tolist()) == sorted(whole.outcomes.image.tolist())


def test_images_without_names_draw_among_ties_as_in_one_process():
    for seed in range(20):
        evaluation = random_objects(np.random.default_rng(seed), names=False)
        rule, predictions = CountingRule(iou=0.1, score=0.0), evaluation.checkpoints[0].load()
        shards = (Range(n, n + 1) for n in range(5))
        parts = [count_shard(shard_of(evaluation, 0, predictions, one, rule)) for one in shards]
        ids = [one.columns.values[name] for one in parts for name in ("truth_id", "prediction_id")]
        pairs = sorted(
            zip(np.concatenate(ids[::2]).tolist(), np.concatenate(ids[1::2]).tolist(), strict=True)
        )
        whole = count_shard(shard_of(evaluation, 0, predictions, Range(0, 5), rule)).columns.values
        assert pairs == sorted(zip(whole["truth_id"].tolist(), whole["prediction_id"].tolist(), strict=True))


def test_of_a_shard_without_predictions_every_region_is_missed():
    evaluation = random_shapes(np.random.default_rng(0))
    none = evaluation.checkpoints[0].load().take(np.zeros(0, np.int64))
    rule, end = default_rule(evaluation), len(evaluation.images)
    counted = count_shard(shard_of(evaluation, 0, none, Range(0, end), rule))
    assert counted.columns.cell_count.sum() == len(evaluation.truth)


def test_shards_are_cut_where_objects_are_and_hold_every_image():
    evaluation = random_objects(np.random.default_rng(3))
    predictions = evaluation.checkpoints[0].load()
    ranges = ranges_of(evaluation, predictions, rows=10)
    assert (ranges[0].start, ranges[-1].end) == (0, 5)
    assert all(one.end == other.start for one, other in pairwise(ranges))
    assert len(ranges) > 1


def test_a_map_that_cannot_be_counted_costs_its_image_and_is_said_once():
    evaluation = random_maps(np.random.default_rng(1))
    small = replace(
        evaluation.checkpoints[0].load(), load=lambda image: np.zeros((6, 5 + (image == 0)), np.uint8)
    )
    rule, predictions = default_rule(evaluation), small
    count_of_images = len(evaluation.images)
    parts = [
        count_shard(shard_of(evaluation, 0, predictions, Range(n, n + 1), rule))
        for n in range(count_of_images)
    ]
    assert [problem.code for one in parts for problem in one.problems] == ["sizes-differ"]
    assert asdict(totals_of(evaluation, (one.totals for one in parts)))["images_left_out"] == 1


@pytest.mark.parametrize("kind", ["samples", "objects", "shapes"])
def test_a_shard_goes_to_another_process_as_it_is(kind):
    evaluation = KINDS[kind](np.random.default_rng(2))
    rule, predictions = default_rule(evaluation), evaluation.checkpoints[0].load()
    shard = shard_of(evaluation, 0, predictions, ranges_of(evaluation, predictions)[0], rule)
    ours, theirs = count_shard(shard), count_shard(pickle.loads(pickle.dumps(shard)))
    assert ours.totals == theirs.totals
    for name, values in ours.columns.values.items():
        np.testing.assert_array_equal(values, theirs.columns.values[name])
