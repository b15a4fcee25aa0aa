"""The boxes around regions."""

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_masks

from cmviewer.evaluation import Regions


def region_bounds(regions: Regions) -> NDArray[np.float64]:
    """Return x0 y0 x1 y1 of each region, float64 (M, 4); NaN where an object has none."""
    bounds = np.full((len(regions), 4), np.nan)
    point_start = regions.ring_start[regions.first_ring]
    ringed = np.flatnonzero(regions.is_polygon)
    if ringed.size:
        starts = point_start[ringed]
        bounds[ringed, :2] = np.minimum.reduceat(regions.point, starts, axis=0)
        bounds[ringed, 2:] = np.maximum.reduceat(regions.point, starts, axis=0)
    masks = np.flatnonzero(regions.is_mask)
    if masks.size:
        found = [regions.mask(row) for row in masks.tolist()]
        runs = [{"counts": mask[0], "size": list(mask[1])} for mask in found if mask is not None]
        left_top_size = np.asarray(coco_masks.toBbox(runs), np.float64)
        bounds[masks, :2] = left_top_size[:, :2]
        bounds[masks, 2:] = left_top_size[:, :2] + left_top_size[:, 2:]
    return bounds
