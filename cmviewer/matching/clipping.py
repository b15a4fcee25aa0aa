"""Polygons cut to a rectangle before they are drawn: drawing walks along every pixel of an outline."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.limits import COORDINATE, DRAWN_MARGIN

Ring = NDArray[np.float64]


def cut_to_image(ring: Ring, height: int, width: int) -> Ring:
    """Cut a ring, float64 (n, 2), to an image and `DRAWN_MARGIN` pixels around it; (0, 2) beyond it.

    What lies inside is filled as before, for the even-odd rule too: new edges run along the margin only.
    A ring that stays within is returned as it is.
    """
    low = np.array((-DRAWN_MARGIN, -DRAWN_MARGIN), np.float64)
    high = np.array((width + DRAWN_MARGIN, height + DRAWN_MARGIN), np.float64)
    if not ((ring < low) | (ring > high)).any():
        return ring
    ring = np.clip(ring, -COORDINATE, COORDINATE)
    for axis in (0, 1):
        ring = _above(ring, axis, low[axis])
        ring = -_above(-ring, axis, -high[axis])
    return ring


def _above(ring: Ring, axis: int, least: float) -> Ring:
    """Cut off what lies below `least` on an axis (Sutherland and Hodgman)."""
    after = np.roll(ring, -1, axis=0)
    inside, inside_after = ring[:, axis] >= least, after[:, axis] >= least
    leaves = inside != inside_after
    step = np.where(leaves, after[:, axis] - ring[:, axis], 1.0)
    cut = ring + ((least - ring[:, axis]) / step)[:, np.newaxis] * (after - ring)
    cut[:, axis] = least
    both = np.stack((ring, cut), axis=1)
    kept: Ring = both[np.column_stack((inside, leaves))]
    return kept
