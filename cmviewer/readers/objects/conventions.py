"""Boxes that look as if they were written in another way than their format has it."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import frozen
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.box_formats import WORDS, corners, is_normalised, share_inside, unit_of
from cmviewer.readers.objects.parts import UNKNOWN_SIZE, ObjectPart, Unit

_NORMALISED: Final = (BoxFormat.LTWH_NORMALISED, BoxFormat.LTRB_NORMALISED, BoxFormat.CXCYWH_NORMALISED)
_IN_PIXELS: Final = (BoxFormat.LTRB, BoxFormat.CXCYWH)
_LOOKED_AT: Final = 10_000
"""Of more boxes, some all over the file are looked at."""
_FEW: Final = 5
_HALF: Final = 0.5
_DOUBTFUL: Final = 0.8
_SURE: Final = 0.95


def as_meant(part: ObjectPart, size: NDArray[np.int32], file: Path, problems: list[Problem]) -> ObjectPart:
    """Return a part that was read as left, top, width, height in pixels, as it is most likely meant.

    size: int32 (M, 2), width and height of the image of each object. Where most boxes cannot be what they
    say, and nearly all can be something else, they are read so; where that is less clear, it is said.
    """
    if part.unit is not Unit.PIXELS or part.region is not None or len(part) < _FEW:
        return part
    step = -(-len(part) // _LOOKED_AT)
    four, size = _as_written(part.box[::step]), size[::step]
    if is_normalised(four):
        best = max(_NORMALISED, key=lambda way: share_inside(corners(four, way)))
        return _read_as(part, best, file, problems)
    known = np.all(size != UNKNOWN_SIZE, axis=1)
    if known.sum() < _FEW:
        return part
    shares = four[known] / np.tile(size[known], 2)
    written = share_inside(corners(shares, BoxFormat.LTWH))
    inside = {way: share_inside(corners(shares, way)) for way in _IN_PIXELS}
    best = max(_IN_PIXELS, key=lambda way: inside[way])
    if written < _HALF and inside[best] >= _SURE:
        return _read_as(part, best, file, problems)
    if written < _DOUBTFUL and inside[best] >= _SURE:
        what = (
            f"only {written:.0%} of the boxes lie in their images; read as {WORDS[best]} it would be "
            f"{inside[best]:.0%}"
        )
        problems.append(Problem("boxes-doubtful", what, f"try --boxes {best.value}", file))
    return part


def _as_written(box: NDArray[np.float64]) -> NDArray[np.float64]:
    """Left, top, width, height of corners."""
    return np.hstack((box[:, :2], box[:, 2:] - box[:, :2]))


def _read_as(part: ObjectPart, layout: BoxFormat, file: Path, problems: list[Problem]) -> ObjectPart:
    what = f"the boxes cannot be left, top, width, height in pixels; they were read as {WORDS[layout]}"
    mend = f"say how they are meant: --boxes {BoxFormat.LTWH.value} if they are in pixels all the same"
    problems.append(Problem("boxes-read-otherwise", what, mend, file))
    box = corners(_as_written(part.box), layout)
    good = np.all(box[:, 2:] >= box[:, :2], axis=1)
    box = np.where(good[:, np.newaxis], box, np.hstack((box[:, :2], box[:, :2])))
    return replace(part, box=frozen(box, np.float64), unit=unit_of(layout))
