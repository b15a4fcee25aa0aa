"""Annotations → polygons: boxes are polygons, several rings are one region, crossing rings are repaired."""

from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations, Regions
from cmviewer.matching.two_threads import in_pieces

_AT_ONCE: Final = 2000
"""Polygons that one thread looks at, at a time."""

Polygons = NDArray[Any]
"""shapely geometries, object (n,)."""


def polygons_of(objects: Annotations, rows: NDArray[np.int64]) -> Polygons:
    """Return a polygon for each of the rows, int64 (n,); of those without rings the box.

    The parts of a region are joined, and count once where they overlap.
    """
    region = objects.region
    if region is None:
        return _boxes(objects, rows)
    is_ringed = region.is_polygon[rows]
    ringed = rows[is_ringed]
    if ringed.size and len(ringed) == len(region):
        return _joined(region)
    shapes: Polygons = np.full(len(rows), None, np.object_)
    shapes[~is_ringed] = _boxes(objects, rows[~is_ringed])
    if ringed.size:
        shapes[is_ringed] = _joined(region.take(ringed))
    return shapes


def _boxes(objects: Annotations, rows: NDArray[np.int64]) -> Polygons:
    boxes: Polygons = shapely.box(*objects.box[rows].T)
    return boxes


def ring_polygons(region: Regions) -> Polygons:
    """Return a polygon for each ring, object (R,), as it is written; None where it has under 3 points."""
    length = np.diff(region.ring_start)
    polygons = np.full(len(length), None, np.object_)
    whole = np.flatnonzero(length >= 3)
    if 0 < len(whole) == len(length):
        ring = np.repeat(np.arange(len(length)), length)
        return np.asarray(shapely.polygons(shapely.linearrings(region.point, indices=ring)))
    if whole.size:
        used = np.repeat(length >= 3, length)
        place = np.repeat(np.arange(len(whole)), length[whole])
        polygons[whole] = shapely.polygons(shapely.linearrings(region.point[used], indices=place))
    return polygons


def _joined(region: Regions) -> Polygons:
    """One geometry for each annotation, all of which have rings."""
    rings = repaired(ring_polygons(region))
    parts = np.diff(region.first_ring)
    table = np.full((len(parts), int(parts.max())), None, np.object_)
    row = np.repeat(np.arange(len(parts)), parts)
    table[row, np.arange(len(rings)) - region.first_ring[row]] = rings
    shapes = table[:, 0].copy()
    several = np.flatnonzero(parts > 1)
    if several.size:
        shapes[several] = shapely.union_all(table[several], axis=1)
    shapes[shapely.is_missing(shapes)] = shapely.Polygon()
    return shapes


def repaired(polygons: Polygons) -> Polygons:
    """Return valid geometries: what crosses itself is cut where it crosses, and all its parts are kept."""
    is_valid = in_pieces(lambda some: shapely.is_valid(polygons[some]), len(polygons), _AT_ONCE, np.bool_)
    crossing = np.flatnonzero(~is_valid & ~shapely.is_missing(polygons))
    if not crossing.size:
        return polygons
    valid = polygons.copy()
    valid[crossing] = shapely.make_valid(polygons[crossing], method="structure", keep_collapsed=False)
    return valid
