"""Parts of truth and of predictions → annotations in one space of images and classes."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Annotations, Frame, frozen
from cmviewer.problems.objects import CATEGORIES_LOST, SCORE_MISSING
from cmviewer.problems.shapes import CLASSES_NOT_JUDGED
from cmviewer.problems.tables import PREDICTIONS_UNUSABLE
from cmviewer.readers.joining.class_space import UNKNOWN, WAYS, ClassSpace
from cmviewer.readers.joining.image_index import ImageIndex, NamedImages
from cmviewer.readers.objects.bounds import bounds_of_regions
from cmviewer.readers.objects.checks import kept_of
from cmviewer.readers.objects.exif import in_frame
from cmviewer.readers.objects.image_sizes import ImageSizes, unknown_sizes
from cmviewer.readers.objects.lost_images import lost_images, no_image_in_common
from cmviewer.readers.objects.parts import ObjectPart, WantedShape
from cmviewer.readers.objects.shape_checks import check_shapes

_LEAST: Final = 0.05
"""Of the records of a source so many at least must be usable; of fewer the source is of something else."""


@dataclass(frozen=True, eq=False)
class Space:
    """What truth and checkpoints share. wanted: whether objects are their boxes or their regions.

    not_judged: int64 (p, 2), pairs of image and class whose predictions are not judged, by image.
    not_throughout: the same of those of which not all objects are marked.
    """

    images: ImageIndex
    sizes: ImageSizes
    classes: ClassSpace
    wanted: WantedShape
    not_judged: NDArray[np.int64] | None = None
    not_throughout: NDArray[np.int64] | None = None


@dataclass(frozen=True)
class Reading:
    """How predictions are read: what was decided once, for all checkpoints of a kind.

    join: what images are joined by; None for what is usual. numbers: how class numbers are read.
    frame: what boxes are about.
    """

    join: str | None = None
    frame: Frame = Frame.SEEN
    numbers: str = "plain"


def truth_annotations(
    part: ObjectPart, space: Space, file: Path, frame: Frame, problems: list[Problem]
) -> Annotations:
    """Annotations of the truth, whose images and classes are those of the evaluation."""
    label = space.classes.labels(part.class_names)
    image = np.arange(len(part.image_names))
    found = annotations(part, image, label, space.sizes, space.wanted, file, frame, problems)
    return replace(found, score=None)


def predicted_annotations(
    part: ObjectPart, space: Space, file: Path, reading: Reading, problems: list[Problem]
) -> Annotations:
    """Annotations of a checkpoint. Raises `CmviewerError` where nothing of it is about the truth's images."""
    image = positions(part, space.images, reading)
    if len(image) and not (image >= 0).any():
        raise CmviewerError(no_image_in_common(part, image, space.images, file))
    problems += lost_images(part, image, space.images, file)
    label = labels(part, space.classes, reading)
    problems += _lost_classes(part, label, image, space.classes, file)
    found = annotations(part, image, label, space.sizes, space.wanted, file, reading.frame, problems)
    _refuse_rest(part, len(found), file, problems)
    found = _judged(found, space, file, problems)
    problems += _lost_scores(part, file)
    if found.score is None:
        return replace(found, score=frozen(np.ones(len(found)), np.float32))
    return replace(found, score=frozen(np.where(np.isnan(found.score), 1, found.score), np.float32))


def positions(part: NamedImages, images: ImageIndex, reading: Reading) -> NDArray[np.int64]:
    """Position in the truth of each image of a part, int64 (n,)."""
    if reading.join is None:
        return images.positions(part)
    usual = next((one for one in images.joins(part) if one.by == reading.join), None)
    return (usual or images.joined_by(part, reading.join)).position


def labels(part: ObjectPart, classes: ClassSpace, reading: Reading) -> NDArray[np.int64]:
    """Label of each class of a part, int64 (n,), or -1: by its name, or by how its number is read."""
    return (
        classes.labels(part.class_names) if part.named else classes.numbered(reading.numbers, part.class_ids)
    )


def annotations(
    part: ObjectPart,
    image: NDArray[np.int64],
    label: NDArray[np.int64],
    sizes: ImageSizes,
    wanted: WantedShape,
    file: Path,
    frame: Frame,
    problems: list[Problem],
) -> Annotations:
    """Objects whose image and class are known, in pixels of the photographs as seen, sorted by image."""
    part = replace(part, image=_renamed(part.image, image), label=_renamed(part.label, label))
    if wanted is WantedShape.BOXES:
        part = replace(part, region=None)
    part = kept_of(part, (part.image >= 0) & (part.label >= 0))
    of_image = part.image.astype(np.int64)
    part, usable = in_frame(part, of_image, sizes, frame)
    problems += unknown_sizes(usable, file)
    usable &= check_shapes(part, sizes.known[of_image], file, problems)
    part = kept_of(part, usable)
    box = part.box if part.region is None else bounds_of_regions(part.region, part.box)
    found = Annotations(
        image=part.image,
        label=part.label,
        box=frozen(box, np.float64),
        score=part.score,
        region=part.region,
        crowd=part.crowd,
        difficult=part.difficult,
        identity=part.identity,
        area=part.area,
        fields=part.fields,
    )
    if np.all(found.image[1:] >= found.image[:-1]):
        return found
    return found.take(np.argsort(found.image, kind="stable"))


def _renamed(places: NDArray[np.int32], names: NDArray[np.int64]) -> NDArray[np.int32]:
    """Position in the evaluation of what each object has in its part, -1 where that has none, int32 (M,)."""
    return frozen(np.append(names, -1).astype(np.int32)[places], np.int32)


def _judged(found: Annotations, space: Space, file: Path, problems: list[Problem]) -> Annotations:
    """Leave out predictions of classes that were not looked for in their image, and say how many.

    Those of classes that are not marked throughout are marked: they count only where a truth takes them.
    """
    optional = _among(found, space.not_throughout, len(space.classes.names))
    if optional.any():
        found = replace(found, optional=frozen(optional, np.bool_))
    aside = _among(found, space.not_judged, len(space.classes.names))
    if not aside.any():
        return found
    lost = int(aside.sum())
    problems.append(CLASSES_NOT_JUDGED.of(file, left_out=lost, lost=lost))
    return found.take(np.flatnonzero(~aside))


def _among(found: Annotations, pairs: NDArray[np.int64] | None, classes: int) -> NDArray[np.bool_]:
    """Which objects are of such pairs of image and class, bool (M,)."""
    if pairs is None:
        return np.zeros(len(found), np.bool_)
    return np.isin(found.image.astype(np.int64) * classes + found.label, pairs @ np.array([classes, 1]))


def _refuse_rest(part: ObjectPart, kept: int, file: Path, problems: list[Problem]) -> None:
    """Raise `CmviewerError` where nearly nothing of a source can be used."""
    if kept >= _LEAST * len(part):
        return
    raise CmviewerError(PREDICTIONS_UNUSABLE.of(file, kept=kept, count=len(part)), *problems)


def _lost_classes(
    part: ObjectPart, label: NDArray[np.int64], image: NDArray[np.int64], classes: ClassSpace, file: Path
) -> list[Problem]:
    """Say which class numbers are no class, and how they would be some."""
    counted = np.append(image, -1)[part.image] >= 0
    objects = np.bincount(part.label[counted], minlength=len(label))
    lost = np.flatnonzero((label < 0) & (objects > 0))
    if not lost.size:
        return []
    times = int(objects[lost].sum())
    first = part.class_names[int(lost[0])]
    used = [part.class_ids[one] for one in np.flatnonzero(objects)] if part.class_ids else []
    ways = tuple(way for way in WAYS if used and (classes.numbered(way, used) != UNKNOWN).all())
    key = "class-numbers" if ways and not part.named else "classes"
    readings = ways if key == "class-numbers" else ()
    return [
        CATEGORIES_LOST.of(file, times=times, left_out=times, readings=readings, decision=key, first=first)
    ]


def _lost_scores(part: ObjectPart, file: Path) -> list[Problem]:
    missing = len(part) if part.score is None else int(np.isnan(part.score).sum())
    if not missing:
        return []
    return [SCORE_MISSING.of(file, times=missing)]
