"""Shapes within eight sides, upright and slanted: how much two share at most, without cutting them."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from cmviewer.matching.polygons import Polygons


@dataclass(frozen=True, eq=False)
class EightSides:
    """How far M shapes reach. least, most: float64 (4, M), of x, y, x + y and x - y; 0 of what is empty."""

    least: NDArray[np.float64]
    most: NDArray[np.float64]


def eight_sides(shapes: Polygons) -> EightSides:
    """Look at all points of each shape; None has none."""
    least, most = np.zeros((2, 4, len(shapes)))
    point, owner = shapely.get_coordinates(shapes, return_index=True)
    if len(owner):
        x, y = point.T
        along = np.stack((x, y, x + y, x - y))
        start = np.flatnonzero(np.diff(owner, prepend=-1))
        least[:, owner[start]] = np.minimum.reduceat(along, start, axis=1)
        most[:, owner[start]] = np.maximum.reduceat(along, start, axis=1)
    return EightSides(least, most)


def most_shared(
    one: EightSides, other: EightSides, a: NDArray[np.int32], b: NDArray[np.int32]
) -> NDArray[np.float64]:
    """At most how many square pixels shapes `a` of one and `b` of the other share, float64 (n,).

    It is the upright box that both have in common, without its corners beyond the slanted sides. No more
    than half a side is taken off at a corner, so nothing is taken off twice.
    """
    x0, y0, sum0, difference0 = np.maximum(one.least.take(a, axis=1), other.least.take(b, axis=1))
    x1, y1, sum1, difference1 = np.minimum(one.most.take(a, axis=1), other.most.take(b, axis=1))
    width, height = np.maximum(x1 - x0, 0), np.maximum(y1 - y0, 0)
    half = np.minimum(width, height) / 2
    area: NDArray[np.float64] = width * height
    for beyond in (x1 + y1 - sum1, sum0 - x0 - y0, x1 - y0 - difference1, difference0 - x0 + y1):
        area -= np.clip(beyond, 0, half) ** 2 / 2
    return area
