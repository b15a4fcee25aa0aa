"""The boxes around regions, polygons and masks alike."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_masks

from cmviewer.evaluation import Regions, frozen
from cmviewer.readers.objects.rings import boxes_around

_AT_ONCE: Final = 1 << 20
"""Bytes of masks that pycocotools takes together: it makes four of each."""


def bounds_of_regions(regions: Regions, box: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return x0 y0 x1 y1 of each region, float64 (M, 4); `box` where an object has none."""
    around = np.array(boxes_around(regions, box))
    masks = np.flatnonzero(regions.is_mask)
    cuts = np.flatnonzero(np.diff(regions.runs_start[masks] // _AT_ONCE, prepend=-1)).tolist()
    for some in np.split(masks, cuts[1:]) if masks.size else ():
        begin, end = regions.runs_start[some[0]], regions.runs_start[some[-1] + 1]
        text = regions.runs[begin:end].tobytes()
        places = zip(
            (regions.runs_start[some] - begin).tolist(),
            (regions.runs_start[some + 1] - begin).tolist(),
            regions.runs_size[some].tolist(),
            strict=True,
        )
        runs = [{"counts": text[first:last], "size": size} for first, last, size in places]
        place_and_size = np.asarray(coco_masks.toBbox(runs), np.float64)
        around[some, :2] = place_and_size[:, :2]
        around[some, 2:] = place_and_size[:, :2] + place_and_size[:, 2:]
    return frozen(around, np.float64)
