"""Shards: ranges of images, or of the rows of a classification, that are counted by themselves."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.bundle.kept_rows import KeptRows, kept_predictions, pairs_of
from cmviewer.bundle.outcome_columns import NO_ID, OutcomeColumns, areas_differ, columns_of
from cmviewer.bundle.ranges import Range
from cmviewer.bundle.samples import Sample, sample_of
from cmviewer.bundle.slices import (
    bare,
    given,
    images_of,
    objects_of,
    rows_of,
    with_maps_within,
    without_names,
)
from cmviewer.confusion.count import count
from cmviewer.confusion.totals import Totals
from cmviewer.errors import Problem, as_written
from cmviewer.evaluation import (
    Annotations,
    Evaluation,
    Images,
    KeptPairs,
    LabelMaps,
    PartIndex,
    PredictedLabels,
    Predictions,
    ReadWholeError,
    Truth,
    TruthLabels,
    frozen,
)
from cmviewer.matching import CountingRule, Outcomes


class Keeps(StrEnum):
    """What of a count stays in a bundle."""

    OUTCOMES = "outcomes"
    CANDIDATES = "outcomes and candidates"


@dataclass(frozen=True, eq=False)
class Shard:
    """A part of one checkpoint: all that it takes to count it, and nothing else.

    evaluation: with the one checkpoint. first_image: what image 0 of it is of the whole. truth_id,
    prediction_id: int64, what rows of it are of the whole; None where objects have ids of their own. maps:
    the images that it is of, where the evaluation has others too. keeps: what is kept of its pairs.
    sampled: int64, images of it whose predictions are wanted back, too.
    """

    evaluation: Evaluation
    rule: CountingRule
    first_image: int
    has_areas: bool
    truth_id: NDArray[np.int64] | None = None
    prediction_id: NDArray[np.int64] | None = None
    maps: Range | None = None
    keeps: KeptRows | None = None
    sampled: NDArray[np.int64] | None = None


@dataclass(frozen=True, eq=False)
class CountedShard:
    """What a shard came to. problems: what was worked around while it was counted.

    pixels: int64 (n, 2), images of label maps and how many pixels each has. pairs: of objects, by their rows
    of the whole, where they are kept, and predictions with them. sample: predictions of the images that were
    asked for.
    """

    columns: OutcomeColumns
    totals: Totals
    pixels: NDArray[np.int64]
    problems: tuple[Problem, ...]
    pairs: KeptPairs | None = None
    predictions: Annotations | None = None
    sample: Sample | None = None


def shards_of(
    evaluation: Evaluation,
    checkpoint: int,
    predictions: Predictions,
    ranges: Iterable[Range],
    rule: CountingRule,
    *,
    keeps: Keeps = Keeps.OUTCOMES,
) -> Iterator[Shard]:
    """Yield the parts of a checkpoint, whose predictions are read, that some ranges are.

    Shards of label maps share one evaluation: what their files are is sent to other machines once.
    keeps: whether the pairs of objects come back, too.
    """
    truth = evaluation.truth
    has_areas = areas_differ(truth, predictions)
    name = evaluation.checkpoints[checkpoint].name

    def whole(images: Images, truth: Truth, predictions: Predictions) -> Evaluation:
        return bare(evaluation, name, images, truth, partial(given, predictions))

    match truth, predictions:
        case TruthLabels(), PredictedLabels():
            for part in ranges:
                rows = predictions.row[part.start : part.end]
                some = TruthLabels(frozen(truth.image[rows], np.int32), frozen(truth.label[rows], np.int32))
                said = rows_of(predictions, part)
                ids = rows.astype(np.int64), np.arange(part.start, part.end, dtype=np.int64)
                yield Shard(whole(without_names(evaluation.images), some, said), rule, 0, has_areas, *ids)
        case Annotations(), Annotations():
            for part in ranges:
                sides = (objects_of(side, part) for side in (truth, predictions))
                images = images_of(evaluation.images, part)
                firsts = (int(np.searchsorted(side.image, part.start)) for side in (truth, predictions))
                pairs = KeptRows(*firsts) if keeps is Keeps.CANDIDATES else None
                yield Shard(whole(images, *sides), rule, part.start, has_areas, keeps=pairs)
        case LabelMaps(), LabelMaps():
            shared = whole(without_names(evaluation.images), truth, predictions)
            yield from (Shard(shared, rule, 0, has_areas, maps=part) for part in ranges)


def shards_apart(
    evaluation: Evaluation,
    checkpoint: int,
    index: PartIndex,
    rule: CountingRule,
    ranges: Iterable[Range],
    *,
    keeps: Keeps = Keeps.OUTCOMES,
) -> Iterator[Shard]:
    """Yield the parts of a checkpoint of objects whose predictions are read where they are counted."""
    truth, name = evaluation.truth, evaluation.checkpoints[checkpoint].name
    assert isinstance(truth, Annotations)
    has_areas = areas_differ(truth, truth)
    for part in ranges:
        images, some = images_of(evaluation.images, part), objects_of(truth, part)
        own = bare(evaluation, name, images, some, index.part(part.start, part.end))
        sampled = np.flatnonzero(index.sampled[part.start : part.end])
        firsts = int(np.searchsorted(truth.image, part.start)), int(index.amount[: part.start].sum())
        pairs = KeptRows(*firsts) if keeps is Keeps.CANDIDATES else None
        yield Shard(own, rule, part.start, has_areas, keeps=pairs, sampled=sampled)


def count_shard(shard: Shard) -> CountedShard:
    """Count a shard by the functions that count a whole checkpoint.

    Raises `CmviewerError`, and `ReadWholeError` where its predictions are read here and something is odd.
    """
    evaluation = shard.evaluation if shard.maps is None else with_maps_within(shard.evaluation, shard.maps)
    counted = count(evaluation, 0, shard.rule)
    if not shard.has_areas and areas_differ(evaluation.truth, counted.predictions):
        raise ReadWholeError("areas of its own, which others may not have")
    columns = columns_of(evaluation, counted, has_areas=shard.has_areas)
    values = dict(columns.values)
    values["image"] = values["image"] + np.int32(shard.first_image)
    for name, ids in (("truth_id", shard.truth_id), ("prediction_id", shard.prediction_id)):
        if ids is not None:
            known = values[name] != NO_ID
            values[name] = values[name].copy()
            values[name][known] = ids[values[name][known]]
    problems = as_written(counted.compared.problems)
    pixels = _pixels(counted.outcomes)
    pairs = predictions = None
    if shard.keeps is not None:
        pairs = pairs_of(counted.compared, shard.keeps)
        predictions = kept_predictions(
            counted.predictions, shard.first_image, is_part=shard.sampled is not None
        )
    sample = None
    if shard.sampled is not None and isinstance(counted.predictions, Annotations):
        sample = sample_of(counted.predictions, shard.sampled, shard.first_image)
    totals = counted.counts.totals
    return CountedShard(replace(columns, values=values), totals, pixels, problems, pairs, predictions, sample)


def _pixels(outcomes: Outcomes) -> NDArray[np.int64]:
    if outcomes.area is None:
        return np.empty((0, 2), np.int64)
    image, first = np.unique(outcomes.image, return_index=True)
    return np.column_stack((image, outcomes.area[first])).astype(np.int64)


def totals_of(evaluation: Evaluation, parts: Iterable[Totals]) -> Totals:
    """Add up the totals of all shards of a checkpoint."""
    sums: Counter[str] = Counter(dict.fromkeys(asdict(_NOTHING), 0))
    for part in parts:
        sums.update(asdict(part))
    sums["images"] = len(evaluation.images)
    if isinstance(evaluation.truth, TruthLabels):
        sums["truths"] = len(evaluation.truth)
    return Totals(**sums)


_NOTHING: Final = Totals(0, 0, 0, 0, 0, 0, 0, 0)
