"""Run-length masks of photographs that are stored turned → masks as these are seen."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_masks

from cmviewer.evaluation import Regions, frozen
from cmviewer.readers.files.turning import turned
from cmviewer.readers.objects.rings import bounds_of


def with_masks_turned(region: Regions, mark: NDArray[np.int64]) -> Regions:
    """Return regions with masks as seen. mark: int64 (M,), EXIF's orientation of each one's photograph.

    A mask is decoded only where its photograph is turned.
    """
    rows = np.flatnonzero(region.is_mask & (mark > 1)).tolist()
    if not rows:
        return region
    size = np.array(region.runs_size)
    texts = [
        region.runs[start:end].tobytes()
        for start, end in zip(region.runs_start[:-1], region.runs_start[1:], strict=True)
    ]
    for row in rows:
        height, width = size[row].tolist()
        pixels = coco_masks.decode({"size": [height, width], "counts": texts[row]})
        seen = np.asfortranarray(turned(pixels, int(mark[row])))
        texts[row], size[row] = coco_masks.encode(seen)["counts"], seen.shape
    return replace(
        region,
        runs=frozen(np.frombuffer(b"".join(texts), np.uint8), np.uint8),
        runs_start=bounds_of(np.array([len(text) for text in texts], np.int64)),
        runs_size=frozen(size, np.int32),
    )
