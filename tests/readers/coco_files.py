"""Small COCO files, made for one test each, and what an opened one counts."""

import json

from cmviewer.confusion.count import count
from cmviewer.matching import CountingRule

RULE = CountingRule(score=0.25)
IMAGES = [{"id": 1, "file_name": "a.jpg", "width": 100, "height": 100}]
CATEGORIES = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]
SQUARE = [10, 10, 20, 20]


def thing(category, box=SQUARE, *, image=1, **more):
    """One annotation, or with a score one result."""
    return {"image_id": image, "category_id": category, "bbox": list(box), **more}


def truth(*annotations, images=IMAGES, categories=CATEGORIES):
    """The text of a data set."""
    return json.dumps({"images": images, "annotations": list(annotations), "categories": categories})


def results(*found):
    """The text of a list of results."""
    return json.dumps(list(found))


def counted(evaluation, checkpoint=0, rule=RULE):
    """The cells of a checkpoint that are not empty, in names."""
    matrix = count(evaluation, checkpoint, rule).matrix
    names = (*evaluation.classes.names, "background")
    cells = zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
    return {(names[true], names[said]): number for true, said, number in cells}
