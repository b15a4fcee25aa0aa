"""Truth and predictions, joined → the samples and the checkpoints of an evaluation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import NO_IMAGE, NO_PREDICTION, Checkpoint, PredictedLabels, TruthLabels, frozen
from cmviewer.readers.classification.class_space import OUT_OF_RANGE, ClassSpace
from cmviewer.readers.classification.joining import join, plain_paths, times_before
from cmviewer.readers.classification.labelling import predicted_codes, truth_codes
from cmviewer.readers.classification.parts import ClassScores, Labels, Part

Rows = NDArray[np.int64]
Begin = Callable[[str], None]
"""Called with what is done next; raises `Cancelled` where it is not to be done."""
_JOINING: Final = "Joining samples"
_TIMES: Final = "\x1f"
"""Stands between the name of an image and how often it was there before."""


@dataclass(frozen=True, eq=False)
class Named:
    """A part, and the name of the checkpoint that it is."""

    name: str
    part: Part


@dataclass(frozen=True, eq=False)
class Joined:
    """The truth, the images with their names where they have some, and the checkpoints."""

    truth: TruthLabels
    image_count: int
    image_names: tuple[str, ...] | None
    checkpoints: tuple[Checkpoint, ...]


def join_to_truth(
    truth: Part,
    labels: Labels,
    named: Sequence[Named],
    space: ClassSpace,
    problems: list[Problem],
    begin: Begin,
) -> Joined:
    """Join checkpoints to a truth of its own: what one of them leaves out has no prediction there."""
    begin(_JOINING)
    truth = _with_images(truth, [one.part for one in named])
    label = truth_codes(truth, labels, space, problems)
    good = (label >= 0) & ~_said_before(truth, problems)
    kept = np.flatnonzero(good)
    row_of = np.full(truth.count + 1, -1, np.int64)
    row_of[kept] = np.arange(len(kept))
    checkpoints = []
    for one in named:
        begin(_JOINING)
        rows = _rows_in(truth, one.part, problems)
        if rows is not None:
            checkpoints.append(_checkpoint(one, row_of[rows], np.arange(len(kept)), space, problems))
    return Joined(
        TruthLabels(frozen(np.arange(len(kept)), np.int32), frozen(label[kept], np.int32)),
        len(kept),
        None if truth.image is None else tuple(truth.image[kept].tolist()),
        tuple(checkpoints),
    )


def _with_images(truth: Part, parts: Sequence[Part]) -> Part:
    """Give a truth without images those of the first predictions of the same length."""
    if truth.image is not None:
        return truth
    images = (part.image for part in parts if part.image is not None and part.count == truth.count)
    return replace(truth, image=next(images, None))


def _rows_in(truth: Part, part: Part, problems: list[Problem]) -> Rows | None:
    """Return the row of the truth for each row of a part, -1 where it has none; None where nothing fits."""
    if not part.count:
        return np.empty(0, np.int64)
    if truth.image is None or part.image is None:
        if part.count == truth.count:
            return np.arange(part.count)
        what = f"{part.count} predictions, but {truth.file.name} has {truth.count} truths"
        mend = "choose the truth that belongs to these predictions, or name the images in both"
        problems.append(Problem("length-differs", what, mend, part.file))
        return None
    mine = np.flatnonzero(~_said_before(part, problems))
    theirs = np.flatnonzero(~pd.Series(truth.image).duplicated().to_numpy())
    found = join(part.image[mine], truth.image[theirs])
    rows = np.full(part.count, -1, np.int64)
    rows[mine] = np.where(found >= 0, theirs[found], -1)
    unknown = mine[found < 0]
    if unknown.size:
        first = int(unknown[0])
        all_of_them = unknown.size == mine.size
        what = f"{truth.file.name} has no truth for image {part.image[first]!r}; such rows were left out"
        mend = "choose the truth that belongs to these predictions"
        problems.append(Problem("image-unknown", what, mend, part.file, part.line_of(first), len(unknown)))
        if all_of_them:
            return None
    return rows


def _said_before(part: Part, problems: list[Problem]) -> NDArray[np.bool_]:
    """Find the rows, bool (n,), whose image an earlier row has named."""
    if part.image is None:
        return np.zeros(part.count, np.bool_)
    twice = pd.Series(part.image).duplicated().to_numpy()
    rows = np.flatnonzero(twice)
    if rows.size:
        first = int(rows[0])
        what = f"image {part.image[first]!r} is named once more; only the first row of an image counts"
        line = part.line_of(first)
        problems.append(Problem("image-duplicate", what, "keep one row an image", part.file, line, len(rows)))
    return twice


def join_own_truths(
    named: Sequence[Named], space: ClassSpace, problems: list[Problem], begin: Begin
) -> Joined:
    """Join checkpoints that each carry their truth: each counts its own rows.

    The truth is the union of theirs; an image about which they disagree has several truths.
    """
    parts = [one.part for one in named]
    names, images = _samples(parts, problems, begin)
    begin("Comparing the truths")
    labels = [truth_codes(part, part.truth, space, problems) for part in parts if part.truth is not None]
    goods = [np.flatnonzero((image >= 0) & (label >= 0)) for image, label in zip(images, labels, strict=True)]
    wide = len(space.names) + 1
    keys = [
        image[good] * wide + label[good] for image, label, good in zip(images, labels, goods, strict=True)
    ]
    begin("Comparing the truths")
    row, pairs = pd.factorize(np.concatenate(keys))
    used, image_of = np.unique(pairs // wide, return_inverse=True)
    only_counts = all(part.weight is not None for part in parts)
    if not only_counts:
        problems += _differences(
            named, [image[good] for image, good in zip(images, goods, strict=True)], image_of
        )
    checkpoints = []
    ends = np.cumsum([len(good) for good in goods])
    for one, good, rows in zip(named, goods, np.split(row, ends[:-1]), strict=True):
        begin(_JOINING)
        row_of = np.full(one.part.count, -1, np.int64)
        row_of[good] = rows
        checkpoints.append(_checkpoint(one, row_of, None, space, problems))
    if only_counts:
        image_of, used = np.full(len(pairs), NO_IMAGE), used[:0]
    return Joined(
        TruthLabels(frozen(image_of, np.int32), frozen(pairs % wide, np.int32)),
        len(used),
        None if names is None else tuple(names[used].tolist()),
        tuple(checkpoints),
    )


def _samples(
    parts: Sequence[Part], problems: list[Problem], begin: Begin
) -> tuple[NDArray[np.object_] | None, list[Rows]]:
    """Number the samples of all parts: the name of each number, and for each part its rows' numbers.

    Without images in every part, a sample is its position; a row whose image was named before is -1.
    """
    if any(part.image is None for part in parts):
        longest = max(part.count for part in parts)
        images = (part.image for part in parts if part.image is not None and part.count == longest)
        return next(images, None), [np.arange(part.count) for part in parts]
    keys = []
    for part in parts:
        begin(_JOINING)
        keys.append(_key(part, problems))
    begin(_JOINING)
    number, distinct = pd.factorize(np.concatenate(keys))
    names = pd.Series(distinct).str.split(_TIMES, n=1).str[0] if any(map(_repeats, parts)) else distinct
    ends = np.cumsum([part.count for part in parts])
    return np.asarray(names, dtype=object), np.split(number.astype(np.int64), ends[:-1])


def _repeats(part: Part) -> bool:
    """Tell whether most rows repeat an image: then each is a sample of its own, cut out of an image."""
    return part.image is not None and bool(pd.Series(part.image).duplicated().mean() > 0.5)


def _key(part: Part, problems: list[Problem]) -> NDArray[np.object_]:
    """Return what makes a row the same sample as one of another file, object (n,); None for none."""
    names = plain_paths(_images(part))
    if _repeats(part):
        what = "most rows name an image that was named before; each row counts as a sample of its own"
        mend = "name the column that tells the checkpoints with --columns checkpoint=…, if there is one"
        problems.append(Problem("images-repeated", what, mend, part.file))
        times = times_before(names).astype(str).astype(object)
        keys: NDArray[np.object_] = names + _TIMES + times
        return keys
    names[_said_before(part, problems)] = None
    return names


def _images(part: Part) -> NDArray[np.object_]:
    return np.empty(part.count, object) if part.image is None else part.image


def _differences(named: Sequence[Named], images: Sequence[Rows], image_of: Rows) -> list[Problem]:
    """Say in how far checkpoints that carry their own truth are about different samples."""
    found = []
    file = named[0].part.file.parent
    disputed = int((np.bincount(image_of) > 1).sum())
    if disputed:
        what = (
            f"{disputed} samples have another truth in some checkpoints than in others; each counts its own"
        )
        found.append(Problem("truth-differs", what, "use one truth for all: --truth FILE", file))
    in_how_many = np.unique(np.concatenate(images), return_counts=True)[1] if len(images) > 1 else np.ones(0)
    partly = int((in_how_many < len(images)).sum())
    if partly:
        what = f"{partly} of {len(in_how_many)} samples are not in all checkpoints; each counts its own"
        found.append(Problem("samples-differ", what, "evaluate every checkpoint on the same samples", file))
    return found


def _checkpoint(
    one: Named, row: Rows, covered: Rows | None, space: ClassSpace, problems: list[Problem]
) -> Checkpoint:
    """Make a checkpoint of a part whose rows are about these rows of the truth, -1: about none.

    covered: rows of the truth that it covers, one after the other; None: those it is about.
    """
    part = one.part
    code = predicted_codes(part, space, problems)
    given = np.flatnonzero((row >= 0) & (True if code is None else code != OUT_OF_RANGE))
    place = np.arange(len(given)) if covered is None else row[given]
    rows = row[given] if covered is None else covered
    score = np.full(len(rows), np.nan, np.float32)
    if part.score is not None:
        score[place] = part.score[given]
    label = None
    if code is not None:
        label = np.full(len(rows), NO_PREDICTION, np.int32)
        label[place] = code[given]
        score[label == NO_PREDICTION] = np.nan
    load = None
    if part.class_scores is not None:
        load = partial(_class_scores, part.class_scores, given, place, len(rows), space)
    predictions = PredictedLabels(
        frozen(rows, np.int32),
        None if label is None else frozen(label, np.int32),
        frozen(score, np.float32),
        load,
        None if part.weight is None else frozen(part.weight[given], np.int64),
    )
    return Checkpoint(one.name, (part.file,), lambda: predictions)


def _class_scores(
    scores: ClassScores, given: Rows, place: Rows, count: int, space: ClassSpace
) -> NDArray[np.float32]:
    """Read the scores of every class once more, and put them where the checkpoint's rows are."""
    values = np.full((count, len(space.names)), np.nan, np.float32)
    values[np.ix_(place, space.columns(scores))] = scores.load()[given]
    return frozen(values, np.float32)
