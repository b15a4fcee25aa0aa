"""Memory grows with what is looked at, not with how many checkpoints there are."""

from dataclasses import replace

import numpy as np
import pytest
from making import make_random_detection

from cmviewer.confusion.checkpoint_result import Purpose
from cmviewer.confusion.count import count
from cmviewer.confusion.strategies import objects as counting
from cmviewer.matching import CountingRule
from cmviewer.workspace.result_cache import TALLY_LIMIT, ResultCache, held_bytes

RULE = CountingRule(score=0.25)


@pytest.fixture
def checkpoints():
    evaluation = make_random_detection(checkpoints=6)
    return [count(evaluation, place, RULE) for place in range(6)]


def places_with_counts(cache, rule):
    """Checkpoints of which it is known what they come to by a rule."""
    return [place for place in range(6) if cache.counts(str(place), rule, place) is not None]


def test_the_newest_stay_whole_and_all_stay_as_counts(checkpoints):
    cache = ResultCache(heavy_limit=held_bytes(*checkpoints[:3]))
    for counted in checkpoints:
        cache.keep(str(counted.checkpoint), counted)
    whole = [place for place in range(6) if cache.compared(str(place)) is not None]
    assert whole[-1] == 5
    assert len(whole) <= 3
    assert held_bytes(*(cache.counted(str(place), RULE, place) for place in whole)) <= held_bytes(
        *checkpoints[:3]
    )
    assert places_with_counts(cache, RULE) == list(range(6))
    assert cache.counts("0", RULE, 0).matrix is checkpoints[0].matrix


def test_one_is_kept_whatever_it_weighs(checkpoints):
    cache = ResultCache(heavy_limit=1)
    cache.keep("0", checkpoints[0])
    assert cache.counted("0", RULE, 0) is checkpoints[0]
    cache.keep("1", checkpoints[1])
    assert cache.compared("0") is None


def test_a_checkpoint_is_kept_once_whatever_the_thresholds_it_was_counted_with(checkpoints):
    cache, evaluation = ResultCache(), make_random_detection(checkpoints=6)
    moved = count(evaluation, 0, replace(RULE, score=0.5), checkpoints[0].compared)
    cache.keep("0", checkpoints[0])
    cache.keep("0", moved)
    assert cache.counted("0", RULE, 0) is None
    assert cache.counted("0", moved.rule, 0) is moved
    assert cache.compared("0") is checkpoints[0].compared
    assert places_with_counts(cache, RULE) == [0]


def test_what_nobody_has_looked_at_is_kept_whole_only_while_it_is_little(checkpoints):
    cache = ResultCache(ahead_limit=held_bytes(*checkpoints[:2]))
    for counted in checkpoints:
        cache.keep_ahead(str(counted.checkpoint), counted)
    assert sum(cache.compared(str(place)) is not None for place in range(6)) in {1, 2}
    assert places_with_counts(cache, RULE) == list(range(6))


def test_what_is_whole_is_not_replaced_by_what_is_not(monkeypatch, checkpoints):
    cache = ResultCache()
    cache.keep("0", checkpoints[0])
    monkeypatch.setattr(counting, "LARGE", 1)
    first = count(make_random_detection(checkpoints=6), 0, RULE, purpose=Purpose.SHOW)
    assert not first.compared.is_whole
    cache.keep("0", first)
    assert cache.compared("0") is checkpoints[0].compared


def test_the_oldest_counts_go(checkpoints):
    cache = ResultCache()
    for number in range(TALLY_LIMIT + 1):
        counts = replace(checkpoints[0].counts, rule=replace(RULE, seed=number))
        cache.keep("0", replace(checkpoints[0], counts=counts))
    assert places_with_counts(cache, replace(RULE, seed=0)) == []
    assert places_with_counts(cache, replace(RULE, seed=1)) == [0]


def test_bytes_are_counted_once_and_views_by_what_they_hold():
    whole = np.zeros(1_000)
    assert held_bytes(whole, whole[:10], [], {"a": (whole,)}) == 8_000
    assert held_bytes(np.broadcast_to(np.int64(1), 1_000_000)) == 8


def test_what_is_kept_stands_at_the_position_that_is_asked_for(checkpoints):
    """A checkpoint that is added before others moves them; what they come to stays."""
    cache = ResultCache()
    cache.keep("second", checkpoints[1])
    found = cache.counted("second", RULE, 2)
    assert (found.checkpoint, found.matrix) == (2, checkpoints[1].matrix)
    assert found.outcomes is checkpoints[1].outcomes
    counts = cache.counts("second", RULE, 2)
    assert (counts.checkpoint, counts.matrix) == (2, checkpoints[1].matrix)


def test_of_what_nobody_looks_at_any_more_only_little_is_kept(checkpoints):
    for limit, kept in ((held_bytes(*checkpoints[4:]), 2), (0, 0)):
        cache = ResultCache(ahead_limit=limit)
        for counted in checkpoints:
            cache.keep(str(counted.checkpoint), counted)
        cache.keep_little()
        assert sum(cache.compared(str(place)) is not None for place in range(6)) <= kept
        assert places_with_counts(cache, RULE) == list(range(6))
