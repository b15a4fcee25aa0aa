"""Truth and predictions, joined → the samples and the checkpoints of an evaluation."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.evaluation import TruthLabels, frozen
from cmviewer.problems.labels import IMAGE_UNKNOWN, LENGTH_DIFFERS
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.image_columns import called_like, join_by_key
from cmviewer.readers.joining.image_names import JOINS
from cmviewer.readers.labels.checkpoint_rows import checkpoint_of
from cmviewer.readers.labels.join_decision import take_join
from cmviewer.readers.labels.joined_parts import JoinedSamples, NamedPart, Rows
from cmviewer.readers.labels.label_classes import LabelClasses
from cmviewer.readers.labels.labelling import truth_codes
from cmviewer.readers.labels.samples import (
    JOINING,
    Begin,
    repeats_image,
)
from cmviewer.readers.tables.parts import Labels, SamplePart

_SHOWN: Final = 3
"""Of images that are called alike so many are named."""


def join_to_truth(
    truth: SamplePart,
    labels: Labels,
    named: Sequence[NamedPart],
    space: LabelClasses,
    decisions: Decisions,
    problems: list[Problem],
    begin: Begin,
) -> JoinedSamples:
    """Join checkpoints to a truth of its own: what one of them leaves out has no prediction there."""
    begin(JOINING)
    truth = _with_images(truth, [one.part for one in named])
    label = truth_codes(truth, labels, space, problems)
    good = (label >= 0) & ~repeats_image(truth, problems)
    kept = np.flatnonzero(good)
    row_of = np.full(truth.count + 1, -1, np.int64)
    row_of[kept] = np.arange(len(kept))
    checkpoints = []
    for one in named:
        begin(JOINING)
        rows = _rows_in(truth, one.part, decisions, problems)
        if rows is not None:
            checkpoints.append(checkpoint_of(one, row_of[rows], np.arange(len(kept)), space, problems))
    return JoinedSamples(
        TruthLabels(
            frozen(np.arange(len(kept)), np.int32),
            frozen(label[kept], np.int32),
            None if truth.fields is None else truth.fields.take(kept),
        ),
        len(kept),
        None if truth.image is None else tuple(truth.image[kept].tolist()),
        tuple(checkpoints),
    )


def _with_images(truth: SamplePart, parts: Sequence[SamplePart]) -> SamplePart:
    """Give a truth without images those of the first predictions of the same length."""
    if truth.image is not None:
        return truth
    images = (part.image for part in parts if part.image is not None and part.count == truth.count)
    return replace(truth, image=next(images, None))


def _rows_in(
    truth: SamplePart, part: SamplePart, decisions: Decisions, problems: list[Problem]
) -> Rows | None:
    """Return the row of the truth for each row of a part, -1 where it has none; None where nothing fits."""
    if not part.count:
        return np.empty(0, np.int64)
    if truth.image is None or part.image is None or part.weight is not None:
        if part.count == truth.count:
            return np.arange(part.count)
        problems.append(
            LENGTH_DIFFERS.of(
                part.file, left_out=part.count, count=part.count, name=truth.file.name, truths=truth.count
            )
        )
        return None
    mine = np.flatnonzero(~repeats_image(part, problems))
    theirs = np.flatnonzero(~truth.named_again)
    joined = join_by_key(part.image[mine], truth.image[theirs], decisions.value_of("join", JOINS, part.file))
    take_join(part, truth, joined, decisions, problems)
    found = joined.position
    rows = np.full(part.count, -1, np.int64)
    rows[mine] = np.append(theirs, -1)[found]  # -1 is the last
    unknown = mine[found < 0]
    if unknown.size:
        first = int(unknown[0])
        all_of_them = unknown.size == mine.size
        what = f"{truth.file.name} has no truth for image {part.image[first]!r}; such rows were left out"
        mend = "choose the truth that belongs to these predictions"
        alike = called_like(part.image[first], truth.image)
        if len(alike) > 1:
            listed = ", ".join(map(repr, alike[:_SHOWN])) + (", …" if len(alike) > _SHOWN else "")
            what = f"image {part.image[first]!r} could be any of {listed}; such rows were left out"
            mend = "write the folders of the images too"
        problems.append(
            IMAGE_UNKNOWN.of(
                part.file,
                part.line_of(first),
                times=len(unknown),
                left_out=len(unknown),
                what=what,
                mend=mend,
            )
        )
        if all_of_them:
            return None
    return rows
