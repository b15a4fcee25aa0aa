"""Which pixels of an image are shown as an example: those that fall into some cells."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Classes, LabelMaps
from cmviewer.examples.map_cache import Labels, ReadMaps
from cmviewer.matching import in_cells


@dataclass(frozen=True)
class Painted:
    """Those of an image that fall into the cells, pairs of labels of truth and prediction."""

    truth: LabelMaps
    predictions: LabelMaps
    cells: tuple[tuple[int, int], ...]
    classes: Classes

    def read(self, image: int, maps: ReadMaps) -> "ReadPixels":
        """Read the maps of an image. Raises `CmviewerError`."""
        truth, prediction = maps.labels(self.truth, self.predictions, image)
        cells = np.array(self.cells, np.int32).reshape(-1, 2)
        inside = in_cells(truth, prediction, cells, class_count=len(self.classes))
        return ReadPixels(truth, prediction, inside)


@dataclass(frozen=True, eq=False)
class ReadPixels:
    """Labels of both maps, and inside, bool (H, W): which pixels are painted."""

    truth: Labels
    prediction: Labels
    inside: NDArray[np.bool_]


def starts_within(shape: tuple[int, int], side: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the rows and the columns of a map of this shape at which the pixels of a smaller picture begin.

    side: most pixels of its sides. Each of its pixels stands for all from its start to the next one.
    """
    shrink = max(1.0, *(length / side for length in shape))
    rows, columns = (np.arange(max(1, round(length / shrink))) for length in shape)
    return rows * shape[0] // len(rows), columns * shape[1] // len(columns)


@dataclass(frozen=True)
class Pixels:
    """How many pixels of an image an example stands for, of how many in all."""

    count: int
    area: int
    painted: Painted

    @property
    def share(self) -> float:
        """Their part of the image."""
        return self.count / self.area
