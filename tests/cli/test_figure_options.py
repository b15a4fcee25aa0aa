"""How the picture of a report is drawn can be told: size on paper, DPI, title, colours, scale, colour bar."""

import json

import numpy as np
import pytest
from PIL import Image

from cmviewer.cli import main

TABLE = "image,truth,prediction\na.png,cat,dog\nb.png,cat,cat\nc.png,dog,dog\nd.png,dog,dog\n"


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "results.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def reported(table, name, *words):
    """The picture and the summary of a report."""
    folder = table.parent / name
    assert main(["report", str(table), "--out", str(folder), *words]) == 0
    with Image.open(folder / "heatmap.png") as picture:
        picture.load()
        return picture, json.loads((folder / "summary.json").read_text(encoding="utf-8"))


def colours(picture):
    return np.asarray(picture.convert("RGB"))


def test_a_picture_is_as_wide_on_paper_as_it_was_told_at_any_dpi(table):
    for dpi in (150, 300):
        picture, summary = reported(table, f"at {dpi}", "--size", "85", "--dpi", str(dpi))
        assert picture.width == pytest.approx(85 / 25.4 * dpi, abs=1)
        assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)
        assert (summary["figure"]["size"], summary["figure"]["dpi"]) == (85.0, dpi)


def test_twice_the_dpi_are_twice_the_pixels_of_the_same_picture(table):
    plain, _ = reported(table, "plain")
    fine, _ = reported(table, "fine", "--dpi", "192")
    assert plain.info["dpi"] == pytest.approx((96, 96), abs=0.1)
    assert fine.size == pytest.approx((2 * plain.width, 2 * plain.height), abs=2)


@pytest.mark.parametrize(
    "words",
    [
        ("--title", "Mine"),
        ("--colours", "greys"),
        ("--scale", "log", "--view", "counts"),
        ("--diagonal", "hidden"),
        ("--ranges", "errors=0.9"),
        ("--no-colour-bar",),
        ("--headline",),
    ],
    ids=lambda words: words[0],
)
def test_each_of_them_changes_the_picture_and_no_count(table, words):
    view = words[2:]
    (before, _), (after, told) = reported(table, "before", *view), reported(table, "after", *words)
    assert before.size != after.size or not np.array_equal(colours(before), colours(after))
    counts = [(table.parent / name / "confusion_matrix.csv").read_bytes() for name in ("before", "after")]
    assert counts[0] == counts[1]
    assert set(told["figure"]) == {
        *(
            "colours",
            "scale",
            "diagonal",
            "ranges",
            "colour_bar",
            "title",
            "size",
            "dpi",
            "formats",
            "headline",
        )
    }


@pytest.mark.parametrize(
    "words", [("--size", "5"), ("--size", "nan"), ("--dpi", "0"), ("--colours", "red"), ("--figure", "gif")]
)
def test_a_value_that_none_can_draw_is_bad_usage(table, words, capsys):
    assert main(["report", str(table), "--out", str(table.parent / "out"), *words]) == 2
    assert f"argument {words[0]}" in capsys.readouterr().err


def test_a_picture_that_is_too_large_is_said_and_everything_else_is_written(table, capsys):
    folder = table.parent / "large"
    assert main(["report", str(table), "--out", str(folder), "--size", "2000", "--dpi", "1200"]) == 0
    assert "pixels, which is more than can be drawn" in capsys.readouterr().err
    assert not (folder / "heatmap.png").exists()
    assert (folder / "confusion_matrix.csv").is_file()


def test_the_figure_is_kept_in_a_session(table):
    session = table.parent / "mine.cmviewer"
    first, _ = reported(table, "first", "--size", "60", "--title", "Mine", "--save-session", str(session))
    folder = table.parent / "again"
    assert main(["report", "--session", str(session), "--out", str(folder)]) == 0
    with Image.open(folder / "heatmap.png") as again:
        assert np.array_equal(colours(first), colours(again))


def test_a_report_holds_the_pictures_that_were_asked_for_and_no_others(table):
    folder = table.parent / "out"
    words = ["report", str(table), "--out", str(folder), "--title", "Mine"]
    assert main([*words, "--figure", "pdf,svg", "--size", "85"]) == 0
    assert {file.name for file in folder.glob("heatmap.*")} == {"heatmap.svg", "heatmap.pdf"}
    assert b'<svg width="85mm"' in (folder / "heatmap.svg").read_bytes()
    assert (folder / "heatmap.pdf").read_bytes().startswith(b"%PDF")
    assert "<svg" in (folder / "report.html").read_text(encoding="utf-8")
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    written = {one["name"] for one in summary["written"]}
    assert written & {"heatmap.png", "heatmap.svg", "heatmap.pdf"} == {"heatmap.svg", "heatmap.pdf"}
    assert summary["figure"]["formats"] == ["svg", "pdf"]
    assert main([*words, "--figure", "png"]) == 0
    assert [file.name for file in folder.glob("heatmap.*")] == ["heatmap.png"]
