"""Prints what Datumaro reads of a CVAT file with its images; it runs in an environment of its own."""

import json
import sys

from datumaro import AnnotationType, Dataset


def told(shape):
    """Kind and place of one object: x0 y0 x1 y1, and of masks how many pixels there are."""
    x, y, width, height = map(float, shape.get_bbox())
    area = float(shape.get_area()) if shape.type.name == "mask" else None
    return shape.type.name, [x, y, x + width, y + height], area


data = Dataset.import_from(sys.argv[1], "cvat")
names = [one.name for one in data.categories()[AnnotationType.label]]
objects = [
    {
        "image": item.id,
        "size": list(item.media.size),
        "label": names[shape.label],
        "attributes": {name: str(value) for name, value in shape.attributes.items()},
        "shape": told(shape),
    }
    for item in data
    for shape in item.annotations
]
json.dump(objects, sys.stdout)
