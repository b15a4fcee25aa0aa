"""Fewer pixels than cells: of the cells below a pixel, the darkest is seen."""

import numpy as np
from numpy.typing import NDArray


def darkness(rgba: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Write colours, uint8 (R, C, 4), as uint32 (R, C) in the order of their darkness; 0 is an empty cell."""
    filled = np.flatnonzero(rgba[..., 3])
    red, green, blue = rgba.reshape(-1, 4)[filled, :3].astype(np.uint32).T
    dark = np.maximum(1, 255 - (3 * red + 6 * green + blue) // 10)  # luminance, roughly
    codes = np.zeros(rgba.shape[:2], np.uint32)
    codes.reshape(-1)[filled] = dark << 24 | red << 16 | green << 8 | blue
    return codes


def darkest(codes: NDArray[np.uint32], rows: int, columns: int) -> NDArray[np.uint8]:
    """Shrink the `darkness` of cells to colours, uint8 (rows, columns, 4).

    Each pixel is the darkest of the cells below it, so that a single hot cell of a thousand stays.
    """
    for axis, wanted in ((0, rows), (1, columns)):
        if wanted < codes.shape[axis]:
            codes = _highest(codes, wanted, axis)
    rgba = np.empty((*codes.shape, 4), np.uint8)
    for channel, shift in enumerate((16, 8, 0)):
        rgba[..., channel] = codes >> shift & 255
    rgba[..., 3] = np.where(codes > 0, 255, 0)
    return rgba


def _highest(codes: NDArray[np.uint32], wanted: int, axis: int) -> NDArray[np.uint32]:
    """Take the highest of each of so many runs along an axis; `np.maximum.reduceat` is five times slower."""
    count = codes.shape[axis]
    starts = np.arange(wanted) * count // wanted
    ends = np.append(starts[1:], count) - 1
    highest: NDArray[np.uint32] = codes.take(starts, axis)
    for step in range(1, int((ends - starts).max()) + 1):
        np.maximum(highest, codes.take(np.minimum(starts + step, ends), axis), out=highest)
    return highest
