"""Keypoints behind the boxes of YOLO labels, where no `data.yaml` tells how many there are."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.limits import COORDINATE
from cmviewer.readers.files.run_arguments import arguments_of
from cmviewer.readers.objects.dataset_yaml import keypoint_numbers
from cmviewer.readers.objects.text_folders import TextFolder
from cmviewer.readers.objects.text_rows import TextRows, numbers

_BOX: Final = 5
_FEWEST: Final = 6
"""Numbers of keypoints: three points at least; four points alone are an oriented box."""
_MOST: Final = 0.8
"""Of keypoints so many lie in their box; of polygons read as box and points, few do; set by hand."""
_SLACK: Final = 0.05
_ENOUGH: Final = 3
"""Rows of keypoints of which one crosses itself as a polygon: of 20,000 random ones of 3 points 0.67 did."""


def keypoints_of(text: TextFolder) -> int:
    """How many numbers of keypoints follow each box of a folder, as the data set says, else as it seems."""
    run = arguments_of(text.folder.parent)
    if run is not None and run.task not in {"pose", "detect"}:
        return 0
    return keypoint_numbers(text.folder, text.listing) or keypoints_in(text.sample)


def keypoints_in(rows: TextRows) -> int:
    """How many numbers of keypoints follow each box of a sample of rows; 0 where none do.

    All rows have as many words then, the points lie in their boxes, and as polygons some cross themselves.
    """
    count, times = np.unique(rows.count, return_counts=True)
    if not len(rows) or count[times.argmax()] < _BOX + _FEWEST or times.max() < len(rows):
        return 0
    width = int(count[0])
    number, bad = numbers(rows.columns(0, width))
    if bad.any():
        return 0
    found = {}
    for more in (width - _BOX, width - _BOX - 1):
        points = number[:, _BOX : _BOX + more]
        ways = [points.reshape(len(rows), -1, one)[:, :, :2] for one in (2, 3) if more % one == 0]
        found[more] = max((_share_inside(number[:, 1:_BOX], way) for way in ways), default=0.0)
    best = max(found, key=lambda more: found[more])
    likely = best >= _FEWEST and found[best] >= _MOST
    return best if likely and not _are_outlines(number) else 0


def _are_outlines(number: NDArray[np.float64]) -> bool:
    """Whether rows of a class and numbers, (R, n), are polygons that never cross themselves."""
    points = number[:, 1 : number.shape[1] - (number.shape[1] - 1) % 2].reshape(len(number), -1, 2)
    if len(points) < _ENOUGH or not (np.abs(points) <= COORDINATE).all():
        return False
    from shapely import is_simple, linearrings  # noqa: PLC0415 - only outlines and keypoints need it

    return bool(is_simple(linearrings(points)).all())


def _share_inside(box: NDArray[np.float64], points: NDArray[np.float64]) -> float:
    """The share of points, (R, n, 2), that lie in their box, centre and size; one at 0, 0 is not there."""
    reach = box[:, np.newaxis, 2:] / 2 + _SLACK
    inside = np.all(np.abs(points - box[:, np.newaxis, :2]) <= reach, axis=2)
    there = np.any(points != 0, axis=2)
    return float(inside[there].mean()) if there.any() else 0.0
