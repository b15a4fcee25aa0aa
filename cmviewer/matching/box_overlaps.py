"""Which truths and predictions overlap, by their boxes, and by how much."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations

_PAIRS_AT_ONCE: Final = 1 << 16
"""Pairs looked at together; what is made of them stays in the processor's cache."""


_EACH: Final = 4
"""Numbers of images for each box, up to which a table of all images is quicker than a search."""
_Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class NearBoxes:
    """Q pairs whose boxes share an area. truth_row, prediction_row: int32 (Q,), by truth, then prediction.

    shared: float64 (Q,), the area in square pixels that both boxes cover.
    """

    truth_row: NDArray[np.int32]
    prediction_row: NDArray[np.int32]
    shared: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Overlaps:
    """Q pairs that share an area. truth_row, prediction_row: int32 (Q,), by truth, then prediction.

    iou: float32 (Q,), what both cover, of what either covers. share: float32 (Q,), the same, of the
    prediction's own area.
    """

    truth_row: NDArray[np.int32]
    prediction_row: NDArray[np.int32]
    iou: NDArray[np.float32]
    share: NDArray[np.float32]


def box_areas(box: NDArray[np.float64]) -> NDArray[np.float64]:
    """Area of boxes (M, 4) in square pixels, float64 (M,)."""
    area: NDArray[np.float64] = (box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1])
    return area


def box_overlaps(
    truth: Annotations, predictions: Annotations, *, floor: float, every: NDArray[np.bool_]
) -> Overlaps:
    """Compare boxes; pairs under the IoU `floor` may be left out, but for truths True in `every` (M,)."""
    near = near_boxes(truth, predictions, floor=floor, every=every)
    area = box_areas(predictions.box).take(near.prediction_row)
    union = box_areas(truth.box).take(near.truth_row) + area - near.shared
    return Overlaps(
        near.truth_row,
        near.prediction_row,
        (near.shared / union).astype(np.float32),
        (near.shared / area).astype(np.float32),
    )


def near_boxes(
    truth: Annotations, predictions: Annotations, *, floor: float, every: NDArray[np.bool_]
) -> NearBoxes:
    """Return the pairs of one image whose boxes share an area, and whose IoU is about `floor` or more.

    Of the truths that are True in `every`, bool (M,), all pairs are kept that share an area.
    """
    if not len(truth) or not len(predictions):
        nothing = np.empty(0, np.int32)
        return NearBoxes(nothing, nothing, np.empty(0))
    parts = list(_parts(truth, predictions, floor, every))
    return NearBoxes(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


_Part = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]


def _parts(
    truth: Annotations, predictions: Annotations, floor: float, every: NDArray[np.bool_]
) -> Iterator[_Part]:
    """Overlapping pairs, of some truths at a time."""
    start, length = _slices(truth.image, predictions.image)
    end = np.cumsum(length)
    of_truth = np.ascontiguousarray(truth.box.T)
    of_prediction = np.ascontiguousarray(predictions.box.T)
    areas = box_areas(truth.box), box_areas(predictions.box)
    first = 0
    while first < len(truth):
        done = end[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(end, done + _PAIRS_AT_ONCE, side="right")))
        t = np.repeat(np.arange(first, last, dtype=np.int32), length[first:last])
        shift = start[first:last] - (end[first:last] - length[first:last] - done)
        p = (np.repeat(shift, length[first:last]) + np.arange(len(t))).astype(np.int32)
        yield _overlapping(of_truth, of_prediction, areas, t, p, floor, every)
        first = last


def _slices(truth: NDArray[np.int32], prediction: NDArray[np.int32]) -> tuple[_Places, _Places]:
    """Where the predictions of the image of each truth begin, and how many they are, int64 (M,) each.

    truth, prediction: int32, images, ascending, so that those are one slice; below 0 where one is in none.
    """
    least, most = int(min(truth[0], prediction[0])), int(max(truth[-1], prediction[-1]))
    if least < 0 or most > _EACH * (len(truth) + len(prediction)):
        start = np.searchsorted(prediction, truth)
        return start, np.searchsorted(prediction, truth, side="right") - start
    amount = np.bincount(prediction, minlength=most + 1)
    before = np.cumsum(amount) - amount
    return before.take(truth), amount.take(truth)


def _overlapping(
    truth: NDArray[np.float64],
    prediction: NDArray[np.float64],
    areas: tuple[NDArray[np.float64], NDArray[np.float64]],
    t: NDArray[np.int32],
    p: NDArray[np.int32],
    floor: float,
    every: NDArray[np.bool_],
) -> _Part:
    """Those of the pairs that overlap; most fall at the first side, and cost no more."""
    width = np.minimum(truth[2].take(t), prediction[2].take(p))
    width -= np.maximum(truth[0].take(t), prediction[0].take(p))
    near = np.flatnonzero(width > 0)
    t, p = t.take(near), p.take(near)
    height = np.minimum(truth[3].take(t), prediction[3].take(p))
    height -= np.maximum(truth[1].take(t), prediction[1].take(p))
    shared = width.take(near)
    shared *= height
    union = areas[0].take(t) + areas[1].take(p) - shared
    kept = np.flatnonzero((height > 0) & ((shared >= (floor * (1 - 1e-6)) * union) | every.take(t)))
    return t.take(kept), p.take(kept), shared.take(kept)
