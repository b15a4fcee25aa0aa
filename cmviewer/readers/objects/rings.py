"""Polygons in flat arrays: made of points, their boxes, and which of them are none."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Regions, frozen

_FEWEST: Final = 3


def regions_of(point: NDArray[np.float64], points: NDArray[np.int64], rings: NDArray[np.int64]) -> Regions:
    """Make regions of polygons alone.

    point: float64 (T, 2), ring after ring. points: int64 (R,), how many each ring has. rings: int64 (M,),
    how many each object has, 0 where it is its box.
    """
    return Regions(
        point=frozen(point.reshape(-1, 2), np.float64),
        ring_start=bounds_of(points),
        first_ring=bounds_of(rings),
        runs=frozen([], np.uint8),
        runs_start=frozen(np.zeros(len(rings) + 1), np.int64),
        runs_size=frozen(np.zeros((len(rings), 2)), np.int32),
    )


def boxes_around(regions: Regions, box: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the box around the polygons of each object, float64 (M, 4); `box` where it has none."""
    start, end = regions.ring_start[regions.first_ring[:-1]], regions.ring_start[regions.first_ring[1:]]
    full = np.flatnonzero(end > start)
    around = np.array(box, np.float64)
    if len(full):
        around[full, :2] = np.minimum.reduceat(regions.point, start[full])
        around[full, 2:] = np.maximum.reduceat(regions.point, start[full])
    return frozen(around, np.float64)


def open_rings(regions: Regions) -> tuple[Regions, NDArray[np.bool_]]:
    """Leave out last points that repeat the first, then rings of less than three points.

    Returns the regions, and bool (M,): objects with polygons of which no ring is left.
    """
    start, end = regions.ring_start[:-1], regions.ring_start[1:]
    long = np.flatnonzero(end - start > 1)
    closed = long[(regions.point[start[long]] == regions.point[end[long] - 1]).all(1)]
    kept = np.ones(len(regions.point), np.bool_)
    kept[end[closed] - 1] = False
    points = end - start
    points[closed] -= 1
    good = points >= _FEWEST
    kept &= np.repeat(good, end - start)
    rings = np.diff(np.concatenate(([0], np.cumsum(good)))[regions.first_ring])
    opened = Regions(
        point=frozen(regions.point[kept], np.float64),
        ring_start=bounds_of(points[good]),
        first_ring=bounds_of(rings),
        runs=regions.runs,
        runs_start=regions.runs_start,
        runs_size=regions.runs_size,
    )
    return opened, regions.is_polygon & (rings == 0)


def bounds_of(count: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where slices of these lengths begin and end, int64 (n + 1,)."""
    return frozen(np.concatenate(([0], np.cumsum(count))), np.int64)
