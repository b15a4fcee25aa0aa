"""Boxes and regions of the objects of a COCO file; oriented boxes are polygons of four points."""

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Regions
from cmviewer.problems.shapes import BOX_MISSING
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.bounds import bounds_of_regions
from cmviewer.readers.objects.box_formats import corners
from cmviewer.readers.objects.checks import Place, say
from cmviewer.readers.objects.coco_records import Boxed, Shape, Shaped
from cmviewer.readers.objects.coco_regions import read_shapes

_NO_BOX: Final = BOX_MISSING.of(left_out=1)
_AT_A_TIME: Final = 10_000


def shapes_of(
    objects: Sequence[Boxed], boxes: BoxFormat, place: Place, problems: list[Problem]
) -> tuple[NDArray[np.float64], Regions | None, NDArray[np.bool_]]:
    """Corners of each object, float64 (n, 4), its region, and whether it lacks both, bool (n,)."""
    given = list(map(attrgetter("bbox"), objects))
    missing = np.zeros(len(given), np.bool_)
    if None in given:
        missing = np.array([box is None for box in given])
        given = [(0.0,) * 4 if box is None else box for box in given]
    box = corners(_numbers(given), boxes)
    shapes = _written_shapes(objects) if objects and _has_shapes(objects) else []
    if not any(shapes):
        say(problems, np.flatnonzero(missing), place, _NO_BOX)
        return box, None, missing
    read = read_shapes(shapes, place, problems)
    regions, broken = read.regions, read.broken
    lost = missing & ~regions.is_polygon & ~regions.is_mask & ~broken
    say(problems, np.flatnonzero(lost), place, _NO_BOX)
    if missing.any():
        box = np.where(missing[:, np.newaxis], bounds_of_regions(regions, box), box)
    return box, regions, lost | broken


def _numbers(boxes: Sequence[tuple[float, ...]]) -> NDArray[np.float64]:
    """Numbers of boxes, float64 (n, 4), some boxes at a time: meanwhile no other thread can do anything."""
    some = (boxes[begin : begin + _AT_A_TIME] for begin in range(0, len(boxes), _AT_A_TIME))
    parts = [np.fromiter(chain.from_iterable(part), np.float64, 4 * len(part)) for part in some]
    return np.concatenate([np.empty(0), *parts]).reshape(-1, 4)


def _written_shapes(objects: Sequence[Boxed]) -> list[Shape]:
    """Return the region of each; oriented boxes are polygons of four points."""
    shapes: list[Shape] = list(map(attrgetter("segmentation"), objects))
    poly, rbox = list(map(attrgetter("poly"), objects)), list(map(attrgetter("rbox"), objects))
    if any(poly) or any(rbox):
        corners_of = [
            [four] if four else (None if box is None else [_turned(*box)])
            for four, box in zip(poly, rbox, strict=True)
        ]
        shapes = [shape or turned for shape, turned in zip(shapes, corners_of, strict=True)]
    return shapes


def _turned(x: float, y: float, width: float, height: float, angle: float) -> list[float]:
    """Corners of a box around (x, y), turned by an angle in radians, as x, y, x, y and so on."""
    along = np.array([np.cos(angle), np.sin(angle)]) * width / 2
    across = np.array([-np.sin(angle), np.cos(angle)]) * height / 2
    ring = np.array([x, y]) + np.array([-along - across, along - across, along + across, across - along])
    return [float(value) for value in ring.ravel()]


def _has_shapes(objects: Sequence[Boxed]) -> bool:
    return isinstance(objects[0], Shaped)  # all were decoded as the same kind
