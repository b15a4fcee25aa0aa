"""How many images would tell: against SciPy's binomial, and by drawing as many as the sentence asks for."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest
from counted_sums import counted_sums, p_of
from scipy.stats import binom

from cmviewer.confusion.comparison.power import images_needed, samples_needed
from cmviewer.confusion.comparison.verdict_words import verdict_sentence

TIMES = 1_000
UNSURE = [
    ("digits", 10, 11),
    ("digits", 5, 7),
    ("digit-scenes", 1, 2),
    ("digit-scenes", 3, 4),
    ("digit-maps", 3, 4),
]
"""Samples, and two of their checkpoints of which the verdict cannot tell."""


def power(samples, share, toward):
    """How often the exact test is below 0.05, where such a share changes, and of it another to one side."""
    changed = np.arange(samples + 1)
    tail = binom.ppf(0.025, changed, 0.5).astype(int)
    tail -= 2 * binom.cdf(tail, changed, 0.5) >= 0.05
    found = binom.cdf(tail, changed, toward) + binom.cdf(tail, changed, 1 - toward)
    return float(binom.pmf(changed, samples, share) @ found)


@pytest.mark.parametrize(
    ("fixed", "broken", "samples"),
    [(9, 2, 898), (15, 5, 500), (5, 0, 500), (2, 0, 50), (12, 6, 40), (0, 5, 10), (20, 10, 1000)],
)
def test_as_many_samples_are_needed_as_give_the_exact_test_its_power_and_not_one_more(fixed, broken, samples):
    needed = samples_needed(fixed, broken, samples, samples)
    share, toward = (fixed + broken) / samples, fixed / (fixed + broken)
    assert power(needed, share, toward) >= 0.8 > power(needed - 1, share, toward)


@pytest.mark.parametrize(("fixed", "broken", "samples"), [(100, 80, 300), (50, 45, 1000), (400, 300, 900)])
def test_where_many_samples_change_the_formula_is_as_good(fixed, broken, samples):
    needed = samples_needed(fixed, broken, samples, samples)
    found = power(needed, (fixed + broken) / samples, fixed / (fixed + broken))
    assert needed == samples + 1 or 0.799 <= found <= 0.805


def test_never_fewer_images_are_needed_than_cannot_tell_nor_fewer_than_the_exact_test_asks_for():
    assert samples_needed(0, 4, 4, 4) == 6
    assert samples_needed(2, 0, 5, 5) >= 15
    assert samples_needed(5, 5, 100, 100) is None
    assert images_needed(0.2, 0.0, np.full(3, 0.2 / 3), 0.0, 3) == 6
    assert images_needed(0.0, 0.1, np.zeros(9), 0.0, 9) is None
    assert images_needed(math.nan, 0.1, np.ones(9), 0.0, 9) is None


def test_of_several_samples_an_image_so_many_images_are_needed_as_hold_the_samples():
    assert samples_needed(9, 2, 898, 449) == math.ceil(samples_needed(9, 2, 898, 898) / 2)


def asked_for(verdict):
    """The number in the sentence."""
    return int(
        re.search(r"about ([\d,]+) would \(80 % power\)", verdict_sentence(verdict))[1].replace(",", "")
    )


def share_found(sums, figure, test, drawn):
    """How often two checkpoints are called different over so many images, drawn from those that there are."""
    random, (a, b) = np.random.default_rng(7), sums
    found = 0
    for seed in range(TIMES):
        rows = random.integers(0, len(a), drawn)
        found += p_of(a[rows], b[rows], figure, test, seed) < 0.05
    return found / TIMES


@pytest.mark.long
@pytest.mark.parametrize(("name", "before", "after"), UNSURE)
def test_a_planted_difference_is_found_with_the_power_that_is_promised(name, before, after):
    """As many images as the sentence asks for, of which the difference is that of the sample."""
    counted = counted_sums(name, before, after)
    found = share_found(counted.sums, counted.figure, counted.verdict.test, asked_for(counted.verdict))
    assert 0.78 <= found <= 0.88, found


@pytest.mark.long
def test_groups_of_images_are_asked_for_as_images_with_the_power_that_is_promised():
    counted = counted_sums("digit-scenes", 3, 4, groups=np.arange(60) // 2)
    needed = asked_for(counted.verdict)
    together = [one.reshape(30, 2, -1).sum(axis=1) for one in counted.sums]
    found = share_found(together, counted.figure, counted.verdict.test, math.ceil(needed / 2))
    assert 0.78 <= found <= 0.88, found


def test_the_number_in_the_sentence_is_rounded_upwards():
    verdict = replace(counted_sums("digits", 10, 11).verdict, needed=1_610)
    assert asked_for(verdict) == 1_700
