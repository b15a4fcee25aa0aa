"""Which truths and predictions overlap where some are polygons or run-length masks, and by how much.

Two polygons share an exact area. Where one of the two is a run-length mask, the other is drawn to pixels
of the same image, as COCO does it, and pixels are counted.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations
from cmviewer.matching.box_overlaps import NearBoxes, Overlaps, near_boxes
from cmviewer.matching.eight_sides import eight_sides, most_shared
from cmviewer.matching.mask_overlaps import mask_overlaps
from cmviewer.matching.polygons import polygons_of
from cmviewer.matching.two_threads import in_pieces
from cmviewer.progress import Cancel

_AT_ONCE: Final = 500
"""Pairs of polygons that one thread takes at a time."""


@dataclass(frozen=True, eq=False)
class _Side:
    """The objects of one side. is_mask: bool (M,). shape: object (M,), None where it is a mask.

    area: float64 (M,), of the shapes.
    """

    is_mask: NDArray[np.bool_]
    shape: NDArray[Any]
    area: NDArray[np.float64]


def region_overlaps(
    truth: Annotations,
    predictions: Annotations,
    *,
    floor: float,
    every: NDArray[np.bool_],
    cancel: Cancel,
) -> Overlaps:
    """Compare regions; pairs under the IoU `floor` may be left out, but for truths True in `every` (M,).

    Boxes come first: what two regions share is no more than what their boxes share. Raises `Cancelled`.
    """
    sides = _side(truth), _side(predictions)
    near = near_boxes(_widened(truth, sides[1]), _widened(predictions, sides[0]), floor=0, every=every)
    near = _promising(near, sides, every, floor)
    drawn = _drawn(near, sides)
    iou, share = np.zeros(len(drawn)), np.zeros(len(drawn))
    exact, pixels = np.flatnonzero(~drawn), np.flatnonzero(drawn)
    iou[exact], share[exact] = _by_polygons(sides, near.truth_row[exact], near.prediction_row[exact], cancel)
    iou[pixels], share[pixels] = mask_overlaps(
        truth,
        predictions,
        near.truth_row[pixels],
        near.prediction_row[pixels],
        shared=every[near.truth_row[pixels]],
        cancel=cancel,
    )
    kept = np.flatnonzero(iou > 0)
    return Overlaps(
        near.truth_row[kept],
        near.prediction_row[kept],
        iou[kept].astype(np.float32),
        share[kept].astype(np.float32),
    )


def _side(objects: Annotations) -> _Side:
    region = objects.region
    is_mask = np.zeros(len(objects), np.bool_) if region is None else region.is_mask
    shape = np.full(len(objects), None, np.object_)
    shape[~is_mask] = polygons_of(objects, np.flatnonzero(~is_mask))
    return _Side(is_mask, shape, np.nan_to_num(shapely.area(shape)))


def _widened(objects: Annotations, other: _Side) -> Annotations:
    """Objects with a pixel around their boxes where the other side has masks: drawing may round up."""
    if not other.is_mask.any():
        return objects
    return replace(objects, box=objects.box + np.array((-1.0, -1.0, 1.0, 1.0)))


def _drawn(near: NearBoxes, sides: tuple[_Side, _Side]) -> NDArray[np.bool_]:
    """Whether a pair is compared by pixels, bool (Q,)."""
    drawn: NDArray[np.bool_] = sides[0].is_mask[near.truth_row] | sides[1].is_mask[near.prediction_row]
    return drawn


def _promising(
    near: NearBoxes, sides: tuple[_Side, _Side], every: NDArray[np.bool_], floor: float
) -> NearBoxes:
    """Pairs of shapes that may reach the floor, those of truths True in `every`, and all that are drawn."""
    areas = sides[0].area[near.truth_row], sides[1].area[near.prediction_row]
    drawn = _drawn(near, sides)
    bound = np.minimum(near.shared, np.minimum(*areas))
    exact = np.flatnonzero(~drawn)
    if exact.size:
        ends = near.truth_row[exact], near.prediction_row[exact]
        one, other = (eight_sides(side.shape) for side in sides)
        bound[exact] = np.minimum(bound[exact], most_shared(one, other, *ends))
    union = areas[0] + areas[1] - bound
    reaches = (bound >= floor * (1 - 1e-6) * union) | every[near.truth_row]
    kept = np.flatnonzero(drawn | ((bound > 0) & reaches))
    return NearBoxes(near.truth_row[kept], near.prediction_row[kept], near.shared[kept])


def _by_polygons(
    sides: tuple[_Side, _Side], t: NDArray[np.int32], p: NDArray[np.int32], cancel: Cancel
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """IoU and share of the prediction's own area of pairs of polygons, each float64 (n,)."""

    def shared(some: slice) -> NDArray[np.float64]:
        cancel.check()
        both = shapely.intersection(sides[0].shape[t[some]], sides[1].shape[p[some]])
        area: NDArray[np.float64] = shapely.area(both)
        return area

    common = in_pieces(shared, len(t), _AT_ONCE, np.float64)
    area = sides[1].area[p]
    union = sides[0].area[t] + area - common
    return common / union, common / area
