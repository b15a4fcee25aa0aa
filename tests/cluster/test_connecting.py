"""A scheduler that is not there is said, and so is that what it needs is not installed."""

import sys

import pytest

from cmviewer.cluster.connecting import connected
from cmviewer.errors import CmviewerError


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
