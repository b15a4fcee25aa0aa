"""Shapes of objects as the formats of other tools want them."""

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_masks

from cmviewer.evaluation import Regions
from cmviewer.writers.lists.listed import ring_points


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
