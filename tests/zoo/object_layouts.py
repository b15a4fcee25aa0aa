"""Members of objects in every layout: each truth beside predictions of each layout."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from cmviewer.readers import OpenRequest, PredictionSource
from tests.zoo import count, evaluations, writers_boxes, writers_coco, writers_json, writers_text, writers_xml
from tests.zoo.evaluations import Objects
from tests.zoo.files import write_pictures
from tests.zoo.reading import Member, Written
from tests.zoo.sides import Side, predictions_of, truth_of

Write = Callable[[Side, Path, Random], Path]

TRUTHS: Final[dict[str, Write]] = {
    "coco": lambda side, top, random: writers_coco.data_set(side, top / "annotations/instances_val.json"),
    "voc": lambda side, top, random: writers_xml.voc(side, top / "Annotations"),
    "cvat": lambda side, top, random: writers_xml.cvat(side, top / "annotations.xml"),
    "labelme": lambda side, top, random: writers_json.labelme(side, top / "truth"),
    "fiftyone": lambda side, top, random: writers_json.fiftyone(side, top / "truth/labels.json"),
    "createml": lambda side, top, random: writers_json.createml(side, top / "truth/annotations.json"),
    "table": lambda side, top, random: writers_boxes.box_table(side, top / "truth.csv", random),
    "open-images": lambda side, top, random: writers_boxes.open_images(side, top / "truth.csv"),
    "corners": lambda side, top, random: writers_text.corners(side, top / "groundtruths"),
    "kitti": lambda side, top, random: writers_text.kitti(side, top / "label_2"),
    "dota": lambda side, top, random: writers_text.dota(side, top / "labelTxt"),
}
PREDICTIONS: Final[dict[str, Write]] = {
    "coco": lambda side, top, random: writers_coco.named_results(side, top / "predictions.json"),
    "fiftyone": lambda side, top, random: writers_json.fiftyone(side, top / "predictions/labels.json"),
    "table": lambda side, top, random: writers_boxes.box_table(side, top / "predictions.csv", random),
    "tabbed": lambda side, top, random: writers_boxes.box_table(
        side, top / "predictions.tsv", random, delimiter="\t"
    ),
    "comma": lambda side, top, random: writers_boxes.box_table(
        side, top / "predictions.csv", random, delimiter=";", decimal=","
    ),
    "open-images": lambda side, top, random: writers_boxes.open_images(side, top / "predictions.csv"),
    "corners": lambda side, top, random: writers_text.corners(side, top / "detections"),
    "kitti": lambda side, top, random: writers_text.kitti(side, top / "predictions/data"),
}
BOXES: Final = frozenset({"boxes.truth", "boxes.prediction"})
_PLAIN: Final = 3
_WITHOUT_IMAGES: Final = {"table", "open-images"}
"""Truths that say nothing of an image on which nothing is: it is not judged, which is said."""


def without_blanks(evaluation: Objects) -> Objects:
    """Return the same with names that stand in a text file."""
    return replace(evaluation, classes=tuple(name.replace(" ", "_") for name in evaluation.classes))


def told_apart(top: Path, truth: Path, predictions: Path) -> OpenRequest:
    """Return a request that names both sides."""
    images = top / "images"
    given = images if images.is_dir() else None
    return OpenRequest(truth=truth, predictions=(PredictionSource(predictions),), images=given)


def asking_of_few(write: Callable[..., Written]) -> Callable[..., Written]:
    """Let a format of boxes be asked where one or two boxes in images with truths are all that there is.

    Formats are tried from the first box on where nothing contradicts, so that a box which was drawn anywhere
    may lie on a truth in another format; that is said, and told otherwise. Of three boxes it is plain.
    """

    def written(evaluation: Objects, top: Path, random: Random) -> Written:
        made = write(evaluation, top, random)
        every = set(range(len(evaluation.images)))
        return replace(made, asks=made.asks | BOXES) if are_few(evaluation, every) else made

    return written


def are_few(evaluation: Objects, judged: set[int]) -> bool:
    """Whether hardly a box in the images that are judged can tell a format."""
    true = Counter(one.image for one in evaluation.truth if one.image in judged)
    found = Counter(one.image for one in evaluation.predicted)
    return (true & found).total() < _PLAIN


def _pair(truth: str, predictions: str, *, folder: bool) -> Member:
    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        evaluation = without_blanks(evaluation)
        write_pictures(top / "images", evaluation.images)
        of_truth = TRUTHS[truth](truth_of(evaluation), top, random)
        said = PREDICTIONS[predictions](predictions_of(evaluation), top, random)
        request = OpenRequest(top) if folder else told_apart(top, of_truth, said)
        judged = {one.image for one in evaluation.truth} if truth in _WITHOUT_IMAGES else None
        apart = judged is not None and judged.isdisjoint(one.image for one in evaluation.predicted)
        cells = count.of_objects(evaluation, judged)
        return Written(request, evaluation.classes, cells, or_refused=apart)  # the sides share no image

    how = "folder" if folder else "options"
    return Member(
        f"{how}/{truth}+{predictions}",
        "objects",
        f"layouts by {how}",
        evaluations.objects,
        asking_of_few(write),
    )


def _with_own_ids(folder: bool) -> Member:
    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        write_pictures(top / "images", evaluation.images)
        truth = writers_coco.data_set(truth_of(evaluation), top / "instances_val.json")
        said = writers_coco.results(predictions_of(evaluation), top / "predictions.json")
        request = OpenRequest(top) if folder else told_apart(top, truth, said)
        return Written(request, evaluation.classes, count.of_objects(evaluation))

    how = "folder" if folder else "options"
    return Member(
        f"{how}/coco+results", "objects", f"layouts by {how}", evaluations.objects, asking_of_few(write)
    )


def _yolo(names: str) -> Member:
    """Make YOLO's own run folder. names: where the names of classes stand, if anywhere."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        write_pictures(top / "images/val", evaluation.images)
        truth, said = truth_of(evaluation), predictions_of(evaluation)
        writers_text.yolo(truth, top / "labels/val")
        writers_text.yolo(said, top / "runs/detect/val/labels")
        if names == "data.yaml":
            writers_text.data_yaml(truth, top / "data.yaml", train="images/train", val="images/val")
        if names == "classes.txt":
            (top / "labels/val/classes.txt").write_text("".join(f"{one}\n" for one in evaluation.classes))
        classes = evaluation.classes if names else tuple(map(str, range(len(evaluation.classes))))
        return Written(OpenRequest(top), classes, count.of_objects(evaluation))

    return Member(
        f"folder/yolo {names}".strip(),
        "objects",
        "layouts by folder",
        evaluations.objects,
        asking_of_few(write),
    )


MEMBERS: Final = (
    *(
        _pair(truth, said, folder=folder)
        for folder in (False, True)
        for truth in TRUTHS
        for said in PREDICTIONS
    ),
    *map(_with_own_ids, (False, True)),
    *map(_yolo, ("data.yaml", "classes.txt", "")),
)
