"""Objects that are odd in the image where they lie: said, and left out where they cannot be compared."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Regions
from cmviewer.limits import COORDINATE, DRAWN_MARGIN, MASK_SIDE, OUTLINE, POINTS, TANGLE, WINDING
from cmviewer.matching.polygons import ring_polygons
from cmviewer.problems.shapes import BOX_OUTSIDE, MASK_SIZE, OUTLINE_ENDLESS, RING_CROSSING
from cmviewer.readers.files.picture_sizes import UNKNOWN_SIZE
from cmviewer.readers.objects.parts import ObjectPart


def check_shapes(
    part: ObjectPart, size: NDArray[np.int32], file: Path, problems: list[Problem]
) -> NDArray[np.bool_]:
    """Tell which objects can be compared, bool (M,); `size`: of their images, int32 (M, 2), width, height."""
    problems += _outside(part.box, size, file)
    good = np.ones(len(part), np.bool_)
    if part.region is None:
        return good
    good &= _comparable(part.region, file, problems)
    known = (size[:, 0] != UNKNOWN_SIZE) & (size[:, 1] != UNKNOWN_SIZE)
    other = np.any(part.region.runs_size != size[:, ::-1], axis=1)
    differs = np.logical_and(part.region.is_mask & known, other)
    if differs.any():
        row = int(np.flatnonzero(differs)[0])
        mask, image = part.region.runs_size[row][::-1].tolist(), size[row].tolist()
        problems.append(
            MASK_SIZE.of(
                file,
                times=int(differs.sum()),
                left_out=int(differs.sum()),
                mask_height=mask[0],
                mask_width=mask[1],
                height=image[0],
                width=image[1],
            )
        )
    good[differs] = False
    return good


def _outside(box: NDArray[np.float64], size: NDArray[np.int32], file: Path) -> list[Problem]:
    """Say how many boxes lie wholly outside their image."""
    (left, top, right, bottom), (width, height) = box.T, size.T
    known = (width != UNKNOWN_SIZE) & (height != UNKNOWN_SIZE)
    beyond = known & ((left >= width) | (top >= height) | (right <= 0) | (bottom <= 0))
    if not beyond.any():
        return []
    return [BOX_OUTSIDE.of(file, times=int(beyond.sum()))]


def _comparable(region: Regions, file: Path, problems: list[Problem]) -> NDArray[np.bool_]:
    """Tell which objects shapely and pycocotools can take, bool (M,), and say what they have to mend."""
    owner = np.repeat(np.arange(len(region)), np.diff(region.first_ring))
    length, extent = _outlines(region)
    good = _bounded(region, np.bincount(owner, length, len(region)).astype(np.float64))
    crossing = np.zeros(len(owner), np.bool_)
    crossing[good[owner]] = _crossing(region if good.all() else region.take(np.flatnonzero(good)))
    good[owner[crossing & (length > TANGLE * extent)]] = False
    lost = int((~good).sum())
    if lost:
        problems.append(
            OUTLINE_ENDLESS.of(file, times=lost, left_out=lost, limit=OUTLINE / 1e6, points=POINTS)
        )
    mended = int((crossing & good[owner]).sum())
    if mended:
        problems.append(RING_CROSSING.of(file, times=mended))
    return good


def _bounded(region: Regions, length: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which objects, whose outlines are so long (M,), can be compared with any other, bool (M,)."""
    bounds = region.ring_start[region.first_ring]
    some = np.flatnonzero(region.is_polygon)
    extent = np.zeros(len(region))
    if len(some):
        point = np.clip(region.point, -DRAWN_MARGIN, MASK_SIDE + DRAWN_MARGIN)
        start = bounds[some]
        around = np.maximum.reduceat(point, start) - np.minimum.reduceat(point, start)
        extent[some] = around.sum(axis=1)
    good: NDArray[np.bool_] = length <= np.minimum(OUTLINE, WINDING * extent)
    return good & (np.diff(bounds) <= POINTS)


def _crossing(region: Regions) -> NDArray[np.bool_]:
    """Tell which rings cross themselves, bool (R,)."""
    rings = ring_polygons(region)
    import shapely  # noqa: PLC0415 - only outlines need it

    crossing: NDArray[np.bool_] = ~shapely.is_valid(rings) & ~shapely.is_missing(rings)
    return crossing


def _outlines(region: Regions) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Length of each ring in steps of a pixel, infinite where it is nowhere, and its width and height.

    Both float64 (R,). What lies where no image can be counts as at its border, for it is cut off there.
    """
    start, end = region.ring_start[:-1], region.ring_start[1:]
    if not len(start):
        return np.empty(0), np.empty(0)
    point = np.clip(region.point, -DRAWN_MARGIN, MASK_SIDE + DRAWN_MARGIN)
    after = np.roll(point, -1, axis=0)
    after[end - 1] = point[start]
    length = np.add.reduceat(np.abs(after - point).max(axis=1), start)
    extent = np.maximum.reduceat(point, start) - np.minimum.reduceat(point, start)
    far = np.maximum.reduceat(np.abs(region.point).max(axis=1), start) > COORDINATE
    return np.where(far, np.inf, length), extent.sum(axis=1)
