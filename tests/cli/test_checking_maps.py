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
