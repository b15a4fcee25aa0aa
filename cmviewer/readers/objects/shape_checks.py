"""Objects that are odd in the image where they lie: said, and left out where they cannot be compared."""

from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Regions
from cmviewer.matching.polygons import ring_polygons
from cmviewer.readers.objects.parts import UNKNOWN_SIZE, ObjectPart


def check_shapes(
    part: ObjectPart, size: NDArray[np.int32], file: Path, problems: list[Problem]
) -> NDArray[np.bool_]:
    """Tell which objects can be compared, bool (M,); `size`: of their images, int32 (M, 2), width, height."""
    problems += _outside(part.box, size, file)
    good = np.ones(len(part), np.bool_)
    if part.region is None:
        return good
    problems += _crossing(part.region, file)
    known = (size != UNKNOWN_SIZE).all(axis=1)
    other = np.any(part.region.runs_size != size[:, ::-1], axis=1)
    differs = np.logical_and(part.region.is_mask & known, other)
    if differs.any():
        row = int(np.flatnonzero(differs)[0])
        mask, image = part.region.runs_size[row][::-1].tolist(), size[row].tolist()
        what = (
            f"a run-length mask is as large as no image, the first {mask[0]} x {mask[1]} where the image is "
            f"{image[0]} x {image[1]}; such objects were left out"
        )
        mend = "write masks in the size of the image"
        problems.append(Problem("mask-size", what, mend, file, None, int(differs.sum()), int(differs.sum())))
    good[differs] = False
    return good


def _outside(box: NDArray[np.float64], size: NDArray[np.int32], file: Path) -> list[Problem]:
    """Say how many boxes lie wholly outside their image."""
    known = (size != UNKNOWN_SIZE).all(axis=1)
    beyond = known & ((box[:, :2] >= size) | (box[:, 2:] <= 0)).any(axis=1)
    if not beyond.any():
        return []
    what = "a box lies outside its image; it counts as it is"
    mend = "check that the boxes belong to these images, and how they are written: --boxes"
    return [Problem("box-outside", what, mend, file, None, int(beyond.sum()))]


def _crossing(region: Regions, file: Path) -> list[Problem]:
    rings = ring_polygons(region)
    crossing = int((~shapely.is_valid(rings) & ~shapely.is_missing(rings)).sum())
    if not crossing:
        return []
    what = "the outline of a polygon crosses itself; it was cut where it crosses"
    return [Problem("ring-crossing", what, "draw the outline again", file, None, crossing)]
