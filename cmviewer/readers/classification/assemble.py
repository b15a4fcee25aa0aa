"""Truth and predictions, joined → the samples and the checkpoints of an evaluation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import NO_IMAGE, NO_PREDICTION, Checkpoint, PredictedLabels, TruthLabels, frozen
from cmviewer.readers.classification.class_space import OUT_OF_RANGE, ClassSpace
from cmviewer.readers.classification.joining import join
from cmviewer.readers.classification.labelling import predicted_codes, truth_codes
from cmviewer.readers.classification.parts import NAMELESS, ClassScores, Labels, Part
from cmviewer.readers.classification.samples import are_counts, number_samples, said_before

Rows = NDArray[np.int64]


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
    truth: Part, labels: Labels, named: Sequence[Named], space: ClassSpace, problems: list[Problem]
) -> Joined:
    """Join checkpoints to a truth of its own: what one of them leaves out has no prediction there."""
    truth = _with_images(truth, [one.part for one in named])
    label = truth_codes(truth, labels, space, problems)
    good = (label >= 0) & ~said_before(truth, problems)
    kept = np.flatnonzero(good)
    row_of = np.full(truth.count + 1, -1, np.int64)
    row_of[kept] = np.arange(len(kept))
    checkpoints = []
    for one in named:
        rows = _rows_in(truth, one.part, problems)
        if rows is not None:
            checkpoints.append(_checkpoint(one, row_of[rows], np.arange(len(kept)), space, problems))
    return Joined(
        TruthLabels(
            frozen(np.arange(len(kept)), np.int32),
            frozen(label[kept], np.int32),
            None if truth.fields is None else truth.fields.take(kept),
        ),
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
    if truth.image is None or part.image is None or part.weight is not None:
        if part.count == truth.count:
            return np.arange(part.count)
        what = f"{part.count} predictions, but {truth.file.name} has {truth.count} truths"
        mend = "choose the truth that belongs to these predictions, or name the images in both"
        problems.append(Problem("length-differs", what, mend, part.file))
        return None
    mine = np.flatnonzero(~said_before(part, problems))
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


def join_own_truths(named: Sequence[Named], space: ClassSpace, problems: list[Problem]) -> Joined:
    """Join checkpoints that each carry their truth: each counts its own rows.

    The truth is the union of theirs; an image about which they disagree has several truths.
    """
    parts = [one.part for one in named]
    names, images = number_samples(parts, problems)
    labels = [truth_codes(part, part.truth, space, problems) for part in parts if part.truth is not None]
    goods = [np.flatnonzero((image >= 0) & (label >= 0)) for image, label in zip(images, labels, strict=True)]
    wide = len(space.names) + 1
    keys = [
        image[good] * wide + label[good] for image, label, good in zip(images, labels, goods, strict=True)
    ]
    row, pairs = pd.factorize(np.concatenate(keys))
    used, image_of = np.unique(pairs // wide, return_inverse=True)
    known = _known(parts, names, used)
    if not are_counts(parts):
        problems += _differences(
            named, [image[good] for image, good in zip(images, goods, strict=True)], image_of
        )
    checkpoints = []
    ends = np.cumsum([len(good) for good in goods])
    for one, good, rows in zip(named, goods, np.split(row, ends[:-1]), strict=True):
        row_of = np.full(one.part.count, -1, np.int64)
        row_of[good] = rows
        checkpoints.append(_checkpoint(one, row_of, None, space, problems))
    number = np.where(known, np.cumsum(known) - 1, NO_IMAGE)
    return Joined(
        TruthLabels(frozen(number[image_of], np.int32), frozen(pairs % wide, np.int32)),
        int(known.sum()),
        None if names is None or not known.any() else tuple(names[used[known]].tolist()),
        tuple(checkpoints),
    )


def _known(parts: Sequence[Part], names: NDArray[np.object_] | None, used: Rows) -> NDArray[np.bool_]:
    """Tell which samples are more than a number, bool (S,): in finished matrices only those with a name."""
    if names is None or not are_counts(parts):
        return np.ones(len(used), np.bool_)
    known: NDArray[np.bool_] = names[used] != NAMELESS
    return known


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
        None if part.fields is None else part.fields.spread(given, place, len(rows)),
    )
    return Checkpoint(one.name, (part.file,), lambda: predictions)


def _class_scores(
    scores: ClassScores, given: Rows, place: Rows, count: int, space: ClassSpace
) -> NDArray[np.float32]:
    """Read the scores of every class once more, and put them where the checkpoint's rows are."""
    values = np.full((count, len(space.names)), np.nan, np.float32)
    values[np.ix_(place, space.columns(scores))] = scores.load()[given]
    return frozen(values, np.float32)
