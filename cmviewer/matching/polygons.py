"""Annotations → polygons: boxes are polygons, several rings are one region, crossing rings are repaired."""

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations, Regions

Polygons = NDArray[Any]
"""shapely geometries, object (n,)."""


def polygons_of(objects: Annotations, rows: NDArray[np.int64]) -> Polygons:
    """Return a polygon for each of the rows, int64 (n,); of those without rings the box.

    The parts of a region are joined, and count once where they overlap.
    """
    shapes: Polygons = shapely.box(*objects.box[rows].T)
    region = objects.region
    if region is None:
        return shapes
    ringed = np.flatnonzero(region.is_polygon[rows])
    if ringed.size:
        shapes[ringed] = _joined(region.take(rows[ringed]))
    return shapes


def ring_polygons(region: Regions) -> Polygons:
    """Return a polygon for each ring, object (R,), as it is written; None where it has under 3 points."""
    length = np.diff(region.ring_start)
    polygons = np.full(len(length), None, np.object_)
    whole = np.flatnonzero(length >= 3)
    number = np.repeat(np.arange(len(length)), length)
    used = np.isin(number, whole)
    if whole.size:
        place = np.searchsorted(whole, number[used])
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
    crossing = np.flatnonzero(~shapely.is_valid(polygons) & ~shapely.is_missing(polygons))
    if not crossing.size:
        return polygons
    valid = polygons.copy()
    valid[crossing] = shapely.make_valid(polygons[crossing], method="structure", keep_collapsed=False)
    return valid
