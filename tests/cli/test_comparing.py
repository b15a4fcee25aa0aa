"""Reports that compare a checkpoint with another one, or with another run."""

import csv
import json

import pytest

from cmviewer.cli import main
from cmviewer.confusion import intervals

HEAD = "image,truth,prediction,score\n"
RUN_A = HEAD + "a.png,cat,cat,0.9\nb.png,cat,dog,0.2\nc.png,dog,dog,0.8\nd.png,dog,cat,0.8\n"
RUN_B = HEAD + "c.png,dog,cat,0.8\nb.png,cat,cat,0.7\na.png,cat,cat,0.9\nd.png,dog,cat,0.8\n"


@pytest.fixture
def runs(tmp_path):
    """Two runs over the same truth, and a folder with both as checkpoints."""
    for name, text in (("a", RUN_A), ("b", RUN_B)):
        for folder in (tmp_path / name, tmp_path / "both"):
            folder.mkdir(exist_ok=True)
            (folder / f"{name}.csv").write_text(text)
    return tmp_path


def rows(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


CHANGES = [
    {"image": "b.png", "truth_id": "1", "truth": "cat", "prediction_a": "dog", "prediction_b": "cat"}
    | {"change": "fixed", "count": "1"},
    {"image": "c.png", "truth_id": "2", "truth": "dog", "prediction_a": "dog", "prediction_b": "cat"}
    | {"change": "broken", "count": "1"},
]


@pytest.mark.parametrize(
    "words",
    [("a", "--compare", "b"), ("both", "--checkpoint", "a", "--compare-checkpoint", "b")],
    ids=["another run", "another checkpoint"],
)
def test_a_report_says_what_changed_from_its_checkpoint_to_the_compared_one(runs, words, monkeypatch):
    monkeypatch.chdir(runs)
    assert main(["report", *words, "--out", "out", "--figure", "svg"]) == 0
    out = runs / "out"
    names = {"checkpoint_a": "a", "checkpoint_b": "b"}
    if words[0] == "a":
        names = {"checkpoint_a": "a · a", "checkpoint_b": "b · b"}  # each behind the name of its run
    told = names | {"rule": "", "iou_threshold": "", "score_threshold": "0.0", "subset": ""}
    assert rows(out / "changes.csv") == [change | told for change in CHANGES]
    compared = rows(out / "comparison.csv")
    assert all({name: row[name] for name in told} == told for row in compared)
    assert [tuple(row.values())[:5] for row in compared] == [
        ("cat", "cat", "1", "2", "1"),
        ("cat", "dog", "1", "0", "-1"),
        ("dog", "cat", "1", "2", "1"),
        ("dog", "dog", "1", "0", "-1"),
    ]
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    verdict = summary["verdict"]
    counts = [verdict[name] for name in ("fixed", "broken", "moved", "still", "new", "gone", "stayed")]
    assert counts == [1, 1, 0, 1, 0, 0, 0]
    assert (verdict["figure"], verdict["a"], verdict["b"], verdict["difference"]) == ("accuracy", 0.5, 0.5, 0)
    assert (verdict["p"], verdict["level"], verdict["images"], verdict["seed"]) == (1, 0.95, 4, 0)
    assert summary["compared"]["checkpoint"] == "b"
    written = {file["name"] for file in summary["written"]}
    assert {"comparison.csv", "changes.csv", "difference.svg"} <= written
    assert "difference B" in " ".join((out / "difference.svg").read_text(encoding="utf-8").split())
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "1 fixed, 1 broken" in page


def test_a_report_without_a_comparison_says_nothing_of_one_and_takes_the_old_files_away(runs):
    out = runs / "out"
    assert main(["report", str(runs / "a"), "--compare", str(runs / "b"), "--out", str(out)]) == 0
    assert main(["report", str(runs / "a"), "--out", str(out)]) == 0
    assert not (out / "changes.csv").exists()
    assert "verdict" not in json.loads((out / "summary.json").read_text(encoding="utf-8"))


def test_a_checkpoint_that_the_compared_run_has_not_is_refused(runs, capsys):
    words = ["report", str(runs / "a"), "--compare", str(runs / "b"), "--compare-checkpoint", "c"]
    assert main([*words, "--out", str(runs / "out")]) == 2
    assert "no checkpoint is called 'c'" in capsys.readouterr().err
    assert not (runs / "out").exists()


def test_a_report_is_never_written_into_the_compared_run(runs, capsys):
    before = (runs / "b" / "b.csv").read_bytes()
    words = ["report", str(runs / "a"), "--compare", str(runs / "b"), "--out", str(runs / "b"), "--overwrite"]
    assert main(words) == 2
    assert "what was opened stands here" in capsys.readouterr().err
    assert [path.name for path in (runs / "b").iterdir()] == ["b.csv"]
    assert (runs / "b" / "b.csv").read_bytes() == before


def test_a_subset_holds_for_both_sides(runs):
    out = runs / "out"
    words = [
        "report",
        str(runs / "a"),
        "--compare",
        str(runs / "b"),
        "--subset",
        "image ~ b",
        "--out",
        str(out),
    ]
    assert main(words) == 0
    assert [row["image"] for row in rows(out / "changes.csv")] == ["b.png"]
    verdict = json.loads((out / "summary.json").read_text(encoding="utf-8"))["verdict"]
    assert (verdict["fixed"], verdict["broken"], verdict["images"]) == (1, 0, 1)


def test_a_session_keeps_what_is_compared_and_a_report_takes_it_from_there(runs):
    words = ["report", str(runs / "a"), "--compare", str(runs / "b"), "--out", str(runs / "out")]
    assert main([*words, "--save-session", str(runs / "it.cmviewer")]) == 0
    assert main(["report", "--session", str(runs / "it.cmviewer"), "--out", str(runs / "again")]) == 0
    for name in ("comparison.csv", "changes.csv"):
        assert (runs / "again" / name).read_bytes() == (runs / "out" / name).read_bytes()
    text = (runs / "it.cmviewer").read_text(encoding="utf-8")
    assert json.loads(text)["compared"]["request"]["path"] == "b"


def test_the_window_refuses_to_compare_with_what_is_not_there_before_it_opens(runs, capsys):
    assert main([str(runs / "a"), "--compare", str(runs / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err
    assert main(["--compare", str(runs / "b")]) == 2
    assert "nothing to compare" in capsys.readouterr().err


def test_the_compared_checkpoint_may_have_thresholds_of_its_own_and_that_is_said(runs, capsys):
    words = ["report", str(runs / "a"), "--compare", str(runs / "b"), "--out", str(runs / "out")]
    assert main([*words, "--compare-rule", "score=0.75"]) == 0  # b.png is predicted with 0.7 in B
    summary = json.loads((runs / "out" / "summary.json").read_text(encoding="utf-8"))
    assert [summary["verdict"][name] for name in ("fixed", "broken", "moved", "still")] == [0, 1, 1, 1]
    assert (summary["rule"]["score"], summary["compared"]["rule"]["score"]) == (0.0, 0.75)
    page = (runs / "out" / "report.html").read_text(encoding="utf-8")
    assert "A is a · a (score ≥ 0.00), B is b · b (score ≥ 0.75)." in page
    assert main([*words, "--score", "0.75", "--compare-rule", "own"]) == 0
    summary = json.loads((runs / "out" / "summary.json").read_text(encoding="utf-8"))
    assert (summary["rule"]["score"], summary["compared"]["rule"]["score"]) == (0.75, 0.0)
    assert main([*words, "--compare-rule", "same"]) == 0
    assert "score ≥ 0.00)" not in (runs / "out" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("told", ["score=2", "speed=1", "score=0.1,score=0.2", "iou=0", "score", ""])
def test_a_rule_that_is_none_is_refused(runs, told, capsys):
    words = ["report", str(runs / "a"), "--compare", str(runs / "b"), "--out", str(runs / "out")]
    assert main([*words, "--compare-rule", told]) == 2
    assert "such as score=0.4,iou=0.6" in capsys.readouterr().err


@pytest.mark.parametrize("told", [("--compare-rule", "own"), ("--compare-together", "folder")])
def test_how_to_compare_is_refused_where_nothing_is_compared(runs, told, capsys):
    assert main(["report", str(runs / "a"), "--out", str(runs / "out"), *told]) == 2
    assert f"{told[0]}: nothing is compared" in capsys.readouterr().err
    assert not (runs / "out").exists()


def test_a_bundle_that_is_compared_keeps_its_rule_and_another_one_is_refused(runs, capsys):
    bundle, out = runs / "bundle", runs / "out"
    assert main(["count", str(runs / "b"), "--score", "0.75", "--out", str(bundle)]) == 0
    words = ["report", str(runs / "a"), "--compare", str(bundle), "--out", str(out)]
    assert main([*words, "--compare-rule", "score=0.4"]) == 2
    assert "counted with score 0.75, which stays" in capsys.readouterr().err
    assert not out.exists()
    assert main([*words, "--compare-rule", "own"]) == 0
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["compared"]["rule"]["score"] == 0.75


def test_a_report_has_intervals_where_they_are_asked_for(runs, monkeypatch):
    monkeypatch.setattr(intervals, "DRAWS", 100)
    out = runs / "out"
    assert main(["report", str(runs / "a"), "--out", str(out), "--intervals"]) == 0
    first = rows(out / "class_metrics.csv")[0]
    assert float(first["recall_low"]) <= float(first["recall"]) <= float(first["recall_high"])
    assert first["note"] == "2 truths say little"
    told = json.loads((out / "summary.json").read_text(encoding="utf-8"))["intervals"]
    assert (told["images"], told["level"]) == (4, 0.95)
    low, high = told["metrics"]["accuracy"]
    page = (out / "report.html").read_text(encoding="utf-8")
    assert f"50.0 % ({100 * low:.1f} to {100 * high:.1f})" in page
    assert "cat<span data-written> · 2 truths say little</span>" in page
    assert main(["report", str(runs / "a"), "--out", str(out)]) == 0
    assert "recall_low" not in rows(out / "class_metrics.csv")[0]
    assert "intervals" not in json.loads((out / "summary.json").read_text(encoding="utf-8"))


def test_images_of_a_column_are_judged_together_and_what_makes_no_groups_is_refused(runs, capsys):
    for name, text in (("a", RUN_A), ("b", RUN_B)):
        lines = text.splitlines()
        rows_of_file = [f"{line},{'p1' if line[0] in 'ab' else 'p2'}" for line in lines[1:]]
        (runs / name / f"{name}.csv").write_text("\n".join([f"{lines[0]},patient", *rows_of_file]) + "\n")
    words = ["report", str(runs / "a"), "--compare", str(runs / "b"), "--out", str(runs / "out")]
    assert main([*words, "--compare-together", "column:patient"]) == 0
    verdict = json.loads((runs / "out" / "summary.json").read_text(encoding="utf-8"))["verdict"]
    assert (verdict["groups"], verdict["images"], verdict["test"]) == (2, 4, "random swaps")
    assert "these 4 images in 2 groups cannot tell" in verdict["sentence"]
    capsys.readouterr()
    assert main([*words, "--compare-together", "column:age"]) == 2
    assert "there is no column 'age': " in capsys.readouterr().err
    assert main([*words, "--compare-together", "folder"]) == 2
    assert "all images are of one group" in capsys.readouterr().err
    assert main([*words, "--compare-together", "hour"]) == 2
    assert "expected folder, or column:NAME" in capsys.readouterr().err
