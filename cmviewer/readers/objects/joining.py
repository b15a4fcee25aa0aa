"""Parts of truth and of predictions → annotations in one space of images and classes."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Annotations, frozen
from cmviewer.readers.objects.agreement import ClassPairs, class_pairs, other_names
from cmviewer.readers.objects.bounds import bounds_of_regions
from cmviewer.readers.objects.checks import kept_of
from cmviewer.readers.objects.class_space import ClassSpace, read_numbers
from cmviewer.readers.objects.conventions import as_meant
from cmviewer.readers.objects.image_index import AMBIGUOUS, ImageIndex
from cmviewer.readers.objects.image_sizes import ImageSizes
from cmviewer.readers.objects.oddities import check_shapes
from cmviewer.readers.objects.parts import ObjectPart, Wanted


@dataclass(frozen=True, eq=False)
class Space:
    """What truth and checkpoints share. wanted: whether objects are their boxes or their regions."""

    images: ImageIndex
    sizes: ImageSizes
    classes: ClassSpace
    wanted: Wanted


@dataclass(frozen=True, eq=False)
class Origin:
    """Where a part comes from. guess: whether its boxes may be meant otherwise than their format has it.

    numbers: the reading of class numbers, by its words, that its layout commonly has.
    """

    file: Path
    guess: bool
    numbers: str


def truth_annotations(part: ObjectPart, space: Space, origin: Origin, problems: list[Problem]) -> Annotations:
    """Annotations of the truth, whose images and classes are those of the evaluation."""
    label = np.array([space.classes.place[name] for name in part.class_names], np.int64)
    image = np.arange(len(part.image_names))
    return replace(_annotations(part, image, label, space, origin, problems), score=None)


def predicted_annotations(
    part: ObjectPart, truth: Annotations, space: Space, origin: Origin, problems: list[Problem]
) -> Annotations:
    """Annotations of a checkpoint. Raises `CmviewerError` where no image of it is one of the truth's."""
    file = origin.file
    image = space.images.positions(part)
    if len(image) and not (image >= 0).any():
        raise CmviewerError(_no_image_in_common(part, file))
    problems += _lost_images(part, image, file)
    label = space.classes.labels(part)
    if label is None:

        def pairs() -> ClassPairs:
            own = np.arange(len(part.class_names))
            return class_pairs(truth, _annotations(part, image, own, space, origin, []))

        label, way = read_numbers(space.classes, part, pairs, usual=origin.numbers)
        if way:
            problems.append(_read_otherwise(way, file))
    problems += _lost_classes(part, label, image, file)
    found = _annotations(part, image, label, space, origin, problems)
    problems += _lost_scores(part, file)
    problems += other_names(class_pairs(truth, found), space.classes.names, file)
    if found.score is None:
        return replace(found, score=frozen(np.ones(len(found)), np.float32))
    return replace(found, score=frozen(np.where(np.isnan(found.score), 1, found.score), np.float32))


def _annotations(
    part: ObjectPart,
    image: NDArray[np.int64],
    label: NDArray[np.int64],
    space: Space,
    origin: Origin,
    problems: list[Problem],
) -> Annotations:
    """Objects whose image and class are known, in pixels, sorted by image."""
    of_image = np.append(image, -1)[part.image]
    of_label = np.append(label, -1)[part.label]
    good = (of_image >= 0) & (of_label >= 0)
    if space.wanted is Wanted.BOXES:
        part = replace(part, region=None)
    part, of_image, of_label = kept_of(part, good), of_image[good], of_label[good]
    if origin.guess:
        part = as_meant(part, space.sizes.known[of_image], origin.file, problems)
    part, usable = space.sizes.in_pixels(part, of_image, origin.file, problems)
    usable &= check_shapes(part, space.sizes.known[of_image], origin.file, problems)
    part, of_image, of_label = kept_of(part, usable), of_image[usable], of_label[usable]
    box = part.box if part.region is None else bounds_of_regions(part.region, part.box)
    found = Annotations(
        image=frozen(of_image, np.int32),
        label=frozen(of_label, np.int32),
        box=frozen(box, np.float64),
        score=part.score,
        region=part.region,
        crowd=part.crowd,
        difficult=part.difficult,
        identity=part.identity,
    )
    if np.all(np.diff(found.image) >= 0):
        return found
    return found.take(np.argsort(found.image, kind="stable"))


def _no_image_in_common(part: ObjectPart, file: Path) -> Problem:
    what = (
        f"no image of these predictions is one of the truth's; their first is {part.image_names[0]!r}: they "
        "are likely about another data set"
    )
    return Problem("images-disjoint", what, "choose the truth that belongs to these predictions", file)


def _lost_images(part: ObjectPart, image: NDArray[np.int64], file: Path) -> list[Problem]:
    said = []
    objects = np.bincount(part.image, minlength=len(image))
    unknown, several = np.flatnonzero((image < 0) & (image != AMBIGUOUS)), np.flatnonzero(image == AMBIGUOUS)
    if unknown.size:
        what = f"the truth does not know {_images(part, unknown)}; {_left_out(int(objects[unknown].sum()))}"
        mend = "choose the truth that belongs to these predictions"
        said.append(Problem("image-unknown", what, mend, file))
    if several.size:
        what = (
            f"several images of the truth could be meant by {_images(part, several)}; "
            f"{_left_out(int(objects[several].sum()))}"
        )
        said.append(Problem("image-ambiguous", what, "write the folders of the images too", file))
    return said


def _left_out(count: int) -> str:
    if not count:
        return "nothing was predicted there"
    return "1 object there was left out" if count == 1 else f"{count:,} objects there were left out"


def _images(part: ObjectPart, which: NDArray[np.int64]) -> str:
    first = repr(part.image_names[int(which[0])])
    return f"image {first}" if len(which) == 1 else f"{len(which):,} images such as {first}"


def _lost_classes(
    part: ObjectPart, label: NDArray[np.int64], image: NDArray[np.int64], file: Path
) -> list[Problem]:
    counted = np.append(image, -1)[part.image] >= 0
    objects = np.bincount(part.label[counted], minlength=len(label))
    lost = np.flatnonzero((label < 0) & (objects > 0))
    if not lost.size:
        return []
    first = part.class_names[int(lost[0])]
    what = f"no class has the number {first}; objects of such classes were left out"
    mend = "choose the truth, or with --classes the names, that belong to these numbers"
    return [Problem("category-unknown", what, mend, file, None, int(objects[lost].sum()))]


def _read_otherwise(way: str, file: Path) -> Problem:
    what = f"the class numbers were read as {way}, which fits the truth better than what they say"
    mend = "write the ids of the truth's classes, or give their names with --classes"
    return Problem("class-numbers-shifted", what, mend, file)


def _lost_scores(part: ObjectPart, file: Path) -> list[Problem]:
    missing = len(part) if part.score is None else int(np.isnan(part.score).sum())
    if not missing:
        return []
    what = "a prediction has no score; it counts as 1"
    return [Problem("score-missing", what, "write a score for each prediction", file, None, missing)]
