"""A bad model stays bad: no reading that makes it look better is taken, and none is proposed."""

import numpy as np
import pytest
from coco_files import counted, results, thing, truth
from naive_objects import cells, walk
from opening import codes, opened
from thinning import some_now

from cmviewer.matching import CountingRule

SIDE = 400
RULE = CountingRule(score=0.25)
ALLOWED = {"boxes-uncertain", "class-numbers-uncertain", "boxes-on-nothing", "classes-in-other-order"}
"""Doubt may be said of a model that nothing confirms; a reading may not be changed."""


def objects(draw, count, images, classes):
    corner = draw.uniform(0, SIDE - 90, (count, 2))
    size = draw.uniform(20, 90, (count, 2))
    box = np.round(np.hstack((corner, size)), 2)
    return list(
        zip(
            draw.integers(0, images, count).tolist(),
            draw.integers(1, classes + 1, count).tolist(),
            box.tolist(),
            strict=True,
        )
    )


def random_model(draw, true, classes):
    return objects(draw, 2 * len(true), max(image for image, _, _ in true) + 1, classes)


def swaps_two_classes(draw, true, classes):
    return [(image, {1: 2, 2: 1}.get(label, label), box) for image, label, box in true]


def turns_classes_round(draw, true, classes):
    return [(image, label % classes + 1, box) for image, label, box in true]


def knows_one_class(draw, true, classes):
    return [(image, 1, box) for image, label, box in true]


def untrained(draw, true, classes):
    """Boxes anywhere on the image, many on each, and one class for nearly all."""
    found = objects(draw, 8 * len(true), max(image for image, _, _ in true) + 1, classes)
    return [(image, 1 if draw.random() < 0.9 else label, box) for image, label, box in found]


MODELS = [random_model, swaps_two_classes, turns_classes_round, knows_one_class, untrained]


@pytest.mark.parametrize("seed", some_now(range(4), every=4))
@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("first", [0, 1])
def test_bad_predictions_are_read_plainly(folder, model, seed, first):
    draw = np.random.default_rng(seed)
    images, classes = (int(number) for number in draw.integers(2, 9, 2))
    true = objects(draw, 30, images, classes)
    found = model(draw, true, classes)
    listed = [
        {"id": image, "file_name": f"p{image}.jpg", "width": SIDE, "height": SIDE} for image in range(images)
    ]
    named = [{"id": first + label - 1, "name": f"c{label}"} for label in range(1, classes + 1)]
    whole = [thing(first + label - 1, box, image=image) for image, label, box in true]
    scored = [thing(first + label - 1, box, image=image, score=0.9) for image, label, box in found]
    path = folder({"t.json": truth(*whole, images=listed, categories=named), "r.json": results(*scored)})
    evaluation = opened(path)
    assert codes(evaluation) <= ALLOWED
    assert counted(evaluation, rule=RULE) == naive(true, found, images)


def naive(true, found, images):
    counts = {}
    for image in range(images):
        truths = [(f"c{label}", corners(box)) for at, label, box in true if at == image]
        said = [(f"c{label}", 0.9, corners(box)) for at, label, box in found if at == image]
        if not truths and not said:
            continue
        matches = walk(truths, said, RULE, lambda pair: (pair["t"], pair["p"]))
        for cell in cells(truths, said, RULE, matches, "background"):
            counts[cell] = counts.get(cell, 0) + 1
    return counts


def corners(box):
    x, y, width, height = box
    return x, y, x + width, y + height


def corner_lines(draw, images, scored):
    """Boxes anywhere, `class [score] left top right bottom` a line, for each image."""
    texts = []
    for _ in range(images):
        corner, size = draw.integers(1, 110, (3, 2)), draw.integers(10, 90, (3, 2))
        rows = np.hstack((corner, corner + size)).tolist()
        texts.append("".join(f"cat {'0.9 ' if scored else ''}{' '.join(map(str, row))}\n" for row in rows))
    return texts


def test_corners_of_both_sides_are_no_centres_and_sizes_because_these_would_overlap(folder):
    """Read as a centre and a size both sides grow, reach out of the image, and overlap by chance."""
    for seed in range(40):
        draw = np.random.default_rng(seed)
        files = {f"groundtruths/{i}.txt": text for i, text in enumerate(corner_lines(draw, 3, False))}
        files |= {f"detections/{i}.txt": text for i, text in enumerate(corner_lines(draw, 3, True))}
        assert "boxes-read-otherwise" not in codes(opened(folder(files))), seed
