"""Results in Python: the numbers of the program's own files, and the page in a frame of a notebook."""

import csv
import doctest
import html
import json
import re
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

import cmviewer
from cmviewer.cli import main
from cmviewer.errors import CmviewerError
from cmviewer.notebooks import opening
from cmviewer.resources import resource, sample
from tests.writers.page_reading import Page


@pytest.fixture(scope="module")
def scenes():
    """The last checkpoint of a sample of objects."""
    return cmviewer.open(sample("digit-scenes"), task="detection")


def test_examples_of_the_code_and_of_the_help_are_true():
    assert doctest.testmod(opening).failed == 0
    page = resource("help") / "notebooks.md"
    found = doctest.testfile(str(page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert found.attempted > 5
    assert found.failed == 0


def test_numbers_are_those_of_a_report(tmp_path, scenes):
    words = ["report", "--sample", "digit-scenes", "--task", "detection", "--out", str(tmp_path / "out")]
    assert main([*words, "--no-images"]) == 0
    with (tmp_path / "out" / "confusion_matrix.csv").open(newline="") as file:
        (_, *names), *rows = csv.reader(file)
    assert scenes.names == tuple(names)
    assert scenes.matrix.tolist() == [list(map(int, row[1:])) for row in rows]
    assert scenes.frame.loc["eight", "one"] == scenes.matrix[names.index("eight"), names.index("one")]
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert scenes.metrics["micro_f1"] == summary["metrics"]["micro"]["f1"]
    with (tmp_path / "out" / "class_metrics.csv").open(newline="") as file:
        recall = {row["class"]: float(row["recall"]) for row in csv.DictReader(file)}
    assert scenes.class_metrics["recall"]["eight"] == recall["eight"]


def test_a_list_is_what_the_query_is_true_of(scenes):
    listed = scenes.list("eight -> one")
    assert len(listed) == scenes.frame.loc["eight", "one"]
    assert set(listed["truth"]) == {"eight"}
    assert len(scenes.outcomes) == scenes.matrix.sum()
    assert len(listed["truth_box"].iloc[0]) == 4
    with pytest.raises(CmviewerError, match="no class"):
        scenes.list("cow -> one")


def test_arrays_and_pixels_are_counted_and_shown(tmp_path):
    random = np.random.default_rng(0)
    pixels = [random.integers(0, 255, (20, 20, 3), np.uint8) for _ in range(4)]
    results = cmviewer.report(
        [0, 0, 1, 1],
        scores=[[0.9, 0.1], [0.2, 0.8], [0.3, 0.7], [0.4, 0.6]],
        images=pixels,
        classes=["cat", "dog"],
    )
    assert results.matrix.tolist() == [[1, 1], [0, 2]]
    page = results.html()
    data = json.loads(re.search(r'id="data">(.*?)</script>', page)[1])
    assert len(data["pictures"]) == 4
    assert "image/webp" not in json.dumps(data["names"])
    results.save(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    results.save(tmp_path / "report")
    assert json.loads((tmp_path / "report" / "summary.json").read_text())["problems"] == []
    results.save(tmp_path / "wrong.csv", "errors")
    assert len((tmp_path / "wrong.csv").read_text().splitlines()) == 2
    results.save(tmp_path / "crops", "errors", form="crops")
    [crop] = (tmp_path / "crops").rglob("*.png")
    assert np.array_equal(np.asarray(Image.open(crop).convert("RGB")), pixels[1])


def test_files_of_both_sides_are_opened_by_their_paths(tmp_path):
    (tmp_path / "truth.csv").write_text("image,label\na,cat\nb,dog\n")
    (tmp_path / "said.csv").write_text("image,label\na,cat\nb,cat\n")
    results = cmviewer.report(tmp_path / "truth.csv", tmp_path / "said.csv")
    assert results.frame.loc["dog", "cat"] == 1


def test_beside_a_path_of_the_truth_nothing_is_dropped(tmp_path):
    (tmp_path / "truth.csv").write_text("image,label\na,0\nb,1\n")
    (tmp_path / "said.csv").write_text("image,label\na,0\nb,0\n")
    (tmp_path / "apart").mkdir()
    (tmp_path / "apart" / "called.txt").write_text("cat\ndog\n")
    sides = (tmp_path / "truth.csv", tmp_path / "said.csv")
    results = cmviewer.report(*sides, classes=tmp_path / "apart" / "called.txt")
    assert results.frame.loc["dog", "cat"] == 1
    for name, value in (("scores", [0.9, 0.8]), ("classes", ["cat", "dog"]), ("images", [np.zeros((2, 2))])):
        with pytest.raises(ValueError, match="truth is a path"):
            cmviewer.report(*sides, **{name: value})
    with pytest.raises(ValueError, match="prediction must be one"):
        cmviewer.report(sides[0], np.array([0, 0]))
    with pytest.raises(ValueError, match="classes must be names"):
        cmviewer.report([0, 1], [0, 0], classes=tmp_path / "apart" / "called.txt")


def test_what_stands_there_is_replaced_where_that_is_wanted_and_what_was_left_out_is_returned(tmp_path):
    results = cmviewer.report(["a", "b"], ["a", "a"], images=["x.png", "y.png"])
    page, folder = tmp_path / "page.html", tmp_path / "folder"
    folder.mkdir()
    for file, place in ((page, page), (folder / "summary.json", folder)):
        file.write_text("mine")
        with pytest.raises(CmviewerError) as caught:
            results.save(place)
        assert [(one.code, one.file) for one in caught.value.problems] == [("not-ours", file)]
        assert file.read_text() == "mine"
        assert results.save(place, overwrite=True) == ()
        assert file.read_text(encoding="utf-8") != "mine"
    Image.new("L", (4, 4)).save(tmp_path / "x.png")
    results = cmviewer.report(["a", "b"], ["a", "a"], images=[tmp_path / "x.png", tmp_path / "y.png"])
    [problem] = results.save(tmp_path / "crops", "", form="crops")
    assert (problem.code, problem.left_out) == ("list-without-picture", 1)


def test_a_notebook_shows_the_page_in_a_frame_that_can_run_its_script_and_nothing_else():
    results = cmviewer.report(["<b>", "x"], ["x", "x"])
    shown = results._repr_html_()
    assert re.fullmatch(r'<iframe srcdoc="[^"<>]*" sandbox="allow-scripts" [a-z0-9=":% ]*></iframe>', shown)
    page = html.unescape(re.search(r'srcdoc="([^"]*)"', shown)[1])
    assert page.startswith("<!DOCTYPE html>")
    assert "default-src 'none'" in page


@pytest.mark.parametrize("place", ["page.html", "folder"])
def test_every_checkpoint_can_be_chosen_on_a_page_that_is_saved_as_on_that_of_a_report(tmp_path, place):
    """What a notebook keeps in its file is of its own checkpoint alone: nothing else is counted for it."""
    top = tmp_path / "results"
    top.mkdir()
    for number, said in enumerate(("cat", "dog")):
        Image.new("L", (4, 4)).save(top / f"{number}.png")
        lines = ("image,truth,prediction", f"0.png,cat,{said}", "1.png,dog,dog")
        (top / f"epoch_{number}.csv").write_text("\n".join(lines))
    results = cmviewer.open(top)
    assert results.save(tmp_path / place) == ()
    assert main(["report", str(top), "--out", str(tmp_path / "out")]) == 0
    saved = tmp_path / place / "report.html" if place == "folder" else tmp_path / place
    mine, of_report = (Page(page.read_text("utf-8")).data for page in (saved, tmp_path / "out/report.html"))
    assert len(mine["checkpoints"]) == 2
    assert mine["checkpoints"] == of_report["checkpoints"]
    assert list(map(len, mine["others"])) == list(map(len, of_report["others"]))
    alone = html.unescape(re.search(r'srcdoc="([^"]*)"', results._repr_html_())[1])
    assert not Page(alone).data["checkpoints"]


def test_what_is_unknown_is_said_in_words():
    with pytest.raises(CmviewerError, match="no checkpoint"):
        cmviewer.open(sample("digits"), checkpoint="none")
    with pytest.raises(AttributeError, match="cmviewer"):
        cmviewer.nothing  # noqa: B018 - it is asked for


def test_no_toolkit_is_loaded():
    code = "import sys, cmviewer\ncmviewer.report([0, 1], [0, 1]).html()\nprint('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == "False"
