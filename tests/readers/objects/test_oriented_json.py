"""Oriented boxes in JSON, as Ultralytics writes them: `poly` has four points, `rbox` a box and an angle."""

import json
from math import pi

import pytest
from opening import opened
from reading_objects import only_source, read
from shapely import Polygon, affinity, box

from cmviewer.confusion.count import count
from cmviewer.matching import CountingRule

RING = [10, 10, 50, 10, 50, 30, 10, 30]
TURNED = [40, 30, 20, 10, pi / 6]
"""Centre, width, height, and an angle in radians."""


def results(**shape):
    return json.dumps([{"image_id": 1, "category_id": 1, "score": 0.9, **shape}])


def ring_of(folder, **shape):
    top = folder({"predictions.json": results(**shape)})
    source = only_source(top)
    assert source.has_regions
    part, problems = read(source, top)
    assert problems == []
    return Polygon(part.region.rings(0)[0]), part.box[0].tolist()


def test_four_points_are_a_polygon(folder):
    ring, around = ring_of(folder, poly=RING)
    assert ring.equals(box(10, 10, 50, 30))
    assert around == [10, 10, 50, 30]


@pytest.mark.parametrize("more", [{}, {"bbox": [30, 25, 20, 10]}])
def test_a_turned_box_is_a_polygon_around_its_centre(folder, more):
    ring, around = ring_of(folder, rbox=TURNED, **more)
    right = affinity.rotate(box(30, 25, 50, 35), TURNED[4], origin=(40, 30), use_radians=True)
    assert ring.symmetric_difference(right).area < 1e-3
    assert around == pytest.approx(right.bounds, abs=1e-3) or "bbox" in more


@pytest.mark.parametrize("shape", [{"poly": RING}, {"rbox": [30, 20, 40, 20, 0.0]}])
def test_oriented_boxes_are_matched_with_polygons_of_the_truth(folder, shape):
    truth = {
        "images": [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 80}],
        "categories": [{"id": 1, "name": "ship"}],
        "annotations": [
            {"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 40, 20], "segmentation": [RING]}
        ],
    }
    top = folder({"truth.json": json.dumps(truth), "predictions.json": results(**shape)})
    evaluation = opened(top)
    assert evaluation.task == "instance-segmentation"
    matrix = count(evaluation, 0, CountingRule()).matrix
    assert (matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist()) == ([0], [0], [1])
