"""Checkpoints that the page of a report lets choose, as the command line counts them."""

import csv
import json
import re
from hashlib import blake2b

import pytest

from cmviewer.cli import main
from tests.three_checkpoints import SAID, write_checkpoints


@pytest.fixture
def run(tmp_path):
    return write_checkpoints(tmp_path / "run")


def page(folder):
    text = (folder / "report.html").read_text(encoding="utf-8")
    return text, json.loads(re.search(r'id="data">(.*?)</script>', text, re.DOTALL)[1])


def by_checkpoint(data):
    """Counts by names of classes, and marks, of each checkpoint that the page is not written for."""
    left = [one for place, one in enumerate(data["checkpoints"]) if place != data["here"]]
    found = {}
    for one, examples in zip(left, data["others"], strict=True):
        cells, code = {}, 0
        for gap, number in zip(one["cells"][::2], one["cells"][1::2], strict=True):
            code += gap
            truth, said = divmod(code, data["base"])
            cells[data["names"][str(truth)], data["names"][str(said)]] = number
        found[one["name"]] = cells, {one["image"]: one.get("mark", "") for one in examples}
    return found


def of_file(folder):
    with (folder / "confusion_matrix.csv").open(newline="", encoding="utf-8") as file:
        (_, *names), *rows = csv.reader(file)
    cells = {(row[0], name): int(n) for row in rows for name, n in zip(names, row[1:], strict=True)}
    return {cell: number for cell, number in cells.items() if number}


@pytest.mark.parametrize("more", [[], ["--subset", "image ~ 0 | image ~ 2"], ["--no-images"]])
def test_each_of_all_reports_lets_choose_all_with_the_counts_of_their_files(run, tmp_path, more):
    out = tmp_path / "out"
    assert main(["report", str(run), "--out", str(out), "--checkpoint", "all", *more]) == 0
    files = {name: of_file(out / name) for name in SAID}
    for name in SAID:
        _, data = page(out / name)
        found = by_checkpoint(data)
        assert set(found) == set(SAID) - {name}
        assert all(cells == files[one] for one, (cells, _) in found.items())
        assert all(len(images) == sum(files[one].values()) for one, (_, images) in found.items()), (
            "examples of the checkpoint that was reported before, too"
        )


def test_marks_and_fixes_are_those_of_the_page(run, tmp_path):
    digest = blake2b(b"cat\0", digest_size=8).hexdigest()
    mark = {"image": "0.png", "kind": "truth", "name": "cat", "digest": digest}
    said = mark | {"mark": "label wrong", "right_class": "dog"}
    (tmp_path / "mine.jsonl").write_text(json.dumps(said) + "\n", encoding="utf-8")
    marks = ["--marks", str(tmp_path / "mine.jsonl")]
    assert main(["report", str(run), "--out", str(tmp_path / "plain"), *marks]) == 0
    cells, images = by_checkpoint(page(tmp_path / "plain")[1])["epoch_1"]
    assert cells == {("cat", "dog"): 2, ("dog", "cat"): 1, ("dog", "dog"): 1}
    assert images == {"0.png": "label wrong", "1.png": "", "2.png": "", "3.png": ""}
    assert main(["report", str(run), "--out", str(tmp_path / "mended"), *marks, "--apply-fixes"]) == 0
    cells, _ = by_checkpoint(page(tmp_path / "mended")[1])["epoch_1"]
    assert cells == {("cat", "dog"): 1, ("dog", "cat"): 1, ("dog", "dog"): 2}


def test_a_page_that_compares_says_that_it_has_no_others_and_draws_all_on_its_curves(run, tmp_path):
    out = tmp_path / "out"
    assert main(["report", str(run), "--out", str(out), "--compare-checkpoint", "epoch_1"]) == 0
    text, data = page(out)
    assert data["checkpoints"] == []
    assert 'id="switch"' not in text
    assert "A page that compares has no other checkpoints to choose." in text
    assert "<h3>Over the checkpoints</h3>" in text


def test_intervals_are_of_the_checkpoint_of_the_page_alone_and_that_is_said(run, tmp_path):
    out = tmp_path / "out"
    assert main(["report", str(run), "--out", str(out), "--intervals"]) == 0
    text, data = page(out)
    assert '<p class="soft" data-other hidden>Intervals are known of epoch_3 alone.</p>' in text
    betweens = [[between for _, between in one["headline"]] for one in data["checkpoints"]]
    assert any(betweens[2])
    assert not any(betweens[0] + betweens[1])
