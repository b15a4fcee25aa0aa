"""Outlines of objects as YOLO's labels hold them: one ring, along the edges of the pixels of a mask."""

from dataclasses import replace

import numpy as np
import pytest
from list_making import SIZE, listed_of, scenes, written
from making import make_regions

from cmviewer.matching import CountingRule
from cmviewer.writers.lists.shapes import outlines

BLOCK, DOT = (slice(10, 30), slice(20, 50)), (slice(60, 70), slice(5, 15))


def mask_of(*parts, holes=()):
    mask = np.zeros(SIZE[::-1], bool)
    for part in parts:
        mask[part] = True
    for hole in holes:
        mask[hole] = False
    return mask


def area(ring):
    x, y = ring.T
    return abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def test_the_outline_of_a_mask_encloses_its_pixels_and_no_others():
    random = np.random.default_rng(3)
    y, x = np.mgrid[: SIZE[1], : SIZE[0]]
    shape = np.hypot(x - 60, y - 50) < 30 + random.normal(0, 1, SIZE[1]).cumsum()[:, None]
    rings = outlines(make_regions([shape])[0], 0)
    assert area(rings[0]) - sum(map(area, rings[1:])) == shape.sum()
    square = outlines(make_regions([mask_of(BLOCK)])[0], 0)
    assert sorted(map(tuple, square[0].tolist())) == [(20, 10), (20, 30), (50, 10), (50, 30)]


@pytest.mark.parametrize("order", [1, -1])
def test_the_largest_of_several_outlines_is_first_and_holes_are_last(order):
    hole = (slice(12, 28), slice(22, 48))
    rings = outlines(make_regions([mask_of(BLOCK, DOT, holes=(hole,))])[0], 0)
    assert list(map(area, rings)) == [600, 100, 16 * 26]
    drawn = [[(0, 0), (4, 0), (4, 3), (0, 3)], [(10, 0), (30, 0), (30, 9)]][::order]
    assert list(map(area, outlines(make_regions([drawn])[0], 0))) == [90, 12]


def test_what_one_outline_cannot_hold_is_said(tmp_path):
    """Several parts and holes are written as their largest outline; an empty mask, and noise, are not."""
    made, random = scenes(masks=True), np.random.default_rng(0)
    rows = np.arange(len(made.truth))
    shapes = [mask_of(BLOCK)] * len(rows)
    shapes[:4] = [
        mask_of(BLOCK, DOT),
        mask_of(BLOCK, holes=((20, 30),)),
        mask_of(),
        random.random((300, 300)) < 0.5,
    ]
    made = replace(made, truth=replace(made.truth, region=make_regions(shapes)[0]))
    problems = written(listed_of(made, rule=CountingRule(score=0)), "yolo", tmp_path / "list")
    said = {one.code: (one.times, one.left_out) for one in problems}
    assert said == {"list-without-shape": (2, 2), "list-one-outline": (2, 0)}
    lines = [line for file in (tmp_path / "list/labels").iterdir() for line in file.read_text().splitlines()]
    assert len(lines) == len(rows) - 2
    assert {len(line.split()) for line in lines} == {9}
