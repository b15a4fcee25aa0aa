"""False alarms of two checkpoints that are one: the same class, overlapping, one to one."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.comparison.sides import ComparedOutcomes
from cmviewer.evaluation import Annotations, frozen
from cmviewer.matching import candidates_of
from cmviewer.matching.assignment import greedy

_Rows = NDArray[np.int64]


def paired_alarms(a: ComparedOutcomes, b: ComparedOutcomes, iou: float) -> tuple[_Rows, _Rows]:
    """Pair false alarms of both sides, the highest IoU first; return the rows of both ends, int64.

    iou: least overlap. What is equal in IoU is taken by place and class, never by the order of files, nor by
    which side is called A: what is gone from one to the other is what is new the other way round.
    """
    if a.objects is None or b.objects is None or not (len(a.alarms) and len(b.alarms)):
        return a.alarms[:0], b.alarms[:0]
    rows_a, alarms_a = _alarms(a)
    rows_b, alarms_b = _alarms(b)
    pairs = candidates_of(alarms_a, alarms_b, iou=iou).pairs
    end_a, end_b, overlap = pairs.truth_row, pairs.prediction_row, pairs.overlap
    able = (overlap >= np.float32(iou)) & (alarms_a.label[end_a] == alarms_b.label[end_b])
    end_a, end_b, overlap = end_a[able], end_b[able], overlap[able]
    places = _places(alarms_a.box[end_a], alarms_b.box[end_b])
    order = np.lexsort((places.max(axis=0), places.min(axis=0), -overlap))
    taken = order[greedy(end_a[order], end_b[order])]
    return rows_a[end_a[taken]], rows_b[end_b[taken]]


def _places(*boxes: NDArray[np.float64]) -> NDArray[np.int64]:
    """Where each box of both ends stands among all of them by its corners, int64 (2, pairs)."""
    _, place = np.unique(np.concatenate(boxes), axis=0, return_inverse=True)
    return place.reshape(len(boxes), -1)


def _alarms(side: ComparedOutcomes) -> tuple[_Rows, Annotations]:
    """The false alarms of a side as objects by image of the comparison, and their rows."""
    rows = side.alarms[np.argsort(side.image[side.alarms], kind="stable")]
    objects = side.objects
    assert objects is not None
    of = side.prediction_row[rows]
    return rows, Annotations(
        image=frozen(side.image[rows], np.int32),
        label=frozen(side.prediction[rows], np.int32),
        box=frozen(objects.box[of], np.float64),
        region=None if objects.region is None else objects.region.take(of),
    )
