"""What boxes do not tell of photographs that are marked to be turned is said, and asked for."""

import json

import pytest
from coco_files import counted, results, thing, truth
from opening import codes, opened
from PIL import Image

from cmviewer.readers.decision_keys import told


@pytest.mark.parametrize(("key", "value"), [("exif.prediction", "stored"), ("exif.truth", "stored")])
def test_boxes_of_turned_photographs_that_tell_nothing_are_asked_for_both_sides(tmp_path, key, value):
    (tmp_path / "images").mkdir()
    (tmp_path / "labels").mkdir()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (64, 40)).save(tmp_path / "images" / "a.jpg", exif=exif)
    (tmp_path / "labels" / "a.txt").write_text("0 0.1 0.1 0.1 0.1\n")
    found = [{"image_id": "a", "category_id": 0, "bbox": [20, 20, 10, 10], "score": 0.9}]
    (tmp_path / "predictions.json").write_text(json.dumps(found))
    evaluation = opened(tmp_path)
    assert codes(evaluation) == {"photographs-uncertain"}
    assert (key, (value,)) in {(one.decision, one.readings) for one in evaluation.problems}


@pytest.mark.parametrize("side", ["exif.prediction", "exif.truth"])
def test_two_of_three_boxes_of_turned_photographs_may_lie_right_by_luck_and_it_is_said(tmp_path, side):
    turned_scene(tmp_path, hits=2, misses=1)
    evaluation = opened(tmp_path)
    assert codes(evaluation) == {"photographs-uncertain"}
    assert (side, ("stored",)) in {(one.decision, one.readings) for one in evaluation.problems}


def test_nine_of_ten_boxes_of_turned_photographs_tell_what_they_are_about(tmp_path):
    turned_scene(tmp_path, hits=9, misses=1)
    assert codes(opened(tmp_path)) == set()


def test_both_sides_of_nearly_square_photographs_may_be_about_them_as_stored(tmp_path):
    """Of shares beside pixels: read as seen, boxes that are far from the corner lie elsewhere."""
    width, height, side = 104, 100, 9
    (tmp_path / "images").mkdir()
    (tmp_path / "labels").mkdir()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (width, height)).save(tmp_path / "images" / "a.jpg", exif=exif)
    corners = [(5, 2), (20, 5), (5, 20), (20, 20), (35, 5), (5, 35), (85, 80), (90, 60)]
    middles = [((x + side / 2) / width, (y + side / 2) / height) for x, y in corners]
    lines = [f"0 {x} {y} {side / width} {side / height}\n" for x, y in middles]
    (tmp_path / "labels" / "a.txt").write_text("".join(lines))
    boxes = [[x, y, side, side] for x, y in corners]
    found = [{"image_id": "a", "category_id": 0, "bbox": box, "score": 0.9} for box in boxes]
    (tmp_path / "predictions.json").write_text(json.dumps(found))
    evaluation = opened(tmp_path)
    assert {one.decision for one in evaluation.problems} == {"exif.truth", "exif.prediction"}
    both = (told("exif.truth", "stored"), told("exif.prediction", "stored"))
    assert counted(opened(tmp_path, told=both)) == {("0", "0"): len(corners)}


def test_boxes_about_a_photograph_as_stored_are_no_corners_because_they_leave_it_as_it_is_seen(tmp_path):
    """Across, 150 to 450 are inside 1000 but not inside 400, where 150 to 300 would be."""
    turned_photograph(tmp_path)
    images = [{"id": 1, "file_name": "a.jpg", "width": 400, "height": 1000}]
    things = [thing(1, [10, 900 + n, 9, 9], id=n) for n in range(1, 9)]
    found = [thing(1, [150, 10 * n, 300, 200], score=0.9) for n in range(8)]
    (tmp_path / "truth.json").write_text(truth(*things, images=images))
    (tmp_path / "r.json").write_text(results(*found))
    assert "boxes-read-otherwise" not in codes(opened(tmp_path))


def turned_photograph(top):
    """One that is seen 400 wide and 1000 high."""
    (top / "images").mkdir()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (1000, 400)).save(top / "images" / "a.jpg", exif=exif)


def turned_scene(top, hits, misses):
    """Objects of one photograph, whose size is told for no side."""
    turned_photograph(top)
    (top / "labels").mkdir()
    places = range(10, 60 * (hits + misses), 60)
    lines = [f"0 {30 / 400} {(y + 10) / 1000} {20 / 400} {20 / 1000}\n" for y in places]
    (top / "labels" / "a.txt").write_text("".join(lines))
    boxes = [[20, y, 20, 20] if n < hits else [150, y, 20, 20] for n, y in enumerate(places)]
    found = [{"image_id": "a", "category_id": 0, "bbox": box, "score": 0.9} for box in boxes]
    (top / "predictions.json").write_text(json.dumps(found))
