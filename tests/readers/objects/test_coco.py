"""COCO's files, and what stands in them that others would not write."""

import json

import numpy as np
import pytest
from coco_files import CATEGORIES, IMAGES, SQUARE, results, thing, truth
from pycocotools import mask as coco_masks
from reading_objects import codes, read_only, said, sources_in

from cmviewer.errors import CmviewerError
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.parts import PREDICTION, TRUTH, BoxUnit


def test_a_data_set_says_images_classes_and_boxes(folder):
    part, problems = read_only(folder({"t.json": truth(thing(2, [10, 20, 30, 40], id=7), thing(1))}))
    assert said(part) == [
        ("a.jpg", "dog", [10, 20, 40, 60], None),
        ("a.jpg", "cat", [10, 10, 30, 30], None),
    ]
    assert (part.class_names, part.class_ids, part.named) == (("cat", "dog"), (1, 2), True)
    assert (part.image_ids, part.image_sizes.tolist()) == (("1",), [[100, 100]])
    assert part.identity.tolist() == [0, 1]
    assert problems == []


def test_ids_of_objects_are_kept_where_all_have_one(folder):
    part, _ = read_only(folder({"t.json": truth(thing(2, id=70), thing(1, id=9))}))
    assert part.identity.tolist() == [70, 9]


def test_results_have_numbers_for_classes_and_images(folder):
    text = results(thing(90, score=0.5), thing(3, image=42, score=0.25))
    source = sources_in(folder({"r.json": text}))["r.json"]
    assert (source.roles, source.numbered, source.has_regions) == (PREDICTION, True, False)
    part, _ = read_only(folder({}))
    assert said(part) == [("1", "90", [10, 10, 30, 30], 0.5), ("42", "3", [10, 10, 30, 30], 0.25)]
    assert (part.class_ids, part.named) == ((3, 90), False)


@pytest.mark.parametrize(
    ("name", "text", "roles"),
    [
        ("t.json", truth(thing(1)), TRUTH),
        ("t.json", truth(thing(1, score=0.5)), PREDICTION),
        ("t.json", json.dumps({"info": {}, "licenses": None, **json.loads(truth(thing(1)))}), TRUTH),
        ("r.json", results(thing(1)), PREDICTION),
        ("predictions.json", "[]", PREDICTION),
        ("p.segm.json", "[]", PREDICTION),
        ("numbers.json", "[]", None),
        ("r.json", '[{"image": "a", "label": "cat"}]', None),
        ("c.json", '{"categories": [{"id": 1}]}', None),
        ("panoptic.json", truth({"image_id": 1, "segments_info": []}), None),
    ],
)
def test_content_says_what_a_file_holds(folder, name, text, roles):
    found = sources_in(folder({name: text}))
    assert [source.roles for source in found.values()] == ([] if roles is None else [roles])


def test_text_ids_are_ids(folder):
    images = [{"id": "x", "file_name": "x.jpg"}, {"id": "y", "file_name": "y.jpg"}]
    categories = [{"id": "7", "name": "cat"}, {"id": "9", "name": "dog"}]
    annotations = [thing("9", image="y"), thing("7", image="x")]
    part, problems = read_only(folder({"t.json": truth(*annotations, images=images, categories=categories)}))
    assert [row[:2] for row in said(part)] == [("y.jpg", "dog"), ("x.jpg", "cat")]
    assert part.class_ids == (7, 9)
    assert problems == []


def test_classes_that_results_name_are_names(folder):
    part, _ = read_only(folder({"r.json": results(thing("dog", score=1), thing("cat", score=1))}))
    assert (part.class_names, part.named, part.class_ids) == (("cat", "dog"), True, ())


def test_odd_records_are_left_out_and_said_once_a_kind(folder):
    good = thing(1, score=0.5)
    bad = [{"image_id": 1, "bbox": SQUARE}, {"image_id": 1, "bbox": SQUARE}, 5, thing(1, [1, 2, 3])]
    part, problems = read_only(folder({"r.json": json.dumps([good, *bad, good])}))
    assert len(part) == 2
    assert part.identity.tolist() == [0, 5]
    assert codes(problems) == ["record-unreadable"] * 3
    assert [problem.times for problem in problems] == [2, 1, 1]
    assert "object 2 " in problems[0].what


def test_numbers_in_text_are_numbers(folder):
    record = {"image_id": 1, "category_id": 1, "bbox": ["1", "2", "3", "4"], "score": "0.5"}
    part, problems = read_only(folder({"r.json": json.dumps([record])}))
    assert [row[2:] for row in said(part)] == [([1, 2, 4, 6], 0.5)]
    assert problems == []


def test_no_number_and_negative_sizes_are_left_out_and_zero_stays(folder):
    boxes = [[1, 2, 3, 4], [1, 2, float("nan"), 4], [1, 2, float("inf"), 4], [5, 5, -1, 2], [5, 5, 0, 0]]
    text = json.dumps([thing(1, box, score=1) for box in boxes])
    part, problems = read_only(folder({"r.json": text}))
    assert [row[2] for row in said(part)] == [[1, 2, 4, 6], [5, 5, 5, 5]]
    assert [(one.code, one.line, one.times) for one in problems] == [
        ("box-not-a-number", 2, 2),
        ("box-negative", 4, 1),
    ]


def test_unknown_images_and_classes_are_left_out_with_their_first_place(folder):
    annotations = [thing(1), thing(5), thing(5), thing(1, image=9)]
    part, problems = read_only(folder({"t.json": truth(*annotations)}))
    assert len(part) == 1
    assert {(one.code, one.line, one.times) for one in problems} == {
        ("category-unknown", 2, 2),
        ("image-unknown", 4, 1),
    }


def test_sizes_that_no_image_can_have_are_said_and_count_as_unknown(folder):
    sizes = [(80, 60), (1e12, 60), (80, -5), (0, 0), (None, None)]
    images = [{"id": i, "file_name": f"{i}.jpg", "width": w, "height": h} for i, (w, h) in enumerate(sizes)]
    part, problems = read_only(folder({"t.json": truth(thing(1), images=images)}))
    assert part.image_sizes.tolist() == [[80, 60], [0, 60], [80, 0], [0, 0], [0, 0]]
    assert [(one.code, one.times) for one in problems] == [("image-size-odd", 2)]
    assert "'1.jpg'" in problems[0].what


def test_a_file_that_ends_too_early_is_refused(folder):
    text = results(*[thing(1, score=0.5)] * 50)
    with pytest.raises(CmviewerError) as caught:
        read_only(folder({"r.json": text[: len(text) // 2]}))
    assert codes(caught.value.problems) == ["file-unreadable"]
    assert "cut off" in caught.value.problems[0].what


def test_boxes_are_meant_as_told(folder):
    path = folder({"r.json": results(thing(1, [0.1, 0.2, 0.3, 0.4], score=1))})
    part, _ = read_only(path, boxes=BoxFormat.LTRB_NORMALISED)
    assert part.unit is BoxUnit.IMAGE
    assert part.box.tolist() == [[0.1, 0.2, 0.3, 0.4]]


def shaped(*shapes, **more):
    return truth(*(thing(1, segmentation=shape, **more) for shape in shapes))


def test_polygons_are_rings_whose_last_point_is_not_the_first(folder):
    part, problems = read_only(
        folder({"t.json": shaped([[1, 1, 9, 1, 9, 9, 1, 1], [20, 20, 30, 20, 30, 30]])})
    )
    assert [ring.tolist() for ring in part.region.rings(0)] == [
        [[1, 1], [9, 1], [9, 9]],
        [[20, 20], [30, 20], [30, 30]],
    ]
    assert problems == []


def test_an_empty_segmentation_leaves_the_box(folder):
    part, problems = read_only(folder({"t.json": shaped([], [[1, 1, 9, 1, 9, 9]])}))
    assert part.region.is_polygon.tolist() == [False, True]
    assert problems == []


def test_masks_are_read_in_both_writings(folder):
    mask = np.zeros((100, 100), np.uint8)
    mask[20:40, 30:70] = 1
    counts = [30 * 100 + 20, *([20, 80] * 40)]
    counts[-1] += 100 * 100 - sum(counts)
    text = coco_masks.encode(np.asfortranarray(mask))["counts"].decode()
    shapes = {"counts": counts, "size": [100, 100]}, {"counts": text, "size": [100, 100]}
    part, problems = read_only(folder({"t.json": shaped(*shapes)}))
    assert [part.region.mask(row) for row in (0, 1)] == [(text.encode(), (100, 100))] * 2
    assert problems == []


def test_what_has_no_box_has_the_bounds_of_its_region(folder):
    mask = np.zeros((50, 60), np.uint8)
    mask[20:40, 30:55] = 1
    text = coco_masks.encode(np.asfortranarray(mask))["counts"].decode()
    found = [
        {"image_id": 1, "category_id": 1, "score": 1, "segmentation": [[5, 6, 20, 6, 20, 30]]},
        {"image_id": 1, "category_id": 1, "score": 1, "segmentation": {"counts": text, "size": [50, 60]}},
        {"image_id": 1, "category_id": 1, "score": 1},
    ]
    part, problems = read_only(folder({"r.json": json.dumps(found)}))
    assert part.box.tolist() == [[5, 6, 20, 30], [30, 20, 55, 40]]
    assert codes(problems) == ["box-missing"]


def test_broken_masks_and_rings_are_said_and_nothing_of_them_is_used(folder):
    shapes = [
        [[1, 1, 9, 1, 9, 9]],
        {"counts": "garbage~", "size": [100, 100]},
        {"counts": [1, 2, 3], "size": [100, 100]},
        {"counts": "", "size": [100, 100]},
        {"counts": [0, 4], "size": [-2, -2]},
        [[1, 1, 9, 9], [1, 1, 9, 1, 9, 9]],
        [[1, 1, 9, 1, 9]],
    ]
    part, problems = read_only(folder({"t.json": shaped(*shapes)}))
    assert part.region.is_polygon.tolist() == [True, True, False]
    assert [(one.code, one.line, one.times) for one in problems] == [
        ("ring-unusable", 6, 2),
        ("mask-broken", 2, 4),
    ]


def test_a_polygon_of_100_000_points_is_read(folder):
    turn = np.linspace(0, 2 * np.pi, 100_000, endpoint=False)
    ring = np.column_stack((50 + 40 * np.cos(turn), 50 + 40 * np.sin(turn))).ravel().tolist()
    part, problems = read_only(folder({"t.json": shaped([ring])}))
    assert len(part.region.rings(0)[0]) == 100_000
    assert problems == []


def test_crowds_are_known(folder):
    part, _ = read_only(folder({"t.json": truth(thing(1, iscrowd=1), thing(1, iscrowd=0), thing(2))}))
    assert part.crowd.tolist() == [True, False, False]


def test_a_mark_before_the_text_is_no_part_of_it(folder):
    part, problems = read_only(folder({"t.json": b"\xef\xbb\xbf" + truth(thing(1)).encode()}))
    assert len(part) == 1
    assert problems == []


def test_images_listed_twice_are_one(folder):
    part, _ = read_only(folder({"t.json": truth(thing(1), images=IMAGES * 2, categories=CATEGORIES)}))
    assert part.image_names == ("a.jpg",)


def test_fiftyone_labels_are_shares_from_the_corner(folder):
    found = {"label": 1, "bounding_box": [0.1, 0.2, 0.3, 0.4], "confidence": 0.5}
    text = json.dumps({"classes": ["cat", "dog"], "labels": {"x": [found], "y": None}})
    part, problems = read_only(folder({"labels.json": text}))
    assert said(part) == [("x", "dog", [0.1, 0.2, 0.4, 0.6], 0.5)]
    assert (part.unit, part.image_names, part.class_names) == (BoxUnit.IMAGE, ("x", "y"), ("cat", "dog"))
    assert problems == []


def test_createml_boxes_have_their_centre(folder):
    place = {"x": 50, "y": 40, "width": 20, "height": 10}
    images = [
        {"image": "a.jpg", "annotations": [{"label": "cat", "coordinates": place}]},
        {"image": "b.jpg", "annotations": [{"label": "cat"}]},
    ]
    part, problems = read_only(folder({"_annotations.createml.json": json.dumps(images)}))
    assert said(part) == [("a.jpg", "cat", [40, 35, 60, 45], None)]
    assert part.image_names == ("a.jpg", "b.jpg")
    assert codes(problems) == ["record-unreadable"]
