"""Members of objects: which images are judged, and photographs that are stored turned."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from cmviewer.readers import OpenRequest
from tests.zoo import count, writers_coco, writers_text, writers_xml
from tests.zoo.evaluations import Box, Objects
from tests.zoo.files import write_json, write_pictures, write_text
from tests.zoo.object_conventions import member
from tests.zoo.object_layouts import BOXES, PREDICTIONS, are_few, without_blanks
from tests.zoo.reading import Member, Written
from tests.zoo.sides import Side, predictions_of, truth_of

EXIF: Final = frozenset({"exif.truth", "exif.prediction"})
SPLIT: Final = frozenset({"split", "truth"})
RUN: Final = "runs/detect/val/labels"


def _listed(how: str) -> Member:
    """Make labels of all images, predictions of some, and a list that says which are judged."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        many = len(evaluation.images)
        judged = set(random.sample(range(many), max(1, many // 2)))
        names = [evaluation.images[n].name for n in range(many) if n in judged]
        others = [evaluation.images[n].name for n in range(many) if n not in judged]
        said = tuple(one for one in evaluation.predicted if one.image in judged)
        truth, side = truth_of(evaluation), replace(predictions_of(evaluation), boxes=said)
        if how == "darknet":
            write_pictures(top / "data/obj", evaluation.images)
            writers_text.yolo(truth, top / "data/obj")
            places = {"data/train.txt": others, "data/test.txt": names}
            lists = {
                file: "".join(f"data/obj/{name}\n" for name in listed) for file, listed in places.items()
            }
            settings = "train = data/train.txt\nvalid = data/test.txt\nnames = data/obj.names\n"
            lists |= {
                "data/obj.data": settings,
                "data/obj.names": "".join(f"{one}\n" for one in truth.classes),
            }
            writers_text.yolo(side, top / "predictions/labels")
        else:
            write_pictures(top / "images", evaluation.images)
            writers_text.yolo(truth, top / "labels")
            before = {"./": "./images/", "plain": "images/", "absolute": "/home/someone/set/images/"}[how]
            places = {"train.txt": others, "val.txt": names}
            lists = {file: "".join(f"{before}{name}\n" for name in listed) for file, listed in places.items()}
            writers_text.data_yaml(truth, top / "data.yaml", train="train.txt", val="val.txt")
            writers_text.yolo(side, top / RUN)
        for file, text in lists.items():
            write_text(top / file, text)
        return Written(OpenRequest(top), evaluation.classes, count.of_objects(evaluation, judged), SPLIT)

    return member(f"a list of files, {how}", "judged images", write)


def _without_label_file(folders: str) -> Member:
    """Make YOLO labels that have no file for an image on which nothing is: it is judged all the same."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        images, labels = {
            "split below": ("images/val", "labels/val"),
            "split above": ("valid/images", "valid/labels"),
            "cameras below": ("images/val", "labels/val"),
        }[folders]
        truth, side = truth_of(evaluation), predictions_of(evaluation)
        if folders == "cameras below":
            camera = random.sample(("north", "south", "east"), 2)
            names = tuple(f"{camera[n % 2]}/{one.name}" for n, one in enumerate(truth.images))
            truth = replace(truth, names=names)
            write_pictures(
                top / images,
                tuple(replace(one, name=name) for one, name in zip(truth.images, names, strict=True)),
            )
        else:
            write_pictures(top / images, evaluation.images)
        writers_text.yolo(truth, top / labels)
        for file in (top / labels).rglob("*.txt"):
            if not file.read_text():
                file.unlink()
        places = {"train": "images/train", "val": images}
        writers_text.data_yaml(truth, top / "data.yaml", **places)
        writers_text.yolo(side, top / RUN)
        return Written(OpenRequest(top), evaluation.classes, count.of_objects(evaluation), SPLIT)

    return member(f"no file for empty images, {folders}", "judged images", write)


def _cameras(predicted: str) -> Member:
    """Make folders of two cameras, whose images are called alike, on both sides."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        cameras = random.sample(("north", "south", "east"), 2)
        names = [f"{cameras[n % 2]}/kiosk_{n // 2}.jpg" for n in range(len(evaluation.images))]
        images = tuple(replace(one, name=name) for one, name in zip(evaluation.images, names, strict=True))
        evaluation = replace(evaluation, images=images)
        truth = truth_of(evaluation)
        write_pictures(top / "images/val", images)
        writers_text.yolo(truth, top / "labels/val")
        writers_text.data_yaml(truth, top / "data.yaml", train="images/train", val="images/val")
        writers_text.yolo(predictions_of(evaluation), top / predicted)
        return Written(OpenRequest(top), evaluation.classes, count.of_objects(evaluation), SPLIT)

    return member(f"cameras, {predicted}", "judged images", write)


def _image_sets(said: str) -> Member:
    """Make VOC's folders: `ImageSets/Main/val.txt` lists the stems of the images that are judged."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        evaluation, many = without_blanks(evaluation), len(evaluation.images)
        judged = set(random.sample(range(many), max(1, many // 2)))
        write_pictures(top / "JPEGImages", evaluation.images)
        writers_xml.voc(truth_of(evaluation), top / "Annotations")
        for split, wanted in (("val", True), ("train", False)):
            stems = [one.stem for n, one in enumerate(evaluation.images) if (n in judged) is wanted]
            write_text(top / f"ImageSets/Main/{split}.txt", "".join(f"{one}\n" for one in stems))
        found = tuple(one for one in evaluation.predicted if one.image in judged)
        PREDICTIONS[said](replace(predictions_of(evaluation), boxes=found), top, random)
        cells = count.of_objects(evaluation, judged)
        asks = SPLIT | BOXES if are_few(evaluation, judged) else SPLIT
        return Written(OpenRequest(top), evaluation.classes, cells, asks, or_refused=not found)

    return member(f"ImageSets, {said}", "judged images", write)


def _folders_listed(evaluation: Objects, top: Path, random: Random) -> Written:
    """`val: [images/north, images/south]`: a split is several folders; the run is flat."""
    cameras = random.sample(("north", "south", "east"), 2)
    names = tuple(f"{cameras[n % 2]}/{one.name}" for n, one in enumerate(evaluation.images))
    images = tuple(replace(one, name=name) for one, name in zip(evaluation.images, names, strict=True))
    truth = truth_of(replace(evaluation, images=images))
    write_pictures(top / "images", images)
    writers_text.yolo(truth, top / "labels")
    folders = [f"images/{one}" for one in cameras]
    lists = {"path": ".", "train": ["images/west"], "val": folders, "names": list(truth.classes)}
    write_json(top / "data.yaml", lists)  # which is YAML too
    writers_text.yolo(predictions_of(evaluation), top / RUN)
    return Written(OpenRequest(top), evaluation.classes, count.of_objects(evaluation), SPLIT)


def stored(one: Box, width: int, height: int, orientation: int) -> Box:
    """Return where a box of a photograph as seen, `width` by `height`, lies in it as stored."""
    points = []
    for x, y in (one.box[:2], one.box[2:]):
        left, top = (
            (width - x if orientation in {2, 3, 7, 6} else x),
            (height - y if orientation in {3, 4, 7, 8} else y),
        )
        points.append((top, left) if orientation > 4 else (left, top))
    (a, b), (c, d) = points
    return replace(one, box=(min(a, c), min(b, d), max(a, c), max(b, d)))


def as_stored(side: Side, orientation: int) -> Side:
    boxes = tuple(
        stored(one, side.images[one.image].width, side.images[one.image].height, orientation)
        for one in side.boxes
    )
    if orientation < 5:
        return replace(side, boxes=boxes)
    images = tuple(replace(one, width=one.height, height=one.width) for one in side.images)
    return replace(side, boxes=boxes, images=images)


def _turned(truth: str, said: str, truth_is: str, said_is: str) -> Member:
    """Make photographs that are stored turned, and sides that are about them as stored, or as seen."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        orientation = random.randint(2, 8)
        write_pictures(top / "images/val", evaluation.images, orientation)
        one, other = truth_of(evaluation), predictions_of(evaluation)
        one = as_stored(one, orientation) if truth_is == "stored" else one
        other = as_stored(other, orientation) if said_is == "stored" else other
        if truth == "yolo":
            writers_text.yolo(one, top / "labels/val")
            writers_text.data_yaml(one, top / "data.yaml", train="images/train", val="images/val")
        else:
            writers_coco.data_set(one, top / "annotations/instances_val.json")
        if said == "yolo":
            writers_text.yolo(other, top / RUN)
            writers_text.data_yaml(one, top / "data.yaml", train="images/train", val="images/val")
        elif truth == "yolo":
            writers_coco.named_results(other, top / "predictions.json")
        else:
            writers_coco.results(other, top / "predictions.json")
        return Written(OpenRequest(top), evaluation.classes, count.of_objects(evaluation), EXIF)

    return member(f"{truth} {truth_is}+{said} {said_is}", "turned photographs", write)


MEMBERS: Final = (
    *map(_listed, ("plain", "./", "absolute", "darknet")),
    *map(_without_label_file, ("split below", "split above", "cameras below")),
    *map(_cameras, ("predictions", RUN)),
    *map(_image_sets, ("corners", "table")),
    member("a list of folders", "judged images", _folders_listed),
    *(
        _turned(truth, said, one, other)
        for truth in ("yolo", "coco")
        for said in ("yolo", "coco")
        for one in ("seen", "stored")
        for other in ("seen", "stored")
    ),
)
