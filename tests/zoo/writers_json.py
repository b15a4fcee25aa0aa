"""JSON of annotation tools: labelme, FiftyOne, CreateML."""

from pathlib import Path

from tests.zoo.files import write_json
from tests.zoo.sides import Side, beside, cxcywh, ltrb, ltwh, shares, stem


def labelme(side: Side, folder: Path) -> Path:
    """Write a file an image, with rectangles."""
    for image, name, boxes in side.of_images():
        shapes = [
            {
                "label": side.classes[one.label],
                "points": [ltrb(one.box)[:2], ltrb(one.box)[2:]],
                "group_id": None,
                "shape_type": "rectangle",
                "flags": {},
            }
            for one in boxes
        ]
        size = {"imageHeight": image.height, "imageWidth": image.width}
        value = {"version": "5.0.1", "flags": {}, "shapes": shapes, "imagePath": name, "imageData": None}
        write_json(beside(folder, name, ".json"), value | size)
    return folder


def fiftyone(side: Side, file: Path) -> Path:
    """Write shares of left, top, width, height; a class is a place in the list."""
    labels = {
        stem(name): [
            {"label": one.label, "bounding_box": shares(ltwh(one.box), image)}
            | ({"confidence": one.score} if side.scored else {})
            for one in boxes
        ]
        for image, name, boxes in side.of_images()
    }
    return write_json(file, {"classes": list(side.classes), "labels": labels})


def createml(side: Side, file: Path) -> Path:
    """Write centre and size in pixels."""
    rows = []
    for _, name, boxes in side.of_images():
        found = [
            {
                "label": side.classes[one.label],
                "coordinates": dict(zip(("x", "y", "width", "height"), cxcywh(one.box), strict=True)),
            }
            | ({"confidence": one.score} if side.scored else {})
            for one in boxes
        ]
        rows.append({"image": name, "annotations": found})
    return write_json(file, rows)
