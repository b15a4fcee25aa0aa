"""Real sets: their manifests read back to the same matrices, and all of their decisions can be told."""

from pathlib import Path

import pytest
from real_sets import cases, name_of, request_of
from test_read_back import check_that_it_reads_back
from test_telling import check_that_all_can_be_told

from cmviewer.errors import CmviewerError
from cmviewer.readers import OpenRequest, open_evaluation

CASES = cases()
NONE = pytest.param(None, marks=pytest.mark.skip("no real files: set CMVIEWER_REAL_DATA to a folder of them"))


def some(every: int, first: int) -> pytest.MarkDecorator:
    """Every so many cases: all of them would take minutes."""
    chosen = [pytest.param(case, id=name_of(case)) for case in CASES[first::every]]
    return pytest.mark.parametrize("case", chosen or [NONE])


def opening(case: tuple[Path, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> OpenRequest:
    folder, words = case
    monkeypatch.chdir(folder)
    request = request_of(words)
    try:
        open_evaluation(request)
    except CmviewerError:
        pytest.skip("it is refused, as other tests say")
    return request


@pytest.mark.long
@some(every=3, first=0)
def test_a_real_set_reads_back_from_its_manifest(case, monkeypatch, tmp_path):
    check_that_it_reads_back(opening(case, monkeypatch), tmp_path)


@pytest.mark.long
@some(every=9, first=1)
def test_every_decision_of_a_real_set_can_be_told(case, monkeypatch):
    check_that_all_can_be_told(opening(case, monkeypatch))
