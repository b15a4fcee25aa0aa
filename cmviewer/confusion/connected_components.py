"""Connected patches of pixels: where in an image the pixels of a cell lie together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import frozen


@dataclass(frozen=True, eq=False)
class ConnectedComponents:
    """P patches, the largest first; equal ones from top to bottom.

    box: int32 (P, 4), x0 y0 x1 y1 in pixels, the last ones not included. pixels: int64 (P,).
    """

    box: NDArray[np.int32]
    pixels: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.pixels)


def connected_components(inside: NDArray[np.bool_]) -> ConnectedComponents:
    """Gather the pixels that are True, (H, W), into patches; pixels touch at their corners too."""
    row, start, end = _runs(inside)
    if not len(row):
        return ConnectedComponents(frozen(np.empty((0, 4)), np.int32), frozen((), np.int64))
    _, patch = np.unique(_joined(len(row), *_touching(row, start, end)), return_inverse=True)
    count = int(patch.max()) + 1
    box = np.empty((count, 4), np.int32)
    box[:, :2], box[:, 2:] = max(inside.shape), 0
    for column, values, extreme in (
        (0, start, np.minimum),
        (1, row, np.minimum),
        (2, end, np.maximum),
        (3, row + 1, np.maximum),
    ):
        extreme.at(box[:, column], patch, values)
    pixels = np.bincount(patch, weights=end - start).astype(np.int64)
    order = np.argsort(-pixels, kind="stable")
    return ConnectedComponents(frozen(box[order], np.int32), frozen(pixels[order], np.int64))


def _runs(inside: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Row, first pixel and end of each stretch of pixels in a row, from top to bottom."""
    edges = np.diff(np.pad(inside, ((0, 0), (1, 1))).view(np.int8), axis=1)
    row, start = np.nonzero(edges == 1)
    return row, start, np.nonzero(edges == -1)[1]


def _touching(
    row: NDArray[np.int64], start: NDArray[np.int64], end: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of runs that touch: each run with those of the row below, which stand together."""
    # Places in the image as one long line, so that one search finds the runs of a row.
    width = int(end.max()) + 2
    first = np.searchsorted(row * width + end, (row + 1) * width + start)
    last = np.searchsorted(row * width + start, (row + 1) * width + end, side="right")
    amount = last - first
    upper = np.repeat(np.arange(len(row)), amount)
    before = np.repeat(np.cumsum(amount) - amount, amount)
    return upper, np.repeat(first, amount) + np.arange(len(upper)) - before


def _joined(count: int, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """The least of the things that each of `count` things is joined with, over pairs of them."""
    least = np.arange(count)
    while True:
        low, high = np.minimum(least[one], least[other]), np.maximum(least[one], least[other])
        apart = low != high
        if not apart.any():
            return least
        np.minimum.at(least, high[apart], low[apart])
        while not np.array_equal(further := least[least], least):
            least = further
