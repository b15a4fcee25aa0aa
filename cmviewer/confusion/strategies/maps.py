"""Semantic segmentation: pixels are counted image by image, and need no pairing."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.checkpoint_result import Compared, Matches, Purpose
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.strategies.strategy import Strategy, StrategyInput, Subset
from cmviewer.confusion.totals import Totals
from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation, LabelMaps
from cmviewer.matching import CountedMaps, CountingRule, Outcomes, count_maps, pixel_outcomes

PATIENCE: Final = 0.4
"""Seconds for which maps are counted before what they came to so far is shown."""

_WATCHED: Final = frozenset({Purpose.SHOW, Purpose.COMPLETE})


@dataclass(frozen=True, eq=False)
class ComparedMaps(Compared):
    """maps: as far as they are counted."""

    maps: CountedMaps

    @property
    def is_whole(self) -> bool:
        """Whether the maps of every image were looked at."""
        return self.maps.is_whole

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was worked around while maps were found, and while they were counted."""
        return (*self.told, *self.maps.problems)


def _compare(work: StrategyInput[ComparedMaps]) -> ComparedMaps:
    """Go on from what is known: while a person looks, for as long as a person waits."""
    known, truth, predictions = work.known, work.evaluation.truth, work.predictions
    if known is not None and (known.is_whole or work.purpose is Purpose.SHOW):
        return known
    assert isinstance(truth, LabelMaps)
    assert isinstance(predictions, LabelMaps)
    patience = PATIENCE if work.purpose in _WATCHED else float("inf")
    before = None if known is None else known.maps
    maps = count_maps(truth, predictions, known=before, patience=patience, cancel=work.cancel)
    return ComparedMaps(predictions, work.told, maps)


def _match(evaluation: Evaluation, compared: ComparedMaps, _rule: CountingRule) -> Matches:
    return Matches(pixel_outcomes(compared.maps.rows, class_count=len(evaluation.classes)))


def _totals(
    evaluation: Evaluation, compared: ComparedMaps, _matches: Matches, matrix: ConfusionMatrix
) -> Totals:
    maps, correct = compared.maps, int(matrix.correct.sum())
    return Totals(
        images=len(evaluation.images),
        truths=matrix.total,
        counted=matrix.total,
        predictions=matrix.total,
        without_prediction=0,
        under_threshold=0,
        correct=correct,
        errors=matrix.total - correct,
        images_counted=maps.done - maps.left_out,
        images_left_out=maps.left_out,
        images_waiting=maps.total - maps.done,
        ignored_pixels=maps.rows.not_counted,
    )


def _totals_of_subset(part: Subset[ComparedMaps, Matches]) -> Totals:
    """Of images; those that are left out, or wait, are not known to be in it, and are told of all."""
    matrix, every = part.matrix, part.matches.outcomes
    correct = int(matrix.correct.sum())
    images = np.unique(part.outcomes.image)
    return replace(
        part.totals,
        images=int(part.images.sum()),
        truths=matrix.total,
        counted=matrix.total,
        predictions=matrix.total,
        correct=correct,
        errors=matrix.total - correct,
        images_counted=len(images),
        ignored_pixels=_ignored_in(every, images),
    )


def _ignored_in(outcomes: Outcomes, images: NDArray[np.int32]) -> int:
    """Pixels of some images that are in no outcome."""
    assert outcomes.area is not None
    inside = np.isin(outcomes.image, images)
    _, first = np.unique(outcomes.image[inside], return_index=True)
    return int(outcomes.area[inside][first].sum() - outcomes.weight[inside].sum())


MAPS: Final = Strategy(_compare, _match, _totals, _totals_of_subset)
