"""Objects of two sides as one: truths, and predictions that have become truths."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import NO_ROW, Annotations, Regions, frozen


def with_objects(truth: Annotations, added: Annotations) -> Annotations:
    """Return the truths with more objects; they are no crowds, and nothing else is said of them."""
    count, more = len(truth), len(added)
    order = np.argsort(np.concatenate((truth.image, added.image)), kind="stable")
    largest = int(truth.identities(np.arange(count, dtype=np.int32)).max(initial=-1))
    identity = truth.identities(np.arange(count, dtype=np.int32))
    nothing = np.zeros(more, np.bool_)
    both = Annotations(
        image=_both(truth.image, added.image),
        label=_both(truth.label, added.label),
        box=_both(truth.box, added.box),
        region=_regions(truth, added),
        crowd=None if truth.crowd is None else _both(truth.crowd, nothing),
        difficult=None if truth.difficult is None else _both(truth.difficult, nothing),
        identity=_both(identity, largest + 1 + np.arange(more)),
        area=None if truth.area is None else _both(truth.area, np.full(more, np.nan)),
    )
    sorted_by_image = both.take(order)
    if truth.fields is None:
        return sorted_by_image
    place = np.flatnonzero(order < count)
    fields = truth.fields.spread(order[place], place, count + more)
    assert (fields.row[order >= count] == NO_ROW).all()
    return replace(sorted_by_image, fields=fields)


def _both(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate((one, other.astype(one.dtype)))


def _regions(truth: Annotations, added: Annotations) -> Regions | None:
    sides = [_region(side) for side in (truth, added)]
    if all(side.region is None for side in (truth, added)):
        return None
    one, other = sides
    return Regions(
        point=frozen(np.concatenate((one.point, other.point)), np.float64),
        ring_start=frozen(_joined(one.ring_start, other.ring_start), np.int64),
        first_ring=frozen(_joined(one.first_ring, other.first_ring), np.int64),
        runs=frozen(np.concatenate((one.runs, other.runs)), np.uint8),
        runs_start=frozen(_joined(one.runs_start, other.runs_start), np.int64),
        runs_size=frozen(np.concatenate((one.runs_size, other.runs_size)), np.int32),
    )


def _region(side: Annotations) -> Regions:
    """The regions of a side; of one that has none such that each object is its box."""
    if side.region is not None:
        return side.region
    none = np.zeros(len(side) + 1, np.int64)
    return Regions(
        point=np.empty((0, 2)),
        ring_start=np.zeros(1, np.int64),
        first_ring=none,
        runs=np.empty(0, np.uint8),
        runs_start=none,
        runs_size=np.zeros((len(side), 2), np.int32),
    )


def _joined(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Bounds of slices of two arrays that stand one after the other."""
    return np.concatenate((one, one[-1] + other[1:]))
