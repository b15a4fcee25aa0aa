"""Run-length masks are checked before any C code sees them."""

import numpy as np
import pytest
from pycocotools import mask as coco_masks

from cmviewer.readers.objects.run_lengths import run_totals


def totals(*texts):
    start = np.cumsum([0, *(len(text) for text in texts)])
    return run_totals(np.frombuffer(b"".join(texts), np.uint8), start).tolist()


def encoded(pixels):
    return coco_masks.encode(np.asfortranarray(pixels, np.uint8))["counts"]


def test_runs_of_any_mask_fill_it():
    draw = np.random.default_rng(3)
    shapes = draw.integers(1, 90, (300, 2)).tolist()
    masks = [draw.random(shape) < draw.random() for shape in shapes]
    assert totals(*map(encoded, masks)) == [height * width for height, width in shapes]


def test_large_masks_with_long_runs_are_filled():
    mask = np.zeros((3000, 2000), np.uint8)
    mask[1000:2900, 500:1900] = 1
    assert totals(encoded(mask), encoded(1 - mask)) == [6_000_000, 6_000_000]


@pytest.mark.parametrize("text", [b"~~~", b"\x01", b"P", b"oooooooooo0", "é".encode(), b"O"])
def test_a_broken_text_has_no_runs(text):
    good = encoded(np.eye(7))
    assert totals(good, text, good) == [49, -1, 49]


def test_a_cut_text_does_not_fill_its_mask():
    text = encoded(np.eye(7))
    assert totals(text[:-2])[0] != 49
