"""Checkpoints are counted shard by shard, here or elsewhere, and what each comes to is kept at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import msgspec

from cmviewer.bundle.packed import PackedShard, packed_shard
from cmviewer.bundle.shards import Keeps, Shard
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation, ReadWholeError, TakeLooks
from cmviewer.matching import CountingRule, rule_values
from cmviewer.progress import Progress, silent
from cmviewer.version import __version__
from cmviewer.writers.bundles.cutting import (
    Cut,
    ShardSize,
    UnreadableError,
    cut_apart,
    cut_whole,
    look_here,
)
from cmviewer.writers.bundles.finishing import CountedCheckpoint
from cmviewer.writers.bundles.work import ShardRecord, Work
from cmviewer.writers.cannot_write import cannot_write
from cmviewer.writers.inputs import InputFile

Counter = Callable[[Iterable[tuple[int, Shard]]], Iterator[tuple[int, PackedShard]]]
"""Counts shards, which come with their numbers, in any order.

Raises `CmviewerError`, and `ReadWholeError` where a shard that reads its predictions cannot be counted so.
"""


class Plan(msgspec.Struct, frozen=True):
    """All that the counts of a bundle depend on."""

    version: str
    source: str
    checkpoints: tuple[str, ...]
    decisions: tuple[tuple[str, str, str], ...]
    rule: dict[str, float | int | str]
    inputs: tuple[tuple[str, str | None], ...]
    keeps: Keeps = Keeps.OUTCOMES


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


def count_here(shards: Iterable[tuple[int, Shard]]) -> Iterator[tuple[int, PackedShard]]:
    """Count shards one after the other in this process."""
    for number, shard in shards:
        yield number, packed_shard(shard)


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
    if own is not None and work.may_be_apart(number):
        cut = cut_apart(evaluation, number, rule, work, own, size, keeps)
        if cut is not None:
            work.begin_apart(number)
            try:
                return counting(cut)
            except ReadWholeError:
                pass  # only who reads all of it knows what a part means, and says what is odd
    work.begin_whole(number)
    return counting(cut_whole(evaluation, number, rule, work, size, keeps))


def _count(
    evaluation: Evaluation, number: int, work: Work, counter: Counter, progress: Progress, cut: Cut
) -> CountedCheckpoint:
    """Count the shards of a checkpoint that are not counted yet."""
    name = evaluation.checkpoints[number].name
    records = {place: work.record(number, place) for place in range(len(cut.ranges))}
    done = len(records) - list(records.values()).count(None)
    what = f"Counting {name}, shards"
    progress(what, done, len(records))
    missing = [place for place, record in records.items() if record is None]
    shards = cut.shards(cut.ranges[place] for place in missing)
    for place, counted in counter(zip(missing, shards, strict=True)):
        try:
            records[place] = work.keep(number, place, counted)
        except OSError as error:
            raise CmviewerError(cannot_write(work.folder, error)) from error
        done += 1
        progress(what, done, len(records))
    whole = [record for record in records.values() if record is not None]
    told = cut.told(whole)
    _check_some(told, whole)
    return CountedCheckpoint(number, name, cut.has_scores, cut.has_areas, told, whole)


def _check_some(told: Sequence[Problem], records: Sequence[ShardRecord]) -> None:
    """Raise `UnreadableError` where every image was left out."""
    left_out = sum(one.total.images_left_out for one in records)
    if left_out and not any(one.total.images_counted for one in records):
        raise UnreadableError(*told, *(problem for one in records for problem in one.problems))
