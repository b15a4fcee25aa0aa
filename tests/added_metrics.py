"""Two metrics that the program does not have, and its table with them."""

from dataclasses import replace

import numpy as np
import pytest

from cmviewer.confusion.metric import WITH_NEGATIVES, Format, Mean, Metric, MetricTable
from cmviewer.confusion.metrics import METRICS
from cmviewer.evaluation import Task, task


def _specificity(counts):
    negatives = counts.tn + counts.fp
    return np.divide(counts.tn, negatives, out=np.full(len(negatives), np.nan), where=negatives > 0)


SPECIFICITY = Metric(
    "trial_specificity",
    "trial specificity",
    WITH_NEGATIVES,
    Format.SHARE,
    "how much of what is not of the class is not predicted so: TN / (TN + FP)",
    _specificity,
    means=tuple(Mean),
)
ERROR_RATE = Metric(
    "trial_error_rate",
    "trial error rate",
    WITH_NEGATIVES,
    Format.SHARE,
    "what is wrong, of everything",
    lambda counts: 1 - counts.tp.sum() / counts.total,
)
TABLE = MetricTable((*METRICS.of_class, SPECIFICITY), (*METRICS.listed, ERROR_RATE))


def use(monkeypatch, table):
    """Make the program have the metrics of another table, until the test ends."""
    names = ("of_class", "listed", "overall", "_by_name", "_by_mean")
    for name in names:
        getattr(METRICS, name)  # what is derived is derived now, so that it is put back
    for name in names:
        monkeypatch.setitem(vars(METRICS), name, getattr(table, name))


@pytest.fixture
def added(monkeypatch):
    """Puts both into the table of the program, and the one over all into the headline of samples."""
    use(monkeypatch, TABLE)
    profile = Task.CLASSIFICATION.profile
    wanted = replace(profile, headline=("trial_error_rate", *profile.headline))
    monkeypatch.setitem(task._PROFILES, Task.CLASSIFICATION, wanted)
