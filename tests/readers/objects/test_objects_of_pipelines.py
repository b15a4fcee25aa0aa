"""What pipelines and libraries return of an image, saved by image or a file an image."""

import json

import pytest
from coco_files import SQUARE, counted, thing, truth
from opening import codes, opened, refusal

IMAGES = [
    {"id": i, "file_name": f"{name}.jpg", "width": 100, "height": 100} for i, name in enumerate("ab", 1)
]
OTHER = [50, 50, 20, 20]
TRUTH = truth(thing(1, id=1), thing(2, OTHER, image=2, id=2), images=IMAGES)
CORNERS = {"a": [10, 10, 30, 30], "b": [50, 50, 70, 70]}
EXPECTED = {("cat", "cat"): 1, ("dog", "cat"): 1}


def result(name):
    """As `to_json` of Ultralytics has it: the model's number is not the truth's."""
    corners = dict(zip(("x1", "y1", "x2", "y2"), map(float, CORNERS[name]), strict=True))
    return [{"name": "cat", "class": 1, "confidence": 0.9, "box": corners}]


def found(name):
    corners = dict(zip(("xmin", "ymin", "xmax", "ymax"), CORNERS[name], strict=True))
    return [{"score": 0.9, "label": "cat", "box": corners}]


def answer(name):
    x0, y0, x1, y1 = CORNERS[name]
    box = {"x": (x0 + x1) / 2, "y": (y0 + y1) / 2, "width": x1 - x0, "height": y1 - y0}
    size = {"width": 100, "height": 100}
    return {"image": size, "predictions": [{**box, "class": "cat", "confidence": 0.9}]}


WRITERS = {"Ultralytics": result, "a pipeline": found, "Roboflow": answer}


@pytest.mark.parametrize("writer", WRITERS)
def test_objects_are_read_by_image(folder, writer):
    said = json.dumps({f"{name}.jpg": WRITERS[writer](name) for name in "ab"})
    evaluation = opened(folder({"truth.json": TRUTH, "preds.json": said}))
    assert counted(evaluation) == EXPECTED
    assert codes(evaluation) == set()


@pytest.mark.parametrize("writer", WRITERS)
def test_objects_are_read_of_a_file_an_image(folder, writer):
    files = {f"preds/{name}.json": json.dumps(WRITERS[writer](name)) for name in "ab"}
    assert counted(opened(folder({"truth.json": TRUTH, **files}))) == EXPECTED


def test_an_answer_that_begins_with_something_else_is_one_of_its_own_image(folder):
    files = {f"preds/{name}.json": json.dumps({"request": {"id": 1}, **answer(name)}) for name in "ab"}
    assert counted(opened(folder({"truth.json": TRUTH, "preds/a.json": files["preds/a.json"]})))
    assert counted(opened(folder({"truth.json": TRUTH, **files}))) == EXPECTED


def test_files_of_which_none_can_be_read_are_no_empty_checkpoint(folder):
    broken = json.dumps({"image": {"width": [1]}, "predictions": [{"class": "cat", "confidence": "?"}]})
    error = refusal(folder({"truth.json": TRUTH, "preds/a.json": broken, "preds/b.json": broken}))
    assert error.problems


def lists(name, label, **more):
    return {"boxes": [CORNERS[name]], "labels": [label], **more}


@pytest.mark.parametrize("file", ["truth.json", "gt.json", "targets.json"])
def test_lists_without_scores_are_a_truth(folder, file):
    true = {"a.jpg": lists("a", "cat"), "b.jpg": lists("b", "dog")}
    said = {f"{name}.jpg": lists(name, "cat", scores=[0.9]) for name in "ab"}
    evaluation = opened(folder({file: json.dumps(true), "preds.json": json.dumps(said)}))
    assert counted(evaluation) == EXPECTED
    assert codes(evaluation) == set()


def test_numbers_of_such_a_truth_are_named_by_the_list_beside_it(folder):
    true = {"a.jpg": lists("a", 1), "b.jpg": lists("b", 2)}
    said = {f"{name}.jpg": lists(name, 1, scores=[0.9]) for name in "ab"}
    names = "__background__\ncat\ndog\n"
    path = folder({"truth.json": json.dumps(true), "preds.json": json.dumps(said), "classes.txt": names})
    assert counted(opened(path)) == EXPECTED


FIELDS = {
    "a list": lambda box: str([float(one) for one in box]),
    "an object": lambda box: str(dict(zip(("x", "y", "width", "height"), map(float, box), strict=True))),
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_of_a_table_may_hold_a_box(folder, field):
    rows = [("a", SQUARE), ("b", OTHER)]
    lines = [f'{name}.jpg,"{FIELDS[field](box)}",cat,0.9' for name, box in rows]
    table = "image,bbox,label,score\n" + "\n".join(lines) + "\n"
    evaluation = opened(folder({"truth.json": TRUTH, "preds.csv": table}))
    assert counted(evaluation) == EXPECTED
    assert codes(evaluation) == set()


@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_a_record_may_hold_a_box(folder, ending):
    boxes = {"a": SQUARE, "b": OTHER}
    said = [{"image": f"{name}.jpg", "label": "cat", "score": 0.9, "bbox": boxes[name]} for name in "ab"]
    lines = "\n".join(map(json.dumps, said)) + "\n"
    text = lines if ending == "jsonl" else json.dumps(said)
    assert counted(opened(folder({"truth.json": TRUTH, f"preds.{ending}": text}))) == EXPECTED


def test_corners_in_a_field_are_told_by_where_they_lie(folder):
    lines = [f'{name}.jpg,"{CORNERS[name]}",cat,0.9' for name in "ab"]
    table = "image,bbox,label,score\n" + "\n".join(lines) + "\n"
    evaluation = opened(folder({"truth.json": TRUTH, "preds.csv": table}))
    assert counted(evaluation) == EXPECTED
    assert codes(evaluation) == {"boxes-read-otherwise"}


def test_a_file_of_predictions_in_no_layout_is_named(folder):
    said = json.dumps([{"shapes": {"a": 1}}])
    error = refusal(folder({"truth.json": TRUTH, "predictions.json": said}))
    assert "predictions.json" in {one.file.name for one in error.problems if one.file is not None}


@pytest.mark.parametrize("least", [-2.0, -2000.0])
def test_scores_below_nought_are_logits_and_it_is_said(folder, least):
    """-1 is 0.27, and -2 is 0.12, which is under the threshold."""
    things = [thing(1, score=-1.0), thing(1, OTHER, image=2, score=3.0), thing(2, [0, 0, 5, 5], score=least)]
    evaluation = opened(folder({"truth.json": TRUTH, "r.json": json.dumps(things)}))
    assert counted(evaluation) == EXPECTED
    assert codes(evaluation) == {"logits-sigmoid"}


def test_one_number_below_nought_says_that_there_is_no_score(folder):
    things = [thing(1, score=-1.0), thing(1, OTHER, image=2, score=0.9), thing(2, [0, 0, 5, 5], score=-1.0)]
    evaluation = opened(folder({"truth.json": TRUTH, "r.json": json.dumps(things)}))
    assert "score-out-of-range" in codes(evaluation)
