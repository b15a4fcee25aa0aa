"""Whether a class changed by chance: against all swaps, McNemar's test, and equal checkpoints."""

from itertools import product

import numpy as np
import pytest
from making import make_evaluation
from scipy.stats import binomtest, false_discovery_control

from cmviewer.confusion.comparison.chance import mcnemar
from cmviewer.confusion.comparison.class_chances import class_chances
from cmviewer.confusion.comparison.compare import changes_between
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.comparison.exact_swaps import swapped
from cmviewer.confusion.count import count
from cmviewer.matching import CountingRule


def changes_of(truth, a, b, names=("x", "y", "z")):
    evaluation = make_evaluation(truth, {"a": a, "b": b}, names=names)
    return changes_between(*(Counted(evaluation, count(evaluation, n, CountingRule())) for n in range(2)))


@pytest.mark.parametrize("seed", range(4))
def test_the_share_of_swaps_is_that_of_all_of_them(seed):
    differences = np.random.default_rng(seed).integers(-3, 4, 9)
    sums = [
        abs(sum(s * d for s, d in zip(signs, differences, strict=True)))
        for signs in product((1, -1), repeat=9)
    ]
    wanted = np.mean([one >= abs(differences.sum()) for one in sums])
    assert swapped(differences) == pytest.approx(wanted)


@pytest.mark.parametrize(("fixed", "broken"), [(0, 0), (9, 2), (24, 8), (5, 5), (900, 1000)])
def test_of_samples_it_is_the_exact_binomial_test(fixed, broken):
    assert swapped(np.repeat([1, -1], [fixed, broken])) == pytest.approx(mcnemar(fixed, broken))
    if fixed + broken:
        wanted = binomtest(fixed, fixed + broken).pvalue
        assert swapped(np.repeat([1, -1], [fixed, broken])) == pytest.approx(wanted)


def test_classes_are_corrected_for_how_many_changed_and_one_without_change_has_none():
    truth = [0] * 30 + [1] * 10 + [2] * 5
    a = [1] * 12 + [0] * 18 + [1] * 10 + [2] * 5
    b = [0] * 30 + [1] * 7 + [0] * 3 + [2] * 5
    found = class_chances(changes_of(truth, a, b), 3)
    wanted = false_discovery_control([binomtest(12, 12).pvalue, binomtest(0, 3).pvalue])
    assert found[:2] == pytest.approx(wanted)
    assert np.isnan(found[2])


def test_of_classes_that_changed_by_chance_alone_hardly_ever_one_is_called_changed():
    random, called = np.random.default_rng(3), 0
    for _ in range(200):
        truth = random.integers(0, 8, 400)
        a, b = (np.where(random.random(400) < 0.8, truth, (truth + 1) % 8) for _ in range(2))
        changes = changes_of(truth.tolist(), a.tolist(), b.tolist(), tuple("abcdefgh"))
        called += bool((class_chances(changes, 8) < 0.05).any())
    assert called / 200 <= 0.065
