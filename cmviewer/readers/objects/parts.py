"""What files say of objects in images, in their own words, before anything is joined."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Regions
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.files.box_format import BoxFormat

UNKNOWN_SIZE: Final = 0
"""Width and height of an image that a file does not tell."""


class Holds(StrEnum):
    """What a source can be: its content decides, and where it does not, its name and its neighbours."""

    TRUTH = "truth"
    PREDICTIONS = "predictions"
    EITHER = "either"


class Family(StrEnum):
    """Whose conventions a layout follows, where anything depends on it."""

    COCO = "coco"
    VOC = "voc"
    YOLO = "yolo"
    OTHER = "other"


class Wanted(StrEnum):
    """What an evaluation needs of each object; what it does not need is not read."""

    BOXES = "boxes"
    REGIONS = "regions"


class Unit(StrEnum):
    """In which unit boxes and points are written."""

    PIXELS = "pixels"
    IMAGE = "shares of the image"


@dataclass(frozen=True, eq=False)
class ObjectPart:
    """Objects that one file, or one folder of a file an image, describes.

    image_names: distinct images that are listed, with or without objects, by the name that the files use:
    a path, a file name, or a stem. image_ids: other text by which these images are called, such as COCO's
    `id`, one each; empty where there is none. image_sizes: int32 (n, 2), width and height in pixels, or
    `UNKNOWN_SIZE`.
    class_names: distinct classes, in the order of the file; where `class_ids` is not empty, the id of each
    as the file writes it. A class of which only the id is known is called by it, and `named` is False.
    image: int32 (M,), position in `image_names`. label: int32 (M,), position in `class_names`.
    box: float64 (M, 4), x0 y0 x1 y1 in `unit`. score: float32 (M,), NaN where one is missing; None where
    there is none at all. region, in the same unit; crowd, difficult, identity: as in `Annotations`.
    """

    image_names: tuple[str, ...]
    class_names: tuple[str, ...]
    image: NDArray[np.int32]
    label: NDArray[np.int32]
    box: NDArray[np.float64]
    unit: Unit = Unit.PIXELS
    named: bool = True
    image_ids: tuple[str, ...] = ()
    image_sizes: NDArray[np.int32] | None = None
    class_ids: tuple[int, ...] = ()
    score: NDArray[np.float32] | None = None
    region: Regions | None = None
    crowd: NDArray[np.bool_] | None = None
    difficult: NDArray[np.bool_] | None = None
    identity: NDArray[np.int64] | None = None

    def __len__(self) -> int:
        return len(self.image)


@dataclass(frozen=True)
class Reader:
    """How sources are read. boxes: a convention that a person has told, else None.

    class_names: names for class numbers, None where nothing names them. Problems go to `problems`.
    wanted: regions are read only where they are wanted.
    """

    progress: Progress
    cancel: Cancel
    problems: list[Problem]
    class_names: tuple[str, ...] | None = None
    boxes: BoxFormat | None = None
    wanted: Wanted = Wanted.REGIONS


@dataclass(frozen=True, eq=False)
class ObjectSource:
    """One set of objects that was recognised: a file, or a folder with a file an image.

    path: the file or folder, which names a checkpoint. files: what is read. layout: what it is, in words,
    such as `COCO results`; nothing is decided by it. family, has_scores: whose conventions it follows, and
    whether objects have scores. file_an_image: text, one file an image. own_boxes: the layout itself says
    how boxes are written, whatever else is told. numbered: classes are numbers that need names from
    elsewhere. read: reads it, anew whenever it is called; raises `CmviewerError` where nothing in it is
    usable, and `Cancelled`.
    """

    path: Path
    files: tuple[Path, ...]
    layout: str
    holds: Holds
    numbered: bool
    has_regions: bool
    read: Callable[[Reader], ObjectPart]
    family: Family = Family.OTHER
    has_scores: bool = False
    file_an_image: bool = False
    own_boxes: bool = False
