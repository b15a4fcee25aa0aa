"""How objects look: their part of the image, and their masks."""

from dataclasses import replace

import numpy as np
import pytest
from pycocotools import mask as coco_masks
from PySide6.QtCore import QPointF

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Selection, Side, ViewState
from cmviewer.evaluation import Regions, frozen
from cmviewer.examples.crops import Crop
from cmviewer.examples.examples import examples_of
from cmviewer.examples.query import ExampleQuery
from cmviewer.examples.words import card_lines, one_line
from cmviewer.gui.examples.image.objects import image_objects
from cmviewer.gui.examples.image.outlines import FILL, LINE, STRONG, line_of, pens
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel
from tests.gui.working import in_worker
from tests.making import make_annotations, make_detection


def test_a_small_object_is_shown_with_at_least_48_pixels():
    assert Crop((100, 100, 110, 104), None).place == (81, 78, 129, 126)


def test_a_large_object_is_shown_with_its_surroundings_and_both_boxes():
    place = Crop((100, 100, 200, 150), (150, 100, 250, 150)).place
    assert place == (55, 5, 295, 245)


@pytest.mark.parametrize(
    ("box", "place"),
    [((0, 0, 10, 10), (0, 0, 48, 48)), ((290, 190, 300, 200), (252, 152, 300, 200))],
)
def test_what_is_shown_is_moved_into_the_image(box, place):
    assert Crop(box, None).place_within(300, 200) == place


def test_what_is_shown_is_cut_where_the_image_is_smaller():
    assert Crop((0, 0, 100, 20), None).place_within(120, 30) == (0, 0, 120, 30)


def test_lines_are_as_wide_on_dense_screens_and_predictions_are_dashed():
    _, truth = pens(line_of(Side.TRUTH), STRONG)
    _, dense = pens(line_of(Side.TRUTH), STRONG, 2.0)
    _, prediction = pens(line_of(Side.PREDICTION), STRONG)
    assert dense.widthF() == 2 * truth.widthF()
    assert truth.isCosmetic()
    assert not truth.dashPattern()
    assert prediction.dashPattern()


def test_a_mask_is_drawn_pixel_for_pixel_with_its_edge():
    pixels = np.zeros((40, 60), np.uint8)
    pixels[10:20, 30:45] = 1
    pixels[10, 30] = 0
    runs = coco_masks.encode(np.asfortranarray(pixels))
    mask = drawn_with(region(runs["counts"], (40, 60))).mask
    assert mask.place == QPointF(30, 10)
    alpha = np.array([[mask.picture.pixelColor(x, y).alpha() for x in range(15)] for y in range(10)])
    assert np.array_equal(alpha > 0, pixels[10:20, 30:45] == 1)
    assert alpha[5, 5] == FILL
    assert {alpha[0, 5], alpha[9, 5], alpha[5, 0], alpha[5, 14]} == {LINE}


def test_a_polygon_is_drawn_with_all_its_parts():
    parts = [[(10, 10), (20, 10), (20, 20)], [(30, 30), (40, 30), (40, 40)]]
    shape = drawn_with(polygons(parts)).shape
    assert shape.contains(QPointF(18, 12))
    assert shape.contains(QPointF(38, 32))
    assert not shape.contains(QPointF(25, 25))


def test_a_truth_says_that_it_is_a_crowd_or_difficult():
    made = make_detection([(0, 0, 10, 10, 40, 40), (0, 0, 50, 50, 90, 90)], {"first": []}, names=("cat",))
    rows = [(0, 0, 10, 10, 40, 40), (0, 0, 50, 50, 90, 90)]
    marked = make_annotations(
        rows, crowd=frozen([False, True], np.bool_), difficult=frozen([False, False], np.bool_)
    )
    evaluation = replace(made, truth=marked)
    counted = in_worker(count, evaluation, 0, CountingRule())
    drawn = in_worker(image_objects, evaluation, listed(evaluation, counted)[0]).objects
    assert [one.words for one in drawn] == ["cat", "cat (crowd)"]


def drawn_with(shape):
    """The truth of a scene whose truth has a region."""
    made = make_detection([(0, 0, 10, 10, 40, 40)], {"first": []}, names=("cat",))
    truth = make_annotations([(0, 0, 10, 10, 40, 40)], region=shape)
    evaluation = replace(made, truth=truth)
    counted = in_worker(count, evaluation, 0, CountingRule())
    example = listed(evaluation, counted)[0]
    return in_worker(image_objects, evaluation, example).objects[0]


def region(runs, size):
    return Regions(
        point=frozen(np.empty((0, 2)), np.float64),
        ring_start=frozen([0], np.int64),
        first_ring=frozen([0, 0], np.int64),
        runs=frozen(np.frombuffer(runs, np.uint8), np.uint8),
        runs_start=frozen([0, len(runs)], np.int64),
        runs_size=frozen([size], np.int32),
    )


def polygons(rings):
    return Regions(
        point=frozen(np.concatenate(rings), np.float64),
        ring_start=frozen(np.cumsum([0, *map(len, rings)]), np.int64),
        first_ring=frozen([0, len(rings)], np.int64),
        runs=frozen([], np.uint8),
        runs_start=frozen([0, 0], np.int64),
        runs_size=frozen([(0, 0)], np.int32),
    )


def listed(evaluation, counted):
    state = ViewState(background=True)
    return in_worker(examples_of, evaluation, counted, Selection(), state, ExampleQuery(), Cancel())


def test_cards_say_what_became_of_an_object():
    evaluation = make_detection(
        [(0, 0, 0, 0, 10, 10), (0, 1, 50, 50, 60, 60), (0, 0, 80, 80, 90, 90)],
        {"first": [(0, 0, 0.9, 0, 0, 10, 8), (0, 0, 0.8, 50, 50, 60, 60), (0, 1, 0.7, 200, 0, 210, 10)]},
        names=("cat", "dog"),
    )
    counted = in_worker(count, evaluation, 0, CountingRule())
    examples = listed(evaluation, counted)
    assert {card_lines(example) for example in examples} == {
        (("✓ cat", "90.0 %"), ("IoU 0.80", "")),
        (("✗ cat", "80.0 %"), ("is dog", ""), ("IoU 1.00", "")),
        (("✗ dog", "70.0 %"), ("false alarm", ""), ("nothing there", "")),
        (("✗ missed", ""), ("is cat", ""), ("overlooked", "")),
    }
    assert "0: missed cat, overlooked" in {one_line(example) for example in examples}
