"""`--marks` and `--apply-fixes`: what people have said stands in lists and reports, and mends the truth."""

import csv
import json
from hashlib import blake2b

import pytest

from cmviewer.cli import main

TABLE = "image,truth,prediction\na.png,cat,dog\nb.png,cat,cat\nc.png,dog,dog\n"


@pytest.fixture
def results(tmp_path):
    (tmp_path / "results.csv").write_text(TABLE)
    digest = blake2b(b"cat\0", digest_size=8).hexdigest()
    mark = {"image": "a.png", "kind": "truth", "name": "cat", "digest": digest}
    said = mark | {"mark": "label wrong", "note": "a pup", "right_class": "dog"}
    (tmp_path / "mine.jsonl").write_text(json.dumps(said) + "\n")
    (tmp_path / "theirs.jsonl").write_text(json.dumps(said | {"mark": "ambiguous"}) + "\n")
    return tmp_path


SAID = {
    "marks-differ": "two people have marked an example differently: a.png, truth cat",
    "marks-not-found": "1 of 1 marks are of nothing that is counted here",
    "fixes-undecided": "1 wrong labels are marked without the class that is right",
}


def test_a_list_says_what_is_marked_and_conflicts_are_named(results, capsys):
    words = ["list", str(results / "results.csv"), "marked", "--marks", str(results / "mine.jsonl")]
    assert main([*words, "--marks", str(results / "theirs.jsonl")]) == 0
    printed = capsys.readouterr()
    [line] = csv.DictReader(printed.out.splitlines())
    assert (line["image"], line["mark"], line["note"]) == ("a.png", "label wrong", "a pup; right is dog")
    assert SAID["marks-differ"] in printed.err
    assert "label wrong, right is dog and ambiguous" in printed.err


def test_a_report_with_fixes_is_counted_anew_and_says_so(results, capsys):
    out = results / "out"
    words = [
        "report",
        str(results / "results.csv"),
        "--out",
        str(out),
        "--marks",
        str(results / "mine.jsonl"),
    ]
    assert main(words) == 0
    summary = json.loads((out / "summary.json").read_text())
    assert (summary["metrics"]["accuracy"], summary.get("mended")) == (pytest.approx(2 / 3), None)
    with (out / "examples.csv").open() as file:
        lines = list(csv.DictReader(file))
    assert {line["image"]: line["mark"] for line in lines} == {
        "a.png": "label wrong",
        "b.png": "",
        "c.png": "",
    }
    assert main([*words, "--apply-fixes"]) == 0
    summary = json.loads((out / "summary.json").read_text())
    assert (summary["metrics"]["accuracy"], summary["mended"]) == (1, "as marked 1 truth changed")
    assert "as marked 1 truth changed" in summary["caption"]
    assert "as marked 1 truth changed" in (out / "report.html").read_text()


def test_a_session_has_the_marks_that_it_was_saved_with(results, capsys):
    session, table, mine = (str(results / name) for name in ("run.cmviewer", "results.csv", "mine.jsonl"))
    words = ["report", table, "--out", str(results / "out"), "--marks", mine]
    assert main([*words, "--save-session", session]) == 0
    capsys.readouterr()
    assert main(["list", "marked", "--session", session]) == 0
    [line] = csv.DictReader(capsys.readouterr().out.splitlines())
    assert (line["image"], line["mark"]) == ("a.png", "label wrong")
    out = results / "mended"
    assert main(["report", "--session", session, "--out", str(out), "--apply-fixes"]) == 0
    assert json.loads((out / "summary.json").read_text())["mended"] == "as marked 1 truth changed"
    theirs = ["--marks", str(results / "theirs.jsonl")]
    capsys.readouterr()
    assert main(["list", "mark = ambiguous", "--session", session, *theirs]) == 0
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 2, "what is told goes before the session"
    assert SAID["marks-differ"] in printed.err


def test_fixes_are_refused_beside_another_run_that_a_session_compares_with(results, capsys):
    table, mine, session = (str(results / name) for name in ("results.csv", "mine.jsonl", "run.cmviewer"))
    (results / "other.csv").write_text((results / "results.csv").read_text())
    words = ["report", table, "--out", str(results / "out"), "--marks", mine]
    assert main([*words, "--compare", str(results / "other.csv"), "--save-session", session]) == 0
    assert main(["report", session, "--out", str(results / "mended"), "--apply-fixes"]) == 2
    assert "the truth of PATH alone" in capsys.readouterr().err
    assert not (results / "mended").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--apply-fixes"], "needs --marks"),
        (["--marks", "MINE", "--apply-fixes", "--compare", "other"], "the truth of PATH alone"),
        (["--marks", "nowhere.jsonl"], "nowhere.jsonl"),
    ],
)
def test_what_cannot_be_applied_ends_with_status_2_and_words(results, capsys, more, said):
    more = [str(results / "mine.jsonl") if word == "MINE" else word for word in more]
    assert main(["report", str(results / "results.csv"), "--out", str(results / "out"), *more]) == 2
    assert said in capsys.readouterr().err


def test_marks_of_something_else_are_said(results, capsys):
    text = (results / "mine.jsonl").read_text().replace("a.png", "z.png")
    (results / "mine.jsonl").write_text(text)
    words = ["list", str(results / "results.csv"), "", "--marks", str(results / "mine.jsonl")]
    assert main(words) == 0
    assert SAID["marks-not-found"] in capsys.readouterr().err


def test_a_wrong_label_without_a_right_class_is_counted_as_it_is_and_said(results, capsys):
    file = results / "mine.jsonl"
    file.write_text(file.read_text().replace(', "right_class": "dog"', ""))
    words = ["report", str(results / "results.csv"), "--out", str(results / "out"), "--apply-fixes"]
    assert main([*words, "--marks", str(file)]) == 0
    assert SAID["fixes-undecided"] in capsys.readouterr().err
    assert json.loads((results / "out" / "summary.json").read_text())["totals"]["errors"] == 1
