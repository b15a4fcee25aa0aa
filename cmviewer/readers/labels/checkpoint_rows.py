"""A checkpoint of a part, whose rows are about rows of the truth."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import NO_PREDICTION, Checkpoint, PredictedLabels, frozen
from cmviewer.readers.labels.joined_parts import NamedPart, Rows
from cmviewer.readers.labels.label_classes import OUT_OF_RANGE, LabelClasses
from cmviewer.readers.labels.labelling import predicted_codes
from cmviewer.readers.tables.parts import ClassScores


def checkpoint_of(
    one: NamedPart, row: Rows, covered: Rows | None, space: LabelClasses, problems: list[Problem]
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
        given_label, label = label, np.full(len(rows), NO_PREDICTION, np.int32)
        label[place] = given_label
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
        None if part.fields is None else part.fields.spread(given, place, len(rows)),
    )
    return Checkpoint(one.name, (part.file,), lambda: predictions, ready=lambda: predictions)


def _where(wanted: NDArray[np.bool_]) -> Rows | slice:
    """Return the rows that are wanted, as a slice where all of them are."""
    return slice(None) if wanted.all() else np.flatnonzero(wanted)


def _numbers(rows: Rows | slice, count: int) -> NDArray[np.int64]:
    """Return rows as numbers, int64; `count`: how many there are in all."""
    return np.arange(count)[rows]


def _class_scores(
    scores: ClassScores, given: Rows | slice, place: Rows | slice, count: int, space: LabelClasses
) -> NDArray[np.float32]:
    """Read the scores of every class once more, and put them where the checkpoint's rows are."""
    values = np.full((count, len(space.names)), np.nan, np.float32)
    values[np.ix_(_numbers(place, count), space.columns(scores))] = scores.load()[given]
    return frozen(values, np.float32)
