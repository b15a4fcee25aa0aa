"""A kill at any moment leaves the older report, the new one, or a torn one that says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from killed_reports import NEW, OLD
from reporting import contents, report, summary

from cmviewer.errors import CmviewerError
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.report_files import is_one_of, torn, written_files

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
TESTS = Path(__file__).parent


@pytest.fixture(scope="module", params=[pytest.param("into", marks=pytest.mark.long), "over"])
def killed(request, tmp_path_factory):
    """Folders in which a report was written into nothing, or over an older one, and killed on the way."""
    root = tmp_path_factory.mktemp(request.param)
    paths = os.pathsep.join(map(str, (TESTS, TESTS.parent, TESTS.parent.parent)))
    ended = subprocess.run(
        [sys.executable, TESTS / "killed_reports.py", root, request.param],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    return request.param, [root / str(number + 1) for number in range(int(ended.stdout))]


def checkpoint_of(folder):
    return summary(folder)["checkpoint"] if (folder / "summary.json").exists() else None


def is_whole(folder):
    written = written_files(folder / "summary.json")
    beside = set(contents(folder)) - {"summary.json", "mine.txt"}
    return beside == {one.name for one in written} and all(
        is_one_of(folder / one.name, [one]) for one in written
    )


@pytest.mark.long
def test_every_kill_leaves_a_whole_report_or_a_torn_one_that_is_named(killed):
    how, folders = killed
    assert len(folders) > 12
    states = set()
    for folder in folders:
        names = set(contents(folder)) - {"mine.txt"}
        if not names:
            states.add("nothing")
        elif (folder / "summary.json").exists() and is_whole(folder):
            assert torn(folder) is None
            states.add(checkpoint_of(folder))
        else:
            assert torn(folder).code == "report-torn"
            states.add("torn")
    assert states == ({"nothing", "torn", "new"} if how == "into" else {"old", "torn", "new"})


@pytest.mark.long
def test_opening_a_torn_report_says_so(killed):
    _, folders = killed
    torn_ones = [folder for folder in folders if torn(folder)]
    assert torn_ones
    for folder in torn_ones:
        for path in (folder, folder / "confusion_matrix.csv"):
            try:
                problems = open_evaluation(OpenRequest(path)).problems
            except CmviewerError as error:
                problems = error.problems
            told = [(problem.code, problem.file) for problem in problems]
            assert ("report-torn", folder) in told or not path.exists()


def test_a_file_of_another_survives_every_kill(killed):
    how, folders = killed
    assert all((folder / "mine.txt").read_text() == "mine" for folder in folders if how == "over")


@pytest.mark.long
def test_a_killed_report_is_written_again_without_a_word_and_leaves_nothing(killed):
    _, folders = killed
    for folder in folders:
        report(folder, NEW)
        assert checkpoint_of(folder) == "new"
        assert is_whole(folder)
        assert {path.name for path in folder.iterdir()} == set(contents(folder))


def test_a_report_without_its_summary_is_torn(tmp_path):
    report(tmp_path, OLD)
    assert torn(tmp_path) is None
    (tmp_path / "summary.json").unlink()
    assert "it has no summary.json" in torn(tmp_path).what


def test_a_torn_report_below_the_results_is_passed_over(tmp_path):
    (tmp_path / "results.csv").write_text("image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n")
    report(tmp_path / "report", OLD)
    (tmp_path / "report" / "summary.json").unlink()
    evaluation = open_evaluation(OpenRequest(tmp_path))
    assert evaluation.files == (tmp_path / "results.csv",)


def test_tables_of_others_that_have_our_names_are_no_torn_report(tmp_path):
    (tmp_path / "confusion_matrix.csv").write_text("truth \\ prediction,cat,dog\ncat,1,0\ndog,1,0\n")
    (tmp_path / "summary.json").write_text('{"accuracy": 0.5}')
    (tmp_path / "report.html").write_text("<!DOCTYPE html><title>a report</title>")
    assert torn(tmp_path) is None
    assert open_evaluation(OpenRequest(tmp_path / "confusion_matrix.csv")).problems == ()
