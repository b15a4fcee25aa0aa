"""Checkpoints that each carry their truth: each counts its own rows, and the truth is the union of theirs."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import NO_IMAGE, TruthLabels, frozen
from cmviewer.problems.labels import SAMPLES_DIFFER, TRUTH_DIFFERS
from cmviewer.readers.labels.checkpoint_rows import checkpoint_of
from cmviewer.readers.labels.joined_parts import JoinedSamples, NamedPart, Rows
from cmviewer.readers.labels.label_classes import LabelClasses
from cmviewer.readers.labels.labelling import Codes, truth_codes
from cmviewer.readers.labels.samples import (
    JOINING,
    Begin,
    are_counts,
    number_samples,
)
from cmviewer.readers.tables.parts import NAMELESS, SamplePart

_COMPARING: Final = "Comparing the truths"


def join_own_truths(
    named: Sequence[NamedPart], space: LabelClasses, problems: list[Problem], begin: Begin
) -> JoinedSamples:
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
        checkpoints.append(checkpoint_of(one, row_of, None, space, problems))
    number = np.where(known, np.cumsum(known) - 1, NO_IMAGE)
    return JoinedSamples(
        TruthLabels(frozen(number[image_of], np.int32), frozen(pairs % wide, np.int32)),
        int(known.sum()),
        None if names is None or not known.any() else tuple(names[used[known]].tolist()),
        tuple(checkpoints),
    )


def _known(parts: Sequence[SamplePart], names: NDArray[np.object_] | None, used: Rows) -> NDArray[np.bool_]:
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
    one: NamedPart,
    names: NDArray[np.object_] | None,
    number: Rows,
    label: Codes,
    space: LabelClasses,
    problems: list[Problem],
) -> JoinedSamples:
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
    return JoinedSamples(
        TruthLabels(frozen(row, np.int32), frozen(label, np.int32)),
        count,
        None if names is None else tuple(names.tolist()),
        (checkpoint_of(one, row_of, None, space, problems),),
    )


def _differences(named: Sequence[NamedPart], images: Sequence[Rows], image_of: Rows) -> list[Problem]:
    """Say in how far checkpoints that carry their own truth are about different samples."""
    found = []
    file = named[0].part.file.parent
    disputed = int((np.bincount(image_of) > 1).sum())
    if disputed:
        found.append(TRUTH_DIFFERS.of(file, disputed=disputed))
    in_how_many = np.unique(np.concatenate(images), return_counts=True)[1] if len(images) > 1 else np.ones(0)
    partly = int((in_how_many < len(images)).sum())
    if partly:
        found.append(SAMPLES_DIFFER.of(file, partly=partly, count=len(in_how_many)))
    return found
