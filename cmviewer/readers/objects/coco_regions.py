"""Segmentations of COCO records → regions, in flat arrays."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_masks

from cmviewer.errors import Problem
from cmviewer.evaluation import Regions, frozen
from cmviewer.limits import MASK_PIXELS, MASK_SIDE
from cmviewer.problems.shapes import MASK_BROKEN, RING_UNUSABLE
from cmviewer.readers.objects.checks import Place, say
from cmviewer.readers.objects.coco_records import Runs, Shape
from cmviewer.readers.objects.rings import bounds_of, open_rings, regions_of
from cmviewer.readers.objects.run_lengths import run_totals

_PRINTED: Final = ("b'", 'b"')
_NO_RING: Final = RING_UNUSABLE.of()
_BROKEN: Final = MASK_BROKEN.of(left_out=1)


@dataclass(frozen=True, eq=False)
class Shapes:
    """regions: of n objects; where nothing usable is left it has none. broken: bool (n,), broken masks."""

    regions: Regions
    broken: NDArray[np.bool_]


def read_shapes(shapes: Sequence[Shape], place: Place, problems: list[Problem]) -> Shapes:
    """Put the shapes of n objects into flat arrays; what cannot be one is left out, and said."""
    polygons = _polygons([shape if isinstance(shape, list) else [] for shape in shapes], place, problems)
    texts = [_compressed(shape) if isinstance(shape, Runs) else b"" for shape in shapes]
    size = [shape.size if isinstance(shape, Runs) else (0, 0) for shape in shapes]
    is_mask = np.fromiter((isinstance(shape, Runs) for shape in shapes), np.bool_, len(shapes))
    broken = is_mask & ~_fills(texts, size)
    say(problems, np.flatnonzero(broken), place, _BROKEN)
    for row in np.flatnonzero(broken).tolist():
        texts[row], size[row] = b"", (0, 0)
    regions = replace(
        polygons,
        runs=frozen(np.frombuffer(b"".join(texts), np.uint8), np.uint8),
        runs_start=bounds_of(_lengths(texts)),
        runs_size=frozen(np.array(size, np.int64).reshape(-1, 2), np.int32),
    )
    return Shapes(regions, broken)


def _lengths(members: Sequence[Sequence[object]]) -> NDArray[np.int64]:
    return np.fromiter(map(len, members), np.int64, len(members))


def _polygons(shapes: list[list[list[float]]], place: Place, problems: list[Problem]) -> Regions:
    """Regions of the rings that are some; half a point and numbers that are none make a ring unusable."""
    rings = list(chain.from_iterable(shapes))
    length, count = _lengths(rings), _lengths(shapes)
    numbers = np.fromiter(chain.from_iterable(rings), np.float64, int(length.sum()))
    ring = np.repeat(np.arange(len(rings)), length)
    odd = length % 2 == 1
    odd[ring[~np.isfinite(numbers)]] = True
    points = np.where(odd, 0, length // 2)
    opened, _ = open_rings(regions_of(numbers[~odd[ring]], points, count))
    say(problems, np.flatnonzero(np.diff(opened.first_ring) < count), place, _NO_RING)
    return opened


def _compressed(runs: Runs) -> bytes:
    """The text of a mask; nothing where its numbers cannot be runs of its size."""
    text, numbers = runs.counts.text, runs.counts.numbers
    if numbers is None:
        return _unprinted(text) if text[:2] in _PRINTED else text.encode("utf-8", "replace")
    height, width = runs.size
    filled = numbers.size and numbers.sum(dtype=np.float64) == _pixels(height, width)
    if not filled or numbers.min() < 0:
        return b""
    written = coco_masks.frPyObjects({"counts": numbers.tolist(), "size": [height, width]}, height, width)
    return bytes(written["counts"])


def _unprinted(text: str) -> bytes:
    """The bytes that a script has written as Python prints them, `b'...'`; nothing where they are none."""
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return b""
    return value if isinstance(value, bytes) else b""


def _fills(texts: Sequence[bytes], size: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """Whether each text holds runs for just the pixels of its mask, bool (n,); none does not."""
    rows = [row for row, text in enumerate(texts) if text]
    some = [texts[row] for row in rows]
    total = run_totals(np.frombuffer(b"".join(some), np.uint8), bounds_of(_lengths(some)))
    wanted = [_pixels(*size[row]) for row in rows]
    fills = np.zeros(len(texts), np.bool_)
    fills[rows] = total == np.array(wanted, np.int64)
    return fills


def _pixels(height: int, width: int) -> int:
    """How many pixels a mask has; -2, which no mask has runs for, where its size is impossible."""
    possible = 0 < min(height, width) <= max(height, width) <= MASK_SIDE and height * width <= MASK_PIXELS
    return height * width if possible else -2
