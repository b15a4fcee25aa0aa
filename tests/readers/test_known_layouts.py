"""Another package adds a layout by an entry point; one that is broken is said and does no harm."""

import sys

import pytest

from cmviewer.errors import Problem
from cmviewer.readers.opening.known_layouts import GROUP, known_layouts

MODULE = '''
"""Tallies: a line a sample, truth>prediction."""
from cmviewer.evaluation import Task
from cmviewer.readers.layout import Facts, Layout
from cmviewer.readers.tables.file_reader import FileReader, by_ending
from cmviewer.readers.tables.parts import Labels, SamplePart
import numpy as np

ENDINGS = frozenset({".tally"})


def read(file, decisions, problems):
    lines = [line.split(">") for line in file.read_text().split()]
    truth, prediction = (np.array(side, dtype=object) for side in zip(*lines))
    return [SamplePart(file, len(lines), truth=Labels.of_text(truth), prediction=Labels.of_text(prediction))]


TASKS = (Task.CLASSIFICATION,)
LAYOUT = Layout("Tallies", TASKS, ENDINGS, "cat>dog", Facts(), by_ending(ENDINGS), FileReader(read))
NONE = 3
'''


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install a package with these entry points."""

    def install(*points):
        site = tmp_path / "site"
        info = site / "tallies-1.0.dist-info"
        info.mkdir(parents=True)
        (site / "tallies_for_cmviewer.py").write_text(MODULE)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tallies\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("\n".join([f"[{GROUP}]", *points, ""]))
        monkeypatch.syspath_prepend(str(site))

    yield install
    sys.modules.pop("tallies_for_cmviewer", None)


def test_a_package_adds_a_layout_that_is_listed_and_read(installed, folder):
    installed("tally = tallies_for_cmviewer:LAYOUT")
    from opening import opened, pairs

    problems: list[Problem] = []
    known = known_layouts(problems)
    assert "Tallies" in [one.name for one in known.all]
    assert problems == []
    path = folder({"results.tally": "cat>cat\ndog>cat\n"})
    assert pairs(opened(path)) == [("cat", "cat"), ("dog", "cat")]


@pytest.mark.parametrize(
    ("point", "words"),
    [
        ("a = nothing_of_that_name:LAYOUT", "nothing_of_that_name"),
        ("b = tallies_for_cmviewer:MISSING", "MISSING"),
        ("c = tallies_for_cmviewer:NONE", "no Layout"),
    ],
)
def test_an_entry_point_that_leads_to_no_layout_is_said_and_does_no_harm(installed, point, words):
    before = len(known_layouts([]).all)
    installed(point)
    problems: list[Problem] = []
    assert len(known_layouts(problems).all) == before
    assert [(problem.code, words in problem.what) for problem in problems] == [("layout-broken", True)]
