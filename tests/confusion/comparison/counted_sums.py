"""Two checkpoints of a sample as what each image adds to the metric that they are compared by."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from cmviewer.confusion.comparison.chance import mcnemar, swap_test
from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.comparison.summed_metrics import SUMMED_METRICS, CountedRows, SummedMetric
from cmviewer.confusion.comparison.verdict import Test, Verdict, verdict_of
from cmviewer.confusion.count import count
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample


@dataclass(frozen=True, eq=False)
class CountedSums:
    """sums: of both, float64 (N, C) each."""

    sums: tuple[Any, Any]
    figure: SummedMetric
    verdict: Verdict


def counted_sums(name, before, after, groups=None):
    """Count two checkpoints, and judge them; groups: of its images, where they belong together."""
    evaluation = open_evaluation(OpenRequest(path=sample(name)))
    rule, figure = default_rule(evaluation), SUMMED_METRICS[evaluation.task.profile.unit]
    results = [count(evaluation, place, rule) for place in (before, after)]
    rows, images = [rows_of(one.outcomes) for one in results], np.arange(len(evaluation.images))
    comparison = compare_results(*(Counted(evaluation, one) for one in results))
    verdict = comparison.verdict
    if groups is not None:
        classes = len(evaluation.classes)
        verdict = verdict_of(
            figure, comparison.changes, tuple(rows), images, classes, single=False, groups=groups
        )
    sums = [figure.sums(one, images, len(evaluation.classes)) for one in rows]
    return CountedSums((sums[0], sums[1]), figure, verdict)


def rows_of(outcomes):
    cells = outcomes.cells_of(np.arange(len(outcomes)))
    return CountedRows(
        outcomes.image, outcomes.cell_truth[cells], outcomes.cell_prediction[cells], outcomes.weight
    )


def p_of(a, b, figure, test, seed):
    """P of two checkpoints by the test of a verdict, of what each image adds."""
    if test is Test.MCNEMAR:
        right_a, right_b = a[:, 0], b[:, 0]
        return mcnemar(int((right_b > right_a).sum()), int((right_a > right_b).sum()))
    return swap_test(a, b, figure.value, seed)
