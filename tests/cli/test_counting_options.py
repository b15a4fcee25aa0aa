"""Options that say what is counted, given to `report` and `check`."""

import csv
import json

import pytest
from real_data import real_data

from cmviewer.cli import main

SCENE = {
    "images": [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 100}],
    "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}],
    "annotations": [
        {"image_id": 1, "category_id": 1, "bbox": [10, 10, 20, 20]},
        {"image_id": 1, "category_id": 2, "bbox": [60, 60, 20, 20], "iscrowd": 1},
    ],
}
FOUND = [
    {"image_id": 1, "category_id": 2, "bbox": [10, 10, 20, 20], "score": 0.9},
    {"image_id": 1, "category_id": 1, "bbox": [12, 10, 20, 20], "score": 0.4},
]


@pytest.fixture
def scene(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "truth.json").write_text(json.dumps(SCENE))
    (tmp_path / "in" / "results.json").write_text(json.dumps(FOUND))
    return tmp_path


def report(scene, *options):
    """The cells that are not empty, in names."""
    out = scene / "out"
    assert main(["report", str(scene / "in"), "--out", str(out), *options]) == 0
    with (out / "confusion_matrix.csv").open(encoding="utf-8", newline="") as file:
        (_, *names), *rows = csv.reader(file)
    counts = {(row[0], name): int(n) for row in rows for name, n in zip(names, row[1:], strict=True) if n}
    return {cell: n for cell, n in counts.items() if n}


@pytest.mark.parametrize(
    ("options", "cells"),
    [
        ((), {("cat", "dog"): 1, ("background", "cat"): 1}),
        (("--match", "same-class-first"), {("cat", "cat"): 1, ("background", "dog"): 1}),
        (("--score", "0.5"), {("cat", "dog"): 1}),
        (("--score", "0.95"), {("cat", "background"): 1}),
        (("--iou", "1", "--match", "same-class-only"), None),
        (("--crowd", "count"), {("cat", "dog"): 1, ("background", "cat"): 1, ("dog", "background"): 1}),
    ],
)
def test_a_report_counts_as_it_was_told(scene, options, cells):
    if cells is None:
        cells = {("cat", "background"): 1, ("background", "dog"): 1, ("background", "cat"): 1}
    assert report(scene, *options) == cells


def test_a_summary_tells_the_rule(scene):
    report(scene, "--match", "score", "--iou", "0.7", "--seed", "3", "--difficult", "ignore")
    rule = json.loads((scene / "out" / "summary.json").read_text(encoding="utf-8"))["rule"]
    assert (rule["match"], rule["iou"], rule["seed"], rule["difficult"]) == ("score", 0.7, 3, "ignore")


@pytest.mark.parametrize(
    "options", [("--iou", "0"), ("--iou", "x"), ("--seed", "-1"), ("--match", "best"), ("--boxes", "xyxy")]
)
def test_wrong_options_are_bad_usage(scene, options, capsys):
    assert main(["report", str(scene / "in"), "--out", str(scene / "out"), *options]) == 2
    assert options[0] in capsys.readouterr().err


def test_boxes_are_read_as_told(scene):
    corners = [{**one, "bbox": [10, 10, 30, 30]} for one in FOUND[:1]]
    (scene / "in" / "results.json").write_text(json.dumps(corners))
    truth = {**SCENE, "annotations": [{"image_id": 1, "category_id": 1, "bbox": [10, 10, 30, 30]}]}
    (scene / "in" / "truth.json").write_text(json.dumps(truth))
    assert report(scene, "--boxes", "ltrb") == {("cat", "dog"): 1}


def test_check_says_what_was_recognised(scene, capsys):
    assert main(["check", str(scene / "in"), "--iou", "0.75"]) == 0
    told = capsys.readouterr()
    assert "Truth as COCO data set, predictions as COCO results" in told.out
    assert "IoU ≥ 0.75" in told.out
    assert "results: 2 predictions" in told.out
    assert told.err == ""


def test_check_says_the_problems_of_every_checkpoint(scene, capsys):
    for number in (1, 2):
        unscored = [{key: value for key, value in one.items() if key != "score"} for one in FOUND]
        (scene / "in" / f"epoch_{number}.json").write_text(json.dumps(unscored))
    assert main(["check", str(scene / "in")]) == 0
    assert capsys.readouterr().err.count("has no score") == 2


def test_real_results_are_reported(tmp_path):
    top = real_data("det_coco_val2014_100")
    assert main(["report", str(top), "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "report.html").is_file()
