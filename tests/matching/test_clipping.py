"""Polygons are cut to their image and a margin before they are drawn, and fill the same pixels."""

import numpy as np
import pytest
from pycocotools import mask as coco_masks

from cmviewer.limits import DRAWN_MARGIN
from cmviewer.matching import clipping
from cmviewer.matching.clipping import cut_to_image

HEIGHT, WIDTH = 30, 50


def filled(ring):
    return coco_masks.decode(coco_masks.frPyObjects([ring.ravel().tolist()], HEIGHT, WIDTH))[..., 0]


def test_a_ring_within_the_margin_stays_as_it_is():
    ring = np.array([(0.0, 0.0), (WIDTH + DRAWN_MARGIN, 3.0), (5.0, -DRAWN_MARGIN)])
    assert cut_to_image(ring, HEIGHT, WIDTH) is ring


def test_a_ring_beyond_the_margin_is_nothing():
    ring = np.array([(1e6, 0.0), (2e6, 0.0), (1e6, 1e6)])
    assert len(cut_to_image(ring, HEIGHT, WIDTH)) == 0


@pytest.mark.parametrize("seed", range(40))
def test_a_cut_ring_fills_the_pixels_that_the_whole_one_fills(monkeypatch, seed):
    """Rings cross themselves here, so that the rule for what is inside is kept too; borders may round."""
    monkeypatch.setattr(clipping, "DRAWN_MARGIN", 8)
    random = np.random.default_rng(seed)
    ring = random.uniform(-100, 150, (random.integers(3, 9), 2))
    cut = cut_to_image(ring, HEIGHT, WIDTH)
    assert (np.abs(cut - (WIDTH / 2, HEIGHT / 2)) <= (WIDTH / 2 + 8, HEIGHT / 2 + 8)).all()
    found = filled(cut) if len(cut) else np.zeros((HEIGHT, WIDTH))
    assert (found != filled(ring)).sum() <= 2 * len(ring)
