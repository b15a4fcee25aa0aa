"""What a task's profile names is known to the stages that give it its meaning."""

from dataclasses import fields

import pytest

from cmviewer.confusion.measures import COMPARED
from cmviewer.confusion.metrics import METRICS
from cmviewer.confusion.strategies import STRATEGIES
from cmviewer.confusion.threshold import Threshold
from cmviewer.confusion.totals import TOTALS_OF_ALL, Totals
from cmviewer.evaluation import Task
from cmviewer.examples.sorting import Sort, sorts_of
from cmviewer.matching import CountingRule


def names_of(value):
    return {one.name for one in fields(value)}


@pytest.mark.parametrize("task", Task)
def test_every_name_of_a_profile_means_something(task):
    profile = task.profile
    assert {*profile.headline, *COMPARED} <= {
        metric.name for metric in METRICS.overall if task in metric.tasks
    }
    assert set(profile.rule) <= names_of(CountingRule)
    assert set(profile.thresholds) <= set(Threshold) & set(profile.rule)
    assert {*profile.totals, *TOTALS_OF_ALL} <= names_of(Totals)
    assert set(profile.sorts) < set(Sort)
    assert set(sorts_of(task)) == {Sort(name) for name in profile.sorts} | {Sort.MARK, Sort.NAME, Sort.INDEX}
    assert task in STRATEGIES


def test_nobody_can_say_how_many_objects_are_rightly_not_predicted():
    for task in Task:
        has_negatives = task in {Task.CLASSIFICATION, Task.SEMANTIC_SEGMENTATION}
        of_class = {metric.name for metric in METRICS.of_class if task in metric.tasks}
        assert ("tn" in of_class) == has_negatives
        assert ("accuracy" in task.profile.headline) == has_negatives
        assert ("iou" in of_class) == (task is Task.SEMANTIC_SEGMENTATION)
