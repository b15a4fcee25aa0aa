"""A checkpoint cut into shards: by an index of files that shards read themselves, or read whole here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from cmviewer.bundle.candidate_files import write_side
from cmviewer.bundle.names import TRUTHS_NAME, predictions_name
from cmviewer.bundle.outcome_columns import areas_differ
from cmviewer.bundle.ranges import ROWS, Range, ranges_of, ranges_of_amounts
from cmviewer.bundle.samples import annotations_of
from cmviewer.bundle.shards import Keeps, Shard, shards_apart, shards_of
from cmviewer.confusion.scores import has_scores
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import (
    Annotations,
    Evaluation,
    LabelMaps,
    Look,
    PartIndex,
    PredictedLabels,
    Predictions,
    ReadWholeError,
    TakeLooks,
    Truth,
)
from cmviewer.matching import CountingRule
from cmviewer.writers.bundles.work import UNDONE, ShardRecord, Work
from cmviewer.writers.cannot_write import cannot_write


class UnreadableError(CmviewerError):
    """Nothing of a checkpoint can be used; others may be."""


@dataclass(frozen=True)
class ShardSize:
    """rows: samples or objects of a shard; maps: its images of label maps."""

    rows: int
    maps: int


def look_here(looks: Sequence[Look], what: str = "") -> list[Any]:  # noqa: ARG001 - as `TakeLooks` has it
    """Take looks one after the other in this process."""
    return [look() for look in looks]


@dataclass(frozen=True)
class Cut:
    """A checkpoint as it is counted.

    shards: of some ranges; has_scores, has_areas: as its outcomes have; told: what was worked around, when
    all shards are counted.
    """

    ranges: tuple[Range, ...]
    shards: Callable[[Iterable[Range]], Iterator[Shard]]
    has_scores: bool
    has_areas: bool
    told: Callable[[Sequence[ShardRecord]], tuple[Problem, ...]]


def cut_apart(
    evaluation: Evaluation,
    number: int,
    rule: CountingRule,
    work: Work,
    look: TakeLooks,
    size: ShardSize | None,
    keeps: Keeps,
) -> Cut | None:
    """Cut a checkpoint by an index of its files; None where it has to be read whole, or is read already.

    Raises `CmviewerError` where the truths that are kept cannot be written.
    """
    checkpoint = evaluation.checkpoints[number]
    if checkpoint.apart is None or checkpoint.ready() is not None:
        return None
    looks = checkpoint.apart.looks()
    if not looks:
        return None
    index = checkpoint.apart.index(look(looks, f"Looking through {checkpoint.name}, pieces"))
    if index is None:
        return None
    ranges = ranges_of_amounts(evaluation, index.amount, rows=ROWS if size is None else size.rows)
    shards = partial(shards_apart, evaluation, number, index, rule, keeps=keeps)
    if keeps is Keeps.CANDIDATES:
        _keep_side(work, TRUTHS_NAME, evaluation.truth)
    assert isinstance(evaluation.truth, Annotations)
    has_areas = areas_differ(evaluation.truth, evaluation.truth)  # predictions that have some are read here
    told = partial(_told_apart, index)
    return Cut(ranges, shards, has_scores=True, has_areas=has_areas, told=told)


def _told_apart(index: PartIndex, records: Sequence[ShardRecord]) -> tuple[Problem, ...]:
    sample = annotations_of(one.sample for one in records if one.sample is not None)
    try:
        return index.problems(sample)
    except CmviewerError as error:
        raise ReadWholeError(*(problem.code for problem in error.problems)) from error


def cut_whole(
    evaluation: Evaluation,
    number: int,
    rule: CountingRule,
    work: Work,
    size: ShardSize | None,
    keeps: Keeps,
) -> Cut:
    """Read a checkpoint and cut it. Raises `CmviewerError`."""
    checkpoint = evaluation.checkpoints[number]
    try:
        predictions = checkpoint.load()
    except CmviewerError as error:
        raise UnreadableError(*error.problems) from error
    if keeps is Keeps.CANDIDATES and not isinstance(predictions, LabelMaps):
        _keep_side(work, TRUTHS_NAME, evaluation.truth)
    if keeps is Keeps.CANDIDATES and isinstance(predictions, PredictedLabels):
        _keep_side(work, predictions_name(number), predictions)

    def shards(some: Iterable[Range]) -> Iterator[Shard]:
        return shards_of(evaluation, number, predictions, some, rule, keeps=keeps)

    return Cut(
        _ranges(evaluation, predictions, size),
        shards,
        has_scores(predictions),
        areas_differ(evaluation.truth, predictions),
        lambda _records: checkpoint.problems(),
    )


def _keep_side(work: Work, name: str, side: Truth | Predictions) -> None:
    """Write truths, which all checkpoints share, or predictions, unless they are there."""
    if not (work.new / name).exists():
        try:
            undone = (work.new / name).with_suffix(UNDONE)
            write_side(undone, side)
            undone.replace(work.new / name)
        except OSError as error:
            raise CmviewerError(cannot_write(work.folder, error)) from error


def _ranges(evaluation: Evaluation, predictions: Predictions, size: ShardSize | None) -> tuple[Range, ...]:
    if size is None:
        return ranges_of(evaluation, predictions)
    return ranges_of(evaluation, predictions, rows=size.rows, maps=size.maps)
