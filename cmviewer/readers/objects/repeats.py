"""Objects that stand in a source twice, to the last digit: each counts once."""

import zlib
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.problems.shapes import ROWS_REPEATED
from cmviewer.readers.objects.checks import kept_of
from cmviewer.readers.objects.parts import ObjectPart

_ODD: Final = np.uint64(0x9E3779B97F4A7C15)

_RERUN: Final = 0.1
"""Of predictions, so many repeats are another run. Rounded numbers make some equal by chance: in Ultralytics'
`predictions.json` from score 0.001 on, 6 of 1,037."""

_SAMPLE: Final = 20_000
_IMAGES: Final = 100
"""Predictions, and images, that are looked at first, at least. Where a tenth of the images stands twice, one
of them is among a hundred but in 1 of 40,000 data sets (0.9¹⁰⁰)."""


def without_repeats(part: ObjectPart, file: Path, problems: list[Problem]) -> ObjectPart:
    """Leave out objects that are equal to another one of their image: class, box, region and score.

    Of predictions only where there are too many of them to be chance.
    """
    if part.score is not None and not _some_are_alike(part):
        return part
    again = repeated(part)
    if not again.any() or (part.score is not None and again.sum() < _RERUN * len(part)):
        return part
    times = int(again.sum())
    problems.append(ROWS_REPEATED.of(file, times=times, left_out=times))
    return kept_of(part, ~again)


def may_be_rerun(part: ObjectPart) -> bool:
    """Whether so many predictions of some images are repeats that those of all may be another run.

    Where they are not of any part of a source, they are not of all of it.
    """
    return bool(repeated(part).sum() >= _RERUN * max(1, len(part)))


def repeated(part: ObjectPart) -> NDArray[np.bool_]:
    """Which objects are equal to one before them, bool (M,)."""
    repeats = np.zeros(len(part), np.bool_)
    suspects = _suspects(part)
    if not suspects.size:
        return repeats
    columns = [part.image[suspects], part.label[suspects], *part.box[suspects].T, _shapes(part, suspects)]
    if part.score is not None:
        columns.append(part.score[suspects])
    repeats[suspects] = pd.DataFrame(dict(enumerate(columns))).duplicated().to_numpy(np.bool_)
    return repeats


def _some_are_alike(part: ObjectPart) -> bool:
    """Whether predictions of an image are alike; asked of some images where there are many of both."""
    every = min(len(part) // _SAMPLE, (int(part.image.max(initial=-1)) + 1) // _IMAGES)
    return every < 2 or _suspects(kept_of(part, part.image % every == 0)).size > 0


def _suspects(part: ObjectPart) -> NDArray[np.int64]:
    """Rows whose image, class and box may be equal to those of others, by a hash, int64."""
    key = part.image.astype(np.uint64) * _ODD + part.label.astype(np.uint64)
    box = np.ascontiguousarray(part.box).view(np.uint64)
    for column in range(box.shape[1]):
        key = (key ^ box[:, column]) * _ODD
        key ^= key >> np.uint64(29)
    ordered = np.sort(key)
    if not (ordered[1:] == ordered[:-1]).any():  # as a rule, and sorting alone is quicker
        return np.zeros(0, np.int64)
    order = np.argsort(key, kind="stable")
    equal = key[order][1:] == key[order][:-1]
    alike = np.zeros(len(part), np.bool_)
    alike[order[1:][equal]] = True
    alike[order[:-1][equal]] = True
    return np.flatnonzero(alike)


def _shapes(part: ObjectPart, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for the region of each row, int64; equal ones have the same."""
    region = part.region
    if region is None:
        return np.zeros(len(rows), np.int64)
    codes = []
    for row in rows.tolist():  # few objects share image, class and box
        ends = region.ring_start[region.first_ring[row] : region.first_ring[row + 1] + 1]
        runs = region.runs[region.runs_start[row] : region.runs_start[row + 1]]
        points = region.point[ends[0] : ends[-1]]
        codes.append(zlib.crc32(points.tobytes(), zlib.crc32(runs.tobytes(), len(ends))))
    return np.array(codes, np.int64)
