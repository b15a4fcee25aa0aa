"""Overlaps of polygons and masks, checked against pixels, shapely by hand, and pycocotools."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pycocotools import mask as coco_masks

from cmviewer.evaluation import Annotations, frozen
from cmviewer.matching import candidates_of
from tests.making import make_regions

SIDE = 24


def objects(shapes, *, scored=False, labels=None):
    """Annotations of image 0: a shape is a list of rings, a pixel mask (SIDE, SIDE), or a box."""
    region, box = make_regions(shapes)
    count = len(shapes)
    return Annotations(
        image=frozen(np.zeros(count), np.int32),
        label=frozen(np.zeros(count) if labels is None else labels, np.int32),
        box=frozen(box, np.float64),
        score=frozen(np.ones(count), np.float32) if scored else None,
        region=region,
    )


def overlaps(truth, predictions, floor=1e-6):
    pairs = candidates_of(truth, predictions, iou=floor).pairs
    return {
        (t, p): iou
        for t, p, iou in zip(
            pairs.truth_row.tolist(), pairs.prediction_row.tolist(), pairs.overlap.tolist(), strict=True
        )
    }


corner = st.tuples(st.integers(0, SIDE), st.integers(0, SIDE))
triangle = st.lists(corner, min_size=3, max_size=3, unique=True).filter(
    lambda points: shapely.Polygon(points).area > 0.5
)
polygons = st.lists(triangle, min_size=1, max_size=2)
masks = st.tuples(corner, corner, st.integers(0, 2**32 - 1)).map(
    lambda seed: np.random.default_rng(seed[2]).random((SIDE, SIDE)) < 0.4
)


@settings(max_examples=150, deadline=None)
@given(st.lists(polygons, min_size=1, max_size=4), st.lists(polygons, min_size=1, max_size=4))
def test_two_polygons_of_several_parts_share_the_exact_area_of_their_unions(truths, predictions):
    def whole(rings):
        return shapely.union_all([shapely.Polygon(ring) for ring in rings])

    expected = {}
    for t, ours in enumerate(map(whole, truths)):
        for p, theirs in enumerate(map(whole, predictions)):
            iou = ours.intersection(theirs).area / ours.union(theirs).area
            if iou > 1e-5:
                expected[t, p] = pytest.approx(iou, abs=1e-6)
    found = overlaps(objects(truths), objects(predictions, scored=True))
    assert {pair: iou for pair, iou in found.items() if iou > 1e-5} == expected


@settings(max_examples=100, deadline=None)
@given(st.lists(masks, min_size=1, max_size=3), st.lists(masks, min_size=1, max_size=3))
def test_two_masks_share_exactly_their_common_pixels(truths, predictions):
    expected = {
        (t, p): np.float32((ours & theirs).sum() / (ours | theirs).sum())
        for t, ours in enumerate(truths)
        for p, theirs in enumerate(predictions)
        if (ours & theirs).any()
    }
    assert overlaps(objects(truths), objects(predictions, scored=True)) == expected


@settings(max_examples=100, deadline=None)
@given(st.lists(polygons, min_size=1, max_size=3), st.lists(masks, min_size=1, max_size=3))
def test_a_polygon_beside_a_mask_is_drawn_as_coco_draws_it(truths, predictions):
    def drawn(rings):
        flat = [np.array(ring, float).ravel().tolist() for ring in rings]
        return coco_masks.merge(coco_masks.frPyObjects(flat, SIDE, SIDE))

    runs = [coco_masks.encode(np.asfortranarray(mask.astype(np.uint8))) for mask in predictions]
    iou = coco_masks.iou([drawn(rings) for rings in truths], runs, [0] * len(runs))
    expected = {(t, p): pytest.approx(iou[t, p], abs=1e-6) for t, p in zip(*np.nonzero(iou > 0), strict=True)}
    assert overlaps(objects(truths), objects(predictions, scored=True)) == expected
    swapped = overlaps(objects(predictions), objects(truths, scored=True))
    assert {(p, t): value for (t, p), value in swapped.items()} == expected


def test_a_ring_that_crosses_itself_keeps_all_its_parts():
    bow = [[(0, 0), (10, 10), (10, 0), (0, 10)]]
    found = overlaps(objects([bow]), objects([[[(0, 0), (10, 0), (10, 10), (0, 10)]]], scored=True))
    assert found == {(0, 0): pytest.approx(0.5)}


def test_parts_of_a_region_that_overlap_count_once():
    twice = [[(0, 0), (10, 0), (10, 10), (0, 10)], [(0, 0), (10, 0), (10, 10), (0, 10)]]
    assert overlaps(objects([twice]), objects([twice[:1]], scored=True)) == {(0, 0): 1.0}


def test_a_box_among_polygons_is_a_polygon():
    truth, predictions = objects([(0, 0, 10, 10)]), objects([[[(0, 0), (10, 0), (0, 10)]]], scored=True)
    assert overlaps(truth, predictions) == {(0, 0): 0.5}


def test_masks_of_different_sizes_share_nothing():
    small = np.ones((4, 4), bool)
    large = np.ones((8, 8), bool)
    assert overlaps(objects([small]), objects([large], scored=True)) == {}


def test_a_ring_of_two_points_has_no_area_and_matches_nothing():
    assert overlaps(objects([[[(0, 0), (10, 10)]]]), objects([(0, 0, 10, 10)], scored=True)) == {}


def test_regions_can_be_taken_in_any_order():
    shapes = [(0, 0, 3, 3), [[(0, 0), (5, 0), (0, 5)], [(7, 7), (9, 7), (9, 9)]], np.eye(6, dtype=bool)]
    region = make_regions(shapes)[0].take(np.array([2, 1, 0, 1]))
    assert region.is_mask.tolist() == [True, False, False, False]
    assert [len(region.rings(row)) for row in range(4)] == [0, 2, 0, 2]
    assert region.rings(3)[1].tolist() == [[7, 7], [9, 7], [9, 9]]
    runs, size = region.mask(0)
    assert (size, coco_masks.area({"counts": runs, "size": size})) == ((6, 6), 6)


def test_a_prediction_lies_on_a_crowd_by_the_share_of_its_own_area():
    crowd = np.zeros((SIDE, SIDE), bool)
    crowd[:, :20] = True
    inside = np.zeros((SIDE, SIDE), bool)
    inside[0:4, 17:21] = True
    truth = objects([crowd])
    truth = Annotations(
        truth.image, truth.label, truth.box, region=truth.region, crowd=frozen([True], np.bool_)
    )
    candidates = candidates_of(truth, objects([inside], scored=True))
    assert candidates.covered.overlap.tolist() == [0.75]
    assert len(candidates.pairs) == 0


def test_many_polygons_in_many_threads_are_what_one_by_one_gives():
    rng = np.random.default_rng(3)
    shapes = [[(rng.random((5, 2)) * SIDE).tolist()] for _ in range(120)]
    truth, predictions = objects(shapes[:60]), objects(shapes[60:], scored=True)
    whole = overlaps(truth, predictions)
    for row in range(60):
        alone = overlaps(truth, predictions.take(np.array([row])))
        assert alone == {(t, 0): iou for (t, p), iou in whole.items() if p == row}


def test_an_image_may_hold_more_masks_than_a_byte_can_count():
    whole = np.ones((4, 4), bool)
    found = overlaps(objects([whole]), objects([whole] * 300, scored=True))
    assert found == {(0, row): 1.0 for row in range(300)}


outline = st.lists(corner, min_size=3, max_size=9, unique=True)
outlines = st.lists(st.lists(outline, min_size=1, max_size=2), min_size=1, max_size=5)


@settings(max_examples=150, deadline=None)
@given(outlines, outlines, st.floats(0, 1))
def test_of_outlines_down_to_a_floor_the_pairs_are_those_of_all_that_reach_it(truths, predictions, floor):
    ours, theirs = objects(truths), objects(predictions, scored=True)
    every = overlaps(ours, theirs)
    some = candidates_of(ours, theirs, iou=floor, iou_floor=floor)
    found = zip(some.pairs.truth_row.tolist(), some.pairs.prediction_row.tolist(), strict=True)
    reaching = {pair: iou for pair, iou in every.items() if np.float32(iou) >= np.float32(max(floor, 1e-6))}
    kept = dict(zip(found, some.pairs.overlap.tolist(), strict=True))
    assert {pair: iou for pair, iou in kept.items() if iou >= np.float32(1e-6)} == reaching


def test_masks_of_many_images_and_sizes_are_compared_each_with_those_of_its_image_and_size():
    random = np.random.default_rng(5)
    sides = []
    for amount in (4, 7):
        image, shapes = [], []
        for place in range(30):
            for _ in range(int(random.integers(0, amount))):
                side = (9, 14)[int(random.random() < 0.3)]
                corner, size = random.integers(0, 6, 2), random.integers(1, 8, 2)
                mask = np.zeros((side, side + place % 2), bool)
                mask[corner[0] : corner[0] + size[0], corner[1] : corner[1] + size[1]] = True
                image.append(place)
                shapes.append(mask)
        made = objects(shapes, scored=amount == 7)
        sides.append((image, shapes, replace(made, image=frozen(image, np.int32))))
    (images, truths, truth), (others, found, predictions) = sides
    expected = {}
    for t, ours in enumerate(truths):
        for p, theirs in enumerate(found):
            if images[t] == others[p] and ours.shape == theirs.shape and (ours & theirs).any():
                expected[t, p] = np.float32((ours & theirs).sum() / (ours | theirs).sum())
    assert len(expected) > 40
    assert overlaps(truth, predictions) == expected
