"""Photographs that are stored lying and marked to be turned: before or after turning, boxes are elsewhere."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Frame, frozen
from cmviewer.readers.objects.image_sizes import ImageSizes, sized
from cmviewer.readers.objects.parts import BoxUnit, ObjectPart
from cmviewer.readers.objects.turned_masks import with_masks_turned

_LYING: Final = 5
"""From this orientation on width and height change places."""


def in_frame(
    part: ObjectPart, image: NDArray[np.int64], sizes: ImageSizes, frame: Frame
) -> tuple[ObjectPart, NDArray[np.bool_]]:
    """Return a part in pixels of the photographs as seen, and which objects could be so, bool (M,).

    image: int64 (M,), of each object. frame: what its boxes are about.
    """
    if frame is Frame.SEEN:
        return sizes.in_pixels(part, image)
    mark = sizes.orientation[image]
    stored = size_in_frame(sizes.of(image), mark, frame).astype(np.float64)
    part, usable = sized(part, stored, shares=sizes.shares)
    region = part.region
    box = _turned(part.box, mark, stored)
    if region is not None:
        rings = np.repeat(np.arange(len(part)), np.diff(region.first_ring))
        owner = np.repeat(rings, np.diff(region.ring_start))
        region = replace(region, point=frozen(turn(region.point, mark[owner], stored[owner]), np.float64))
        region = with_masks_turned(region, mark)
    return replace(part, box=frozen(box, np.float64), region=region, unit=BoxUnit.PIXELS), usable


def turned_boxes(
    box: NDArray[np.float64], image: NDArray[np.int64], sizes: ImageSizes
) -> NDArray[np.float64]:
    """Return boxes of a truth, placed as about photographs as seen, where they are if about them as stored.

    box: float64 (M, 4), corners in pixels as seen, which is returned, too. image: int64 (M,), of each.
    """
    seen, mark = sizes.of(image), sizes.orientation[image]
    stored = size_in_frame(seen, mark, Frame.STORED).astype(np.float64)
    written = box * np.tile(stored / seen, 2) if sizes.shares else box
    return _turned(written, mark, stored)


def _turned(
    box: NDArray[np.float64], mark: NDArray[np.int64], size: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return boxes, float64 (M, 4), of photographs as stored, as they lie in those as seen."""
    corner = turn(box.reshape(-1, 2), np.repeat(mark, 2), np.repeat(size, 2, axis=0)).reshape(-1, 4)
    return np.hstack((np.minimum(corner[:, :2], corner[:, 2:]), np.maximum(corner[:, :2], corner[:, 2:])))


def size_in_frame(size: NDArray[np.int32], mark: NDArray[np.int64], frame: Frame) -> NDArray[np.int32]:
    """Return width and height, (n, 2), of photographs as seen, in a frame; lying ones are stored sideways.

    mark: int64 (n,), EXIF's orientation, 1 to 8.
    """
    lying = (mark >= _LYING) & (frame is Frame.STORED)
    return np.where(lying[:, np.newaxis], size[:, ::-1], size)


def turn(
    point: NDArray[np.float64], mark: NDArray[np.int64], size: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Turn points of stored photographs to where they are seen, float64 (P, 2).

    mark: int64 (P,), EXIF's orientation, 1 to 8. size: float64 (P, 2), width and height as stored.
    """
    x, y = point[:, 0], point[:, 1]
    right, down = size[:, 0] - x, size[:, 1] - y
    ways = [(x, y), (right, y), (right, down), (x, down), (y, x), (down, x), (down, right), (y, right)]
    across = np.choose(mark - 1, [way[0] for way in ways])
    along = np.choose(mark - 1, [way[1] for way in ways])
    return np.column_stack((across, along))
