"""Circles and rectangles as polygons: labelme and CVAT draw them."""

from typing import Final

import numpy as np

_SIDES: Final = 64
"""So many sides are within a thousandth of the circle everywhere."""


def circle(x: float, y: float, radius: float, sides: int = _SIDES) -> list[tuple[float, float]]:
    """Return a circle as a polygon of the same area."""
    angle = np.arange(sides) * (2 * np.pi / sides)
    reach = radius * np.sqrt(2 * np.pi / (sides * np.sin(2 * np.pi / sides)))
    points = zip((x + reach * np.cos(angle)).tolist(), (y + reach * np.sin(angle)).tolist(), strict=True)
    return list(points)


def rectangle(x0: float, y0: float, x1: float, y1: float) -> list[tuple[float, float]]:
    """Return the corners of a rectangle, one after the other."""
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
