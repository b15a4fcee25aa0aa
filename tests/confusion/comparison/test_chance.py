"""p, intervals and power, against SciPy, plain loops and simulated checkpoints."""

import numpy as np
import pytest
from making import make_detection, make_evaluation, make_random_detection
from scipy.stats import binomtest

from cmviewer.confusion.comparison import chance
from cmviewer.confusion.comparison.chance import bootstrap, interval_of, mcnemar, swap_test
from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.comparison.summed_metrics import SUMMED_METRICS
from cmviewer.confusion.comparison.verdict_words import verdict_sentence
from cmviewer.confusion.count import count
from cmviewer.confusion.measures import measures_of
from cmviewer.evaluation import Unit
from cmviewer.matching import CountingRule


@pytest.mark.parametrize(("fixed", "broken"), [(0, 0), (1, 0), (9, 2), (24, 8), (8, 24), (5, 5), (900, 1000)])
def test_the_p_of_fixed_and_broken_is_that_of_the_exact_binomial_test(fixed, broken):
    wanted = 1.0 if fixed + broken == 0 else binomtest(fixed, fixed + broken).pvalue
    assert mcnemar(fixed, broken) == pytest.approx(wanted, rel=1e-9)


def test_images_that_are_drawn_in_one_are_swapped_as_each_alone_would_be():
    """Few images: every swap can be tried, and the share of those that differ as much is exact."""
    random = np.random.default_rng(2)
    a, b = random.integers(0, 4, (2, 9, 3)).astype(float)
    value = SUMMED_METRICS[Unit.OBJECT].value
    seen = abs(value(b.sum(0)) - value(a.sum(0)))
    larger = 0
    for number in range(2**9):
        swapped = np.array([number >> bit & 1 for bit in range(9)], bool)[:, None]
        one, other = np.where(swapped, b, a), np.where(swapped, a, b)
        larger += abs(value(other.sum(0)) - value(one.sum(0))) >= seen - 1e-12
    assert swap_test(a, b, value, 0) == pytest.approx(larger / 2**9, abs=0.03)


def test_the_interval_is_that_of_images_drawn_one_by_one():
    random = np.random.default_rng(3)
    a, b = random.integers(0, 5, (2, 60, 3)).astype(float)
    value = SUMMED_METRICS[Unit.OBJECT].value
    drawn = random.integers(0, 60, (4000, 60))
    wanted = np.quantile(value(b[drawn].sum(1)) - value(a[drawn].sum(1)), (0.025, 0.975))
    assert interval_of(bootstrap(a, b, value, 0), 60) == pytest.approx(wanted, abs=0.02)


def test_the_figure_is_the_metric_of_the_table():
    evaluation = make_random_detection(seed=4, checkpoints=2)
    a, b = (count(evaluation, place, CountingRule()) for place in range(2))
    verdict = compare_results(Counted(evaluation, a), Counted(evaluation, b)).verdict
    for value, result in ((verdict.a, a), (verdict.b, b)):
        assert value == pytest.approx(measures_of(result.matrix, evaluation.task).value(verdict.figure))


def test_where_every_image_gains_alike_more_images_than_there_are_are_needed_or_none_is_said():
    truth = [(image, 0, 0, 0, 10, 10) for image in range(3)]
    other = [(image, 0, 20, 20, 40, 40) for image in range(3)]
    found = {"a": [], "b": [(image, 0, 0.9, 0, 0, 10, 10) for image in range(3)]}
    evaluation = make_detection([*truth, *other], found)
    a, b = (Counted(evaluation, count(evaluation, place, CountingRule())) for place in range(2))
    verdict = compare_results(a, b).verdict
    assert verdict.difference > 0
    assert verdict.p > 0.05
    assert verdict.needed is None or verdict.needed > 3


def samples(random, rates, images):
    """Two checkpoints over `images`: right in both, fixed, broken, wrong in both, at these rates."""
    kind = random.choice(4, images, p=rates)
    a = np.where((kind == 0) | (kind == 2), 0, 1)
    b = np.where((kind == 0) | (kind == 1), 0, 1)
    evaluation = make_evaluation([0] * images, {"a": a.tolist(), "b": b.tolist()}, names=("yes", "no"))
    counts = [Counted(evaluation, count(evaluation, place, CountingRule())) for place in range(2)]
    return compare_results(*counts)


def test_the_verdict_says_what_changed_by_how_much_and_whether_it_can_be_chance():
    sure = verdict_sentence(samples(np.random.default_rng(0), (0.6, 0.25, 0.05, 0.1), 300).verdict)
    assert "B is better by" in sure
    assert "points of accuracy" in sure
    unsure = verdict_sentence(samples(np.random.default_rng(0), (0.8, 0.02, 0.01, 0.17), 300).verdict)
    assert "these 300 images cannot tell; at these rates about" in unsure


def scenes(random, images, found):
    """What each image adds for two detectors that find these shares of objects, float64 (images, 3) each.

    Images are easy or hard for both; false alarms are as frequent.
    """
    objects = random.poisson(6, images)
    ease = random.beta(8, 2, images)
    sides = []
    for share in found:
        right = random.binomial(objects, np.minimum(ease * share, 1))
        sides.append(np.column_stack((right, random.poisson(1, images), objects - right)).astype(float))
    return sides


@pytest.mark.long
def test_equally_good_detectors_are_called_different_in_one_of_twenty(monkeypatch):
    monkeypatch.setattr(chance, "DRAWS", 500)
    random, value = np.random.default_rng(11), SUMMED_METRICS[Unit.OBJECT].value
    runs = [swap_test(*scenes(random, 60, (0.9, 0.9)), value, seed) for seed in range(1000)]
    called = sum(p < 0.05 for p in runs) / 1000
    assert called <= 0.065


@pytest.mark.long
def test_equally_good_classifiers_are_called_different_in_at_most_one_of_twenty():
    random = np.random.default_rng(12)
    runs = []
    for _ in range(1000):
        fixed, broken = random.multinomial(900, (0.04, 0.04, 0.92))[:2].tolist()
        runs.append(mcnemar(fixed, broken))
    assert sum(p < 0.05 for p in runs) / 1000 <= 0.065


@pytest.mark.long
def test_the_interval_covers_the_true_difference_in_about_19_of_20_runs(monkeypatch):
    monkeypatch.setattr(chance, "DRAWS", 1000)
    random, value = np.random.default_rng(5), SUMMED_METRICS[Unit.OBJECT].value
    many = scenes(random, 400_000, (0.8, 0.95))
    true = float(value(many[1].sum(0)) - value(many[0].sum(0)))
    covered = 0
    for seed in range(2000):
        low, high = interval_of(bootstrap(*scenes(random, 80, (0.8, 0.95)), value, seed), 80)
        covered += low <= true <= high
    assert 0.93 <= covered / 2000 <= 0.97, covered
