"""COCO results that scripts spell otherwise: names beside numbers, other words, boxes of other shapes."""

import json

import pytest
from coco_files import CATEGORIES, SQUARE, counted, results, thing, truth
from opening import codes, opened

IMAGES = [
    {"id": i, "file_name": f"{name}.jpg", "width": 100, "height": 100} for i, name in enumerate("ab", 1)
]
OTHER = [50, 50, 20, 20]
ON_A, ON_B = (
    (thing(1, id=1), thing(2, OTHER, id=2)),
    (thing(1, image=2, id=3), thing(2, OTHER, image=2, id=4)),
)
TRUTH = truth(*ON_A, *ON_B, images=IMAGES)
PLACES = [(SQUARE, 1, "cat"), (OTHER, 1, "dog"), (SQUARE, 2, "cat"), (OTHER, 2, "cat")]
EXPECTED = {("cat", "cat"): 2, ("dog", "dog"): 1, ("dog", "cat"): 1}
OWN_NUMBERS = {"cat": 2, "dog": 1}


def found(record):
    """Results of which each is made of its box, its image and the name of its class."""
    return [record(list(box), image, name) for box, image, name in PLACES]


@pytest.mark.parametrize("key", ["category_name", "class_name", "category", "label"])
def test_a_name_beside_the_models_own_number_counts(folder, key):
    said = found(
        lambda box, image, name: {**thing(OWN_NUMBERS[name], box, image=image, score=0.9), key: name}
    )
    evaluation = opened(folder({"truth.json": TRUTH, "r.json": results(*said)}))
    assert counted(evaluation) == EXPECTED
    assert codes(evaluation) == set()


def test_a_text_that_is_another_for_each_object_names_no_class(folder):
    said = found(lambda box, image, name: thing({"cat": 1, "dog": 2}[name], box, image=image, score=0.9))
    for place, one in enumerate(said):
        one["label"] = f"object {place}"
    assert counted(opened(folder({"truth.json": TRUTH, "r.json": results(*said)}))) == EXPECTED


def test_a_text_that_no_class_is_called_by_names_none(folder):
    """A tool writes what kind of thing each record is."""
    said = found(lambda box, image, _: thing(1, box, image=image, score=0.9, label="detection"))
    evaluation = opened(folder({"truth.json": TRUTH, "r.json": results(*said)}))
    assert counted(evaluation) == {("cat", "cat"): 2, ("dog", "cat"): 2}


@pytest.mark.parametrize("key", ["category_name", "class_name", "label"])
def test_a_name_in_place_of_the_number_is_the_class(folder, key):
    said = found(lambda box, image, name: {"image_id": image, key: name, "bbox": box, "score": 0.9})
    assert counted(opened(folder({"truth.json": TRUTH, "r.json": results(*said)}))) == EXPECTED


@pytest.mark.parametrize("key", ["score", "confidence", "conf", "probability"])
def test_the_score_may_be_called_otherwise(folder, key):
    said = found(lambda box, image, name: thing({"cat": 1, "dog": 2}[name], box, image=image, **{key: 0.9}))
    said.append(thing(1, [0, 0, 5, 5], **{key: 0.1}))
    evaluation = opened(folder({"truth.json": TRUTH, "r.json": results(*said)}))
    assert counted(evaluation) == EXPECTED
    assert codes(evaluation) == set()


def corners(box):
    return box[0], box[1], box[0] + box[2], box[1] + box[3]


SHAPES = {
    "sizes by name": lambda box: dict(zip(("x", "y", "width", "height"), box, strict=True)),
    "corners by name": lambda box: dict(zip(("xmin", "ymin", "xmax", "ymax"), corners(box), strict=True)),
    "two corners": lambda box: [list(corners(box)[:2]), list(corners(box)[2:])],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_box_of_another_shape_is_read(folder, shape):
    written = SHAPES[shape]
    said = found(
        lambda box, image, name: {
            **thing({"cat": 1, "dog": 2}[name], image=image, score=0.9),
            "bbox": written(box),
        }
    )
    evaluation = opened(folder({"truth.json": TRUTH, "r.json": results(*said)}))
    assert counted(evaluation) == EXPECTED
    assert codes(evaluation) == set()


@pytest.mark.parametrize("key", ["predictions", "results", "detections"])
def test_a_list_under_a_name_of_its_own_is_read(folder, key):
    said = found(lambda box, image, name: thing({"cat": 1, "dog": 2}[name], box, image=image, score=0.9))
    wrapped = json.dumps({"model": "owl", "config": {"score": 0.5}, key: said})
    assert counted(opened(folder({"truth.json": TRUTH, "r.json": wrapped}))) == EXPECTED


@pytest.mark.parametrize("empty", [[0, 0, 0, 0], [], None])
def test_a_box_without_a_size_is_that_of_its_polygon(folder, empty):
    ring = [10, 10, 30, 10, 30, 30, 10, 30]
    true = truth({**thing(1, id=1, segmentation=[ring]), "bbox": empty})
    evaluation = opened(folder({"truth.json": true, "r.json": results(thing(1, score=0.9))}))
    assert counted(evaluation) == {("cat", "cat"): 1}
    assert codes(evaluation) == set()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_files_may_have_the_encodings_of_windows(folder, encoding):
    said = found(lambda box, image, name: thing({"cat": 1, "dog": 2}[name], box, image=image, score=0.9))
    files = {"truth.json": TRUTH.encode(encoding), "r.json": results(*said).encode(encoding)}
    assert counted(opened(folder(files))) == EXPECTED


def test_files_are_the_images_where_one_id_stands_beside_several(folder):
    """A script writes 0, or the place in a batch, as id of every image."""
    said = found(
        lambda box, image, name: thing(
            {"cat": 1, "dog": 2}[name], box, image=0, score=0.9, file_name=f"{'ab'[image - 1]}.jpg"
        )
    )
    evaluation = opened(folder({"truth.json": TRUTH, "r.json": results(*said)}))
    assert counted(evaluation) == EXPECTED
    assert codes(evaluation) == set()


def test_names_beside_numbers_are_told_off_by_plain_numbers(folder):
    """Numbers of the truth count where that is told, whatever names stand beside them."""
    from cmviewer.readers.decision_keys import told

    said = found(lambda box, image, name: thing(OWN_NUMBERS[name], box, image=image, score=0.9, label=name))
    path = folder({"truth.json": TRUTH, "r.json": results(*said)})
    plain = opened(path, told=(told("class-numbers", "plain"),))
    names = {category["id"]: category["name"] for category in CATEGORIES}
    assert counted(plain) == {
        ("cat", names[2]): 2, ("dog", names[1]): 1, ("dog", names[2]): 1,
    }  # fmt: skip
