"""A session reports without a window what was chosen in one; options beside it go before it."""

import json

import pytest

from cmviewer.cli import main
from cmviewer.workspace.session_file import read_session

ROWS = "".join(f"{place}.png,{truth},{found}\n" for place, (truth, found) in enumerate(
    [("cat", "cat"), ("cat", "dog"), ("dog", "dog"), ("car", "cat"), ("car", "car")]
))  # fmt: skip


@pytest.fixture
def results(tmp_path):
    """Two checkpoints of three classes."""
    folder = tmp_path / "run"
    folder.mkdir()
    for epoch in (1, 2):
        (folder / f"epoch_{epoch}.csv").write_text("image,truth,prediction\n" + ROWS, encoding="utf-8")
    return folder


@pytest.fixture
def session(results, tmp_path):
    """A session that a report has saved."""
    file = tmp_path / "run.cmviewer"
    seen = ("--view", "counts", "--rows", "prediction", "--checkpoint", "epoch_1", "--order", "name")
    words = ("report", results, "--out", tmp_path / "first", *seen, "--save-session", file)
    assert main([str(word) for word in words]) == 0
    return file


def summary(folder):
    return json.loads((folder / "summary.json").read_text(encoding="utf-8"))


def test_the_session_of_a_report_makes_the_same_report(session, tmp_path):
    again = tmp_path / "again"
    assert main(["report", "--session", str(session), "--out", str(again)]) == 0
    for name in ("heatmap.png", "confusion_matrix.csv", "examples.csv", "class_metrics.csv"):
        assert (again / name).read_bytes() == (tmp_path / "first" / name).read_bytes(), name
    one, other = summary(again), summary(tmp_path / "first")
    for key in ("checkpoint", "view", "rule", "totals"):
        assert one.get(key) == other.get(key)
    assert one["checkpoint"] == "epoch_1"


def test_a_session_is_a_path_too(session, tmp_path):
    assert main(["report", str(session), "--out", str(tmp_path / "again")]) == 0
    assert (tmp_path / "again" / "heatmap.png").read_bytes() == (
        tmp_path / "first" / "heatmap.png"
    ).read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ("report", "RESULTS", "--compare", "SESSION", "--out", "OUT"),
        ("RESULTS", "--compare", "SESSION"),
    ],
)
def test_where_results_alone_are_taken_a_session_is_refused(session, results, tmp_path, words, capsys):
    said = {"SESSION": session, "RESULTS": results, "OUT": tmp_path / "out"}
    assert main([str(said.get(word, word)) for word in words]) == 2
    assert "expected results" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_a_session_opens_is_checked_as_it_is_seen(session, results, capsys):
    capsys.readouterr()
    assert main(["check", str(session), "--subset", "image ~ 1"]) == 0
    of_session = capsys.readouterr().out
    assert main(["check", str(results), "--subset", "image ~ 1"]) == 0
    assert of_session == capsys.readouterr().out
    assert "epoch_2: 5 samples; in the subset: 1 truths" in of_session
    assert main(["check", "--session", str(session), "--json"]) == 0
    of_session = json.loads(capsys.readouterr().out)
    assert main(["check", str(results), "--json"]) == 0
    assert of_session == json.loads(capsys.readouterr().out)


def test_what_a_session_opens_is_counted_by_its_rule_and_all_of_it(tmp_path, capsys):
    file, out, bundle = tmp_path / "seen.cmviewer", tmp_path / "out", tmp_path / "bundle"
    seen = ("--iou", "0.7", "--score", "0.4", "--subset", "image ~ 1")
    words = ["report", "--sample", "digit-scenes", "--out", str(out), *seen, "--save-session", str(file)]
    assert main(words) == 0
    assert main(["count", str(file), "--out", str(bundle)]) == 0
    assert "all is counted; the subset of the session" in capsys.readouterr().out
    again = tmp_path / "again"
    assert main(["report", str(bundle), "--out", str(again), "--subset", "image ~ 1"]) == 0
    assert summary(again)["rule"] == summary(out)["rule"]
    matrices = [(folder / "confusion_matrix.csv").read_text(encoding="utf-8") for folder in (out, again)]
    assert matrices[0] == matrices[1]


def test_options_beside_a_session_go_before_it_and_the_rest_stays(session, tmp_path):
    other = tmp_path / "other.cmviewer"
    words = ["report", "--session", session, "--out", tmp_path / "again", "--view", "all"]
    assert main([str(word) for word in (*words, "--save-session", other)]) == 0
    state = read_session(other)[0].state
    assert (state.view, state.rows, state.checkpoint, state.order) == ("all", "prediction", "epoch_1", "name")


def test_results_that_moved_are_named_and_can_be_given_anew(session, results, tmp_path, capsys):
    moved = results.rename(tmp_path / "elsewhere")
    assert main(["report", "--session", str(session), "--out", str(tmp_path / "again")]) == 2
    assert f"{results}: this is not there any more" in capsys.readouterr().err
    assert main(["report", str(moved), "--session", str(session), "--out", str(tmp_path / "again")]) == 0
    assert summary(tmp_path / "again")["checkpoint"] == "epoch_1"


def test_a_broken_session_is_said_and_nothing_is_written(tmp_path, capsys):
    (tmp_path / "broken.cmviewer").write_text("{")
    assert (
        main(["report", "--session", str(tmp_path / "broken.cmviewer"), "--out", str(tmp_path / "out")]) == 2
    )
    assert "broken.cmviewer: this session is no JSON" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
