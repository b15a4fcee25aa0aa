"""What is kept weighs no more than it may; against a plain list that is searched."""

from hypothesis import given
from hypothesis import strategies as st

from cmviewer.bounded_cache import BoundedCache

keys, weights = st.integers(0, 5), st.integers(0, 6)
steps = st.lists(st.one_of(st.tuples(st.just("get"), keys), st.tuples(st.just("keep"), keys, weights)))


@given(steps, st.integers(0, 10), st.integers(0, 2))
def test_what_was_used_longest_ago_goes_first(steps, limit, fewest):
    cache = BoundedCache(limit, lambda weight: weight, fewest)
    plain = []  # oldest first
    for step, key, *weight in steps:
        known = [pair for pair in plain if pair[0] == key]
        if step == "get":
            assert cache.get(key) == (known[0][1] if known else None)
            plain = [pair for pair in plain if pair[0] != key] + known
        else:
            cache.keep(key, weight[0])
            plain = [*(pair for pair in plain if pair[0] != key), (key, weight[0])]
            while sum(each for _, each in plain) > limit and len(plain) > fewest:
                plain.pop(0)
        assert len(cache) == len(plain)
        assert all(kept in cache for kept, _ in plain)


def test_a_limit_without_a_weight_is_a_number_of_values():
    cache = BoundedCache(2)
    for key in "abc":
        cache.keep(key, key.upper())
    assert [cache.get(key) for key in "abc"] == [None, "B", "C"]


def test_what_is_not_wanted_any_more_makes_room():
    cache = BoundedCache(10, len)
    cache.keep("a", "1234567")
    cache.keep("b", "12")
    cache.keep_only(lambda value: len(value) < 5)
    cache.keep("c", "12345678")
    assert [cache.get(key) for key in "abc"] == [None, "12", "12345678"]
    cache.clear()
    assert len(cache) == 0
