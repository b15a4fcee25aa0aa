"""Files and folders that are named: each that is not there, or is none, is said by its own name."""

import os

import pytest

from cmviewer.cli import main

TABLE = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"
ADDRESSES = ["s3://bucket/run/", "https://host.example/a//b", "gs://bucket/x", "az://box/y", "http://host/x"]


@pytest.fixture
def results(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "results.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "option", ["", "--truth", "--predictions", "--images", "--classes", "--predictions name="]
)
def test_an_address_is_echoed_as_it_was_given(results, capsys, address, option):
    words = [address] if not option else ["results.csv", *option.split(" "), address]
    if option.endswith("="):
        words = ["results.csv", "--predictions", f"name={address}"]
    assert main(["check", *words]) == 2
    assert f"{address} is an address" in capsys.readouterr().err


@pytest.mark.parametrize("key", ["path", "truth", "images", "predictions"])
def test_an_address_in_a_manifest_is_echoed_too(results, capsys, key):
    (results / "cmviewer.toml").write_text(f'{key} = "s3://bucket/x"\n', encoding="utf-8")
    assert main(["check", "."]) == 2
    assert "cmviewer.toml: s3://bucket/x is an address" in capsys.readouterr().err


def test_images_that_are_not_there_are_said(results, capsys):
    assert main(["check", "results.csv", "--images", "nowhere"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("nowhere: there is no such file or folder")
    assert "--images" in said
    (results / "cmviewer.toml").write_text('images = "nowhere"\n', encoding="utf-8")
    assert main(["check", "."]) == 2
    assert capsys.readouterr().err.startswith("nowhere: there is no such file or folder")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
@pytest.mark.parametrize("key", ["truth", "images", "predictions", "classes"])
def test_a_pipe_that_a_manifest_names_is_blamed_and_no_good_file(results, capsys, key):
    os.mkfifo(results / "pipe")
    named = {"predictions": "results.csv"} | {key: "pipe"}
    text = "".join(f'{name} = "{path}"\n' for name, path in named.items())
    (results / "cmviewer.toml").write_text(text, encoding="utf-8")
    assert main(["check", "."]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("pipe: this is a pipe or a device")
