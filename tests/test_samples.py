import csv
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from cmviewer.resources import resource, sample

DIGITS = sample("digits")
EPOCHS = [DIGITS / f"epoch_{epoch}.csv" for epoch in range(1, 13)]


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def accuracy(epoch):
    pairs = zip(read(epoch), read(DIGITS / "truth.csv"), strict=True)
    return np.mean([said["prediction"] == true["truth"] for said, true in pairs])


def test_the_digits_are_1797_small_grey_images():
    images = sorted((DIGITS / "images").iterdir())
    assert len(images) == 1797
    with Image.open(images[0]) as image:
        assert (image.size, image.mode) == ((8, 8), "L")


def test_the_digits_weigh_less_than_3_megabytes():
    assert sum(path.stat().st_size for path in DIGITS.rglob("*") if path.is_file()) < 3_000_000


def test_the_digits_have_twelve_checkpoints():
    assert set(DIGITS.glob("epoch_*.csv")) == set(EPOCHS)


def test_every_digit_that_is_told_has_an_image():
    names = [row["image"] for row in read(DIGITS / "truth.csv")]
    assert len(names) == len(set(names)) == 898
    assert all((DIGITS / name).is_file() for name in names)


@pytest.mark.parametrize("epoch", EPOCHS, ids=lambda path: path.stem)
def test_scores_of_the_digits_agree_with_the_prediction_and_add_up_to_one(epoch):
    rows = read(epoch)
    scores = np.array([[float(row[f"score_{label}"]) for label in range(10)] for row in rows])
    np.testing.assert_allclose(scores.sum(axis=1), 1, atol=0.001)
    np.testing.assert_array_equal(scores.argmax(axis=1), [int(row["prediction"]) for row in rows])
    assert [row["image"] for row in rows] == [row["image"] for row in read(DIGITS / "truth.csv")]


def test_the_network_learns_the_digits():
    right = [accuracy(epoch) for epoch in EPOCHS]
    assert 0.4 < right[0] < 0.6
    assert 0.93 < right[-1] < 0.96
    assert right == sorted(right)


@pytest.mark.long
def test_the_script_makes_the_same_digits_again(tmp_path):
    subprocess.run([sys.executable, resource("samples", "make_digits.py"), tmp_path], check=True)
    for again in tmp_path.glob("*.csv"):
        assert again.read_bytes() == (DIGITS / again.name).read_bytes()
    # Two versions of Pillow may pack the same pixels differently.
    for again in (tmp_path / "images").iterdir():
        with Image.open(again) as made, Image.open(DIGITS / "images" / again.name) as kept:
            assert made.tobytes() == kept.tobytes()
    made_files = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    kept_files = {path.relative_to(DIGITS) for path in DIGITS.rglob("*") if path.is_file()}
    by_hand = {path for path in kept_files if path.name in {"README.md", "cmviewer.toml"}}
    assert made_files == kept_files - by_hand
