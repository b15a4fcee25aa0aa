"""Boxes of one image that share an area, checked against a plain loop over all pairs."""

import numpy as np
import pytest

from cmviewer.evaluation import Annotations, frozen
from cmviewer.matching.box_overlaps import box_overlaps


def boxes(image, random, *, scored=False):
    corner = random.integers(0, 20, (len(image), 2))
    return Annotations(
        image=frozen(np.sort(image), np.int32),
        label=frozen(np.zeros(len(image)), np.int32),
        box=frozen(np.hstack([corner, corner + random.integers(1, 15, (len(image), 2))]), np.float64),
        score=frozen(np.ones(len(image)), np.float32) if scored else None,
    )


def looped(truth, predictions):
    found = {}
    for t, (of_t, a) in enumerate(zip(truth.image.tolist(), truth.box.tolist(), strict=True)):
        for p, (of_p, b) in enumerate(zip(predictions.image.tolist(), predictions.box.tolist(), strict=True)):
            width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
            if of_t == of_p and width > 0 and height > 0:
                areas = ((one[2] - one[0]) * (one[3] - one[1]) for one in (a, b))
                found[t, p] = pytest.approx(width * height / (sum(areas) - width * height), rel=1e-6)
    return found


@pytest.mark.parametrize("images", [1, 4, 30, 4_000])
@pytest.mark.parametrize("unknown", [0, 1, 7])
def test_pairs_are_those_of_a_loop_and_boxes_of_unknown_images_are_in_none(images, unknown):
    random = np.random.default_rng(images + unknown)
    truth = boxes(random.integers(0, images, 60), random)
    known = random.integers(0, images, 80)
    predictions = boxes(np.concatenate([np.full(unknown, -1), known]), random, scored=True)
    found = box_overlaps(truth, predictions, floor=1e-9, every=np.ones(60, np.bool_))
    pairs = zip(found.truth_row.tolist(), found.prediction_row.tolist(), found.iou.tolist(), strict=True)
    assert {(t, p): iou for t, p, iou in pairs} == looped(truth, predictions)
