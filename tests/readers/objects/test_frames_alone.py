"""How photographs are turned is told with the format of the boxes, and by masks where there are no truths."""

import json

import numpy as np
from opening import codes
from PIL import Image
from pycocotools import mask as coco_masks

from cmviewer.readers import OpenRequest, PredictionSource, open_evaluation

WIDTH, HEIGHT = 174, 185  # as it is stored; marked 7: rows and columns change places, both mirrored
TRUE = {  # centre and size, as it is seen
    "dog": (140.0, 51.0, 58, 22),
    "frog": (99.5, 36.0, 91, 60),
    "ibis": (50.5, 105.0, 55, 74),
    "newt": (135.0, 112.5, 72, 27),
    "bird": (110.0, 41.0, 76, 72),
}


def photograph(folder, name):
    (folder / "images").mkdir(exist_ok=True)
    exif = Image.Exif()
    exif[0x0112] = 7
    Image.new("RGB", (WIDTH, HEIGHT)).save(folder / "images" / name, exif=exif)


def as_stored(centre_and_size):
    """x y width height of a box in the photograph before it is turned, by mark 7."""
    x, y, width, height = centre_and_size
    return [WIDTH - (y + height / 2), HEIGHT - (x + width / 2), height, width]


def taken_of(evaluation, key):
    return next(one.taken for one in evaluation.interpretation.decisions if one.key == key)


def request(folder, truth):
    predictions = (PredictionSource(folder / "predictions.json"),)
    return OpenRequest(truth=folder / truth, predictions=predictions, images=folder / "images")


def test_boxes_are_as_their_columns_say_where_they_fit_photographs_as_stored(tmp_path):
    photograph(tmp_path, "a.jpg")
    lines = [f"{x},{y},{w},{h},a.jpg,{name}" for name, (x, y, w, h) in TRUE.items()]
    header = "x_center,y_center,width,height,filename,class"
    (tmp_path / "truth.csv").write_text("\n".join([header, *lines]) + "\n")
    found = [
        {"image_id": 0, "category_id": place, "bbox": as_stored(box), "score": 0.9}
        for place, (name, box) in enumerate(TRUE.items())
        if name != "newt"
    ]
    classes = [{"id": place, "name": name} for place, name in enumerate(TRUE)]
    page = {"images": [{"id": 0, "file_name": "a.jpg"}], "categories": classes, "annotations": found}
    (tmp_path / "predictions.json").write_text(json.dumps(page))
    evaluation = open_evaluation(request(tmp_path, "truth.csv"))
    assert taken_of(evaluation, "boxes.truth") == "cxcywh"
    assert taken_of(evaluation, "exif.prediction") == "stored"
    assert "photographs-turned" in codes(evaluation)


def test_masks_tell_by_their_size_how_a_photograph_without_a_truth_is_turned(tmp_path):
    for name in ("a.jpg", "b.jpg"):
        photograph(tmp_path, name)
    images = [
        {"id": place, "file_name": name, "width": HEIGHT, "height": WIDTH}
        for place, name in enumerate(("a.jpg", "b.jpg"))
    ]
    true = [{"id": 1, "image_id": 0, "category_id": 1, "bbox": [5, 5, 40, 20], "area": 800, "iscrowd": 0}]
    true[0]["segmentation"] = [[5, 5, 45, 5, 45, 25, 5, 25]]
    truth = {"images": images, "categories": [{"id": 1, "name": "cat"}], "annotations": true}
    (tmp_path / "truth.json").write_text(json.dumps(truth))
    pixels = np.zeros((HEIGHT, WIDTH), np.uint8)
    pixels[20:60, 30:70] = 1
    runs = coco_masks.encode(np.asfortranarray(pixels))
    shape = {"size": [HEIGHT, WIDTH], "counts": runs["counts"].decode()}
    found = [{"image_id": 1, "category_id": 1, "bbox": [30, 20, 40, 40], "score": 0.9, "segmentation": shape}]
    (tmp_path / "predictions.json").write_text(json.dumps(found))
    evaluation = open_evaluation(request(tmp_path, "truth.json"))
    assert taken_of(evaluation, "exif.prediction") == "stored"
    predictions = evaluation.checkpoints[0].load()
    # Turned: x and y change places, and both are counted from the other end.
    assert predictions.box.tolist() == [[HEIGHT - 60, WIDTH - 70, HEIGHT - 20, WIDTH - 30]]
