"""A scheduler that is not there is said, and so is that what it needs is not installed."""

import sys

import numpy as np
import pytest

from cmviewer.bundle.ranges import Range
from cmviewer.bundle.shards import shards_of
from cmviewer.cluster.connecting import connected
from cmviewer.cluster.counting import ClusterCounter
from cmviewer.errors import CmviewerError
from cmviewer.matching import default_rule
from tests.bundle.bundles import random_objects


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CmviewerError) as missing, connected("local", []):
        pass
    assert [one.code for one in missing.value.problems] == ["cluster-missing"]
    assert "cmviewer[cluster]" in missing.value.problems[0].mend


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x"])
def test_a_scheduler_that_does_not_answer_is_said(address):
    with pytest.raises(CmviewerError) as unreachable, connected(address, [], patience=1):
        pass
    assert [one.code for one in unreachable.value.problems] == ["scheduler-unreachable"]


class Deadly:
    """A cluster on which every shard ends its worker; each future of it is itself."""

    scheduler = None
    status = "running"

    def nthreads(self):
        return {"worker": 1}

    def submit(self, *_work, **_how):
        return self

    def cancel(self, futures):
        self.cancelled = futures

    def result(self):
        from distributed import KilledWorker

        raise KilledWorker("count_shard-1", None, 3)


@pytest.mark.filterwarnings("ignore")
def test_a_shard_that_ends_every_worker_is_said_with_what_helps(monkeypatch):
    monkeypatch.setattr(ClusterCounter, "_done", lambda _counter, running: list(running))
    evaluation = random_objects(np.random.default_rng(0))
    predictions, rule = evaluation.checkpoints[0].load(), default_rule(evaluation)
    shards = enumerate(shards_of(evaluation, 0, predictions, [Range(0, 5)], rule))
    with pytest.raises(CmviewerError) as failed:
        list(ClusterCounter(Deadly())(shards))
    assert [one.code for one in failed.value.problems] == ["shard-failed"]
