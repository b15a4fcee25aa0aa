"""`--read`, `[read]` and `check --json`: how files are read can be told and is told back."""

import json

import pytest

from cmviewer.cli import main

TABLE = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"


@pytest.fixture
def results(tmp_path):
    file = tmp_path / "results.csv"
    file.write_text(TABLE)
    return file


def test_check_as_json_has_the_keys_of_the_contract(results, capsys):
    assert main(["check", str(results), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said) == {"files", "decisions", "left_out", "problems"}
    for one in said["files"]:
        assert {"path", "role", "layout"} <= set(one)
    for one in said["decisions"]:
        assert {"key", "taken", "origin", "evidence", "alternatives"} <= set(one)
        assert one["origin"] in {"told", "manifest", "file", "evidence", "convention"}
        assert all(set(other) == {"value", "evidence"} for other in one["alternatives"])


def test_check_as_json_of_what_cannot_be_opened_has_the_problems(tmp_path, capsys):
    assert main(["check", str(tmp_path), "--json"]) == 2
    streams = capsys.readouterr()
    said = json.loads(streams.out)
    assert said["files"] == []
    assert said["problems"][0]["code"] == "nothing-known"
    assert "no results" in streams.err


@pytest.mark.parametrize("words", ["colour=red", "class-numbers=two", "join"])
def test_a_decision_that_there_is_not_is_bad_usage(results, words, capsys):
    assert main(["check", str(results), "--read", words]) == 2
    assert "--read" in capsys.readouterr().err


def test_a_decision_is_told_once(results, capsys):
    assert main(["check", str(results), "--read", "join=stem", "--read", "join=name"]) == 2
    assert "given 2 times" in capsys.readouterr().err
    words = ["--columns", "prediction=truth", "--read", "prediction=prediction"]
    assert main(["check", str(results), *words]) == 2
    assert "told by an option of its own" in capsys.readouterr().err


def test_a_manifest_tells_decisions_and_an_option_overrides_it(tmp_path, capsys):
    (tmp_path / "results.csv").write_text(f"image,label,second\n{TABLE.partition(chr(10))[2]}")
    manifest = tmp_path / "cmviewer.toml"
    manifest.write_text('[read]\ntruth = "label"\nprediction = "second"\n')
    assert main(["report", str(tmp_path), "--out", str(tmp_path / "told" / "a")]) == 0
    rows = (tmp_path / "told" / "a" / "confusion_matrix.csv").read_text().splitlines()
    assert rows[1:] == ["cat,1,0", "dog,1,0"]
    words = ["--read", "truth=second", "--read", "prediction=label"]
    assert main(["report", str(tmp_path), *words, "--out", str(tmp_path / "told" / "b")]) == 0
    rows = (tmp_path / "told" / "b" / "confusion_matrix.csv").read_text().splitlines()
    assert rows[1:] == ["cat,1,1", "dog,0,0"]
    capsys.readouterr()


def test_a_decision_in_a_manifest_that_there_is_not_is_refused_with_the_file(tmp_path, capsys):
    (tmp_path / "results.csv").write_text(TABLE)
    (tmp_path / "cmviewer.toml").write_text('[read]\njoin = "colour"\n')
    assert main(["check", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "cmviewer.toml" in said
    assert "id|path|name|stem|number" in said
