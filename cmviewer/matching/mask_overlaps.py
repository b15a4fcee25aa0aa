"""How much run-length masks overlap, in pixels; polygons and boxes beside them are drawn to pixels."""

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_masks

from cmviewer.evaluation import Annotations
from cmviewer.progress import Cancel

Runs = dict[str, Any]
"""A mask as pycocotools takes it: `size`, height and width, and `counts`, its compressed runs."""


def runs_of(objects: Annotations, row: int, size: tuple[int, int]) -> Runs:
    """Return the mask of an object; one without a mask is drawn in an image of `size`, height and width.

    The rings of a polygon are drawn one by one and joined; so is a box, which is a polygon of one ring.
    """
    region = objects.region
    mask = None if region is None else region.mask(row)
    if mask is not None:
        return {"counts": mask[0], "size": list(mask[1])}
    rings = [] if region is None else region.rings(row)
    if not rings:
        x0, y0, x1, y1 = objects.box[row]
        rings = [np.array(((x0, y0), (x0, y1), (x1, y1), (x1, y0)))]
    drawn: Runs = coco_masks.merge(coco_masks.frPyObjects([ring.ravel().tolist() for ring in rings], *size))
    return drawn


def mask_areas(objects: Annotations, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Area of objects that are masks, in pixels, float64 (n,)."""
    masks = [runs_of(objects, row, (0, 0)) for row in rows.tolist()]
    return np.asarray(coco_masks.area(masks), np.float64) if masks else np.empty(0)


def mask_overlaps(
    truth: Annotations,
    predictions: Annotations,
    t: NDArray[np.int32],
    p: NDArray[np.int32],
    cancel: Cancel,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """IoU, and share of the prediction's own area, of pairs sorted by image, each float64 (n,).

    At least one of each pair is a mask. Masks of different sizes share nothing. Raises `Cancelled`.
    """
    iou, share = np.zeros(len(t)), np.zeros(len(t))
    size = _sizes(truth, predictions, t, p)
    key = np.column_stack((truth.image[t], size))
    starts = np.flatnonzero(np.any(np.diff(key, axis=0, prepend=-1), axis=1))
    for start, end in pairwise([*starts.tolist(), len(t)]):
        cancel.check()
        height, width = size[start].tolist()
        if height > 0:
            some = slice(start, end)
            iou[some], share[some] = _in_image(truth, predictions, t[some], p[some], (height, width))
    return iou, share


def _sizes(
    truth: Annotations, predictions: Annotations, t: NDArray[np.int32], p: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Height and width in which each pair is compared, int32 (n, 2); 0 where two masks disagree."""
    of_truth, of_prediction = _own_sizes(truth)[t], _own_sizes(predictions)[p]
    agree = np.all((of_truth == of_prediction) | (of_truth == 0) | (of_prediction == 0), axis=1)
    return np.where(agree[:, np.newaxis], np.maximum(of_truth, of_prediction), np.int32(0))


def _own_sizes(objects: Annotations) -> NDArray[np.int32]:
    """Height and width of each object's mask, int32 (M, 2); 0 where it has none."""
    region = objects.region
    if region is None:
        return np.zeros((len(objects), 2), np.int32)
    return np.where(region.is_mask[:, np.newaxis], region.runs_size, np.int32(0))


def _in_image(
    truth: Annotations,
    predictions: Annotations,
    t: NDArray[np.int32],
    p: NDArray[np.int32],
    size: tuple[int, int],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Overlaps of pairs in one image; every mask of one side is compared with every one of the other."""
    truths, at_truth = np.unique(t, return_inverse=True)
    found, at_prediction = np.unique(p, return_inverse=True)
    of_truth = [runs_of(truth, row, size) for row in truths.tolist()]
    of_prediction = [runs_of(predictions, row, size) for row in found.tolist()]
    # With `iscrowd` set the answer is the share of the first one's own area: pixels, once multiplied by it.
    share = coco_masks.iou(of_prediction, of_truth, [1] * len(of_truth))[at_prediction, at_truth]
    area = np.asarray(coco_masks.area(of_prediction), np.float64)[at_prediction]
    shared = np.rint(share * area)
    union = np.asarray(coco_masks.area(of_truth), np.float64)[at_truth] + area - shared
    return shared / np.maximum(union, 1), share
