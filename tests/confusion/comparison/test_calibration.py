"""The verdict on checkpoints of the samples whose results are swapped image by image: chance alone."""

import numpy as np
import pytest
from counted_sums import counted_sums, p_of

from cmviewer.confusion.comparison import chance

TIMES = 1_000


@pytest.mark.long
@pytest.mark.parametrize(("name", "before", "after"), [("digits", 3, 11), ("digit-scenes", 3, 4)])
def test_results_that_are_swapped_at_random_are_called_different_in_at_most_6_5_percent(
    name, before, after, monkeypatch
):
    monkeypatch.setattr(chance, "DRAWS", 500)
    counted = counted_sums(name, before, after)
    a, b = counted.sums
    random, called = np.random.default_rng(20), 0
    for seed in range(TIMES):
        swapped = random.random(len(a)) < 0.5
        one, other = np.where(swapped[:, None], b, a), np.where(swapped[:, None], a, b)
        called += p_of(one, other, counted.figure, counted.verdict.test, seed) < 0.05
    assert 0.005 <= called / TIMES <= 0.065
