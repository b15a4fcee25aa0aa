import json

import numpy as np
import pytest
from reading_objects import codes, read, read_only, said, sources_in
from real_data import real_data

from cmviewer.readers.objects.parts import PREDICTION


def shape(label, points, kind="polygon", **more):
    return {"label": label, "points": points, "shape_type": kind, "group_id": None, **more}


def labelme(*shapes, **more):
    return json.dumps({"imagePath": "a.jpg", "imageHeight": 60, "imageWidth": 80, "shapes": shapes, **more})


def test_a_rectangle_is_a_box_in_any_order_of_its_corners(folder):
    top = folder({"a.json": labelme(shape("cat", [[30, 5], [10, 40]], "rectangle"))})
    part, problems = read_only(top)
    assert said(part) == [("a", "cat", [10, 5, 30, 40], None)]
    assert part.region is None
    assert part.image_sizes.tolist() == [[80, 60]]
    assert problems == []


def test_a_circle_is_a_polygon_of_the_same_area(folder):
    part, _ = read_only(folder({"a.json": labelme(shape("cat", [[30, 30], [30, 40]], "circle"))}))
    x, y = part.region.rings(0)[0].T
    assert abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2 == pytest.approx(np.pi * 100)


@pytest.mark.parametrize("side", [-1e308, 1e308, -5, 2**40, 0.0])
def test_a_side_that_no_image_can_have_is_unknown(folder, side):
    content = labelme(shape("cat", [[30, 5], [10, 40]], "rectangle"), imageHeight=side)
    part, _ = read_only(folder({"a.json": content}))
    assert part.image_sizes.tolist() == [[80, 0]]
    assert said(part) == [("a", "cat", [10, 5, 30, 40], None)]


def test_shapes_of_one_group_and_class_are_one_object(folder):
    square, other = [[0, 0], [4, 0], [4, 4]], [[10, 10], [14, 10], [14, 14]]
    shapes = [
        shape("cat", square, group_id=1),
        shape("dog", square, group_id=1),
        shape("cat", other, group_id=1),
        shape("cat", [[20, 20], [22, 25]], "rectangle", group_id=1),
        shape("cat", square),
    ]
    part, problems = read_only(folder({"a.json": labelme(*shapes)}))
    assert [row[1:3] for row in said(part)] == [
        ("cat", [0, 0, 22, 25]),
        ("dog", [0, 0, 4, 4]),
        ("cat", [0, 0, 4, 4]),
    ]
    assert np.diff(part.region.first_ring).tolist() == [3, 1, 1]
    assert problems == []


def test_scores_make_predictions(folder):
    top = folder({"some/a.json": labelme(shape("cat", [[0, 0], [4, 4]], "rectangle", score=0.5))})
    source = sources_in(top)["some"]
    assert source.roles == PREDICTION
    assert read(source, top)[0].score.tolist() == [0.5]


def test_lines_and_points_are_left_out_and_counted(folder):
    shapes = [shape("a", [[0, 0], [4, 4]], "line"), shape("b", [[0, 0]], "point")]
    part, problems = read_only(folder({"a.json": labelme(*shapes)}))
    assert (len(part), part.image_names) == (0, ("a",))
    assert [(one.code, one.times) for one in problems] == [("shape-left-out", 2)]


def test_a_polygon_of_two_points_is_left_out_and_a_closed_one_is_opened(folder):
    shapes = [shape("a", [[0, 0], [4, 4]]), shape("b", [[0, 0], [4, 0], [4, 4], [0, 0]])]
    part, problems = read_only(folder({"a.json": labelme(*shapes)}))
    assert [one.code for one in problems] == ["polygon-too-short"]
    assert part.region.rings(0)[0].tolist() == [[0, 0], [4, 0], [4, 4]]


@pytest.mark.parametrize("content", ['{"imagePath": "b", "shapes": [', '{"imagePath": 3, "shapes": 3}', ""])
def test_a_broken_file_is_named_and_the_others_are_read(folder, content):
    top = folder({"a.json": labelme(shape("a", [[0, 0], [4, 4]], "rectangle")), "b.json": content})
    part, problems = read_only(top)
    assert part.image_names == ("a",)
    assert [one.file.name for one in problems] == ["b.json"]
    assert codes(problems)[0] in {"file-unreadable", "file-empty"}


def test_an_image_inside_the_file_may_stand_before_the_shapes(folder):
    inside = {"imagePath": "a.jpg", "imageData": "A" * 9000}
    content = json.dumps({**inside, "shapes": [shape("cat", [[1, 2], [3, 4]], "rectangle")]})
    assert said(read_only(folder({"a.json": content}))[0]) == [("a", "cat", [1, 2, 3, 4], None)]


def test_other_json_is_not_taken_for_labelme(folder):
    coco = {"images": [], "annotations": [], "categories": []}
    top = folder({"a.json": json.dumps(coco), "b/c.json": "[]", "d/e.json": '{"shapes": "round"}'})
    assert not any("labelme" in source.layout.name for source in sources_in(top).values())


def test_real_files_with_images_inside_open():
    top = real_data("formats") / "labelme_json"
    part, problems = read_only(top)
    assert said(part)[:2] == [
        ("2007_000061", "boat", [274, 11, 437, 279], None),
        ("2007_000061", "boat", [184, 214, 281, 252], None),
    ]
    assert part.image_sizes[0].tolist() == [500, 333]
    assert problems == []
