"""`--page-size` and `--no-images`: how long the page of a report may be, and whether pictures are in it."""

import json
import re

import pytest

from cmviewer.cli import main


def page_of(folder, *options):
    assert main(["report", "--sample", "digits", "--out", str(folder), *options]) == 0
    text = (folder / "report.html").read_text(encoding="utf-8")
    return text, json.loads(re.search(r'id="data">(.*?)</script>', text)[1])


def test_a_page_is_as_long_as_told_and_its_counts_are_the_full_ones(tmp_path):
    text, data = page_of(tmp_path, "--page-size", "0.12")
    assert len(text.encode()) <= 120_000
    assert 0 < len(data["examples"]) < sum(cell[3] for cell in data["cells"])
    assert "with their pictures, which are inside this page" in text


def test_without_images_no_picture_is_inside(tmp_path):
    text, data = page_of(tmp_path, "--no-images")
    assert data["pictures"] == []
    assert data["examples"]
    assert "image/webp" not in text.split("<script>")[0]
    assert "which are inside this page" not in text


@pytest.mark.parametrize("size", ["0", "-1", "much", "nan"])
def test_a_size_that_is_none_is_bad_usage(tmp_path, size, capsys):
    words = ["report", "--sample", "digits", "--out", str(tmp_path / "out"), f"--page-size={size}"]
    assert main(words) == 2
    assert "megabytes" in capsys.readouterr().err


def test_a_size_that_the_tables_alone_exceed_is_said_with_the_least_that_fits(tmp_path, capsys):
    text, data = page_of(tmp_path / "short", "--page-size", "0.01")
    told = capsys.readouterr().err
    assert f"the page is {len(text.encode()):,} bytes long without any example, and 10,000 were" in told
    assert data["examples"] == []
    least = re.search(r"allow it ([0-9.]+) MB.*--page-size", told)[1]
    assert 0 <= float(least) * 1e6 - len(text.encode()) < 1_000
    page_of(tmp_path / "least", "--page-size", least)
    assert "bytes long" not in capsys.readouterr().err
