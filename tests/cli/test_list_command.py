"""`cmviewer list`: what it prints, writes and refuses."""

import csv
import io
import json

import pytest

from cmviewer.cli import main

ROWS = (
    "image,truth,prediction,score",
    "day/a.png,cat,cat,0.9",
    "night/b.png,cat,dog,0.2",
    "night/c.png,dog,dog,0.8",
)


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "results.csv"
    file.write_text("\n".join(ROWS), encoding="utf-8")
    return str(file)


def printed(capsys, *words):
    status = main(["list", *words])
    said = capsys.readouterr()
    return status, said.out, said.err


def images(text):
    return [line["image"] for line in csv.DictReader(io.StringIO(text))]


def test_a_query_is_printed_as_csv_or_json(table, capsys):
    status, out, _ = printed(capsys, table, "folder = night")
    assert (status, images(out)) == (0, ["night/b.png", "night/c.png"])
    status, out, _ = printed(capsys, table, "cat -> *, score > 0.5", "--format", "json")
    assert [one["image"] for one in json.loads(out)] == ["day/a.png"]
    status, out, _ = printed(capsys, table, "cat -> *, score > 0.95", "--format", "json")
    assert (status, json.loads(out)) == (0, [])


def test_path_and_query_may_stand_apart_and_the_path_may_be_told_otherwise(table, capsys):
    assert images(printed(capsys, table, "--score", "0.5", "errors")[1]) == ["night/b.png"]
    assert images(printed(capsys, "--predictions", table, "* -> dog")[1]) == ["night/b.png", "night/c.png"]
    assert len(images(printed(capsys, table, "")[1])) == 3


def test_thresholds_change_what_is_listed(table, capsys):
    _, out, _ = printed(capsys, table, "* -> background", "--score", "0.5")
    assert images(out) == ["night/b.png"]


def test_a_list_is_written_and_said(table, capsys, tmp_path):
    status, out, _ = printed(capsys, table, "errors", "--out", str(tmp_path / "list.csv"))
    assert status == 0
    assert "1 sample in 1 image" in out
    assert images((tmp_path / "list.csv").read_text()) == ["night/b.png"]
    status, _, error = printed(capsys, table, "", "--out", str(tmp_path / "list.csv"))
    assert status == 2
    assert "--overwrite" in error
    assert printed(capsys, table, "", "--out", str(tmp_path / "list.csv"), "--overwrite")[0] == 0
    assert len(images((tmp_path / "list.csv").read_text())) == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["errors, colour = red"], "at character 9: 'colour' is no word of a query"),
        (["cow -> dog"], "at character 1: there is no class 'cow': cat, dog"),
        (["column:weather = rain"], "at character 1: there is no column 'weather': image, truth"),
        (
            ["broken since epoch_1"],
            "at character 14: there is no checkpoint 'epoch_1'",
        ),
        (["errors", "--format", "cvat", "--out", "x"], "cvat holds no list of what is counted here"),
        (["errors", "--format", "coco", "--out", "x"], "choose one of csv, json, label-studio, images"),
        (["errors", "--format", "images"], "--format images needs --out"),
        (["errors", "--checkpoint", "none"], "no checkpoint"),
        ([], "a QUERY is missing"),
    ],
)
def test_what_cannot_be_listed_ends_with_status_2_and_words(table, capsys, words, said):
    status, out, error = printed(capsys, table, *words)
    assert (status, out) == (2, "")
    assert said in error


def test_a_folder_that_there_is_not_is_said_with_those_that_there_are(table, capsys):
    status, _, err = printed(capsys, table, "errors, not folder = nigth, folder = nigth")
    assert status == 0
    assert "no image is in a folder 'nigth'; folders: day, night." in err
    assert "folder" not in printed(capsys, table, "score > 2, folder = night")[2].replace(
        "folder = night", ""
    )
