"""How much run-length masks overlap, in pixels; polygons and boxes beside them are drawn to pixels."""

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_masks

from cmviewer.evaluation import Annotations
from cmviewer.matching.clipping import cut_to_image
from cmviewer.progress import Cancel

Runs = dict[str, Any]
"""A mask as pycocotools takes it: `size`, height and width, and `counts`, its compressed runs."""


def masks_of(objects: Annotations) -> NDArray[Any]:
    """Return the masks of all objects, object (M,): `Runs`, None where an object has none."""
    masks = np.full(len(objects), None, np.object_)
    region = objects.region
    if region is not None:
        runs, start = region.runs.tobytes(), region.runs_start.tolist()
        size = region.runs_size.tolist()
        for row in np.flatnonzero(region.is_mask).tolist():
            masks[row] = {"counts": runs[start[row] : start[row + 1]], "size": size[row]}
    return masks


def drawn(objects: Annotations, row: int, size: tuple[int, int]) -> Runs:
    """Draw an object without a mask in an image of `size`, height and width.

    The rings of a polygon are drawn one by one and joined; a box is a polygon of one ring. What lies far
    outside is cut off first: of long outlines, pycocotools would end the program.
    """
    rings = [] if objects.region is None else objects.region.rings(row)
    if not rings:
        x0, y0, x1, y1 = objects.box[row]
        rings = [np.array(((x0, y0), (x0, y1), (x1, y1), (x1, y0)))]
    cut = [ring.ravel().tolist() for ring in (cut_to_image(ring, *size) for ring in rings) if len(ring)]
    height, width = size
    if not cut:
        empty: Runs = coco_masks.frPyObjects({"counts": [height * width], "size": [height, width]}, *size)
        return empty
    runs: Runs = coco_masks.merge(coco_masks.frPyObjects(cut, *size))
    return runs


def mask_overlaps(
    truth: Annotations,
    predictions: Annotations,
    t: NDArray[np.int32],
    p: NDArray[np.int32],
    *,
    masks: tuple[NDArray[Any], NDArray[Any]],
    shared: NDArray[np.bool_],
    cancel: Cancel,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """IoU, and share of the prediction's own area, of pairs sorted by image, each float64 (n,).

    At least one of each pair is a mask; `masks` are those of all truths and all predictions. The share is
    told where `shared`, bool (n,), is True, else 0. Masks of different sizes share nothing. Raises
    `Cancelled`.
    """
    iou, share = np.zeros(len(t)), np.zeros(len(t))
    size = _sizes(truth, predictions, t, p)
    key = np.column_stack((truth.image[t], size))
    starts = np.flatnonzero(np.any(np.diff(key, axis=0, prepend=-1), axis=1))
    for start, end in pairwise([*starts.tolist(), len(t)]):
        cancel.check()
        height, width = size[start].tolist()
        if height <= 0:
            continue
        some = slice(start, end)
        at_truth, of_truth = _drawn(truth, t[some], masks[0], (height, width))
        at_prediction, of_prediction = _drawn(predictions, p[some], masks[1], (height, width))
        iou[some] = coco_masks.iou(of_prediction, of_truth, [0] * len(of_truth))[at_prediction, at_truth]
        if shared[some].any():  # with `iscrowd` set the answer is the share of the first one's own area
            part = coco_masks.iou(of_prediction, of_truth, [1] * len(of_truth))
            share[some] = part[at_prediction, at_truth]
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


def _drawn(
    objects: Annotations, rows: NDArray[np.int32], masks: NDArray[Any], size: tuple[int, int]
) -> tuple[NDArray[np.int64], list[Runs]]:
    """The place of each row among the masks of the distinct rows, and these masks."""
    first, last = int(rows.min()), int(rows.max())
    seen = np.zeros(last - first + 1, np.bool_)
    seen[rows - first] = True
    place = np.cumsum(seen) - 1
    distinct = (np.flatnonzero(seen) + first).tolist()
    return place[rows - first], [masks[row] or drawn(objects, row, size) for row in distinct]
