"""How far metrics may lie from those of all such images there could be: the bootstrap over images."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.chance import DRAWS, LEVEL, outside_of
from cmviewer.confusion.measures import Measures, measures_of
from cmviewer.confusion.metric import Format, Mean, MetricTable
from cmviewer.confusion.metrics import METRICS
from cmviewer.evaluation import NO_IMAGE, Evaluation, Unit
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.said import said, said_of

SEED: Final = 0
FEW: Final = 10
"""Truths of a class under which its metrics say little."""
MOST_CLASSES: Final = 2_000
"""Above it there are intervals over all classes only."""
_TOLD_EVERY: Final = 50
_LEAST: Final = 2

_Ends = NDArray[np.float64]
_Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Intervals:
    """The middle 95 % of each metric over images that are drawn with replacement, seeded.

    of_class: float64 (K, 2), the ends for each class; overall: both ends; by the names of the metrics, NaN
    where nothing can be said. support: int64 (K,), truths of each class, of pixels the images that it is in.
    images: how many were drawn from; of a classification these are its samples.
    """

    of_class: Mapping[str, _Ends]
    overall: Mapping[str, tuple[float, float]]
    support: NDArray[np.int64]
    images: int
    unit: Unit

    @property
    def has_few(self) -> bool:
        """Whether a class has few truths."""
        return bool((self.support < FEW).any())

    def says_little(self, label: int) -> str:
        """Say that a class has few truths; empty of one that has enough."""
        count = int(self.support[label])
        if count >= FEW:
            return ""
        if self.unit is Unit.PIXEL:
            some = said_of(count, "1 image says little", "{count:,} images say little")
            return some if count else said("no images say little")
        some = said_of(count, "1 truth says little", "{count:,} truths say little")
        return some if count else said("no truths say little")


@dataclass(frozen=True, eq=False)
class _Drawn:
    """What is drawn from. counts: draws int64 (C,), the counts of the matrix' cells, one draw after another.

    images: how many there are. truth, prediction, either: int64 (K,), in how many of them each class is true,
    is predicted, or is one of both.
    """

    counts: Callable[[], Iterator[NDArray[np.int64]]]
    images: int
    truth: _Places
    prediction: _Places
    either: _Places

    def with_class(self, metric: str) -> _Places:
        """In how many images a metric of each class has something to count, int64 (K,)."""
        return {"recall": self.truth, "precision": self.prediction}.get(metric, self.either)


def intervals_of(
    evaluation: Evaluation,
    counted: CheckpointResult,
    table: MetricTable = METRICS,
    cancel: Cancel | None = None,
    progress: Progress = silent,
) -> Intervals | None:
    """Return the intervals of all shares and coefficients; None where nobody knows what to draw from.

    Takes a second and more. Raises `Cancelled`.
    """
    drawn, matrix = _drawn_from(evaluation, counted), counted.matrix
    if drawn is None:
        return None
    now = measures_of(matrix, evaluation.task, table)
    draws, wanted = _Draws(now), (cancel or Cancel()).checked(drawn.counts())
    for number, counts in enumerate(wanted):
        if number % _TOLD_EVERY == 0:
            progress(said("Drawing images"), number, DRAWS)
        draws.add(number, measures_of(replace(matrix, count=counts), evaluation.task, table))
    support = drawn.truth if evaluation.task.profile.unit is Unit.PIXEL else now.counts.support
    return Intervals(
        {name: _ends_of_classes(now, name, found, drawn) for name, found in draws.of_class.items()},
        {name: _ends_over_all(now, name, found, drawn.images) for name, found in draws.overall.items()},
        support,
        drawn.images,
        evaluation.task.profile.unit,
    )


class _Draws:
    """Values of all metrics in each draw, by their names: float64 (`DRAWS`, K), over all (`DRAWS`,)."""

    def __init__(self, now: Measures) -> None:
        classes = len(now.counts.tp)
        shares = [one.name for one in now.class_metrics if one.format is not Format.COUNT]
        self.of_class = {name: np.empty((DRAWS, classes)) for name in shares if classes <= MOST_CLASSES}
        self.overall = {name: np.empty(DRAWS) for name in now.overall}

    def add(self, number: int, drawn: Measures) -> None:
        """Keep the values of a draw."""
        for name, found in self.of_class.items():
            found[number] = drawn.of_class[name]
        for name, line in self.overall.items():
            line[number] = drawn.overall[name]


def _drawn_from(evaluation: Evaluation, counted: CheckpointResult) -> _Drawn | None:
    """Draw samples where each is alone in its image, or without one; else images with all that is in them."""
    outcomes, matrix = counted.outcomes, counted.matrix
    if not len(outcomes):
        return None
    known = outcomes.image != NO_IMAGE
    images = outcomes.image[known]
    if (
        evaluation.task.profile.unit is Unit.SAMPLE
        and len(np.unique(images)) == len(images)
        and (outcomes.weight[known] == 1).all()
    ):
        shares, total = matrix.count / matrix.total, matrix.total
        truth, prediction = matrix.truth_totals[:-1], matrix.prediction_totals[:-1]

        def samples() -> Iterator[NDArray[np.int64]]:
            random = np.random.default_rng(SEED)
            return (random.multinomial(total, shares) for _ in range(DRAWS))

        return _Drawn(samples, total, truth, prediction, truth + prediction - matrix.correct[:-1])
    if not known.all():
        return None
    return _images_of(evaluation, counted)


def _images_of(evaluation: Evaluation, counted: CheckpointResult) -> _Drawn:
    outcomes, classes = counted.outcomes, counted.matrix.class_count
    cell = outcomes.cells_of(np.arange(len(outcomes)))
    found, place = np.unique(outcomes.image, return_inverse=True)
    place = place.reshape(-1)
    has_empty = evaluation.task.profile.unit is Unit.OBJECT and not counted.counts.subset
    images = len(evaluation.images) if has_empty else len(found)  # images with nothing in them are images
    weight, cells = outcomes.weight.astype(np.float64), len(outcomes.cell_truth)

    def draws() -> Iterator[NDArray[np.int64]]:
        random = np.random.default_rng(SEED)
        for _ in range(DRAWS):
            times = np.bincount(random.integers(0, images, images), minlength=images)
            yield np.bincount(cell, times[place] * weight, cells).astype(np.int64)

    of_truth, of_prediction = outcomes.cell_truth[cell], outcomes.cell_prediction[cell]

    def holding(*sides: NDArray[np.int32]) -> _Places:
        base = classes + 1
        pairs = np.unique(np.concatenate([place * base + side for side in sides]))
        return np.bincount(pairs % base, minlength=base)[:-1].astype(np.int64)

    return _Drawn(draws, images, holding(of_truth), holding(of_prediction), holding(of_truth, of_prediction))


def _ends_of_classes(now: Measures, name: str, found: _Ends, drawn: _Drawn) -> _Ends:
    """Ends of a metric of each class, float64 (K, 2)."""
    images, values = drawn.with_class(name), now.of_class[name].astype(np.float64)
    ends = np.full((len(values), 2), np.nan)
    for label in np.flatnonzero(~np.isnan(values) & (images > 0)).tolist():
        draws, count = found[:, label], int(images[label])
        ends[label] = _middle(draws, count) or _exact(float(values[label]), count)
    return ends


def _ends_over_all(now: Measures, name: str, draws: _Ends, images: int) -> tuple[float, float]:
    """Ends of a metric over all; of a mean of classes nothing can be said where all draws are alike."""
    metric = now.table.over_all(name)
    is_share = name == "accuracy" or (metric.mean_of is not None and metric.mean_of[0] is Mean.MICRO)
    return _middle(draws, images) or (_exact(now.overall[name], images) if is_share else (np.nan, np.nan))


def _middle(draws: _Ends, images: int) -> tuple[float, float] | None:
    """The middle of the draws, a little wider of few images; None where all are alike."""
    known = draws[~np.isnan(draws)]
    if not known.size or known.min() == known.max():
        return None
    outside = outside_of(max(images, _LEAST))
    low, high = np.quantile(known, (outside, 1 - outside)).tolist()
    return low, high


def _exact(share: float, images: int) -> tuple[float, float]:
    """Bounds of a share where all images say the same, so that drawing them tells nothing.

    Those of Clopper & Pearson (1934), which have no sum where all or none are right.
    """
    least = ((1 - LEVEL) / 2) ** (1 / images)
    return {1.0: (least, 1.0), 0.0: (0.0, 1 - least)}.get(share, (np.nan, np.nan))
