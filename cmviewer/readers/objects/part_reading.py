"""The predictions of some images, read as all of them would be; where that is not sure, they are not read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Annotations, Images, ReadWholeError
from cmviewer.progress import Cancel, silent
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.image_files import ImageFiles
from cmviewer.readers.files.one_source import failing_alone
from cmviewer.readers.joining.class_space import ClassSpace
from cmviewer.readers.joining.spelling import Spelling
from cmviewer.readers.objects.image_headers import ImageHeaders
from cmviewer.readers.objects.image_sizes import ImageSizes
from cmviewer.readers.objects.joining import Reading, Space, annotations, labels
from cmviewer.readers.objects.parts import (
    Contents,
    ObjectPart,
    ObjectSource,
    ReadContext,
    ReadSome,
    WantedShape,
)
from cmviewer.readers.objects.repeats import may_be_rerun
from cmviewer.readers.objects.written_scores import with_finite_scores


@dataclass(frozen=True, eq=False)
class Followed:
    """What was decided of a checkpoint, as it goes to other processes.

    class_names, boxes, wanted, names_beside: as in `ReadContext`. named: `ObjectPart.named` of all of it.
    shares: as in `ImageSizes`.
    """

    file: Path
    class_names: tuple[str, ...] | None
    boxes: BoxFormat | None
    wanted: WantedShape
    names_beside: bool
    classes: ClassSpace
    reading: Reading
    named: bool
    shares: bool


def followed(
    source: ObjectSource, context: ReadContext, space: Space, reading: Reading, contents: Contents
) -> Followed:
    """Return what of a checkpoint's reading other processes follow."""
    classes = space.classes  # a proxy of a mapping cannot be sent
    spelling = Spelling(dict(classes.spelling.known))
    return Followed(
        file=source.path,
        class_names=context.class_names,
        boxes=context.boxes,
        wanted=context.wanted,
        names_beside=context.names_beside,
        classes=replace(classes, by_number=dict(classes.by_number), spelling=spelling),
        reading=reading,
        named=contents.named,
        shares=space.sizes.shares,
    )


@dataclass(frozen=True, eq=False)
class SomeImages:
    """n images of a checkpoint. read: reads their objects, of which there are so many.

    place: which of them each is that the source names, by its id, else its name. sizes: int32 (n, 2), width
    and height, as seen, as far as they are known.
    """

    read: ReadSome
    place: Mapping[str, int]
    sizes: NDArray[np.int32]
    amount: int


def read_some(how: Followed, some: SomeImages) -> Annotations:
    """Read the predictions of some images. Raises `ReadWholeError`."""
    problems: list[Problem] = []
    try:
        part = _part(how, some, problems)
        _check(part, how, some, problems)
        found = _joined(part, how, some, problems)
    except CmviewerError as error:
        raise ReadWholeError(*(problem.code for problem in error.problems)) from error
    if problems or len(found) != len(part):
        raise ReadWholeError(*(problem.code for problem in problems))
    score = np.ones(0, np.float32) if found.score is None else found.score
    return replace(found, score=score, fields=None)


def _part(how: Followed, some: SomeImages, problems: list[Problem]) -> ObjectPart:
    context = ReadContext(
        silent, Cancel(), problems, how.class_names, how.boxes, how.wanted, how.names_beside
    )
    with failing_alone(how.file):
        return with_finite_scores(some.read(context), how.file, problems)


def _check(part: ObjectPart, how: Followed, some: SomeImages, problems: list[Problem]) -> None:
    """Raise `ReadWholeError` where others may be such that this part is read in another way with them."""
    if problems or len(part) != some.amount:
        raise ReadWholeError(*(problem.code for problem in problems))
    if not len(part):
        return
    if part.score is None or np.isnan(part.score).any() or part.named is not how.named:
        raise ReadWholeError("objects that may differ from others in what they have")
    if may_be_rerun(part):
        raise ReadWholeError("objects that stand there again")


def _joined(part: ObjectPart, how: Followed, some: SomeImages, problems: list[Problem]) -> Annotations:
    called = part.image_ids or part.image_names
    image = np.array([some.place[one] for one in called], np.int64)
    label = labels(part, how.classes, how.reading)
    nowhere = ImageHeaders(Images(len(some.sizes), None, ImageFiles()))
    sizes = ImageSizes(nowhere, some.sizes, how.shares)
    return annotations(part, image, label, sizes, how.wanted, how.file, how.reading.frame, problems)
