"""Segmentations of COCO records → regions, in flat arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_masks

from cmviewer.errors import Problem
from cmviewer.evaluation import Regions, frozen
from cmviewer.readers.objects.coco_records import Runs, Shape
from cmviewer.readers.objects.run_lengths import run_totals


@dataclass(frozen=True, eq=False)
class ReadShapes:
    """regions: of n objects, those that are broken have none. broken: bool (n,), masks to be left out."""

    regions: Regions
    broken: NDArray[np.bool_]


def read_shapes(shapes: Sequence[Shape], file: Path, problems: list[Problem]) -> ReadShapes:
    """Put the shapes of n objects into flat arrays; what cannot be one is left out, and said."""
    point, ring_start, first_ring = _rings([s if isinstance(s, list) else [] for s in shapes], file, problems)
    texts = [_compressed(s) if isinstance(s, Runs) else b"" for s in shapes]
    size = [s.size if isinstance(s, Runs) else (0, 0) for s in shapes]
    is_mask = np.fromiter((isinstance(s, Runs) for s in shapes), np.bool_, len(shapes))
    broken = _broken(texts, size, is_mask)
    if broken.any():
        problems.append(_broken_runs(file, int(np.flatnonzero(broken)[0]) + 1, int(broken.sum())))
        texts = [b"" if bad else text for text, bad in zip(texts, broken.tolist(), strict=True)]
    sizes = np.array(size, np.int64).reshape(-1, 2)
    sizes[broken] = 0
    regions = Regions(
        point=frozen(point, np.float64),
        ring_start=frozen(ring_start, np.int64),
        first_ring=frozen(first_ring, np.int64),
        runs=frozen(np.frombuffer(b"".join(texts), np.uint8), np.uint8),
        runs_start=frozen(_bounds(texts), np.int64),
        runs_size=frozen(sizes, np.int32),
    )
    return ReadShapes(regions, broken)


def _bounds(members: Sequence[Sequence[object]]) -> NDArray[np.int64]:
    length = np.fromiter(map(len, members), np.int64, len(members))
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(length)))


def _rings(
    shapes: list[list[list[float]]], file: Path, problems: list[Problem]
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """Points, bounds of the rings, and first ring of each object; a closed ring loses its last point."""
    rings = list(chain.from_iterable(shapes))
    number_start = _bounds(rings)
    numbers = np.fromiter(chain.from_iterable(rings), np.float64, int(number_start[-1]))
    length = np.diff(number_start)
    owner = np.repeat(np.arange(len(shapes)), np.diff(_bounds(shapes)))
    ring = np.repeat(np.arange(len(rings)), length)
    whole = (length >= 6) & (length % 2 == 0)
    whole[ring[~np.isfinite(numbers)]] = False
    if not whole.all():
        first = int(owner[np.flatnonzero(~whole)[0]]) + 1
        problems.append(_no_ring(file, first, int((~whole).sum())))
    point = numbers[whole[ring]].reshape(-1, 2)
    ring, owner = np.repeat(np.arange(int(whole.sum())), length[whole] // 2), owner[whole]
    start = np.concatenate((np.zeros(1, np.int64), np.cumsum(length[whole] // 2)))
    closed = np.flatnonzero(np.all(point[start[:-1]] == point[start[1:] - 1], axis=1) & (np.diff(start) > 3))
    point, ring = np.delete(point, start[1:][closed] - 1, axis=0), np.delete(ring, start[1:][closed] - 1)
    ring_start = np.searchsorted(ring, np.arange(len(owner) + 1)).astype(np.int64)
    return point, ring_start, np.searchsorted(owner, np.arange(len(shapes) + 1)).astype(np.int64)


def _compressed(runs: Runs) -> bytes:
    """The text of a mask; nothing where its numbers cannot be runs of its size."""
    height, width = runs.size
    if isinstance(runs.counts, str):
        return runs.counts.encode("utf-8", "replace")
    if min(runs.counts, default=-1) < 0 or height < 0 or width < 0 or sum(runs.counts) != height * width:
        return b""
    if height * width >= 1 << 31:
        return b""
    text: bytes = coco_masks.frPyObjects({"counts": runs.counts, "size": [height, width]}, height, width)[
        "counts"
    ]
    return text


def _broken(
    texts: Sequence[bytes], size: Sequence[tuple[int, int]], is_mask: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Masks that cannot be drawn: without runs, with broken ones, or with runs for another size."""
    broken = is_mask.copy()
    rows = np.flatnonzero([bool(text) for text in texts])
    some = [texts[row] for row in rows.tolist()]
    total = run_totals(np.frombuffer(b"".join(some), np.uint8), _bounds(some))
    pixels = np.array([size[row][0] * size[row][1] for row in rows.tolist()], np.object_)
    small = np.array([0 < n < 1 << 31 and min(size[row]) > 0 for n, row in zip(pixels, rows, strict=True)])
    broken[rows] = (total != np.where(small, pixels, -2)) if len(rows) else False
    return broken


def _no_ring(file: Path, first: int, times: int) -> Problem:
    what = f"a ring of object {first} has fewer than three points, or half of one; such rings were left out"
    return Problem("ring-unusable", what, "write at least three points, x and y of each", file, None, times)


def _broken_runs(file: Path, first: int, times: int) -> Problem:
    what = f"the run-length mask of object {first} is broken, or not of the size it tells; such objects were left out"
    return Problem("mask-broken", what, "write the masks again with pycocotools", file, None, times)
