"""Members of objects with several splits, of which the predictions are of one."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from cmviewer.readers import OpenRequest
from tests.zoo import count, evaluations, writers_coco, writers_text
from tests.zoo.evaluations import Objects, Recipe
from tests.zoo.files import write_pictures
from tests.zoo.object_conventions import member
from tests.zoo.object_images import RUN, SPLIT
from tests.zoo.reading import Member, Written
from tests.zoo.sides import predictions_of, truth_of


def _splits_numbered_alike(how: str) -> Member:
    """Make several splits, each numbered from 0: the one that the predictions are of is the truth."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        files = {
            "roboflow": (
                "train/_annotations.coco.json",
                "test/_annotations.coco.json",
                "valid/_annotations.coco.json",
            ),
            "instances": ("annotations/instances_train.json", "annotations/instances_val.json"),
        }[how]
        mine = random.choice(files[1:])
        for file in files:
            writers_coco.data_set(
                truth_of(evaluation if file == mine else _met_less(evaluation, random)), top / file
            )
        writers_coco.results(predictions_of(evaluation), top / "output/inference/coco_instances_results.json")
        return Written(OpenRequest(top), evaluation.classes, count.of_objects(evaluation), SPLIT)

    return member(f"splits numbered alike, {how}", "judged images", write)


def _yolo_splits(evaluation: Objects, top: Path, random: Random) -> Written:
    """Train and val each have a folder, the run is of val."""
    for split, part in (("train", _another(evaluation, random)), ("val", evaluation)):
        write_pictures(top / "images" / split, part.images)
        writers_text.yolo(truth_of(part), top / "labels" / split)
    writers_text.data_yaml(truth_of(evaluation), top / "data.yaml", train="images/train", val="images/val")
    writers_text.yolo(predictions_of(evaluation), top / RUN)
    return Written(OpenRequest(top), evaluation.classes, count.of_objects(evaluation), SPLIT)


def _met_less(evaluation: Objects, random: Random) -> Objects:
    """Return a part numbered alike, on whose truths fewer predictions lie, or none."""
    met = _met(evaluation, evaluation)
    while True:
        other = _another(evaluation, random)
        if _met(other, evaluation) < max(1, met):
            return other


def _met(truth: Objects, predicted: Objects) -> int:
    """How many predictions lie on a truth of an image of the same number."""
    return sum(
        any(one.image == true.image and count.iou(one.box, true.box) >= 0.5 for true in truth.truth)
        for one in predicted.predicted
    )


def _another(evaluation: Objects, random: Random) -> Objects:
    """Return a part of the same data set: other images, the same classes."""
    recipe = Recipe("good", len(evaluation.classes), len(evaluation.images), random.randrange(10_000))
    other = evaluations.objects(recipe)
    images = tuple(replace(one, name=f"other_{one.name}") for one in other.images)
    return replace(other, classes=evaluation.classes, images=images)


MEMBERS: Final = (
    *map(_splits_numbered_alike, ("roboflow", "instances")),
    member("folders of train and val", "judged images", _yolo_splits),
)
