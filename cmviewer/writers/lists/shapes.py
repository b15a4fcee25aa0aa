"""Shapes of objects as the formats of other tools want them."""

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from pycocotools import mask as coco_masks

from cmviewer.evaluation import Regions
from cmviewer.writers.lists.listed import ring_points

_SEVERAL: Final = 2
_MOST_RUNS: Final = 10_000
"""Stretches of pixels whose outline is found in seconds at worst; of drawn objects few have a tenth."""


def outlines(region: Regions, row: int) -> list[NDArray[np.float64]]:
    """Return the rings of an object, each float64 (n, 2), the largest outer one first, holes last.

    Those of a mask run along the edges of its pixels, so that they enclose exactly these; there are none
    where it is empty, or is of more pieces than anyone draws.
    """
    mask = region.mask(row)
    if mask is None:
        rings = region.rings(row)
        return rings if len(rings) < _SEVERAL else sorted(rings, key=lambda ring: -shapely.Polygon(ring).area)
    runs, size = mask
    inside = np.asarray(coco_masks.decode({"size": list(size), "counts": runs}), np.bool_)
    edges = np.diff(np.pad(inside, ((0, 0), (1, 1))).view(np.int8), axis=1)
    top, left = np.nonzero(edges == 1)
    right = np.nonzero(edges == -1)[1]
    if len(top) > _MOST_RUNS:
        return []
    shape = shapely.simplify(shapely.union_all(shapely.box(left, top, right, top + 1)), 0)
    parts = [part for part in shapely.get_parts(shape).tolist() if not part.is_empty]
    parts.sort(key=lambda part: -shapely.Polygon(part.exterior).area)
    lines = [*(part.exterior for part in parts), *(hole for part in parts for hole in part.interiors)]
    return [shapely.get_coordinates(line)[:-1] for line in lines]


def filled(region: Regions, row: int, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Draw an object to pixels, bool (H, W), as COCO does; size: width and height of its image."""
    mask = region.mask(row)
    if mask is not None:
        runs, shape = mask
        drawn = coco_masks.decode({"size": list(shape), "counts": runs})
    else:
        outlines = [ring_points(ring) for ring in region.rings(row)]
        width, height = size
        drawn = coco_masks.decode(coco_masks.merge(coco_masks.frPyObjects(outlines, height, width)))
    pixels: NDArray[np.bool_] = np.asarray(drawn, np.bool_)
    return pixels


def short(number: float) -> str:
    """The shortest text that reads back to the same number, whole ones without a point."""
    return str(int(number)) if number == int(number) else repr(number)
