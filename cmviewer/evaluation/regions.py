"""Shapes of annotations that are more than a box: polygons and run-length masks, in flat arrays."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_masks

from cmviewer.evaluation.frozen import frozen


@dataclass(frozen=True, eq=False)
class Regions:
    """The regions of M annotations; one without rings and without runs is its box.

    point: float64 (T, 2), x and y in pixels, ring after ring, each ring open (its last point is not its
    first). ring_start: int64 (R + 1,), the points of each ring. first_ring: int64 (M + 1,), the rings of
    each annotation; several rings are parts of one region.
    runs: uint8 (B,), run-length masks as COCO writes them compressed, one after the other. runs_start:
    int64 (M + 1,), the bytes of each annotation, none where it has no mask. runs_size: int32 (M, 2),
    height and width of each mask.
    """

    point: NDArray[np.float64]
    ring_start: NDArray[np.int64]
    first_ring: NDArray[np.int64]
    runs: NDArray[np.uint8]
    runs_start: NDArray[np.int64]
    runs_size: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.first_ring) - 1

    @cached_property
    def is_polygon(self) -> NDArray[np.bool_]:
        """Whether each annotation has rings, bool (M,)."""
        return np.diff(self.first_ring) > 0

    @cached_property
    def is_mask(self) -> NDArray[np.bool_]:
        """Whether each annotation has a run-length mask, bool (M,)."""
        return np.diff(self.runs_start) > 0

    @cached_property
    def area(self) -> NDArray[np.float64]:
        """Pixels of each, float64 (M,): of its rings together, or of its mask; NaN where it has neither."""
        rings, start = len(self.ring_start) - 1, self.ring_start
        x, y = self.point.T
        after = np.arange(1, len(x) + 1)
        has_points = start[1:] > start[:-1]
        after[start[1:][has_points] - 1] = start[:-1][has_points]
        ring = np.repeat(np.arange(rings), np.diff(start))
        of_ring = np.abs(np.bincount(ring, x * y[after] - y * x[after], rings)) / 2
        owner = np.repeat(np.arange(len(self)), np.diff(self.first_ring))
        area = np.where(self.is_polygon, np.bincount(owner, of_ring, len(self)), np.nan)
        for row in np.flatnonzero(self.is_mask).tolist():
            runs, size = self.mask(row) or (b"", (0, 0))
            area[row] = coco_masks.area({"counts": runs, "size": list(size)})
        return area

    def rings(self, row: int) -> list[NDArray[np.float64]]:
        """Return the rings of one annotation, each float64 (n, 2)."""
        bounds = self.ring_start[self.first_ring[row] : self.first_ring[row + 1] + 1]
        return [self.point[start:end] for start, end in pairwise(bounds.tolist())]

    def mask(self, row: int) -> tuple[bytes, tuple[int, int]] | None:
        """Return the compressed runs of one annotation, and (height, width); None where it has none."""
        runs = self.runs[self.runs_start[row] : self.runs_start[row + 1]].tobytes()
        height, width = self.runs_size[row].tolist()
        return (runs, (height, width)) if runs else None

    def take(self, rows: NDArray[np.int64]) -> "Regions":
        """Return the regions of some annotations, in the order of `rows`, int64 (n,)."""
        ring, first_ring = _slices(self.first_ring, rows)
        point, ring_start = _taken(self.point, self.ring_start, ring)
        runs, runs_start = _taken(self.runs, self.runs_start, rows)
        return Regions(
            point=frozen(point, np.float64),
            ring_start=frozen(ring_start, np.int64),
            first_ring=frozen(first_ring, np.int64),
            runs=frozen(runs, np.uint8),
            runs_start=frozen(runs_start, np.int64),
            runs_size=frozen(self.runs_size[rows], np.int32),
        )


_AT_ONCE: Final = 1 << 16
"""Members that are taken together: the position of each takes three times 8 bytes, a run a byte."""


def _taken(
    values: NDArray[Any], bounds: NDArray[np.int64], rows: NDArray[np.int64]
) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Members of some slices of `values`, one slice after the other, and the new bounds."""
    end = np.concatenate(([0], np.cumsum(bounds[rows + 1] - bounds[rows])))
    taken = np.empty((int(end[-1]), *values.shape[1:]), values.dtype)
    cuts = np.flatnonzero(np.diff(end[:-1] // _AT_ONCE, prepend=-1)).tolist()
    for a, b in pairwise([*cuts, len(rows)]):
        taken[end[a] : end[b]] = values[_slices(bounds, rows[a:b])[0]]
    return taken, end


def _slices(
    bounds: NDArray[np.int64], rows: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Positions of all members of some slices, one slice after the other, and the new bounds."""
    start, length = bounds[rows], bounds[rows + 1] - bounds[rows]
    end = np.concatenate(([0], np.cumsum(length)))
    members: NDArray[np.int64] = np.repeat(start - end[:-1], length) + np.arange(end[-1])
    return members, end
