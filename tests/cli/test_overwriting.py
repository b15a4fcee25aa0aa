"""`report --out` replaces nothing that cmviewer did not write, unless it is told to."""

import json

import pytest
from making import make_evaluation

from cmviewer.cli import main

TABLE = "image,truth,prediction\na.png,cat,cat\nb.png,cat,dog\n"


@pytest.fixture
def results(tmp_path):
    folder = tmp_path / "results"
    folder.mkdir()
    (folder / "epoch_1.csv").write_text(TABLE)
    return folder


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def files_in(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def report(*words):
    return main(["report", *map(str, words)])


@pytest.mark.parametrize("more", [[], ["--overwrite"], ["--checkpoint", "all"]])
def test_the_opened_folder_is_refused_and_another_is_named(results, more, capsys):
    before = files_in(results)
    assert report(results, "--out", results, *more) == 2
    told = capsys.readouterr()
    assert f"such as {results / 'report'}" in told.err
    assert told.out == ""
    assert files_in(results) == before


def test_the_opened_matrix_is_never_replaced(results, out):
    report(results, "--out", out)
    before = files_in(out)
    assert report(out / "confusion_matrix.csv", "--out", out, "--overwrite") == 2
    assert files_in(out) == before


def test_from_inside_the_results_a_report_of_its_own_folder_is_written(results, monkeypatch):
    monkeypatch.chdir(results)
    assert report(".", "--out", ".") == 2
    assert report(".", "--out", "report") == 0
    assert report(".", "--out", "report") == 0
    assert report("epoch_1.csv", "--out", ".") == 2


@pytest.mark.parametrize("name", ["examples.csv", "summary.json", "confusion_matrix.csv"])
def test_files_of_others_are_refused_by_name(results, out, name, capsys):
    (out / name).write_text("mine")
    assert report(results, "--out", out) == 2
    told = capsys.readouterr()
    assert told.err.startswith(f"{out / name}: this file would be replaced")
    assert "--overwrite" in told.err
    assert files_in(out) == {name: b"mine"}


def test_with_overwrite_they_are_replaced_and_all_else_stays(results, out):
    for name in ("examples.csv", "summary.json", "mine.txt"):
        (out / name).write_text("mine")
    assert report(results, "--out", out, "--overwrite") == 0
    assert json.loads((out / "summary.json").read_text())["checkpoint"] == "epoch_1"
    assert (out / "examples.csv").read_text().startswith("image,truth,prediction")
    assert (out / "mine.txt").read_text() == "mine"


def test_a_report_of_ours_is_written_anew_unless_someone_changed_it(results, out, capsys):
    assert report(results, "--out", out) == 0
    assert report(results, "--out", out, "--score", "0.5") == 0
    (out / "examples.csv").write_text("mine")
    assert report(results, "--out", out) == 2
    assert f"{out / 'examples.csv'}: " in capsys.readouterr().err
    assert (out / "examples.csv").read_text() == "mine"


@pytest.mark.parametrize("blocked", ["foreign file", "folder with the name of a file"])
def test_of_several_reports_none_is_written_where_one_may_not(out, monkeypatch, blocked, capsys):
    evaluation = make_evaluation([0, 1], {"a": [0, 0], "b": [0, 1]})
    monkeypatch.setattr("cmviewer.cli.report.open_evaluation", lambda _: evaluation)
    (out / "b").mkdir()
    if blocked == "foreign file":
        (out / "b" / "report.html").write_text("mine")
    else:
        (out / "b" / "report.html").mkdir()
    before = files_in(out)
    assert report("x", "--out", out, "--checkpoint", "all") == 2
    assert str(out / "b" / "report.html") in capsys.readouterr().err
    assert files_in(out) == before
    assert not (out / "a").exists()
    overwritten = report("x", "--out", out, "--checkpoint", "all", "--overwrite")
    assert overwritten == (0 if blocked == "foreign file" else 2)


def test_files_beside_the_folders_of_several_reports_are_in_nobody_s_way(results, out):
    (out / "examples.csv").write_text("mine")
    assert report(results, "--out", out, "--checkpoint", "all") == 0
    assert (out / "examples.csv").read_text() == "mine"


def test_a_torn_report_is_a_warning_when_it_is_opened(results, out, capsys):
    report(results, "--out", out)
    (out / "examples.csv").unlink()
    capsys.readouterr()
    assert main(["check", str(out / "confusion_matrix.csv")]) == 0
    assert f"warning: {out}: this report is torn, or was changed since" in capsys.readouterr().err
