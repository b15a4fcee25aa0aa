import json
import shutil

import numpy as np
import pytest
from PIL import Image

from cmviewer.cli import main


@pytest.fixture
def maps(tmp_path):
    values = np.random.default_rng(0).integers(0, 3, (40, 40)).astype(np.uint8)
    for side in ("truth", "epoch_1", "epoch_2"):
        (tmp_path / side).mkdir()
        for number in range(30):
            Image.fromarray(values).save(tmp_path / side / f"{number}.png")
    return tmp_path


@pytest.fixture
def turned(tmp_path):
    """Maps of photographs, one of which is marked to be turned: its prediction is of what is stored."""
    values = np.random.default_rng(0).integers(0, 3, (30, 40)).astype(np.uint8)
    for side in ("images", "truth", "epoch_1"):
        (tmp_path / side).mkdir()
    exif = Image.Exif()
    exif[0x0112] = 6
    for number in range(4):
        lies = number == 2
        Image.fromarray(values).save(
            tmp_path / "images" / f"{number}.jpg", exif=exif if lies else Image.Exif()
        )
        Image.fromarray(np.rot90(values, -1) if lies else values).save(tmp_path / "truth" / f"{number}.png")
        Image.fromarray(values).save(tmp_path / "epoch_1" / f"{number}.png")
    return tmp_path


def test_check_counts_the_maps_of_every_checkpoint(maps, capsys):
    assert main(["check", str(maps)]) == 0
    said = capsys.readouterr().out
    assert "task: semantic-segmentation" in said
    assert "truths: 30" in said
    assert "epoch_2: 30 maps" in said


def test_check_reads_every_map_and_says_which_are_damaged(maps, capsys):
    file = maps / "epoch_1" / "17.png"
    file.write_bytes(file.read_bytes()[:-200])
    assert main(["check", str(maps)]) == 0
    assert capsys.readouterr().err.count("17.png") == 1


def test_values_that_do_not_count_are_told_on_the_command_line(maps, capsys):
    assert main(["check", str(maps), "--ignore-label", "0", "--ignore-label", "2"]) == 0
    assert "classes: 1: 1\n" in capsys.readouterr().out


@pytest.mark.parametrize("word", ["-1", "65536", "road", ""])
def test_an_ignored_label_that_is_no_value_of_a_map_is_bad_usage(maps, word, capsys):
    assert main(["check", str(maps), f"--ignore-label={word}"]) == 2
    assert "--ignore-label" in capsys.readouterr().err


def image(maps, number=17):
    return maps / "epoch_2" / f"{number}.png"


def make_smaller(file):
    with Image.open(file) as whole:
        smaller = whole.crop((0, 0, 40, 20))
    smaller.save(file)


def make_cut(file):
    file.write_bytes(file.read_bytes()[:-200])


def make_empty(file):
    file.write_bytes(b"")


def make_photo(file):
    pixels = np.random.default_rng(1).integers(0, 256, (40, 40), dtype=np.uint8)
    Image.fromarray(pixels).save(file)


def make_clear(file):
    pixels = np.random.default_rng(1).integers(0, 256, (40, 40, 4), dtype=np.uint8)
    Image.fromarray(pixels).save(file)


def make_blurred(file):
    with Image.open(file) as whole:
        whole.load()
    whole.save(file, "JPEG")


SPOILERS = {
    "sizes-differ": make_smaller,
    "map-unreadable": make_cut,
    "map-photo": make_photo,
    "map-alpha": make_clear,
    "map-lossy": make_blurred,
}


def test_a_prediction_of_the_photograph_before_it_is_turned_is_turned_and_that_is_said(turned, capsys):
    (turned / "classes.txt").write_text("a\nb\nc\n", encoding="utf-8")
    assert main(["report", str(turned), "--out", str(turned / "out")]) == 0
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(
        f"warning: {turned / 'epoch_1'}: predicted maps are about their photographs as stored"
    )
    assert "--read exif.prediction=" in line.partition("Mend: ")[2]
    summary = json.loads((turned / "out" / "summary.json").read_text(encoding="utf-8"))
    assert [problem["code"] for problem in summary["problems"]] == ["maps-turned"]
    assert (summary["totals"]["images_left_out"], summary["totals"]["correct"]) == (0, 4 * 30 * 40)


def test_a_prediction_that_lies_across_is_said_with_its_mend_where_no_photograph_tells_how(turned, capsys):
    (turned / "classes.txt").write_text("a\nb\nc\n", encoding="utf-8")
    shutil.rmtree(turned / "images")
    assert main(["report", str(turned), "--out", str(turned / "out")]) == 0
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(
        f"warning: {turned / 'epoch_1' / '2.png'}: the prediction lies across its truth (30 x 40 and 40 x 30"
    )
    assert "exif_transpose" in line.partition("Mend: ")[2]
    summary = json.loads((turned / "out" / "summary.json").read_text(encoding="utf-8"))
    assert [problem["code"] for problem in summary["problems"]] == ["maps-across"]
    assert (summary["totals"]["images_left_out"], summary["totals"]["correct"]) == (1, 3 * 30 * 40)


@pytest.mark.parametrize("command", ["report", "check"])
@pytest.mark.parametrize("spoil", [*SPOILERS.values(), make_empty])
def test_a_map_that_is_left_out_is_said_in_one_line_and_the_rest_counts(maps, spoil, command, capsys):
    (maps / "classes.txt").write_text("a\nb\nc\n", encoding="utf-8")
    spoil(image(maps))
    out = ["--out", str(maps / "out")] if command == "report" else []
    assert main([command, str(maps), *out]) == 0
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"warning: {image(maps)}: ")
    assert "Mend: " in line


@pytest.mark.parametrize(("code", "spoil"), SPOILERS.items())
def test_the_report_keeps_why_a_map_is_left_out(maps, code, spoil):
    (maps / "classes.txt").write_text("a\nb\nc\n", encoding="utf-8")
    spoil(image(maps))
    main(["report", str(maps), "--out", str(maps / "out")])
    summary = json.loads((maps / "out" / "summary.json").read_text(encoding="utf-8"))
    assert [problem["code"] for problem in summary["problems"]] == [code]
    assert summary["totals"]["images_left_out"] == 1


@pytest.mark.parametrize("command", ["report", "check"])
def test_where_every_map_is_left_out_nothing_usable_is_left(maps, command, capsys):
    shutil.rmtree(maps / "epoch_1")
    for number in range(30):
        make_smaller(image(maps, number))
    out = ["--out", str(maps / "out")] if command == "report" else []
    assert main([command, str(maps), *out]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 30
    assert all("differ in size" in line for line in lines)
    assert not (maps / "out").exists()


def test_a_checkpoint_of_which_nothing_is_left_leaves_the_others(maps, capsys):
    for number in range(30):
        make_smaller(image(maps, number))
    assert main(["report", str(maps), "--out", str(maps / "out"), "--checkpoint", "all"]) == 0
    assert capsys.readouterr().err.count("differ in size") == 30
    assert [folder.name for folder in (maps / "out").iterdir()] == ["epoch_1"]
