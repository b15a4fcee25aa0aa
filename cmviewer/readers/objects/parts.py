"""What files say of objects in images, in their own words, before anything is joined."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Fields, Look, Regions, Role
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.joining.image_index import NamedImages
from cmviewer.readers.layout import Layout
from cmviewer.said import said, word

TRUTH: Final = frozenset({Role.TRUTH})
PREDICTION: Final = frozenset({Role.PREDICTION})
EITHER: Final = TRUTH | PREDICTION
"""What a source can be: its content decides, and where it does not, its name and its neighbours."""


class WantedShape(StrEnum):
    """What an evaluation needs of each object; what it does not need is not read."""

    BOXES = "boxes"
    REGIONS = "regions"


class BoxUnit(StrEnum):
    """In which unit boxes and points are written."""

    PIXELS = "pixels"
    IMAGE = "shares of the image"


@dataclass(frozen=True, eq=False)
class ObjectPart:
    """Objects that one file, or one folder of a file an image, describes.

    image_names: distinct images that are listed, with or without objects, by the name that the files use:
    a path, a file name, or a stem. image_ids: other text by which these images are called, such as COCO's
    `id`, one each; empty where there is none. other_ids: more such texts, of images that are listed under
    several, and the image of each. image_sizes: int32 (n, 2), width and height in pixels, or `UNKNOWN_SIZE`.
    class_names: distinct classes, in the order of the file; where `class_ids` is not empty, the id of each
    as the file writes it. A class of which only the id is known is called by it, and `named` is False.
    superclasses: ids of classes that are declared as those above others.
    image: int32 (M,), position in `image_names`. label: int32 (M,), position in `class_names`.
    box: float64 (M, 4), x0 y0 x1 y1 in `unit`; `box_format` is what they were read as.
    score: float32 (M,), NaN where one is missing, infinite where it is no finite number; None where there is
    none at all. region, in the same
    unit; crowd, difficult, identity, area, fields: as in `Annotations`; areas are in pixels.
    not_judged: int64 (p, 2), pairs of image and class, by position, whose predictions are not judged.
    not_throughout: the same of those of which not all objects are marked. images_by_split: names of the
    images of each part of the data set, where a column of the file says so. likely_named: whether classes
    are named by a text beside their numbers that may be of anything.
    """

    image_names: tuple[str, ...]
    class_names: tuple[str, ...]
    image: NDArray[np.int32]
    label: NDArray[np.int32]
    box: NDArray[np.float64]
    unit: BoxUnit = BoxUnit.PIXELS
    box_format: BoxFormat = BoxFormat.LTRB
    named: bool = True
    image_ids: tuple[str, ...] = ()
    other_ids: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    image_sizes: NDArray[np.int32] | None = None
    class_ids: tuple[int, ...] = ()
    superclasses: frozenset[int] = frozenset()
    score: NDArray[np.float32] | None = None
    region: Regions | None = None
    crowd: NDArray[np.bool_] | None = None
    difficult: NDArray[np.bool_] | None = None
    identity: NDArray[np.int64] | None = None
    area: NDArray[np.float64] | None = None
    fields: Fields | None = None
    not_judged: NDArray[np.int64] | None = None
    not_throughout: NDArray[np.int64] | None = None
    images_by_split: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    likely_named: bool = False

    def __len__(self) -> int:
        return len(self.image)


@dataclass(frozen=True)
class ReadContext:
    """With what sources are read. boxes: the box format that was told or decided, else None.

    class_names: names for class numbers, None where nothing names them. Problems go to `problems`.
    wanted: regions are read only where they are wanted. names_beside: whether names that a file writes
    beside class numbers count. role: of the source.
    """

    progress: Progress
    cancel: Cancel
    problems: list[Problem]
    class_names: tuple[str, ...] | None = None
    boxes: BoxFormat | None = None
    wanted: WantedShape = WantedShape.REGIONS
    names_beside: bool = True
    role: Role = Role.PREDICTION

    @property
    def sent(self) -> "SentContext":
        """What of it goes to other processes."""
        return SentContext(self.class_names, self.boxes, self.wanted, self.names_beside)


@dataclass(frozen=True)
class SentContext:
    """With what predictions are read in other processes, as in `ReadContext`."""

    class_names: tuple[str, ...] | None
    boxes: BoxFormat | None
    wanted: WantedShape
    names_beside: bool

    def context(self, problems: list[Problem]) -> ReadContext:
        """Return the context there: nobody hears how far it is, and nobody stops it."""
        return ReadContext(
            silent, Cancel(), problems, self.class_names, self.boxes, self.wanted, self.names_beside
        )


@dataclass(frozen=True, eq=False)
class ObjectSource:
    """One set of objects that was recognised: a file, or a folder with a file an image.

    path: the file or folder, which names a checkpoint. files: what is read. roles: what it can be.
    numbered: classes are numbers that need names from elsewhere. has_regions, has_scores: of some objects.
    read: reads it, anew whenever it is called; raises `CmviewerError` where nothing in it is usable, and
    `Cancelled`. pieces: how parts of it are read by themselves; None where all of it is read at once.
    parted: looks whether a column parts it into several checkpoints; None where no column may. value: what
    that column says of the rows of this one.
    """

    path: Path
    files: tuple[Path, ...]
    layout: "ObjectLayout"
    roles: frozenset[Role]
    read: Callable[[ReadContext], ObjectPart]
    numbered: bool = False
    has_regions: bool = False
    has_scores: bool = False
    pieces: "Pieces | None" = None
    parted: "Callable[[], PartedSource | None] | None" = None
    value: str = ""

    @property
    def is_prediction(self) -> bool:
        """Whether it can be nothing but predictions."""
        return self.roles == PREDICTION

    @property
    def described(self) -> str:
        """What it is, for a person."""
        name = word(self.layout.name)
        if self.has_regions and self.has_scores:
            return said("{} with regions and scores", name)
        if self.has_regions:
            return said("{} with regions", name)
        return said("{} with scores", name) if self.has_scores else name


@dataclass(frozen=True)
class PartedSource:
    """What a column makes of a source. column: its name. sources: one for each of its values.

    are_alike: whether others have most of the images of each as well. is_run: whether the column is called
    as runs are.
    """

    column: str
    sources: tuple[ObjectSource, ...]
    are_alike: bool
    is_run: bool


ReadSome = Callable[[ReadContext], ObjectPart]
"""Reads objects of some images of a source; it can go to another process."""


@dataclass(frozen=True, eq=False)
class Contents:
    """What was found to be in a source, before it was read.

    names: the n images that it lists, as an `ObjectPart` of all of it has them. amount: int64 (n,), objects
    of each. named, unit: as the `ObjectPart` of all of it has them, where it has any. some: makes what
    reads the objects of some images, by their positions, int64 sorted, in the order of the files. is_mixed:
    tells, by the image of the evaluation that each is, int64 (n,), whether it is quicker to read all at once.
    regions: whether any object has one, where they are wanted; None where its layout alone tells.
    """

    names: NamedImages
    amount: NDArray[np.int64]
    named: bool
    unit: BoxUnit
    some: Callable[[NDArray[np.int64]], ReadSome]
    is_mixed: Callable[[NDArray[np.int64]], bool]
    regions: bool | None = None


@dataclass(frozen=True)
class UsedClasses:
    """The classes that objects have: their names, or where they have none, their numbers."""

    names: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


class Pieces(Protocol):
    """How parts of a source are read by themselves."""

    def looks(self, context: ReadContext) -> Sequence[Look]:
        """Return what looks at all of its pieces; nothing where it has to be read whole."""

    def contents(self, looked: Sequence[Any], context: ReadContext) -> Contents | None:
        """Put together what was seen, in its order; None where it has to be read whole."""

    def class_looks(self, context: ReadContext) -> Sequence[Look]:
        """Return what looks which classes its pieces have; nothing where only reading all of it tells."""

    def classes(self, looked: Sequence[Any], context: ReadContext) -> UsedClasses | None:
        """Return the classes of what was seen, as reading all does; None where only that can tell."""


ReadSource = Callable[[ObjectSource, ReadContext], ObjectPart]
ObjectLayout = Layout[ObjectSource, ReadSource]


def read_source(source: ObjectSource, context: ReadContext) -> ObjectPart:
    """Read a source of any layout. Raises `CmviewerError` where nothing in it is usable, and `Cancelled`."""
    return source.read(context)
