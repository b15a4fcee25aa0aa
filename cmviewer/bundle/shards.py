"""Shards: ranges of images, or of the rows of a classification, that are counted by themselves."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.bundle.outcome_columns import NO_ID, OutcomeColumns, areas_differ, columns_of
from cmviewer.confusion.checkpoint_result import Compared
from cmviewer.confusion.count import count
from cmviewer.confusion.strategies.objects import ComparedObjects
from cmviewer.confusion.totals import Totals
from cmviewer.errors import Problem, as_written
from cmviewer.evaluation import (
    Annotations,
    Checkpoint,
    Evaluation,
    Images,
    KeptPairs,
    LabelMaps,
    PredictedLabels,
    Predictions,
    Truth,
    TruthLabels,
    frozen,
)
from cmviewer.matching import CountingRule, Outcomes

ROWS: Final = 1_000_000
"""Samples, or true and predicted objects, of a shard."""
MAPS: Final = 100
"""Images of a shard of label maps."""


@dataclass(frozen=True)
class Range:
    """Images, or rows of a classification, from `start` up to `end`, which is not in it."""

    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Shard:
    """A part of one checkpoint: all that it takes to count it, and nothing else.

    evaluation: with the one checkpoint. first_image: what image 0 of it is of the whole. truth_id,
    prediction_id: int64, what rows of it are of the whole; None where objects have ids of their own. maps:
    the images that it is of, where the evaluation has others too. keeps: what is kept of its pairs.
    """

    evaluation: Evaluation
    rule: CountingRule
    first_image: int
    has_areas: bool
    truth_id: NDArray[np.int64] | None = None
    prediction_id: NDArray[np.int64] | None = None
    maps: Range | None = None
    keeps: "KeptRows | None" = None


@dataclass(frozen=True)
class KeptRows:
    """That the pairs of a shard are kept. first_truth, first_prediction: what its rows 0 are of the whole."""

    first_truth: int
    first_prediction: int


@dataclass(frozen=True, eq=False)
class CountedShard:
    """What a shard came to. problems: what was worked around while it was counted.

    pixels: int64 (n, 2), images of label maps and how many pixels each has. pairs: of objects, by their rows
    of the whole, where they are kept.
    """

    columns: OutcomeColumns
    totals: Totals
    pixels: NDArray[np.int64]
    problems: tuple[Problem, ...]
    pairs: KeptPairs | None = None


def ranges_of(
    evaluation: Evaluation, predictions: Predictions, *, rows: int = ROWS, maps: int = MAPS
) -> tuple[Range, ...]:
    """Cut a checkpoint into shards of about `rows` samples or objects, or `maps` images; one at least."""
    truth = evaluation.truth
    if isinstance(predictions, PredictedLabels):
        return _cut(np.arange(0, len(predictions), rows), len(predictions))
    images = len(evaluation.images)
    if isinstance(predictions, LabelMaps):
        return _cut(np.arange(0, images, maps), images)
    assert isinstance(truth, Annotations)
    amount = np.bincount(truth.image, minlength=images) + np.bincount(predictions.image, minlength=images)
    before = np.cumsum(amount) - amount
    return _cut(np.flatnonzero(np.diff(before // rows, prepend=-1)), images)


def _cut(starts: NDArray[np.int64], end: int) -> tuple[Range, ...]:
    begins = starts.tolist() or [0]
    return tuple(Range(*one) for one in zip(begins, [*begins[1:], end], strict=True))


def shards_of(
    evaluation: Evaluation,
    checkpoint: int,
    predictions: Predictions,
    ranges: Iterable[Range],
    rule: CountingRule,
    *,
    keeps_pairs: bool = False,
) -> Iterator[Shard]:
    """Yield the parts of a checkpoint, whose predictions are read, that some ranges are.

    Shards of label maps share one evaluation: what their files are is sent to other machines once.
    keeps_pairs: whether the pairs of objects come back, too.
    """
    truth = evaluation.truth
    has_areas = areas_differ(truth, predictions)
    whole = partial(_bare, evaluation, evaluation.checkpoints[checkpoint].name)
    match truth, predictions:
        case TruthLabels(), PredictedLabels():
            for part in ranges:
                rows = predictions.row[part.start : part.end]
                some = TruthLabels(frozen(truth.image[rows], np.int32), frozen(truth.label[rows], np.int32))
                said = _rows_of(predictions, part)
                ids = rows.astype(np.int64), np.arange(part.start, part.end, dtype=np.int64)
                yield Shard(whole(_unnamed(evaluation.images), some, said), rule, 0, has_areas, *ids)
        case Annotations(), Annotations():
            for part in ranges:
                sides = (_objects(side, part) for side in (truth, predictions))
                images = _images(evaluation.images, part)
                firsts = (int(np.searchsorted(side.image, part.start)) for side in (truth, predictions))
                keeps = KeptRows(*firsts) if keeps_pairs else None
                yield Shard(whole(images, *sides), rule, part.start, has_areas, keeps=keeps)
        case LabelMaps(), LabelMaps():
            shared = whole(_unnamed(evaluation.images), truth, predictions)
            yield from (Shard(shared, rule, 0, has_areas, maps=part) for part in ranges)


def count_shard(shard: Shard) -> CountedShard:
    """Count a shard by the functions that count a whole checkpoint. Raises `CmviewerError`."""
    evaluation = shard.evaluation if shard.maps is None else _with_maps_within(shard.evaluation, shard.maps)
    counted = count(evaluation, 0, shard.rule)
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
    pairs = None if shard.keeps is None else _pairs_of(counted.compared, shard.keeps)
    return CountedShard(replace(columns, values=values), counted.counts.totals, pixels, problems, pairs)


def _pairs_of(compared: Compared, keeps: KeptRows) -> KeptPairs:
    """All pairs, then those in which a truth that may be ignored covers a prediction."""
    assert isinstance(compared, ComparedObjects)
    candidates = compared.candidates
    sides = candidates.pairs, candidates.covered

    def joined(name: str, first: int = 0) -> NDArray[Any]:
        values = [getattr(side, name) for side in sides]
        together: NDArray[Any] = np.concatenate(values)
        together += together.dtype.type(first)
        return together

    return KeptPairs(
        joined("truth_row", keeps.first_truth),
        joined("prediction_row", keeps.first_prediction),
        joined("overlap"),
        np.repeat([False, True], [len(side.truth_row) for side in sides]),
        candidates.floor,
    )


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


class _Nowhere:
    """Finds no image: counting looks at none."""

    def find(self, name: str) -> Path | None:  # noqa: ARG002 - as `ImageFinder` has it
        return None

    def candidates(self, name: str) -> tuple[Path, ...]:  # noqa: ARG002 - as `ImageFinder` has it
        return ()

    def with_root(self, root: Path) -> "_Nowhere":  # noqa: ARG002 - as `ImageFinder` has it
        return self


def _bare(
    evaluation: Evaluation, name: str, images: Images, truth: Truth, predictions: Predictions
) -> Evaluation:
    """An evaluation with what counting needs of another; it can go to another process."""
    known = partial(_given, predictions)
    return Evaluation(
        task=evaluation.task,
        name="",
        source=evaluation.source,
        files=(),
        recognised="",
        classes=evaluation.classes,
        images=images,
        truth=truth,
        checkpoints=(Checkpoint(name, (), known, ready=known),),
        positive=evaluation.positive,
    )


def _given(predictions: Predictions) -> Predictions:
    return predictions


def _images(images: Images, part: Range) -> Images:
    """Images of a range; their names draw among equal pairs, and a name that none has is its number."""
    names = [images.name(image) for image in range(part.start, part.end)]
    return Images(part.end - part.start, names, _Nowhere())


def _unnamed(images: Images) -> Images:
    return Images(len(images), None, _Nowhere())


def _objects(side: Annotations, part: Range) -> Annotations:
    start, end = np.searchsorted(side.image, (part.start, part.end)).tolist()
    some = side.take(np.arange(start, end))
    return replace(some, image=frozen(some.image - np.int32(part.start), np.int32), fields=None)


def _rows_of(predictions: PredictedLabels, part: Range) -> PredictedLabels:
    def some(values: NDArray[Any]) -> NDArray[Any]:
        return frozen(values[part.start : part.end], values.dtype)

    return PredictedLabels(
        row=frozen(np.arange(part.end - part.start), np.int32),
        label=None if predictions.label is None else some(predictions.label),
        score=some(predictions.score),
        weight=None if predictions.weight is None else some(predictions.weight),
    )


def _with_maps_within(evaluation: Evaluation, part: Range) -> Evaluation:
    """The same with the maps of some images alone."""
    checkpoint = evaluation.checkpoints[0]
    truth, predictions = evaluation.truth, checkpoint.load()
    assert isinstance(truth, LabelMaps)
    assert isinstance(predictions, LabelMaps)
    inside = np.zeros(len(truth.has_map), np.bool_)
    inside[part.start : part.end] = True
    some, said = (replace(side, has_map=side.has_map & inside) for side in (truth, predictions))
    return replace(evaluation, truth=some, checkpoints=(replace(checkpoint, load=partial(_given, said)),))
