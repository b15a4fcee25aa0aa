"""What the pictures of a page cost: how many photographs are decoded for them, and how fine."""

from base64 import b64decode
from collections import Counter
from io import BytesIO

import numpy as np
from page_making import photographs, report
from PIL import Image

from cmviewer.readers.files.photos import load_photo
from cmviewer.writers.page.batches import next_batch
from cmviewer.writers.page.choice import PageChoice


def counting(decoded):
    """Decode as the program does, and note which file was decoded, and how large."""

    def load(source, frame, shape=None, detail=None):
        photo = load_photo(source, frame, shape, detail)
        decoded.append((source.name, photo.pixels.shape[:2]))
        return photo

    return load


def test_a_page_with_little_room_decodes_few_photographs_more_than_it_shows(tmp_path):
    decoded = []
    page = report(
        tmp_path / "out", photographs(tmp_path / "images", 200), page=PageChoice(0.15, counting(decoded))
    )
    shown = len(page.data["examples"])
    assert 10 < shown < 60
    assert len(decoded) < 2 * shown + 100


def test_where_all_has_room_each_photograph_is_decoded_once_small_and_once_large(tmp_path):
    decoded = []
    evaluation = photographs(tmp_path / "images", 20, side=900)
    page = report(tmp_path / "out", evaluation, page=PageChoice(10, counting(decoded)))
    assert len(page.data["examples"]) == 20
    assert all({"picture", "large"} <= one.keys() for one in page.data["examples"])
    assert set(Counter(name for name, _ in decoded).values()) == {2}
    assert Counter(shape for _, shape in decoded) == {(225, 225): 20, (900, 900): 20}
    sides = Counter(Image.open(BytesIO(b64decode(one))).size for one in page.data["pictures"])
    assert sides == {(144, 144): 20, (480, 480): 20}


def test_a_picture_of_which_less_was_decoded_shows_the_same(tmp_path):
    evaluation, random = photographs(tmp_path / "images", 3), np.random.default_rng(0)
    for file in (tmp_path / "images").iterdir():
        smooth = Image.fromarray(random.integers(0, 255, (5, 7, 3), np.uint8))
        smooth.resize((1_000, 700), Image.Resampling.BICUBIC).save(file)
    page = report(tmp_path / "out", evaluation, page=PageChoice(10, load_photo))
    for one in page.data["examples"]:
        whole = Image.open(tmp_path / "images" / one["image"])
        for name in ("picture", "large"):
            picture = Image.open(BytesIO(b64decode(page.data["pictures"][one[name]]))).convert("RGB")
            there = np.asarray(whole.resize(picture.size), float)
            assert np.abs(there - np.asarray(picture)).mean() < 6


def test_as_many_pictures_are_made_as_are_likely_to_fit():
    assert next_batch(0, 1_500, 0, 1_000_000) == range(48)
    assert next_batch(48, 1_500, 48_000, 1_000_000) == range(48, 48 + 1_000)
    assert next_batch(48, 1_500, 960_000, 1_000_000) == range(48, 56)
    assert next_batch(48, 100, 48_000, 1_000_000) == range(48, 100)
    assert next_batch(1_000, 1_500, 990_000, 1_000_000) == range(1_000, 1_011)
    assert next_batch(48, 1_500, 0, 1_000_000) == range(48, 96), "none could be shown"
