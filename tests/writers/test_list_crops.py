"""Crops of label maps show the pixels that the maps are about, however their photographs are marked."""

import numpy as np
import pytest
from list_making import listed_of, written
from PIL import Image, ImageOps

from cmviewer.evaluation import Frame
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.files import pictures

MARKS = {"a": 3, "b": 6}
"""EXIF's orientation: upside down, of which no size tells anything, and lying, whose size does."""
SMALL = np.random.default_rng(0).integers(0, 255, (100, 160, 3), np.uint8)
STORED = SMALL.repeat(2, axis=0).repeat(2, axis=1)
THING = np.zeros(STORED.shape[:2], np.uint8)
THING[30:50, 230:250] = 1


def as_seen(pixels, mark):
    picture = Image.fromarray(pixels)
    picture.getexif()[0x0112] = mark
    return np.asarray(ImageOps.exif_transpose(picture))


def maps_in(folder, frame):
    """A thing that was missed on each photograph, as maps in a frame."""
    for name in ("images", "truth", "epoch_1"):
        (folder / name).mkdir()
    (folder / "classes.txt").write_text("ground\nthing\n")
    for name, mark in MARKS.items():
        exif = Image.Exif()
        exif[0x0112] = mark
        Image.fromarray(STORED).save(folder / "images" / f"{name}.png", exif=exif)
        thing = THING if frame is Frame.STORED else as_seen(THING, mark)
        Image.fromarray(thing).save(folder / "truth" / f"{name}.png")
        Image.fromarray(0 * thing).save(folder / "epoch_1" / f"{name}.png")
    return open_evaluation(OpenRequest(folder))


@pytest.mark.parametrize("frame", list(Frame))
def test_a_crop_of_a_turned_photograph_shows_the_pixels_of_its_map(tmp_path, monkeypatch, frame):
    evaluation = maps_in(tmp_path, frame)
    listed = listed_of(evaluation, "thing -> ground")
    assert not written(listed, "crops", tmp_path / "whole")
    monkeypatch.setattr(pictures, "SHOWN_PIXELS", SMALL.shape[0] * SMALL.shape[1])
    assert not written(listed, "crops", tmp_path / "smaller")
    for place, factor, pixels in (("whole", 1, STORED), ("smaller", 2, SMALL)):
        for name, mark in MARKS.items():
            turned = frame is Frame.SEEN
            thing, photo = (as_seen(one, mark) if turned else one for one in (THING, pixels))
            middle = (np.argwhere(thing).min(0) + np.argwhere(thing).max(0) + 1) // 2
            (top, left), side = (middle - 24) // factor, 48 // factor  # at least 48 pixels are shown
            [crop] = (tmp_path / place / "thing" / "ground").glob(f"{name}_*.png")
            assert np.array_equal(np.asarray(Image.open(crop)), photo[top : top + side, left : left + side])
