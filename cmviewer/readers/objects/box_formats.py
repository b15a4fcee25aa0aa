"""What the four numbers of a box mean: corners, a corner and a size, or the centre and a size."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import frozen
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.parts import BoxUnit, ObjectPart

WORDS: Final = {
    BoxFormat.LTRB: "left top right bottom",
    BoxFormat.LTWH: "left top width height",
    BoxFormat.CXCYWH: "centre and size",
    BoxFormat.LTRB_NORMALISED: "left top right bottom, as shares of the image",
    BoxFormat.LTWH_NORMALISED: "left top width height, as shares of the image",
    BoxFormat.CXCYWH_NORMALISED: "centre and size, as shares of the image",
}
_LTRB: Final = frozenset({BoxFormat.LTRB, BoxFormat.LTRB_NORMALISED})
_LTWH: Final = frozenset({BoxFormat.LTWH, BoxFormat.LTWH_NORMALISED})
_IN_PIXELS: Final = frozenset({BoxFormat.LTRB, BoxFormat.LTWH, BoxFormat.CXCYWH})
_SLACK: Final = 0.01
"""How far a box may reach out of its image, as a share of it: rounding, and frames of a pixel."""
_LIKELY: Final = 0.9
"""The share of boxes that must be possible for corners to be taken as corners."""


def unit_of(layout: BoxFormat) -> BoxUnit:
    """Return the unit of a layout's numbers."""
    return BoxUnit.PIXELS if layout in _IN_PIXELS else BoxUnit.IMAGE


def corners(four: NDArray[np.float64], layout: BoxFormat) -> NDArray[np.float64]:
    """Return boxes as x0 y0 x1 y1, float64 (M, 4), in the unit of the layout."""
    if layout in _LTRB:
        return frozen(four, np.float64)
    found = np.array(four, np.float64)
    with np.errstate(invalid="ignore", over="ignore"):  # what is not finite stays so
        for side in (0, 1):
            start, end = found[:, side], found[:, side + 2]
            if layout not in _LTWH:
                start -= end / 2
            end += start
    return frozen(found, np.float64)


def in_format(box: NDArray[np.float64], written: BoxFormat) -> NDArray[np.float64]:
    """Return corners as the four numbers of a format, float64 (M, 4)."""
    if written in _LTRB:
        return box
    place = box[:, :2] if written in _LTWH else (box[:, :2] + box[:, 2:]) / 2
    return np.hstack((place, box[:, 2:] - box[:, :2]))


def reread(part: ObjectPart, written: BoxFormat) -> ObjectPart:
    """Return a part whose boxes are meant in another format than the one that they were read in."""
    again = corners(in_format(part.box, part.box_format), written)
    bad = np.any(again[:, 2:] < again[:, :2], axis=1)
    again = np.where(bad[:, np.newaxis], np.hstack((again[:, :2], again[:, :2])), again)
    return replace(part, box=frozen(again, np.float64), box_format=written, unit=unit_of(written))


def likely_format(four: NDArray[np.float64]) -> BoxFormat:
    """Tell from all the boxes of a source, float64 (M, 4), how they are most likely meant.

    Numbers up to 1 are shares of the image, and the layout is the one in which most boxes lie in it.
    Greater ones are corners where nearly all end after they begin, else a corner and a size.
    """
    four = four[np.isfinite(four).all(1)]
    if not is_normalised(four):
        ends_after = (four[:, 2:] >= four[:, :2]).all(1)
        return BoxFormat.LTRB if not len(four) or ends_after.mean() >= _LIKELY else BoxFormat.LTWH
    ways = (BoxFormat.CXCYWH_NORMALISED, BoxFormat.LTRB_NORMALISED, BoxFormat.LTWH_NORMALISED)
    return max(ways, key=lambda way: share_inside(corners(four, way)))


def is_normalised(four: NDArray[np.float64]) -> bool:
    """Tell whether boxes are shares of their image: none is far beyond 1, and some are no whole numbers."""
    four = four[np.isfinite(four).all(1)]
    return bool(len(four) and np.quantile(np.abs(four), 0.99) <= 1 + _SLACK and (four % 1 != 0).any())


def share_inside(box: NDArray[np.float64]) -> float:
    """The share of boxes, x0 y0 x1 y1 as shares of the image, that are possible and lie in it."""
    inside = ((box >= -_SLACK) & (box <= 1 + _SLACK)).all(1) & (box[:, 2:] >= box[:, :2]).all(1)
    return float(inside.mean()) if len(box) else 0.0
