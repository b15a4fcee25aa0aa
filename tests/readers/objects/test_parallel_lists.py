"""Lists of boxes, labels and scores that stand side by side, as models return them, are read by image."""

import json

import pytest
from coco_files import CATEGORIES, counted, thing, truth
from opening import codes, opened, refusal

IMAGES = [
    {"id": i, "file_name": f"{name}.jpg", "width": 100, "height": 100} for i, name in ((7, "a"), (9, "b"))
]
TRUTH = truth(thing(1, image=7), thing(2, [50, 50, 20, 20], image=9), images=IMAGES)
BOXES = {7: [[10, 10, 30, 30]], 9: [[50, 50, 70, 70], [0, 0, 5, 5]]}
LABELS = {7: [1], 9: [1, 2]}
SCORES = {7: [0.9], 9: [0.8, 0.7]}
EXPECTED = {("cat", "cat"): 1, ("dog", "cat"): 1, ("background", "dog"): 1}


def lists(image, **more):
    return {"boxes": BOXES[image], "labels": LABELS[image], "scores": SCORES[image], **more}


def named(image):
    names = [CATEGORIES[number - 1]["name"] for number in LABELS[image]]
    return {"bboxes": BOXES[image], "classes": names, "confidences": SCORES[image]}


FORMS = {
    "a list with ids": [lists(image, image_id=image) for image in (7, 9)],
    "a list with file names": [lists(image, file_name=f"{name}.jpg") for image, name in ((7, "a"), (9, "b"))],
    "by id": {str(image): lists(image) for image in (7, 9)},
    "by path": {f"images/{name}.jpg": lists(image) for image, name in ((7, "a"), (9, "b"))},
    "in a list below one key": {"predictions": [lists(image, image_id=image) for image in (7, 9)]},
    "with names": {f"{name}.jpg": named(image) for image, name in ((7, "a"), (9, "b"))},
}


@pytest.mark.parametrize("form", FORMS)
def test_lists_of_one_image_belong_together(folder, form):
    evaluation = opened(folder({"truth.json": TRUTH, "preds.json": json.dumps(FORMS[form])}))
    assert counted(evaluation) == EXPECTED
    assert codes(evaluation) <= {"class-numbers-uncertain"}


def test_a_file_an_image_counts_classes_from_nought(folder):
    files = {"truth.json": TRUTH}
    for image, name in ((7, "a"), (9, "b")):
        record = {
            "labels": [number - 1 for number in LABELS[image]],
            "scores": SCORES[image],
            "bboxes": BOXES[image],
        }
        files[f"outputs/preds/{name}.json"] = json.dumps(record)
    assert counted(opened(folder(files))) == EXPECTED


def test_an_image_without_objects_does_not_say_that_classes_are_numbers(folder):
    files = {"truth.json": TRUTH}
    for run, extra in (("run_1", "zebra"), ("run_2", "dog")):
        records = {"a": ([], [], []), "b": (["cat", extra], SCORES[9], BOXES[9])}
        for name, together in records.items():
            record = dict(zip(("labels", "scores", "bboxes"), together, strict=True))
            files[f"{run}/preds/{name}.json"] = json.dumps(record)
    evaluation = opened(folder(files))
    assert tuple(evaluation.classes.names) == ("cat", "dog", "zebra")


def test_lists_of_unequal_lengths_are_left_out_and_said(folder):
    records = [lists(7, image_id=7), {**lists(9, image_id=9), "labels": [1]}]
    evaluation = opened(folder({"truth.json": TRUTH, "preds.json": json.dumps(records)}))
    assert counted(evaluation) == {("cat", "cat"): 1, ("dog", "background"): 1}
    [problem] = [one for one in evaluation.problems if one.code == "record-unreadable"]
    assert "'9' (2 boxes, 1 labels, 2 scores)" in problem.what


def test_darknet_writes_shares_by_centre_and_size(folder):
    found = {"class_id": 0, "name": "cat", "confidence": 0.9}
    place = {"center_x": 0.2, "center_y": 0.2, "width": 0.2, "height": 0.2}
    records = [
        {"frame_id": 1, "filename": "data/a.jpg", "objects": [{**found, "relative_coordinates": place}]},
        {"frame_id": 2, "filename": "data/b.jpg", "objects": []},
    ]
    evaluation = opened(folder({"truth.json": TRUTH, "result.json": json.dumps(records)}))
    assert counted(evaluation) == {("cat", "cat"): 1, ("dog", "background"): 1}


def test_without_an_image_no_lists_are_taken(folder):
    records = [lists(7), lists(9)]
    problems = refusal(folder({"truth.json": TRUTH, "preds.json": json.dumps(records)})).problems
    assert [problem.code for problem in problems] == ["layout-foreign", "predictions-missing"]
    assert "images that are not named" in problems[0].what
