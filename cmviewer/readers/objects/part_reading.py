"""The predictions of some images, read as all of them would be; where that is not sure, they are not read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Annotations, Images, ReadWholeError, Regions, frozen
from cmviewer.readers.files.image_files import ImageFiles
from cmviewer.readers.files.one_source import failing_alone
from cmviewer.readers.joining.class_space import ClassSpace
from cmviewer.readers.joining.spelling import Spelling
from cmviewer.readers.objects.image_headers import ImageHeaders
from cmviewer.readers.objects.image_sizes import ImageSizes
from cmviewer.readers.objects.joining import Reading, Space, annotations, labels
from cmviewer.readers.objects.parts import (
    BoxUnit,
    Contents,
    ObjectPart,
    ObjectSource,
    ReadContext,
    ReadSome,
    SentContext,
    WantedShape,
)
from cmviewer.readers.objects.repeats import may_be_rerun
from cmviewer.readers.objects.written_scores import with_finite_scores


@dataclass(frozen=True, eq=False)
class Followed:
    """What was decided of a checkpoint, as it goes to other processes.

    named, unit: those of the `ObjectPart` of all of it. regions: whether objects of all of it have regions,
    so that a part has them that has none. shares: as in `ImageSizes`.
    """

    file: Path
    sent: SentContext
    classes: ClassSpace
    reading: Reading
    named: bool
    unit: BoxUnit
    regions: bool
    shares: bool


def followed(
    source: ObjectSource, context: ReadContext, space: Space, reading: Reading, contents: Contents
) -> Followed:
    """Return what of a checkpoint's reading other processes follow."""
    classes = space.classes  # a proxy of a mapping cannot be sent
    spelling = Spelling(dict(classes.spelling.known))
    regions = source.has_regions if contents.regions is None else contents.regions
    return Followed(
        file=source.path,
        sent=context.sent,
        classes=replace(classes, by_number=dict(classes.by_number), spelling=spelling),
        reading=reading,
        named=contents.named,
        unit=contents.unit,
        regions=context.wanted is WantedShape.REGIONS and regions,
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


def read_blocks(how: Followed, blocks: Sequence[tuple[int, SomeImages]]) -> Annotations:
    """Read the predictions of some images, block by block, and put them together. Raises `ReadWholeError`.

    blocks: with what image 0 of each is; of boxes alone where there are several.
    """
    found = [(first, read_some(how, some)) for first, some in blocks]
    if len(found) == 1:
        return found[0][1]
    parts = [part for _, part in found]
    return Annotations(
        image=frozen(np.concatenate([part.image + np.int32(first) for first, part in found]), np.int32),
        label=frozen(np.concatenate([part.label for part in parts]), np.int32),
        box=frozen(np.concatenate([part.box for part in parts]), np.float64),
        score=frozen(np.concatenate([part.known_score for part in parts]), np.float32),
        crowd=_together([part.crowd for part in parts], parts, 0),
        difficult=_together([part.difficult for part in parts], parts, 0),
        identity=_together([part.identity for part in parts], parts, -1),
        area=_together([part.area for part in parts], parts, np.nan),
    )


def _together(
    values: Sequence[NDArray[Any] | None], parts: Sequence[Annotations], missing: float
) -> NDArray[Any] | None:
    """Values of all parts, those that are missing in some filled; None where all miss them."""
    known = next((one for one in values if one is not None), None)
    if known is None:
        return None
    filled = [
        np.full(len(part), missing, known.dtype) if one is None else one
        for one, part in zip(values, parts, strict=True)
    ]
    return frozen(np.concatenate(filled), known.dtype)


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
    if found.region is not None and not how.regions:
        raise ReadWholeError("regions, which others may not have")
    region = _without_shapes(len(found)) if found.region is None and how.regions else found.region
    score = np.ones(0, np.float32) if found.score is None else found.score
    return replace(found, score=score, region=region, fields=None)


def _without_shapes(count: int) -> Regions:
    """Regions of objects that are their boxes, as those are among others that have some."""
    none = frozen(np.zeros(count + 1), np.int64)
    point, size = frozen(np.empty((0, 2)), np.float64), frozen(np.zeros((count, 2)), np.int32)
    return Regions(point, frozen([0], np.int64), none, frozen([], np.uint8), none, size)


def _part(how: Followed, some: SomeImages, problems: list[Problem]) -> ObjectPart:
    with failing_alone(how.file):
        return with_finite_scores(some.read(how.sent.context(problems)), how.file, problems)


def _check(part: ObjectPart, how: Followed, some: SomeImages, problems: list[Problem]) -> None:
    """Raise `ReadWholeError` where others may be such that this part is read in another way with them."""
    if problems or len(part) != some.amount:
        raise ReadWholeError(*(problem.code for problem in problems))
    if not len(part):
        return
    is_other = part.named is not how.named or part.unit is not how.unit
    if is_other or part.score is None or np.isnan(part.score).any():
        raise ReadWholeError("objects that may differ from others in what they have")
    if may_be_rerun(part):
        raise ReadWholeError("objects that stand there again")


def _joined(part: ObjectPart, how: Followed, some: SomeImages, problems: list[Problem]) -> Annotations:
    called = part.image_ids or part.image_names
    image = np.array([some.place[one] for one in called], np.int64)
    label = labels(part, how.classes, how.reading)
    nowhere = ImageHeaders(Images(len(some.sizes), None, ImageFiles()))
    sizes = ImageSizes(nowhere, some.sizes, how.shares)
    return annotations(part, image, label, sizes, how.sent.wanted, how.file, how.reading.frame, problems)
