"""Members of objects: polygons, more columns than a box has, truths that are crowds."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from cmviewer.readers import OpenRequest
from tests.zoo import count, writers_coco, writers_text
from tests.zoo.evaluations import Box, Image, Objects
from tests.zoo.files import write_json, write_pictures
from tests.zoo.object_conventions import member
from tests.zoo.object_layouts import TRUTHS, told_apart
from tests.zoo.reading import Member, Written
from tests.zoo.sides import Side, predictions_of, shares, truth_of


def _polygon(one: Box) -> list[float]:
    left, top, right, bottom = (round(value, 4) for value in one.box)
    return [left, top, right, top, right, bottom, left, bottom]


def segments(side: Side, folder: Path) -> Path:
    """YOLO's polygons: class, points as shares, and the score behind."""

    def line(one: Box, image: Image) -> str:
        points = _polygon(one)
        numbers = shares(points[:4], image) + shares(points[4:], image)
        score = f" {one.score}" if side.scored else ""
        return f"{side.numbers[one.label]} {' '.join(f'{value:.6f}' for value in numbers)}{score}"

    return writers_text.write_lines(side, folder, line)


def _polygons(box: str) -> Member:
    """Make COCO of polygons on both sides, with their boxes, or without them in the truth."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        truth, side = truth_of(evaluation), predictions_of(evaluation)
        annotations = []
        for number, one in enumerate(truth.boxes, 1):
            record = {
                "id": number,
                "image_id": one.image,
                "category_id": one.label,
                "segmentation": [_polygon(one)],
                "iscrowd": 0,
            }
            left, up, right, down = one.box
            boxes = {
                "with boxes": {"bbox": [left, up, right - left, down - up]},
                "empty boxes": {"bbox": []},
                "no boxes": {},
            }
            annotations.append(record | boxes[box])
        images = [
            {"id": n, "file_name": one.name, "width": one.width, "height": one.height}
            for n, one in enumerate(truth.images)
        ]
        categories = [{"id": n, "name": name} for n, name in enumerate(truth.classes)]
        file = write_json(
            top / "truth.json", {"images": images, "categories": categories, "annotations": annotations}
        )
        said = writers_coco.results(side, top / "predictions.json", segmentation=lambda one: [_polygon(one)])
        request = replace(told_apart(top, file, said), images=None)
        return Written(request, evaluation.classes, count.of_objects(evaluation))

    return member(f"coco, {box}", "polygons", write)


def _yolo_polygons(evaluation: Objects, top: Path, random: Random) -> Written:
    write_pictures(top / "images/val", evaluation.images)
    truth = truth_of(evaluation)
    segments(truth, top / "labels/val")
    writers_text.data_yaml(truth, top / "data.yaml", train="images/train", val="images/val")
    segments(predictions_of(evaluation), top / "runs/segment/val/labels")
    return Written(OpenRequest(top), evaluation.classes, count.of_objects(evaluation))


def _points_in(box: tuple[float, ...], random: Random) -> list[str]:
    """Return seventeen key points as shares of the image; those of a body lie in its box, and tell so."""
    x, y, width, height = box
    return [
        f"{middle + size * random.uniform(-0.5, 0.5):.6f}"
        for _ in range(17)
        for middle, size in ((x, width), (y, height))
    ]


def _more_columns(what: str) -> Member:
    """Make YOLO's labels with more behind the score: the track's number; or key points behind the box."""

    def write(evaluation: Objects, top: Path, random: Random) -> Written:
        write_pictures(top / "images/val", evaluation.images)
        truth = truth_of(evaluation)
        writers_text.yolo(truth, top / "labels/val")
        writers_text.data_yaml(truth, top / "data.yaml", train="images/train", val="images/val")
        folder = writers_text.yolo(
            predictions_of(evaluation),
            top / f"runs/{'pose' if what == 'key points' else 'detect'}/val/labels",
        )
        for file in folder.glob("*.txt"):
            rows = []
            for number, line in enumerate(file.read_text().splitlines(), 1):
                *box, score = line.split()
                points = _points_in(tuple(map(float, box[1:])), random)
                rows.append(
                    " ".join([*box, *points, score] if what == "key points" else [*box, score, str(number)])
                )
            file.write_text("".join(f"{row}\n" for row in rows))
        return Written(OpenRequest(top), evaluation.classes, count.of_objects(evaluation))

    return member(what, "more columns", write)


def _crowds(evaluation: Objects, top: Path, random: Random) -> Written:
    """Every truth is marked as a crowd, as CVAT marks brush masks: they are objects."""
    file = TRUTHS["coco"](truth_of(evaluation), top, random)
    file.write_text(file.read_text().replace('"iscrowd": 0', '"iscrowd": 1'))
    said = writers_coco.results(predictions_of(evaluation), top / "predictions.json")
    request = replace(told_apart(top, file, said), images=None)
    return Written(request, evaluation.classes, count.of_objects(evaluation))


MEMBERS: Final = (
    *map(_polygons, ("with boxes", "empty boxes", "no boxes")),
    member("yolo", "polygons", _yolo_polygons),
    *map(_more_columns, ("track numbers", "key points")),
    member("all truths are crowds", "crowds", _crowds),
)
