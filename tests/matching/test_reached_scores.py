from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmviewer.evaluation import Annotations, frozen
from cmviewer.matching import reached_scores
from cmviewer.matching.reached_scores import ReachedScores, descending


def scored(labels, scores):
    count = len(labels)
    return Annotations(
        frozen(np.zeros(count), np.int32),
        frozen(labels, np.int32),
        frozen(np.zeros((count, 4)), np.float64),
        frozen(scores, np.float32),
    )


def by_looking(labels, scores, threshold):
    """The same, one prediction after the other."""
    found = Counter(label for label, score in zip(labels, scores, strict=True) if score >= threshold)
    return [found[label] for label in range(max(labels, default=-1) + 1)]


singles = st.floats(width=32, allow_nan=True)
some_scores = st.one_of(st.sampled_from((0.0, -0.0, 0.25, 0.5, 1.0)), singles)


@given(
    st.lists(st.tuples(st.integers(0, 6), some_scores), max_size=40),
    st.lists(some_scores.filter(lambda value: value == value), min_size=2, max_size=6),
)
def test_what_reaches_a_score_is_counted_as_looking_at_each_counts_it(predictions, thresholds):
    labels, scores = [label for label, _ in predictions], [score for _, score in predictions]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reached_scores, "_BLOCK", 4)
        reached = ReachedScores(scored(labels, scores))
        for threshold in thresholds:
            assert reached.at(np.float32(threshold)).tolist() == by_looking(labels, scores, threshold)


def test_a_threshold_between_neighbours_in_single_precision_parts_them():
    scores = [np.float32(0.5)]
    for _ in range(5):
        scores.append(np.nextafter(scores[-1], np.float32(1)))
    reached = ReachedScores(scored([0] * 6, scores))
    for _ in range(2):
        assert [int(reached.at(score)[0]) for score in scores] == [6, 5, 4, 3, 2, 1]


def test_many_predictions_are_counted_by_blocks_as_they_are_one_by_one():
    random = np.random.default_rng(5)
    labels, scores = random.integers(0, 9, 100_000), random.random(100_000).astype(np.float32)
    reached = ReachedScores(scored(labels, scores))
    for threshold in (0.9, 0.0, 0.3, 0.5, 1.0, float(scores[17])):
        expected = np.bincount(labels[scores >= np.float32(threshold)], minlength=9)
        assert reached.at(np.float32(threshold)).tolist() == expected.tolist()


@given(st.lists(singles.filter(lambda value: value == value), max_size=20))
def test_whole_numbers_descend_as_scores_ascend(scores):
    numbers = descending(np.array(scores, np.float32)).tolist()
    for one, first in zip(scores, numbers, strict=True):
        for other, second in zip(scores, numbers, strict=True):
            assert (one > other) == (first < second)
