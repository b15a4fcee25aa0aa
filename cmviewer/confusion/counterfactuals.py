"""At which thresholds an object would be counted elsewhere: its image is matched anew where it may matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.threshold import Threshold
from cmviewer.evaluation import NO_ROW, Images
from cmviewer.matching import CountingRule, ImageCandidates, Matched, match_objects

STEPS: Final = 100
"""Thresholds are tried in hundredths, which is what the sliders offer."""
_GRID: Final = (np.arange(STEPS + 1) / STEPS).astype(np.float32)


class Direction(StrEnum):
    """Whether a change holds from a threshold upwards or downwards."""

    UP = "on"
    DOWN = "down"


@dataclass(frozen=True)
class ObjectPair:
    """Rows of the truth and of the prediction within their image; `NO_ROW` for a side that is not there."""

    truth: int
    prediction: int


@dataclass(frozen=True)
class Pairing:
    """Partners of both objects, `NO_ROW` for none.

    is_kept: whether the prediction's score is high enough. is_covered: whether it lies on an ignored truth.
    """

    of_truth: int
    of_prediction: int
    is_kept: bool
    is_covered: bool


@dataclass(frozen=True)
class Counterfactual:
    """From `value` upwards or downwards the pair has another pairing."""

    threshold: Threshold
    way: Direction
    value: float
    pairing: Pairing


def pairing_of(matched: Matched, pair: ObjectPair) -> Pairing:
    """Return what became of both objects."""
    has_truth, has_prediction = pair.truth != NO_ROW, pair.prediction != NO_ROW
    return Pairing(
        int(matched.partner_of_truth[pair.truth]) if has_truth else NO_ROW,
        int(matched.partner_of_prediction[pair.prediction]) if has_prediction else NO_ROW,
        bool(matched.is_kept[pair.prediction]) if has_prediction else True,
        bool(matched.is_covered[pair.prediction]) if has_prediction else False,
    )


def counterfactuals_of(
    within: ImageCandidates, rule: CountingRule, images: Images, pair: ObjectPair
) -> tuple[Counterfactual, ...]:
    """Return the nearest thresholds above and below those of now where the pairing changes, at most four."""
    now = pairing_of(match_objects(within.candidates, rule, images), pair)
    tries = (
        Counterfactual(threshold, way, value, pairing)
        for threshold in (Threshold.IOU, Threshold.SCORE)
        for way in Direction
        for value, pairing in _changed(within, rule, images, pair, now, threshold, way)
    )
    return tuple(tries)


def _changed(
    within: ImageCandidates,
    rule: CountingRule,
    images: Images,
    pair: ObjectPair,
    now: Pairing,
    threshold: Threshold,
    way: Direction,
) -> Iterator[tuple[float, Pairing]]:
    """The first threshold of a way with another pairing, or nothing."""
    for value in _tried(within, rule, threshold, way):
        pairing = pairing_of(match_objects(within.candidates, threshold.moved(rule, value), images), pair)
        if pairing != now:
            yield value, pairing
            return


def _tried(within: ImageCandidates, rule: CountingRule, threshold: Threshold, way: Direction) -> list[float]:
    """Hundredths next to what the image holds, as only there anything can change; nearest first."""
    candidates = within.candidates
    if threshold is Threshold.IOU:
        present, floor = rule.iou, candidates.floor
        held = np.concatenate((candidates.pairs.overlap, candidates.covered.overlap))
    else:
        present, floor = rule.score, candidates.score_floor
        held = candidates.predictions.known_score
    if way is Direction.UP:
        places = np.searchsorted(_GRID, held[held >= np.float32(present)], side="right")
        return _values(places[places <= STEPS])
    places = np.searchsorted(_GRID, held[held < np.float32(present)], side="right") - 1
    found = _values(places[places >= 0])
    return [value for value in reversed(found) if np.float32(value) >= np.float32(floor)]


def _values(places: NDArray[np.intp]) -> list[float]:
    values: list[float] = (np.unique(places) / STEPS).tolist()
    return values
