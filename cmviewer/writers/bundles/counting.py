"""Checkpoints are counted shard by shard, here or elsewhere, and what each comes to is kept at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from cmviewer.bundle.candidate_files import write_side
from cmviewer.bundle.names import TRUTHS_NAME, predictions_name
from cmviewer.bundle.outcome_columns import areas_differ
from cmviewer.bundle.shards import CountedShard, Range, Shard, count_shard, ranges_of, shards_of
from cmviewer.confusion.scores import has_scores
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation, LabelMaps, Predictions, Truth
from cmviewer.matching import CountingRule, rule_values
from cmviewer.progress import Progress, silent
from cmviewer.version import __version__
from cmviewer.writers.bundles.finishing import CountedCheckpoint
from cmviewer.writers.bundles.work import UNDONE, ShardRecord, Work
from cmviewer.writers.cannot_write import cannot_write
from cmviewer.writers.inputs import InputFile

Counter = Callable[[Iterable[tuple[int, Shard]]], Iterator[tuple[int, CountedShard]]]
"""Counts shards, which come with their numbers, in any order. Raises `CmviewerError`."""


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
    keeps_candidates: bool = False


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
    keeps_candidates: bool = False,
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
        keeps_candidates,
    )


def count_here(shards: Iterable[tuple[int, Shard]]) -> Iterator[tuple[int, CountedShard]]:
    """Count shards one after the other in this process."""
    for number, shard in shards:
        yield number, count_shard(shard)


def count_checkpoint(
    evaluation: Evaluation,
    number: int,
    rule: CountingRule,
    work: Work,
    counter: Counter = count_here,
    *,
    size: ShardSize | None = None,
    keeps_candidates: bool = False,
    progress: Progress = silent,
) -> CountedCheckpoint:
    """Count a checkpoint; shards that are done already are not counted again.

    keeps_candidates: whether what they were matched of is kept, too; of label maps nothing is matched.
    Raises `UnreadableError` where it cannot be read, or none of its maps can be counted, and `CmviewerError`
    as `counter` does, and where nothing can be written.
    """
    checkpoint = evaluation.checkpoints[number]
    try:
        predictions = checkpoint.load()
    except CmviewerError as error:
        raise UnreadableError(*error.problems) from error
    told = checkpoint.problems()
    ranges = _ranges(evaluation, predictions, size)
    records = {place: work.record(number, place) for place in range(len(ranges))}
    done = len(ranges) - list(records.values()).count(None)
    what = f"Counting {checkpoint.name}"
    progress(what, done, len(ranges))
    missing = [place for place, record in records.items() if record is None]
    if keeps_candidates and not isinstance(predictions, LabelMaps):
        _keep_side(work, predictions_name(number), predictions)
        _keep_side(work, TRUTHS_NAME, evaluation.truth)
    some = (ranges[place] for place in missing)
    shards = shards_of(evaluation, number, predictions, some, rule, keeps_pairs=keeps_candidates)
    for place, counted in counter(zip(missing, shards, strict=True)):
        try:
            records[place] = work.keep(number, place, counted, evaluation.classes, checkpoint.name)
        except OSError as error:
            raise CmviewerError(cannot_write(work.folder, error)) from error
        done += 1
        progress(what, done, len(ranges))
    whole = [record for record in records.values() if record is not None]
    _check_some(told, whole)
    return CountedCheckpoint(
        number,
        checkpoint.name,
        has_scores(predictions),
        areas_differ(evaluation.truth, predictions),
        told,
        whole,
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


def _check_some(told: Sequence[Problem], records: Sequence[ShardRecord]) -> None:
    """Raise `UnreadableError` where every image was left out."""
    left_out = sum(one.total.images_left_out for one in records)
    if left_out and not any(one.total.images_counted for one in records):
        raise UnreadableError(*told, *(problem for one in records for problem in one.problems))
