"""How much run-length masks overlap, in pixels; polygons and boxes beside them are drawn to pixels."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_masks

from cmviewer.evaluation import Annotations
from cmviewer.matching.clipping import cut_to_image
from cmviewer.progress import Cancel

Runs = dict[str, Any]
"""A mask as pycocotools takes it: `size`, height and width, and `counts`, its compressed runs."""

_WIDER_THAN_ANY: Final = 1 << 31


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
    shared: NDArray[np.bool_],
    cancel: Cancel,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """IoU, and share of the prediction's own area, of pairs sorted by image, each float64 (n,).

    At least one of each pair is a mask. The share is told where `shared`, bool (n,), is True, else 0. Masks
    of different sizes share nothing. Raises `Cancelled`.
    """
    iou, share = np.zeros(len(t)), np.zeros(len(t))
    if not len(t):
        return iou, share
    image, size = truth.image.take(t), _sizes(truth, predictions, t, p)
    is_first = np.ones(len(t), np.bool_)
    is_first[1:] = (image[1:] != image[:-1]) | (size[1:] != size[:-1])
    starts, group = np.flatnonzero(is_first), np.cumsum(is_first) - 1
    of_truths, of_predictions = _Grouped.of(truth, t, group), _Grouped.of(predictions, p, group)
    for number, (start, end) in enumerate(pairwise([*starts.tolist(), len(t)])):
        cancel.check()
        height, width = divmod(int(size[start]), _WIDER_THAN_ANY)
        if not height:
            continue
        some = slice(start, end)
        of_truth = of_truths.masks(number, (height, width))
        of_prediction = of_predictions.masks(number, (height, width))
        at = of_predictions.place[some], of_truths.place[some]
        iou[some] = coco_masks.iou(of_prediction, of_truth, [0] * len(of_truth))[at]
        if shared[some].any():  # with `iscrowd` set the answer is the share of the first one's own area
            share[some] = coco_masks.iou(of_prediction, of_truth, [1] * len(of_truth))[at]
    return iou, share


@dataclass(frozen=True, eq=False)
class _Grouped:
    """One side of pairs in groups: the objects of each group, each once.

    runs: the compressed runs of all objects, `cuts` of which begin and end those of one. row: objects, group
    after group, `bounds` of which begin and end one. place: int64 (n,), where among those of its group the
    object of each pair is.
    """

    objects: Annotations
    runs: bytes
    cuts: list[int]
    row: list[int]
    bounds: list[int]
    place: NDArray[np.int64]

    @classmethod
    def of(cls, objects: Annotations, rows: NDArray[np.int32], group: NDArray[np.int64]) -> "_Grouped":
        """Find the objects of each group; `rows` and the ascending `group` are those of the pairs."""
        count, region = len(objects), objects.region
        distinct, place = np.unique(group * count + rows, return_inverse=True)
        bounds = np.searchsorted(distinct, np.arange(int(group[-1]) + 2) * count)
        return cls(
            objects,
            b"" if region is None else region.runs.tobytes(),
            [0] * (count + 1) if region is None else region.runs_start.tolist(),
            (distinct % count).tolist(),
            bounds.tolist(),
            place - bounds[group],
        )

    def masks(self, group: int, size: tuple[int, int]) -> list[Runs]:
        """Return the masks of a group, in an image of `size`, height and width: that of all that have one."""
        runs, cuts = self.runs, self.cuts
        return [
            {"counts": runs[cuts[row] : cuts[row + 1]], "size": size}
            if cuts[row + 1] > cuts[row]
            else drawn(self.objects, row, size)
            for row in self.row[self.bounds[group] : self.bounds[group + 1]]
        ]


def _sizes(
    truth: Annotations, predictions: Annotations, t: NDArray[np.int32], p: NDArray[np.int32]
) -> NDArray[np.int64]:
    """The size in which each pair is compared, as `_own_sizes` tells it, int64 (n,); 0 where they differ."""
    of_truth, of_prediction = _own_sizes(truth).take(t), _own_sizes(predictions).take(p)
    agree = (of_truth == of_prediction) | (of_truth == 0) | (of_prediction == 0)
    return np.where(agree, np.maximum(of_truth, of_prediction), 0)


def _own_sizes(objects: Annotations) -> NDArray[np.int64]:
    """Height and width of each object's mask as one number, int64 (M,); 0 where it has none."""
    region = objects.region
    if region is None:
        return np.zeros(len(objects), np.int64)
    height, width = region.runs_size.T.astype(np.int64)
    return np.where(region.is_mask, height * _WIDER_THAN_ANY + width, 0)
