"""COCO: a data set, and the list of results."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.zoo.files import write_json
from tests.zoo.sides import Side, ltwh

BoxNumbers = Callable[[tuple[float, ...]], list[float]]


def data_set(side: Side, file: Path, *, order: list[int] | None = None, front: str = "") -> Path:
    """Write a data set. order: in which its categories are listed. front: a category 0 that no object has."""
    boxes = [one for one in side.boxes if one.image < len(side.ids)]
    annotations = [
        {
            "id": number,
            "image_id": side.ids[one.image],
            "category_id": side.numbers[one.label],
            "bbox": ltwh(one.box),
            "area": 0,
            "iscrowd": 0,
        }
        for number, one in enumerate(boxes, 1)
    ]
    images = [
        {"id": one, "file_name": name, "width": image.width, "height": image.height}
        for one, name, image in zip(side.ids, side.names, side.images, strict=True)
    ]
    places = range(len(side.classes)) if order is None else order
    categories = [{"id": side.numbers[place], "name": side.classes[place]} for place in places]
    if front:
        categories.insert(0, {"id": 0, "name": front, "supercategory": "none"})
    return write_json(file, {"images": images, "categories": categories, "annotations": annotations})


def results(side: Side, file: Path, *, box: BoxNumbers = ltwh, **more: Callable[[Any], Any]) -> Path:
    """Write results. more: further fields of each record, from its box."""
    rows = [
        {
            "image_id": side.ids[one.image],
            "category_id": side.numbers[one.label],
            "bbox": box(one.box),
            "score": one.score,
        }
        | {name: value(one) for name, value in more.items()}
        for one in side.boxes
    ]
    return write_json(file, rows)


def named_results(side: Side, file: Path) -> Path:
    """Write results as a data set of its own: categories, images, and annotations with a score."""
    annotations = [
        {
            "id": number,
            "image_id": side.ids[one.image],
            "category_id": side.numbers[one.label],
            "bbox": ltwh(one.box),
            "score": one.score,
        }
        for number, one in enumerate(side.boxes)
    ]
    images = [{"id": one, "file_name": name} for one, name in zip(side.ids, side.names, strict=True)]
    categories = [
        {"id": number, "name": name} for number, name in zip(side.numbers, side.classes, strict=True)
    ]
    return write_json(file, {"images": images, "categories": categories, "annotations": annotations})


def read(file: Path) -> Any:
    """Return what was written, to be changed."""
    return json.loads(file.read_text("utf-8"))
