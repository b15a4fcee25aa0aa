import json
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest
from PIL import Image, ImageDraw

from cmviewer.resources import resource

SCENES = resource("samples", "digit-scenes")
EPOCHS = ["epoch_01", "epoch_02", "epoch_04", "epoch_08", "epoch_16"]
WIDTH, HEIGHT = 320, 240
NAMES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]

TRUTH = json.loads((SCENES / "truth.json").read_text(encoding="utf-8"))
DIGITS = [record for record in TRUTH["annotations"] if not record["iscrowd"]]
PILES = [record for record in TRUTH["annotations"] if record["iscrowd"]]


def predictions(epoch):
    return json.loads((SCENES / epoch / "predictions.json").read_text(encoding="utf-8"))


def unpacked(text):
    """Read run lengths as pycocotools packs them; written apart from the script that packs."""
    lengths, bits, place = [], 0, 0
    for character in text.encode():
        value = character - 48
        bits |= (value & 0b11111) << place
        place += 5
        if not value & 0b100000:
            signed = bits - (1 << place) if value & 0b10000 else bits
            lengths.append(signed + (lengths[-2] if len(lengths) > 2 else 0))
            bits = place = 0
    return lengths


def mask_of(lengths):
    assert sum(lengths) == WIDTH * HEIGHT
    inside = np.repeat(np.arange(len(lengths)) % 2 == 1, lengths)
    return inside.reshape(HEIGHT, WIDTH, order="F")


def drawn(points):
    """Draw an outline: a pixel belongs to it where its centre does, at four times the size."""
    canvas = Image.new("1", (WIDTH * 4, HEIGHT * 4))
    ImageDraw.Draw(canvas).polygon([side * 4 for side in points], fill=1)
    return np.array(canvas)[2::4, 2::4]


def bounds_of(mask):
    rows, columns = np.nonzero(mask)
    left, top = columns.min(), rows.min()
    return [left, top, columns.max() + 1 - left, rows.max() + 1 - top]


def overlap(box, other):
    width = min(box[0] + box[2], other[0] + other[2]) - max(box[0], other[0])
    height = min(box[1] + box[3], other[1] + other[3]) - max(box[1], other[1])
    shared = max(width, 0) * max(height, 0)
    return shared / (box[2] * box[3] + other[2] * other[3] - shared)


def scored(epoch):
    """Count by boxes, the highest IoU first, each taken once: right, wrong, truths, predictions."""
    counts = Counter(truths=len(DIGITS))
    said = [record for record in predictions(epoch) if record["score"] >= 0.25]
    counts["predictions"] = len(said)
    for image in TRUTH["images"]:
        truths = [record for record in DIGITS if record["image_id"] == image["id"]]
        here = [record for record in said if record["image_id"] == image["id"]]
        pairs = [
            (overlap(truth["bbox"], found["bbox"]), row, column)
            for row, truth in enumerate(truths)
            for column, found in enumerate(here)
        ]
        rows, columns = set(), set()
        for share, row, column in sorted(pairs, reverse=True):
            if share >= 0.5 and row not in rows and column not in columns:
                rows.add(row)
                columns.add(column)
                right = truths[row]["category_id"] == here[column]["category_id"]
                counts["right" if right else "wrong"] += 1
    return counts


def test_there_are_sixty_colour_pages_and_each_is_named_once():
    named = [image["file_name"] for image in TRUTH["images"]]
    assert sorted(named) == sorted(path.name for path in (SCENES / "images").iterdir())
    assert len(set(named)) == 60
    for image in TRUTH["images"]:
        with Image.open(SCENES / "images" / image["file_name"]) as page:
            assert (page.size, page.mode) == ((image["width"], image["height"]), "RGB")
            assert page.size == (WIDTH, HEIGHT)


def test_the_scenes_weigh_less_than_4_megabytes():
    assert sum(path.stat().st_size for path in SCENES.rglob("*") if path.is_file()) < 4_000_000


def test_the_classes_are_the_ten_digits_numbered_from_one():
    assert TRUTH["categories"] == [{"id": id_, "name": name} for id_, name in enumerate(NAMES, start=1)]
    assert {record["category_id"] for record in DIGITS} == set(range(1, 11))


def test_every_annotation_has_its_own_id_and_an_image():
    ids = [record["id"] for record in TRUTH["annotations"]]
    assert len(set(ids)) == len(ids)
    images = {image["id"] for image in TRUTH["images"]}
    assert {record["image_id"] for record in TRUTH["annotations"]} == images


def test_every_box_is_inside_its_image():
    for record in TRUTH["annotations"]:
        left, top, width, height = record["bbox"]
        assert left >= 0
        assert top >= 0
        assert width > 0
        assert height > 0
        assert left + width <= WIDTH
        assert top + height <= HEIGHT


def test_the_outline_of_a_digit_fills_its_box_and_has_its_area():
    for record in DIGITS:
        (points,) = record["segmentation"]
        assert len(points) >= 12
        assert len(points) % 2 == 0
        mask = drawn(points)
        np.testing.assert_allclose(bounds_of(mask), record["bbox"], atol=1.01)
        assert record["area"] > 40
        assert mask.sum() == pytest.approx(record["area"], rel=0.08)


def test_no_outline_repeats_a_point():
    for record in DIGITS:
        points = np.reshape(record["segmentation"][0], (-1, 2))
        assert (points != np.roll(points, 1, axis=0)).any(axis=1).all()


def test_three_pages_hold_a_pile_that_is_a_crowd_in_plain_run_lengths():
    assert len({record["image_id"] for record in PILES}) == len(PILES) == 3
    for record in PILES:
        assert record["segmentation"]["size"] == [HEIGHT, WIDTH]
        mask = mask_of(record["segmentation"]["counts"])
        assert bounds_of(mask) == record["bbox"]
        assert mask.sum() == record["area"] > 2000


def test_something_is_said_about_each_pile():
    for record in PILES:
        region = mask_of(record["segmentation"]["counts"])
        here = [said for said in predictions("epoch_16") if said["image_id"] == record["image_id"]]
        masks = [mask_of(unpacked(said["segmentation"]["counts"])) for said in here]
        assert any((mask & region).sum() >= 0.5 * mask.sum() for mask in masks)


@pytest.mark.parametrize("epoch", EPOCHS)
def test_predictions_are_coco_results_whose_boxes_bound_their_masks(epoch):
    images = {image["id"] for image in TRUTH["images"]}
    for record in predictions(epoch):
        assert list(record) == ["image_id", "category_id", "bbox", "score", "segmentation"]
        assert record["image_id"] in images
        assert record["category_id"] in range(1, 11)
        assert 0.05 <= record["score"] <= 1
        assert record["segmentation"]["size"] == [HEIGHT, WIDTH]
        assert bounds_of(mask_of(unpacked(record["segmentation"]["counts"]))) == record["bbox"]


def test_the_detector_gets_better_and_is_never_perfect():
    counts = [scored(epoch) for epoch in EPOCHS]
    recall = [count["right"] / count["truths"] for count in counts]
    precision = [count["right"] / count["predictions"] for count in counts]
    assert recall == sorted(recall)
    assert precision == sorted(precision)
    assert recall[0] < 0.6 < 0.75 < recall[-1] < 0.9
    assert precision[0] < 0.6 < 0.65 < precision[-1] < 0.9


def test_every_kind_of_mistake_is_there_at_the_end():
    counts = scored("epoch_16")
    found = counts["right"] + counts["wrong"]
    assert counts["wrong"] > 20
    assert counts["truths"] - found > 20
    assert counts["predictions"] - found > 20


@pytest.mark.long
def test_the_script_paints_the_same_pages_and_truth_again(tmp_path):
    # Training the detector again takes half a minute; the pages and their truth take seconds.
    again = (
        "import sys; from pathlib import Path; import make_digit_scenes as make;"
        "folder, scenes = Path(sys.argv[1]), make.paint_scenes();"
        "make.write_json(folder / 'truth.json', make.truth(scenes));"
        "[make.save_page(folder / 'images', *page) for page in enumerate(scenes)]"
    )
    scripts = resource("samples")
    subprocess.run([sys.executable, "-B", "-c", again, tmp_path], check=True, cwd=scripts)
    assert (tmp_path / "truth.json").read_bytes() == (SCENES / "truth.json").read_bytes()
    made = sorted(path.name for path in (tmp_path / "images").iterdir())
    assert made == sorted(path.name for path in (SCENES / "images").iterdir())
    for name in made:
        # Two versions of Pillow may pack the same pixels a little differently.
        with Image.open(tmp_path / "images" / name) as new, Image.open(SCENES / "images" / name) as kept:
            np.testing.assert_allclose(np.asarray(new, float), np.asarray(kept, float), atol=4)
