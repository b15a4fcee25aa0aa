"""Members of objects: numbers and names of classes."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from cmviewer.readers import OpenRequest
from tests.zoo import count, writers_coco, writers_text
from tests.zoo.blind import cells_if_good_as, usually
from tests.zoo.conventions import FROM_ZERO, NUMBERINGS, SPELLINGS
from tests.zoo.evaluations import Objects
from tests.zoo.files import write_pictures
from tests.zoo.object_conventions import JOIN, NAMES, NUMBERS, member, numeric_names, results
from tests.zoo.object_layouts import PREDICTIONS, TRUTHS, told_apart
from tests.zoo.reading import Member, Written, spelled_where_never_true
from tests.zoo.sides import Side, predictions_of, truth_of

_DECLARES: Final = {"coco", "cvat"}
"""Truths that name every class, so that each has a name even where it has no object."""


def _labels(side: Side, top: Path, random: Random) -> Path:
    return writers_text.yolo(side, top / "runs/detect/val/labels")


def _numbered(convention: str, said: str) -> Member:
    """Make a COCO truth, and predictions that have nothing but numbers: COCO results, or YOLO labels."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        numbering = NUMBERINGS[convention](random, len(evaluation.classes))
        truth = replace(truth_of(evaluation), numbers=numbering.truth)
        side = replace(predictions_of(evaluation), numbers=numbering.prediction)
        file = top / "annotations/instances_val.json"
        writers_coco.data_set(truth, file, order=list(numbering.order), front=numbering.front)
        write_pictures(top / "images", evaluation.images)
        path = (_labels if said == "yolo" else results)(side, top, random)
        plain = numbering.is_plain and said != "yolo"
        asks = frozenset() if plain else NUMBERS
        request, cells = told_apart(top, file, path), count.of_objects(evaluation)
        blind = cells_if_good_as(evaluation, usually(numbering, said), numbering.prediction)
        names = (*evaluation.classes, numbering.front)
        return Written(request, names, cells, asks, blind=blind)

    return member(f"{said} {convention}", "class numbers", write)


def _named_beside(evaluation: Objects, top: Path, random: Random) -> Written:
    """SAHI: the model's own number, and the name beside it."""
    truth = replace(truth_of(evaluation), numbers=tuple(range(1, len(evaluation.classes) + 1)))
    file = writers_coco.data_set(truth, top / "truth.json")
    name = {"category_name": lambda one: evaluation.classes[one.label], "segmentation": lambda one: []}
    said = writers_coco.results(predictions_of(evaluation), top / "result.json", **name)
    return Written(told_apart(top, file, said), evaluation.classes, count.of_objects(evaluation))


def _ultralytics(evaluation: Objects, top: Path, random: Random) -> Written:
    """Write a YOLO truth, and predictions.json: classes from 1, an image by its stem, or the number in it."""
    names = numeric_names(len(evaluation.images), random)
    images = tuple(replace(one, name=name) for one, name in zip(evaluation.images, names, strict=True))
    evaluation = replace(evaluation, images=images)
    write_pictures(top / "images/val", images)
    truth = truth_of(evaluation)
    writers_text.yolo(truth, top / "labels/val")
    writers_text.data_yaml(truth, top / "data.yaml", train="images/train", val="images/val")
    ids = tuple(int(one.stem) for one in images)
    side = replace(predictions_of(evaluation), numbers=tuple(range(1, len(truth.classes) + 1)), ids=ids)
    writers_coco.results(side, top / "runs/detect/val/predictions.json")
    asks = NUMBERS | JOIN
    usual = tuple(range(len(truth.classes)))
    blind = cells_if_good_as(evaluation, usual, side.numbers or usual)
    return Written(OpenRequest(top), evaluation.classes, count.of_objects(evaluation), asks, blind=blind)


def _spelled(convention: str, truth: str, said: str) -> Member:
    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        spelled = tuple(map(SPELLINGS[convention], evaluation.classes))
        write_pictures(top / "images", evaluation.images)
        file = TRUTHS[truth](truth_of(evaluation), top, random)
        path = PREDICTIONS[said](replace(predictions_of(evaluation), classes=spelled), top, random)
        true = {one.label for one in evaluation.truth}
        request, cells = told_apart(top, file, path), count.of_objects(evaluation)
        if truth in _DECLARES:
            return Written(request, evaluation.classes, cells, NAMES)
        names, also = spelled_where_never_true(evaluation.classes, spelled, true)
        return Written(request, names, cells, NAMES, also=also)

    return member(f"{truth}+{said} {convention}", "class names", write)


MEMBERS: Final = (
    *(_numbered(convention, "results") for convention in NUMBERINGS),
    *(_numbered(convention, "yolo") for convention in FROM_ZERO),
    member("sahi names beside", "class numbers", _named_beside),
    member("ultralytics predictions.json", "class numbers", _ultralytics),
    *(_spelled(convention, "coco", "table") for convention in SPELLINGS),
    *(_spelled(convention, "voc", "coco") for convention in SPELLINGS),
    *(_spelled(convention, "cvat", "fiftyone") for convention in SPELLINGS),
)
