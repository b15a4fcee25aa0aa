"""`--subset`: it changes every number, and everything that leaves the program says it."""

import csv
import json

import pytest

from cmviewer.cli import main
from cmviewer.resources import sample

SCENES = str(sample("digit-scenes"))


def test_matrix_examples_summary_and_page_of_a_report_are_of_the_subset(tmp_path):
    folders = {}
    for name, words in (
        ("all", []),
        ("small", ["--subset", "area < 32x32"]),
        ("large", ["--subset", "not area<32x32"]),
    ):
        folders[name] = tmp_path / name
        assert main(["report", SCENES, "--out", str(folders[name]), *words]) == 0
    summaries = {name: json.loads((folder / "summary.json").read_text()) for name, folder in folders.items()}
    assert [one["subset"] for one in summaries.values()] == [None, "area < 32x32", "not area<32x32"]
    for name in ("counted", "predictions", "missed", "false_alarms", "correct", "errors", "under_threshold"):
        total = {key: one["totals"][name] for key, one in summaries.items()}
        assert total["small"] + total["large"] == total["all"] > 0
    for folder, summary in zip(folders.values(), summaries.values(), strict=True):
        with (folder / "confusion_matrix.csv").open(newline="") as stream:
            counts = sum(int(field) for row in list(csv.reader(stream))[1:] for field in row[1:])
        with (folder / "examples.csv").open(newline="") as stream:
            assert sum(int(row["count"]) for row in csv.DictReader(stream)) == counts
        subset = summary["subset"]
        assert ("only" in summary["caption"]) == (subset is not None)
        if subset is not None:
            assert f"only {subset}" in summary["caption"]
            assert f"only {subset.replace('<', '&lt;')}" in (folder / "report.html").read_text()


def test_a_list_and_a_check_take_a_subset_too(capsys):
    assert main(["list", SCENES, "errors", "--subset", "area < 32x32"]) == 0
    some = capsys.readouterr().out.count("\n")
    assert main(["list", SCENES, "errors, area < 32x32"]) == 0
    assert some == capsys.readouterr().out.count("\n") > 1
    assert main(["check", SCENES, "--subset", "image ~ 1"]) == 0
    told = capsys.readouterr()
    assert "subset: image ~ 1" in told.out
    assert "; in the subset: " in told.out
    assert "nothing that is counted" not in told.err
    assert main(["check", SCENES, "--subset", "image ~ zzz"]) == 0
    told = capsys.readouterr()
    assert "; in the subset: 0 truths, 0 predictions" in told.out
    assert "warning: nothing that is counted" in told.err


@pytest.mark.parametrize("command", ["report", "list", "check"])
@pytest.mark.parametrize(
    ("subset", "said"),
    [
        ("area < 3, score > 0.8", "at character 11: 'score' is about what was predicted"),
        ("area", "at character 5"),
        ("column:weather = rain", "the files have no columns of their own"),
    ],
)
def test_what_is_no_subset_ends_with_status_2_and_its_place(tmp_path, capsys, command, subset, said):
    words = {"report": ["--out", str(tmp_path / "out")], "list": ["errors"], "check": []}[command]
    assert main([command, SCENES, *words, "--subset", subset]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.long
def test_a_session_holds_its_subset(tmp_path, capsys):
    session = str(tmp_path / "it.cmviewer")
    words = ["--subset", "area < 32x32", "--save-session", session]
    assert main(["report", SCENES, "--out", str(tmp_path / "a"), *words]) == 0
    assert main(["report", "--session", session, "--out", str(tmp_path / "b")]) == 0
    for name in ("confusion_matrix.csv", "examples.csv"):
        assert (tmp_path / "a" / name).read_text() == (tmp_path / "b" / name).read_text()
    assert json.loads((tmp_path / "b/summary.json").read_text())["subset"] == "area < 32x32"
    capsys.readouterr()
    text = (tmp_path / "it.cmviewer").read_text().replace("area < 32x32", "colour < 32x32")
    (tmp_path / "it.cmviewer").write_text(text)
    assert main(["report", "--session", session, "--out", str(tmp_path / "c")]) == 0
    assert "'colour' is no word" in capsys.readouterr().err
    assert json.loads((tmp_path / "c/summary.json").read_text())["subset"] is None


@pytest.mark.long
def test_what_nothing_answers_is_a_warning(tmp_path, capsys):
    digits = ("--sample", "digits")
    assert main(["report", *digits, "--out", str(tmp_path / "a"), "--subset", "image ~ zzz"]) == 0
    assert "warning: nothing that is counted of" in (told := capsys.readouterr().err)
    assert "is in the subset 'image ~ zzz'" in told
    assert main(["list", *digits, "image ~ zzz"]) == 0
    told = capsys.readouterr()
    assert told.out.count("\n") == 1
    assert "warning: no example of" in told.err
    assert "answers the query 'image ~ zzz'" in told.err
    assert main(["list", *digits, "errors", "--subset", "image ~ zzz"]) == 0
    assert "subset" in (told := capsys.readouterr().err)
    assert "query" not in told
    assert main(["list", *digits, "errors"]) == 0
    assert "warning" not in capsys.readouterr().err
