"""Readings that tools really write are told apart by whether boxes lie on objects; what is told counts."""

import json

import numpy as np
import pytest
from coco_files import counted, results, thing, truth
from opening import codes, opened, refusal
from PIL import Image, ImageOps

from cmviewer.evaluation import Origin
from cmviewer.readers.decision_keys import told
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.request import OpenRequest, with_told

SIDE = 200
NAMES = ("cat", "dog", "owl")
RIGHT = {("cat", "cat"): 6, ("dog", "dog"): 6, ("owl", "owl"): 6, ("cat", "dog"): 1, ("background", "owl"): 1}


def scene(seed=3):
    """Six images: their objects (image, class, box), and what a good model finds, one slip, one alarm."""
    draw = np.random.default_rng(seed)
    true = []
    for image in range(6):
        for place, name in enumerate(("cat", "dog", "owl", *(("cat",) if image == 0 else ()))):
            corner = np.array([5 + 95 * (place % 2), 5 + 95 * (place // 2)])
            size = draw.integers(25, 80, 2)
            true.append((image, name, [*corner.tolist(), *size.tolist()]))
    found = [(image, name, [x + 1, y, w, h + 1]) for image, name, (x, y, w, h) in true]
    found[3] = (0, "dog", found[3][2])
    return true, [*found, (5, "owl", [150, 150, 40, 40])]


def listed(names=None):
    names = names or [f"p{image}.jpg" for image in range(6)]
    return [
        {"id": image + 10, "file_name": name, "width": SIDE, "height": SIDE}
        for image, name in enumerate(names)
    ]


def classes(numbers):
    return [{"id": number, "name": name} for number, name in zip(numbers, NAMES, strict=True)]


def data_set(true, numbers=(1, 2, 3), categories=None, names=None, first=10):
    images = [{**one, "id": one["id"] - 10 + first} for one in listed(names)]
    place = dict(zip(NAMES, numbers, strict=True))
    objects = [thing(place[name], box, image=image + first) for image, name, box in true]
    return truth(*objects, images=images, categories=categories or classes(numbers))


def found_as(found, number, box=lambda box: box, image=lambda image: image + 10):
    return results(*(thing(number[name], box(four), image=image(at), score=0.9) for at, name, four in found))


def taken(evaluation, key):
    return next(one for one in evaluation.interpretation.decisions if one.key == key)


PLAIN = dict(zip(NAMES, (1, 2, 3), strict=True))


def test_what_needs_no_decision_is_silent_and_recorded(folder):
    true, found = scene()
    evaluation = opened(folder({"t.json": data_set(true), "r.json": found_as(found, PLAIN)}))
    assert counted(evaluation) == RIGHT
    assert evaluation.problems == ()
    assert {one.key for one in evaluation.interpretation.decisions} >= {
        "task",
        "join",
        "boxes.truth",
        "boxes.prediction",
        "class-numbers",
    }
    roles = {one.path.name: one.role.value for one in evaluation.interpretation.files}
    assert roles.items() >= {"t.json": "truth", "r.json": "prediction"}.items()


CLASS_NUMBERS = {
    "rank": ((1, 5, 90), None, (0, 1, 2)),
    "position": ((3, 1, 2), None, (0, 1, 2)),
    "from-1": ((0, 1, 2), None, (1, 2, 3)),
    "rank without the class above": ((1, 2, 3), {"id": 0, "name": "animals"}, (0, 1, 2)),
}


@pytest.mark.parametrize("way", CLASS_NUMBERS)
def test_class_numbers_are_read_as_overlapping_boxes_have_classes_and_it_is_said(folder, way):
    numbers, above, written = CLASS_NUMBERS[way]
    categories = [*([above] if above else []), *classes(numbers)]
    true, found = scene()
    place = dict(zip(NAMES, written, strict=True))
    path = folder({"t.json": data_set(true, numbers, categories), "r.json": found_as(found, place)})
    evaluation = opened(path)
    assert counted(evaluation) == RIGHT
    assert codes(evaluation) == {"class-numbers-shifted"}
    value = taken(evaluation, "class-numbers").taken
    again = with_told(OpenRequest(path), [told("class-numbers", value)])
    assert counted(opened(path, told=again.told)) == RIGHT


def test_told_class_numbers_are_followed_though_boxes_say_otherwise(folder):
    true, found = scene()
    path = folder(
        {"t.json": data_set(true), "r.json": found_as(found, dict(zip(NAMES, (0, 1, 2), strict=True)))}
    )
    assert counted(opened(path)) == RIGHT
    evaluation = opened(path, told=(told("class-numbers", "plain"),))
    assert counted(evaluation)[("dog", "cat")] == 6  # dog was written as 1, which is cat's id
    assert taken(evaluation, "class-numbers").origin is Origin.TOLD


def test_names_beside_the_numbers_count(folder):
    true, found = scene()
    place = dict(zip(NAMES, (7, 0, 1), strict=True))
    objects = [
        {**thing(place[name], box, image=at + 10, score=0.9), "category_name": name}
        for at, name, box in found
    ]
    evaluation = opened(folder({"t.json": data_set(true), "r.json": results(*objects)}))
    assert counted(evaluation) == RIGHT
    assert evaluation.problems == ()


@pytest.mark.parametrize("of", ["truth", "prediction"])
@pytest.mark.parametrize(
    ("written", "as_written"),
    [
        ("ltrb", lambda b: [b[0], b[1], b[0] + b[2], b[1] + b[3]]),
        ("cxcywh", lambda b: [b[0] + b[2] / 2, b[1] + b[3] / 2, b[2], b[3]]),
        ("ltwh-normalised", lambda b: [value / SIDE for value in b]),
        ("ltrb-normalised", lambda b: [v / SIDE for v in (b[0], b[1], b[0] + b[2], b[1] + b[3])]),
    ],
)
def test_boxes_are_read_as_they_lie_on_objects_and_it_is_said(folder, of, written, as_written):
    true, found = scene()
    if of == "truth":
        true = [(image, name, as_written(box)) for image, name, box in true]
        predicted = found_as(found, PLAIN)
    else:
        predicted = found_as(found, PLAIN, as_written)
    path = folder({"t.json": data_set(true), "r.json": predicted})
    evaluation = opened(path)
    assert counted(evaluation) == RIGHT
    assert codes(evaluation) == {"boxes-read-otherwise"}
    assert taken(evaluation, f"boxes.{of}").taken == written
    request = with_told(OpenRequest(path), [told(f"boxes.{of}", written.replace("normalised", "shares"))])
    assert counted(opened(path, told=request.told, boxes=request.boxes)) == RIGHT


def test_a_told_box_format_is_about_predictions_alone(folder):
    files = {"truth/a.txt": "cat 10 10 50 50\n", "preds/a.txt": "cat 0.9 10 10 40 40\n"}
    evaluation = opened(folder(files), boxes=BoxFormat.LTWH)
    assert evaluation.truth.box.tolist() == [[10, 10, 50, 50]]
    assert counted(evaluation) == {("cat", "cat"): 1}
    turned = opened(folder(files), told=(told("boxes.truth", "ltwh"),), boxes=BoxFormat.LTWH)
    assert turned.truth.box.tolist() == [[10, 10, 60, 60]]


def test_ids_that_are_numbers_of_file_names_are_found_where_all_are_ids_too(folder):
    true, found = scene()
    names = [f"{image + 1:06}.jpg" for image in range(6)]
    true = [one for one in true if one[0] < 5]
    found = [one for one in found if one[0] < 5]
    whole = data_set(true, names=names, first=0)
    path = folder({"t.json": whole, "r.json": found_as(found, PLAIN, image=lambda at: at + 1)})
    evaluation = opened(path)
    right = {("cat", "cat"): 5, ("dog", "dog"): 5, ("owl", "owl"): 5, ("cat", "dog"): 1}
    assert counted(evaluation) == right
    assert codes(evaluation) == {"images-joined-otherwise"}
    assert counted(opened(path, told=(told("join", "number"),))) == right
    assert counted(opened(path, told=(told("join", "id"),))) != right


@pytest.mark.parametrize("mark", range(1, 9))
@pytest.mark.parametrize("frame", ["stored", "seen"])
def test_boxes_of_photographs_that_are_turned_are_read_before_or_after_turning(tmp_path, mark, frame):
    width, height = 64, 40
    seen = (height, width) if mark >= 5 else (width, height)
    (tmp_path / "images").mkdir()
    (tmp_path / "labels").mkdir()
    exif = Image.Exif()
    exif[0x0112] = mark
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[3:15, 8:30] = 255  # the object, as it is stored
    Image.fromarray(pixels).save(tmp_path / "images" / "a.jpg", exif=exif, quality=95)
    x0, y0, x1, y1 = bounds_as_seen(tmp_path / "images" / "a.jpg")
    shares = [(x0 + x1) / 2 / seen[0], (y0 + y1) / 2 / seen[1], (x1 - x0) / seen[0], (y1 - y0) / seen[1]]
    (tmp_path / "labels" / "a.txt").write_text(f"0 {' '.join(map(str, shares))}\n")
    box = [8, 3, 22, 12] if frame == "stored" else [x0, y0, x1 - x0, y1 - y0]
    found = [{"image_id": "a", "category_id": 0, "bbox": box, "score": 0.9}]
    (tmp_path / "predictions.json").write_text(json.dumps(found))
    evaluation = opened(tmp_path)
    assert counted(evaluation) == {("0", "0"): 1}


def bounds_as_seen(file):
    """Where the white object lies when Pillow turns the photograph."""
    with Image.open(file) as image:
        bright = np.asarray(ImageOps.exif_transpose(image).convert("L")) > 128
    rows, columns = np.flatnonzero(bright.any(axis=1)), np.flatnonzero(bright.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def test_of_splits_numbered_alike_the_one_is_taken_on_which_predictions_lie(folder):
    true, found = scene()
    other, _ = scene(seed=8)
    moved = [(image, name, [120 - x, 130 - y, 20, 20]) for image, name, (x, y, _, _) in other]
    files = {
        "train/_annotations.coco.json": data_set(moved, names=[f"t{i}.jpg" for i in range(6)]),
        "valid/_annotations.coco.json": data_set(true),
        "out/results.json": found_as(found, PLAIN),
    }
    path = folder(files)
    assert counted(opened(path)) == RIGHT
    assert counted(opened(path, told=(told("split", "valid"),))) == RIGHT
    assert counted(opened(path, told=(told("split", "train"),))) != RIGHT


@pytest.mark.parametrize("bare", [False, True])
def test_splits_that_cannot_be_told_apart_are_asked_also_one_without_a_true_box_there(folder, bare):
    true, _ = scene()
    images = range(5) if bare else range(6)
    nothing = results(*(thing(1, [180, 180, 5, 5], image=image + 10, score=0.9) for image in images))
    files = {
        "train/_annotations.coco.json": data_set(true, names=[f"t{i}.jpg" for i in range(6)]),
        "test/_annotations.coco.json": data_set(true, names=[f"u{i}.jpg" for i in range(6)]),
        "valid/_annotations.coco.json": data_set([one for one in true if not bare or one[0] == 5]),
        "out/results.json": nothing,
    }
    path = folder(files)
    (problem, *_) = refusal(path).problems
    assert (problem.code, problem.decision) == ("truth-uncertain", "split")
    assert set(problem.readings) == {"train", "test", "valid"}
    for split in problem.readings:
        evaluation = opened(path, told=(told("split", split),))
        [taken] = [one for one in evaluation.interpretation.decisions if one.key == "split"]
        assert taken.taken == split


def test_numbers_of_labels_that_are_all_one_too_high_may_count_from_1_where_that_is_told(folder):
    boxes = [f"{label} 0.{place} 0.5 0.1 0.1" for label, place in ((0, 2), (1, 4), (2, 6))]
    found = [f"{int(box[0]) + 1}{box[1:]} 0.9" for box in boxes]
    files = {
        "data.yaml": "names: [cat, dog, owl]\n",
        "labels/val/a.txt": "\n".join(boxes),
        "runs/val/labels/a.txt": "\n".join(found),
    }
    path = folder(files)
    [problem] = [one for one in opened(path).problems if one.code == "class-out-of-range"]
    assert (problem.decision, problem.readings) == ("class-numbers", ("from-1",))
    right = {("cat", "cat"): 1, ("dog", "dog"): 1, ("owl", "owl"): 1}
    assert counted(opened(path, told=(told("class-numbers", "from-1"),))) == right
