"""Truth and predictions, joined → the samples and the checkpoints of an evaluation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import NO_IMAGE, NO_PREDICTION, Checkpoint, PredictedLabels, TruthLabels, frozen
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.labels.class_space import OUT_OF_RANGE, ClassSpace
from cmviewer.readers.labels.joining import join_by_key
from cmviewer.readers.labels.joining_said import take_join
from cmviewer.readers.labels.labelling import Codes, predicted_codes, truth_codes
from cmviewer.readers.labels.samples import (
    JOINING,
    Begin,
    are_counts,
    named_before,
    number_samples,
    said_before,
)
from cmviewer.readers.tables.parts import NAMELESS, ClassScores, Labels, Part

Rows = NDArray[np.integer[Any]]
_COMPARING: Final = "Comparing the truths"


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
    decisions: Decisions,
    problems: list[Problem],
    begin: Begin,
) -> Joined:
    """Join checkpoints to a truth of its own: what one of them leaves out has no prediction there."""
    begin(JOINING)
    truth = _with_images(truth, [one.part for one in named])
    label = truth_codes(truth, labels, space, problems)
    good = (label >= 0) & ~said_before(truth, problems)
    kept = np.flatnonzero(good)
    row_of = np.full(truth.count + 1, -1, np.int64)
    row_of[kept] = np.arange(len(kept))
    checkpoints = []
    for one in named:
        begin(JOINING)
        rows = _rows_in(truth, one.part, decisions, problems)
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


def _rows_in(truth: Part, part: Part, decisions: Decisions, problems: list[Problem]) -> Rows | None:
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
    theirs = np.flatnonzero(~named_before(truth.image))
    joined = join_by_key(part.image[mine], truth.image[theirs], decisions.value_of("join"))
    take_join(part, truth, joined, decisions, problems)
    found = joined.rows
    rows = np.full(part.count, -1, np.int64)
    rows[mine] = np.append(theirs, -1)[found]  # -1 is the last
    unknown = mine[found < 0]
    if unknown.size:
        first = int(unknown[0])
        all_of_them = unknown.size == mine.size
        what = f"{truth.file.name} has no truth for image {part.image[first]!r}; such rows were left out"
        mend = "choose the truth that belongs to these predictions"
        problems.append(
            Problem("image-unknown", what, mend, part.file, part.line_of(first), len(unknown), len(unknown))
        )
        if all_of_them:
            return None
    return rows


def join_own_truths(
    named: Sequence[Named], space: ClassSpace, problems: list[Problem], begin: Begin
) -> Joined:
    """Join checkpoints that each carry their truth: each counts its own rows.

    The truth is the union of theirs; an image about which they disagree has several truths.
    """
    parts = [one.part for one in named]
    names, images = number_samples(parts, problems, begin)
    begin(_COMPARING)
    labels = [truth_codes(part, part.truth, space, problems) for part in parts if part.truth is not None]
    if len(parts) == 1 and _count_up(images[0]) and parts[0].weight is None:
        return _alone(named[0], names, images[0], labels[0], space, problems)
    goods = [np.flatnonzero((image >= 0) & (label >= 0)) for image, label in zip(images, labels, strict=True)]
    wide = len(space.names) + 1
    keys = [
        image[good].astype(np.int64) * wide + label[good]
        for image, label, good in zip(images, labels, goods, strict=True)
    ]
    begin(_COMPARING)
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
        begin(JOINING)
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


def _count_up(numbers: Rows) -> bool:
    """Tell whether numbers are 0, 1, 2 and so on."""
    is_full = len(numbers) > 0 and numbers[0] == 0 and numbers[-1] == len(numbers) - 1
    return bool(is_full and (numbers[1:] > numbers[:-1]).all())


def _alone(
    one: Named,
    names: NDArray[np.object_] | None,
    number: Rows,
    label: Codes,
    space: ClassSpace,
    problems: list[Problem],
) -> Joined:
    """Make the only checkpoint, whose rows are a sample each: nothing has to be joined.

    number: 0, 1, 2 and so on, a row each.
    """
    good = label >= 0
    count = int(np.count_nonzero(good))
    row_of = row = number[:count]
    if count < len(label):
        row_of = np.full(len(label), -1, np.int32)
        row_of[good] = row
        label, names = label[good], None if names is None else names[good]
    return Joined(
        TruthLabels(frozen(row, np.int32), frozen(label, np.int32)),
        count,
        None if names is None else tuple(names.tolist()),
        (_checkpoint(one, row_of, None, space, problems),),
    )


def _differences(named: Sequence[Named], images: Sequence[Rows], image_of: Rows) -> list[Problem]:
    """Say in how far checkpoints that carry their own truth are about different samples."""
    found = []
    file = named[0].part.file.parent
    disputed = int((np.bincount(image_of) > 1).sum())
    if disputed:
        what = (
            f"{disputed} samples have another truth in some checkpoints than in others; each counts its own"
        )
        found.append(Problem("truth-differs", what, "use one truth for all", file, decision="truth"))
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
    given = _where((row >= 0) if code is None else (row >= 0) & (code != OUT_OF_RANGE))
    place = slice(None) if covered is None else row[given]
    rows = row[given] if covered is None else covered
    score = np.broadcast_to(np.float32(np.nan), len(rows))
    if part.score is not None:
        score = np.full(len(rows), np.nan, np.float32)
        score[place] = part.score[given]
    label = None if code is None else code[given]
    if label is not None and covered is not None:
        said, label = label, np.full(len(rows), NO_PREDICTION, np.int32)
        label[place] = said
    if label is not None and part.score is not None:
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
        None
        if part.fields is None
        else part.fields.spread(_numbers(given, part.count), _numbers(place, len(rows)), len(rows)),
    )
    return Checkpoint(one.name, (part.file,), lambda: predictions)


def _where(wanted: NDArray[np.bool_]) -> Rows | slice:
    """Return the rows that are wanted, as a slice where all of them are."""
    return slice(None) if wanted.all() else np.flatnonzero(wanted)


def _numbers(rows: Rows | slice, count: int) -> NDArray[np.int64]:
    """Return rows as numbers, int64; `count`: how many there are in all."""
    return np.arange(count)[rows]


def _class_scores(
    scores: ClassScores, given: Rows | slice, place: Rows | slice, count: int, space: ClassSpace
) -> NDArray[np.float32]:
    """Read the scores of every class once more, and put them where the checkpoint's rows are."""
    values = np.full((count, len(space.names)), np.nan, np.float32)
    values[np.ix_(_numbers(place, count), space.columns(scores))] = scores.load()[given]
    return frozen(values, np.float32)
