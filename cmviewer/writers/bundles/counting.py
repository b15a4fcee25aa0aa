"""Checkpoints are counted shard by shard, here or elsewhere, and what each comes to is kept at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec

from cmviewer.bundle.candidate_files import write_side
from cmviewer.bundle.names import TRUTHS_NAME, predictions_name
from cmviewer.bundle.outcome_columns import areas_differ
from cmviewer.bundle.shards import (
    ROWS,
    CountedShard,
    Keeps,
    Shard,
    count_shard,
    ranges_of,
    ranges_of_amounts,
    shards_apart,
    shards_of,
)
from cmviewer.bundle.slices import Range
from cmviewer.confusion.scores import has_scores
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Annotations, Evaluation, LabelMaps, Look, Predictions, ReadWholeError, Truth
from cmviewer.matching import CountingRule, rule_values
from cmviewer.progress import Progress, silent
from cmviewer.version import __version__
from cmviewer.writers.bundles.finishing import CountedCheckpoint
from cmviewer.writers.bundles.work import UNDONE, ShardRecord, Work
from cmviewer.writers.cannot_write import cannot_write
from cmviewer.writers.inputs import InputFile

Counter = Callable[[Iterable[tuple[int, Shard]]], Iterator[tuple[int, CountedShard]]]
"""Counts shards, which come with their numbers, in any order.

Raises `CmviewerError`, and `ReadWholeError` where a shard that reads its predictions cannot be counted so.
"""
TakeLooks = Callable[[Sequence[Look]], list[Any]]
"""Takes looks at the pieces of a checkpoint, and returns what they see, in their order."""


class UnreadableError(CmviewerError):
    """Nothing of a checkpoint can be used; others may be."""


class Plan(msgspec.Struct, frozen=True):
    """All that the counts of a bundle depend on."""

    version: str
    source: str
    checkpoints: tuple[str, ...]
    decisions: tuple[tuple[str, str, str], ...]
    rule: dict[str, float | int | str]
    inputs: tuple[tuple[str, str | None], ...]
    keeps: Keeps = Keeps.OUTCOMES


@dataclass(frozen=True)
class ShardSize:
    """rows: samples or objects of a shard; maps: its images of label maps."""

    rows: int
    maps: int


def plan_of(
    evaluation: Evaluation,
    rule: CountingRule,
    inputs: Iterable[InputFile],
    *,
    keeps: Keeps = Keeps.OUTCOMES,
) -> Plan:
    """Return what decides whether shards of an earlier run are of the same counts."""
    decisions = evaluation.interpretation.decisions
    return Plan(
        __version__,
        str(evaluation.source),
        evaluation.checkpoint_names,
        tuple((one.key, one.taken, str(one.about)) for one in decisions),
        rule_values(rule, evaluation.task.profile.rule),
        tuple((str(one.path), one.sha256) for one in inputs),
        keeps,
    )


def count_here(shards: Iterable[tuple[int, Shard]]) -> Iterator[tuple[int, CountedShard]]:
    """Count shards one after the other in this process."""
    for number, shard in shards:
        yield number, count_shard(shard)


def look_here(looks: Sequence[Look]) -> list[Any]:
    """Take looks one after the other in this process."""
    return [look() for look in looks]


@dataclass(frozen=True)
class _Cut:
    """A checkpoint as it is counted. shards: of some ranges; has_scores, has_areas: as its outcomes have."""

    ranges: tuple[Range, ...]
    shards: Callable[[Iterable[Range]], Iterator[Shard]]
    has_scores: bool
    has_areas: bool
    told: tuple[Problem, ...] = ()


def count_checkpoint(
    evaluation: Evaluation,
    number: int,
    rule: CountingRule,
    work: Work,
    counter: Counter = count_here,
    look: TakeLooks | None = None,
    *,
    size: ShardSize | None = None,
    keeps: Keeps = Keeps.OUTCOMES,
    progress: Progress = silent,
) -> CountedCheckpoint:
    """Count a checkpoint; shards that are done already are not counted again.

    look: takes looks at pieces of its files, after which shards read their predictions where they are
    counted; None where it is read here, and cut. What cannot be read so is read here in any case.
    keeps: whether what they were matched of is kept, too; of label maps nothing is matched.
    Raises `UnreadableError` where it cannot be read, or none of its maps can be counted, and `CmviewerError`
    as `counter` does, and where nothing can be written.
    """
    counting = partial(_count, evaluation, number, work, counter, progress)
    own = look_here if look is None and work.is_apart(number) else look
    if own is not None and keeps is Keeps.OUTCOMES and work.may_be_apart(number):
        cut = _cut_apart(evaluation, number, rule, own, size)
        if cut is not None:
            work.begin_apart(number)
            try:
                return counting(cut)
            except ReadWholeError:
                pass  # only who reads all of it knows what a part means, and says what is odd
    work.begin_whole(number)
    return counting(_cut_whole(evaluation, number, rule, work, size, keeps))


def _cut_apart(
    evaluation: Evaluation, number: int, rule: CountingRule, look: TakeLooks, size: ShardSize | None
) -> _Cut | None:
    """Cut a checkpoint by an index of its files; None where it has to be read whole, or is read already."""
    checkpoint = evaluation.checkpoints[number]
    if checkpoint.apart is None or checkpoint.ready() is not None:
        return None
    looks = checkpoint.apart.looks()
    index = checkpoint.apart.index(look(looks)) if looks else None
    if index is None:
        return None
    ranges = ranges_of_amounts(evaluation, index.amount, rows=ROWS if size is None else size.rows)
    shards = partial(shards_apart, evaluation, number, index, rule)
    assert isinstance(evaluation.truth, Annotations)
    has_areas = areas_differ(evaluation.truth, evaluation.truth)  # predictions that have some are read here
    return _Cut(ranges, shards, has_scores=True, has_areas=has_areas)


def _cut_whole(
    evaluation: Evaluation,
    number: int,
    rule: CountingRule,
    work: Work,
    size: ShardSize | None,
    keeps: Keeps,
) -> _Cut:
    """Read a checkpoint and cut it. Raises `CmviewerError`."""
    checkpoint = evaluation.checkpoints[number]
    try:
        predictions = checkpoint.load()
    except CmviewerError as error:
        raise UnreadableError(*error.problems) from error
    if keeps is Keeps.CANDIDATES and not isinstance(predictions, LabelMaps):
        _keep_side(work, predictions_name(number), predictions)
        _keep_side(work, TRUTHS_NAME, evaluation.truth)

    def shards(some: Iterable[Range]) -> Iterator[Shard]:
        return shards_of(evaluation, number, predictions, some, rule, keeps=keeps)

    return _Cut(
        _ranges(evaluation, predictions, size),
        shards,
        has_scores(predictions),
        areas_differ(evaluation.truth, predictions),
        checkpoint.problems(),
    )


def _count(
    evaluation: Evaluation, number: int, work: Work, counter: Counter, progress: Progress, cut: _Cut
) -> CountedCheckpoint:
    """Count the shards of a checkpoint that are not counted yet."""
    name = evaluation.checkpoints[number].name
    records = {place: work.record(number, place) for place in range(len(cut.ranges))}
    done = len(records) - list(records.values()).count(None)
    what = f"Counting {name}"
    progress(what, done, len(records))
    missing = [place for place, record in records.items() if record is None]
    shards = cut.shards(cut.ranges[place] for place in missing)
    for place, counted in counter(zip(missing, shards, strict=True)):
        try:
            records[place] = work.keep(number, place, counted, evaluation.classes, name)
        except OSError as error:
            raise CmviewerError(cannot_write(work.folder, error)) from error
        done += 1
        progress(what, done, len(records))
    whole = [record for record in records.values() if record is not None]
    _check_some(cut.told, whole)
    return CountedCheckpoint(number, name, cut.has_scores, cut.has_areas, cut.told, whole)


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


def _check_some(told: Sequence[Problem], records: Sequence[ShardRecord]) -> None:
    """Raise `UnreadableError` where every image was left out."""
    left_out = sum(one.total.images_left_out for one in records)
    if left_out and not any(one.total.images_counted for one in records):
        raise UnreadableError(*told, *(problem for one in records for problem in one.problems))
