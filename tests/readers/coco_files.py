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


BROKEN_OBJECTS = [  # code, file, number of the object in it, times, cells that are left
    ("image-ambiguous", "results.json", None, 1, {("cat", "cat"): 1}),
    ("category-unknown", "results.json", None, 2, {("cat", "cat"): 1}),
    ("class-numbers-shifted", "results.json", None, 1, {("cat", "cat"): 1, ("dog", "dog"): 1}),
    ("classes-in-other-order", "results.json", None, 1, {("cat", "dog"): 12, ("dog", "cat"): 12}),
    ("id-duplicate", "labels.json", None, 1, {("cat", "cat"): 1, ("dog", "dog"): 1}),
    ("score-missing", "results.json", None, 1, {("cat", "cat"): 1, ("background", "dog"): 1}),
    ("score-not-finite", "results.json", None, 1, {("cat", "cat"): 1}),
    ("record-unreadable", "results.json", None, 2, {("cat", "cat"): 1}),
    ("box-missing", "results.json", 2, 1, {("cat", "cat"): 1}),
    ("box-outside", "results.json", None, 1, {("cat", "cat"): 1, ("background", "dog"): 1}),
    ("boxes-read-otherwise", "results.json", None, 1, {("cat", "cat"): 6}),
    ("boxes-doubtful", "results.json", None, 1, {("cat", "background"): 1, ("background", "cat"): 8}),
    (
        "boxes-uncertain",
        "results.json",
        None,
        1,
        {("cat", "cat"): 1, ("cat", "background"): 2, ("background", "cat"): 2},
    ),
    ("classes-not-judged", "results.json", None, 1, {("cat", "cat"): 1, ("background", "dog"): 1}),
    ("ring-unusable", "results.json", 2, 1, {("cat", "cat"): 1, ("background", "cat"): 1}),
    ("outline-endless", "results.json", None, 2, {("cat", "cat"): 1}),
    ("ring-crossing", "results.json", None, 1, {("cat", "cat"): 1}),
    ("mask-broken", "results.json", 2, 1, {("cat", "cat"): 1}),
    ("mask-size", "results.json", None, 1, {("cat", "cat"): 1}),
    ("boxes-on-nothing", "results.json", None, 1, {("cat", "background"): 12, ("background", "cat"): 12}),
    ("crowds-only", "truth.json", None, 1, {("cat", "cat"): 1}),
    ("image-listed-again", "truth.json", None, 1, {("cat", "cat"): 1, ("dog", "dog"): 1}),
    ("images-joined-otherwise", "results.json", None, 1, {("cat", "cat"): 5, ("cat", "background"): 1}),
    ("images-not-predicted", "results.json", None, 1, {("cat", "cat"): 3, ("cat", "background"): 7}),
    ("category-names-folded", "results.json", None, 1, {("cat", "cat"): 1}),
    ("class-numbers-uncertain", "results.json", None, 1, {("cat", "dog"): 1, ("owl", "dog"): 1}),
    ("photographs-turned", "results.json", None, 1, {("cat", "cat"): 1}),
    ("data-set-moved", "args.yaml", None, 1, {("cat", "cat"): 1}),
]
REFUSED_OBJECTS = [
    ("predictions-unusable", "results.json"),
    ("image-column-missing", "results.csv"),
    ("images-disjoint", "results.json"),
    ("image-size-unknown", "labels.json"),
    ("pickle-refused", "results.pkl"),
    ("data-set-missing", "args.yaml"),
]
