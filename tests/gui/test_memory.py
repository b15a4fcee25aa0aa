"""Memory grows with what is looked at, not with how many checkpoints there are."""

from dataclasses import replace

import numpy as np
import pytest
from making import make_random_detection

from cmviewer.confusion import count as counting
from cmviewer.confusion.count import count, count_first
from cmviewer.gui.memory import TALLY_LIMIT, Memory, held_bytes
from cmviewer.matching import CountingRule

RULE = CountingRule(score=0.25)


@pytest.fixture
def checkpoints():
    evaluation = make_random_detection(checkpoints=6)
    return [count(evaluation, place, RULE) for place in range(6)]


def test_the_newest_stay_whole_and_all_stay_as_tallies(checkpoints):
    memory = Memory(heavy_limit=held_bytes(*checkpoints[:3]))
    for counted in checkpoints:
        memory.keep(counted)
    whole = [place for place in range(6) if memory.prepared(place) is not None]
    assert whole[-1] == 5
    assert len(whole) <= 3
    assert held_bytes(*(memory.counted(place, RULE) for place in whole)) <= held_bytes(*checkpoints[:3])
    assert sorted(memory.tallies(RULE)) == list(range(6))
    assert memory.tallies(RULE)[0].matrix is checkpoints[0].matrix


def test_one_is_kept_whatever_it_weighs(checkpoints):
    memory = Memory(heavy_limit=1)
    memory.keep(checkpoints[0])
    assert memory.counted(0, RULE) is checkpoints[0]
    memory.keep(checkpoints[1])
    assert memory.prepared(0) is None


def test_a_checkpoint_is_kept_once_whatever_the_thresholds_it_was_counted_with(checkpoints):
    memory, evaluation = Memory(), make_random_detection(checkpoints=6)
    moved = count(evaluation, 0, replace(RULE, score=0.5), checkpoints[0].prepared)
    memory.keep(checkpoints[0])
    memory.keep(moved)
    assert memory.counted(0, RULE) is None
    assert memory.counted(0, moved.rule) is moved
    assert memory.prepared(0) is checkpoints[0].prepared
    assert list(memory.tallies(RULE)) == [0]


def test_what_nobody_has_looked_at_is_kept_whole_only_while_it_is_little(checkpoints):
    memory = Memory(ahead_limit=held_bytes(*checkpoints[:2]))
    for counted in checkpoints:
        memory.keep_ahead(counted)
    assert sum(memory.prepared(place) is not None for place in range(6)) in {1, 2}
    assert sorted(memory.tallies(RULE)) == list(range(6))


def test_what_is_whole_is_not_replaced_by_what_is_not(monkeypatch, checkpoints):
    memory = Memory()
    memory.keep(checkpoints[0])
    monkeypatch.setattr(counting, "LARGE", 1)
    first = count_first(make_random_detection(checkpoints=6), 0, RULE)
    assert not first.prepared.is_whole
    memory.keep(first)
    assert memory.prepared(0) is checkpoints[0].prepared


def test_the_oldest_tallies_go(checkpoints):
    memory = Memory()
    for number in range(TALLY_LIMIT + 1):
        memory.keep(replace(checkpoints[0], rule=replace(RULE, seed=number)))
    assert memory.tallies(replace(RULE, seed=0)) == {}
    assert list(memory.tallies(replace(RULE, seed=1))) == [0]


def test_bytes_are_counted_once_and_views_by_what_they_hold():
    whole = np.zeros(1_000)
    assert held_bytes(whole, whole[:10], [], {"a": (whole,)}) == 8_000
    assert held_bytes(np.broadcast_to(np.int64(1), 1_000_000)) == 8
