"""One side of a detection, as a writer gets it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from tests.zoo.evaluations import Box, Image, Objects


@dataclass(frozen=True)
class Side:
    """Truth or predictions, and how this side calls images and classes.

    names: of images, as this side writes them. ids: of images. classes: names of classes. numbers: of
    classes. scored: whether each box has a score.
    """

    boxes: tuple[Box, ...]
    images: tuple[Image, ...]
    names: tuple[str, ...]
    ids: tuple[int, ...]
    classes: tuple[str, ...]
    numbers: tuple[int, ...]
    scored: bool

    def of_images(self) -> Iterator[tuple[Image, str, list[Box]]]:
        """Yield each image, its name, and its boxes."""
        for number, (image, name) in enumerate(zip(self.images, self.names, strict=True)):
            yield image, name, [one for one in self.boxes if one.image == number]

    def numbered(self, one: Box) -> tuple[int, Box]:
        return self.numbers[one.label], one


def truth_of(evaluation: Objects) -> Side:
    """Return the truth as it is written where nothing else is said: numbers and ids from 0."""
    return _side(evaluation, evaluation.truth, scored=False)


def predictions_of(evaluation: Objects) -> Side:
    """Return the predictions in the same way."""
    return _side(evaluation, evaluation.predicted, scored=True)


def _side(evaluation: Objects, boxes: tuple[Box, ...], *, scored: bool) -> Side:
    return Side(
        boxes,
        evaluation.images,
        tuple(image.name for image in evaluation.images),
        tuple(range(len(evaluation.images))),
        evaluation.classes,
        tuple(range(len(evaluation.classes))),
        scored,
    )


def stem(name: str) -> str:
    """Return the base name without its ending, of a path of any system."""
    base = PureWindowsPath(name).name if "\\" in name else PurePosixPath(name).name
    return base.rpartition(".")[0] or base


def beside(folder: Path, name: str, ending: str) -> Path:
    """Return the label file of an image; the folder that its name has is one below `folder`."""
    below = Path() if "\\" in name or name.startswith("/") or ":" in name else Path(name).parent
    return folder / below / f"{stem(name)}{ending}"


def ltwh(box: tuple[float, ...]) -> list[float]:
    return [round(value, 4) for value in (box[0], box[1], box[2] - box[0], box[3] - box[1])]


def cxcywh(box: tuple[float, ...]) -> list[float]:
    left, top, width, height = ltwh(box)
    return [round(left + width / 2, 4), round(top + height / 2, 4), width, height]


def ltrb(box: tuple[float, ...]) -> list[float]:
    return [round(value, 4) for value in box]


def shares(numbers: list[float], image: Image) -> list[float]:
    """Return four numbers of a box as shares of the image."""
    sizes = (image.width, image.height) * 2
    return [round(value / size, 7) for value, size in zip(numbers, sizes, strict=True)]
