"""The verdict on checkpoints of the samples whose results are swapped image by image: chance alone."""

import numpy as np
import pytest

from cmviewer.confusion.comparison import chance
from cmviewer.confusion.comparison.chance import mcnemar, swap_test
from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.comparison.summed_metrics import SUMMED_METRICS, CountedRows
from cmviewer.confusion.comparison.verdict import Test
from cmviewer.confusion.count import count
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample

TIMES = 1_000


def image_sums(name, before, after):
    """What each image adds for two checkpoints, float64 (N, C) each; their metric; the test of a verdict."""
    evaluation = open_evaluation(OpenRequest(path=sample(name)))
    rule, figure = default_rule(evaluation), SUMMED_METRICS[evaluation.task.profile.unit]
    results = [count(evaluation, place, rule) for place in (before, after)]
    sums = []
    for result in results:
        outcomes = result.outcomes
        cells = outcomes.cells_of(np.arange(len(outcomes)))
        rows = CountedRows(
            outcomes.image, outcomes.cell_truth[cells], outcomes.cell_prediction[cells], outcomes.weight
        )
        sums.append(figure.sums(rows, np.arange(len(evaluation.images)), len(evaluation.classes)))
    verdict = compare_results(*(Counted(evaluation, one) for one in results)).verdict
    return *sums, figure, verdict.test


def p_of(a, b, figure, test, seed):
    if test is Test.MCNEMAR:
        right_a, right_b = a[:, 0], b[:, 0]
        return mcnemar(int((right_b > right_a).sum()), int((right_a > right_b).sum()))
    return swap_test(a, b, figure.value, seed)


@pytest.mark.long
@pytest.mark.parametrize(("name", "before", "after"), [("digits", 3, 11), ("digit-scenes", 3, 4)])
def test_results_that_are_swapped_at_random_are_called_different_in_at_most_6_5_percent(
    name, before, after, monkeypatch
):
    monkeypatch.setattr(chance, "DRAWS", 500)
    a, b, figure, test = image_sums(name, before, after)
    random, called = np.random.default_rng(20), 0
    for seed in range(TIMES):
        swapped = random.random(len(a)) < 0.5
        one, other = np.where(swapped[:, None], b, a), np.where(swapped[:, None], a, b)
        called += p_of(one, other, figure, test, seed) < 0.05
    assert 0.005 <= called / TIMES <= 0.065
