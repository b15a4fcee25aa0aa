"""Boxes and regions of the objects of a COCO file; oriented boxes are polygons of four points."""

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
from cmviewer.readers.objects.coco_columns import ObjectColumns
from cmviewer.readers.objects.coco_records import Shape
from cmviewer.readers.objects.coco_regions import read_shapes

_NO_BOX: Final = BOX_MISSING.of(left_out=1)


def shapes_of(
    objects: ObjectColumns, boxes: BoxFormat, place: Place, problems: list[Problem]
) -> tuple[NDArray[np.float64], Regions | None, NDArray[np.bool_]]:
    """Corners of each object, float64 (n, 4), its region, and whether it lacks both, bool (n,)."""
    missing = objects.missing
    box = corners(objects.bbox, boxes)
    shapes = _written_shapes(objects)
    if not any(shapes):
        say(problems, np.flatnonzero(missing), place, _NO_BOX)
        return box, None, missing
    read = read_shapes(shapes, place, problems)
    regions, broken = read.regions, read.broken
    has_region = regions.is_polygon | regions.is_mask
    lost = missing & ~has_region & ~broken
    say(problems, np.flatnonzero(lost), place, _NO_BOX)
    unboxed = missing | (objects.empty & has_region)
    if unboxed.any():
        box = np.where(unboxed[:, np.newaxis], bounds_of_regions(regions, box), box)
    return box, regions, lost | broken


def _written_shapes(objects: ObjectColumns) -> list[Shape]:
    """Return the region of each, nothing where none has one; oriented boxes are polygons of four points."""
    shapes, poly, rbox = objects.segmentation, objects.poly, objects.rbox
    if poly is None and rbox is None:
        return shapes or []
    none = [None] * len(objects)
    corners_of = [
        [four] if four else (None if box is None else [_turned(*box)])
        for four, box in zip(poly or none, rbox or none, strict=True)
    ]
    return [shape or turned for shape, turned in zip(shapes or none, corners_of, strict=True)]


def _turned(x: float, y: float, width: float, height: float, angle: float) -> list[float]:
    """Corners of a box around (x, y), turned by an angle in radians, as x, y, x, y and so on."""
    along = np.array([np.cos(angle), np.sin(angle)]) * width / 2
    across = np.array([-np.sin(angle), np.cos(angle)]) * height / 2
    ring = np.array([x, y]) + np.array([-along - across, along - across, along + across, across - along])
    return [float(value) for value in ring.ravel()]
