"""Predictions of a source that stand there twice: left out where they are too many to be chance."""

import numpy as np
import pytest

from cmviewer.readers.objects.parts import ObjectPart
from cmviewer.readers.objects.repeats import without_repeats


def predictions(draw, images, each):
    """As many different boxes in each image."""
    count = images * each
    corner = draw.random((count, 2)) * 500
    return ObjectPart(
        image_names=tuple(f"{number}.png" for number in range(images)),
        class_names=("car",),
        image=np.repeat(np.arange(images, dtype=np.int32), each),
        label=np.zeros(count, np.int32),
        box=np.hstack((corner, corner + 1 + draw.random((count, 2)))),
        score=draw.random(count).astype(np.float32),
    )


def with_some_twice(part, rows):
    every = np.sort(np.concatenate((np.arange(len(part.image)), rows)))
    return ObjectPart(
        image_names=part.image_names,
        class_names=part.class_names,
        image=part.image[every],
        label=part.label[every],
        box=part.box[every],
        score=part.score[every],
    )


@pytest.mark.parametrize(("images", "each"), [(8, 12_000), (1_000, 96)])
def test_images_of_another_run_are_found_among_many_predictions_however_few_images_there_are(images, each):
    part = predictions(np.random.default_rng(1), images, each)
    rerun = np.flatnonzero((part.image >= images // 4) & (part.image < images // 4 + max(1, images // 8)))
    problems = []
    found = without_repeats(with_some_twice(part, rerun), "results.json", problems)
    assert np.array_equal(found.box, part.box)
    assert [problem.code for problem in problems] == ["rows-repeated"]


def test_a_few_equal_predictions_are_chance_and_stay():
    part = with_some_twice(predictions(np.random.default_rng(2), 50, 20), np.arange(10))
    problems = []
    assert len(without_repeats(part, "results.json", problems).image) == 1_010
    assert problems == []
