"""A text file an image: YOLO, KITTI, DOTA, and what tools that compute mAP read."""

from pathlib import Path

import yaml

from tests.zoo.evaluations import Box, Image
from tests.zoo.files import write_text
from tests.zoo.sides import Side, beside, cxcywh, ltrb, ltwh, shares


def write_lines(side: Side, folder: Path, line) -> Path:
    """Write a file for each image; of predictions none where nothing was found, as YOLO does."""
    folder.mkdir(parents=True, exist_ok=True)
    for image, name, boxes in side.of_images():
        if boxes or not side.scored:
            rows = "".join(f"{line(one, image)}\n" for one in boxes)
            write_text(beside(folder, name, ".txt"), rows)
    return folder


def yolo(side: Side, folder: Path) -> Path:
    """Write `class cx cy w h [score]` as shares."""

    def line(one: Box, image: Image) -> str:
        numbers = [side.numbers[one.label], *shares(cxcywh(one.box), image)]
        return " ".join(f"{value:g}" if value == int(value) else f"{value:.6f}" for value in numbers) + (
            f" {one.score}" if side.scored else ""
        )

    return write_lines(side, folder, line)


def data_yaml(side: Side, file: Path, **places: str) -> Path:
    """Write the names of classes, and where the parts of the data set are."""
    names = dict(zip(side.numbers, side.classes, strict=True))
    return write_text(file, yaml.safe_dump({"path": ".", **places, "names": dict(sorted(names.items()))}))


def kitti(side: Side, folder: Path) -> Path:
    """Write KITTI's fifteen columns, and the score behind them."""

    def line(one: Box, image: Image) -> str:
        box = " ".join(f"{value:.2f}" for value in one.box)
        score = f" {one.score}" if side.scored else ""
        return f"{side.classes[one.label]} 0.00 0 -1.57 {box} 1.65 1.67 3.64 -0.65 1.71 46.70 -1.59{score}"

    return write_lines(side, folder, line)


def dota(side: Side, folder: Path) -> Path:
    """Write four corners, class and difficulty."""

    def line(one: Box, image: Image) -> str:
        left, top, right, bottom = ltrb(one.box)
        corners = (left, top, right, top, right, bottom, left, bottom)
        return f"{' '.join(map(str, corners))} {side.classes[one.label]} 0"

    return write_lines(side, folder, line)


def corners(side: Side, folder: Path) -> Path:
    """Write `class [score] left top right bottom`."""
    return write_lines(side, folder, lambda one, image: _named(side, one, ltrb(one.box)))


def sized(side: Side, folder: Path) -> Path:
    """Write `class [score] left top width height`."""
    return write_lines(side, folder, lambda one, image: _named(side, one, ltwh(one.box)))


def _named(side: Side, one: Box, numbers: list[float]) -> str:
    score = [one.score] if side.scored else []
    return " ".join(map(str, [side.classes[one.label], *score, *numbers]))
