"""False alarms of two checkpoints that are one: the same class, overlapping, one to one."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.comparison.sides import ComparedOutcomes
from cmviewer.evaluation import Annotations, frozen
from cmviewer.matching.assignment import greedy
from cmviewer.matching.candidates import overlaps_of
from cmviewer.matching.cells import order_of_codes
from cmviewer.progress import Cancel

_Rows = NDArray[np.int64]


def paired_alarms(a: ComparedOutcomes, b: ComparedOutcomes, iou: float) -> tuple[_Rows, _Rows]:
    """Pair false alarms of both sides, the highest IoU first; return the rows of both ends, int64.

    iou: least overlap. What is equal in IoU is taken by place and class, never by the order of files, nor by
    which side is called A: what is gone from one to the other is what is new the other way round.
    """
    if a.objects is None or b.objects is None or not (len(a.alarms) and len(b.alarms)):
        return a.alarms[:0], b.alarms[:0]
    (rows_a, alarms_a), (rows_b, alarms_b) = _alarms(a, b)
    near = overlaps_of(alarms_a, alarms_b, iou, np.zeros(len(alarms_a), np.bool_), Cancel())
    able = np.flatnonzero(near.iou >= np.float32(iou))
    end_a, end_b, overlap = near.truth_row.take(able), near.prediction_row.take(able), near.iou.take(able)
    is_alone = (np.bincount(end_a)[end_a] == 1) & (np.bincount(end_b)[end_b] == 1)
    others = np.flatnonzero(~is_alone)
    ends = (alarms_a.box, end_a.take(others)), (alarms_b.box, end_b.take(others))
    others = others.take(_order(overlap.take(others), *ends))
    rank = np.arange(len(others), dtype=np.int32)
    both = others[greedy(end_a.take(others), end_b.take(others), rank)]
    taken = np.concatenate((np.flatnonzero(is_alone), both))
    return rows_a[end_a[taken]], rows_b[end_b[taken]]


def _order(overlap: NDArray[np.float32], *ends: tuple[NDArray[np.float64], NDArray[np.int32]]) -> _Rows:
    """The pairs, int64, the highest overlap first, then by the places of both ends.

    ends: the boxes of each side, float64 (n, 4), and which of them each pair has, int32 (Q,).
    """
    bits = overlap.view(np.int32).astype(np.int64)  # of numbers from 0 on they rise as these do
    order = order_of_codes(bits.max(initial=0) - bits)
    tied = _tied(overlap.take(order))
    among = order[tied]
    places = _places(*(box.take(end.take(among), axis=0) for box, end in ends))
    order[tied] = among[np.lexsort((places.max(axis=0), places.min(axis=0), -overlap[among]))]
    return order


def _tied(overlap: NDArray[np.float32]) -> _Rows:
    """Places at which an overlap stands that another one equals, int64; the overlaps are sorted."""
    equal = overlap[1:] == overlap[:-1]
    return np.flatnonzero(np.append(equal, False) | np.append(False, equal))


def _places(*boxes: NDArray[np.float64]) -> NDArray[np.int64]:
    """Where each box of both ends stands among all of them by its corners, int64 (2, pairs)."""
    corners = np.concatenate(boxes)
    first, second = (_ranks_of_both(_ranks(corners[:, at]), _ranks(corners[:, at + 1])) for at in (0, 2))
    return _ranks_of_both(first, second).reshape(len(boxes), -1)


def _ranks(values: NDArray[np.float64] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Place of each value among those that there are, int64 (n,)."""
    return np.unique(values, return_inverse=True)[1].reshape(-1).astype(np.int64)


def _ranks_of_both(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Place of each pair of ranks, by the first of them, then by the other, int64 (n,)."""
    return _ranks(one * (int(other.max(initial=0)) + 1) + other)


def _alarms(*sides: ComparedOutcomes) -> list[tuple[_Rows, Annotations]]:
    """The false alarms of both sides, as rows and as objects; only those of one image and class meet.

    For that each image and class that there is stands as an image of its own.
    """
    images = max(int(side.image.max(initial=0)) for side in sides) + 1
    codes = np.concatenate([_codes(side, images) for side in sides])
    if int(codes.max(initial=0)) > np.iinfo(np.int32).max:
        codes = _ranks(codes)
    groups = np.split(codes.astype(np.int32), [len(sides[0].alarms)])
    return [_in_groups(side, group) for side, group in zip(sides, groups, strict=True)]


def _in_groups(side: ComparedOutcomes, group: NDArray[np.int32]) -> tuple[_Rows, Annotations]:
    """The false alarms of a side in the order of their groups, int32 (n,), which stand as images."""
    rows, objects = side.alarms, side.objects
    assert objects is not None
    if (group[1:] < group[:-1]).any():
        order = np.argsort(group, kind="stable")
        rows, group = rows[order], group[order]
    of = side.prediction_row[rows]
    return rows, Annotations(
        image=frozen(group, np.int32),
        label=frozen(side.prediction[rows], np.int32),
        box=frozen(objects.box.take(of, axis=0), np.float64),  # five times as fast as an index
        region=None if objects.region is None else objects.region.take(of),
    )


def _codes(side: ComparedOutcomes, images: int) -> _Rows:
    """A number for class and image of each false alarm, int64 (n,); outcomes lie in that very order."""
    return side.prediction[side.alarms].astype(np.int64) * images + side.image[side.alarms]
