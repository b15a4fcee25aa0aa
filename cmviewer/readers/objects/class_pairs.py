"""Which classes lie where: what tells a wrong reading of classes from a right one."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations
from cmviewer.matching import candidates_of

_IMAGES: Final = 200
"""How many images are looked at."""
_SAME: Final = 0.5
"""IoU from which two boxes are about the same thing."""


@dataclass(frozen=True, eq=False)
class ClassPairs:
    """n pairs of boxes that are about the same thing: int64 (n,), class of prediction and truth of each."""

    predicted: NDArray[np.int64]
    true: NDArray[np.int64]

    def agreeing(self, reading: NDArray[np.int64]) -> int:
        """How many pairs are of one class where predicted classes are read so, int64 (classes,)."""
        return int((reading[self.predicted] == self.true).sum())

    def classes_agreeing(self, reading: NDArray[np.int64]) -> int:
        """How many classes these are of: a model that always says one agrees wherever that one is."""
        return len(np.unique(self.true[reading[self.predicted] == self.true]))


def class_pairs(truth: Annotations, found: Annotations) -> ClassPairs:
    """Pair the boxes of the first images that have predictions."""
    some = np.unique(found.image)[:_IMAGES]
    truth = replace(truth, region=None).take(np.flatnonzero(np.isin(truth.image, some)))
    found = replace(found, region=None).take(np.flatnonzero(np.isin(found.image, some)))
    pairs = candidates_of(truth, found, iou=_SAME).pairs
    pairs = pairs.take(np.flatnonzero(pairs.overlap >= _SAME))
    return ClassPairs(
        found.label[pairs.prediction_row].astype(np.int64), truth.label[pairs.truth_row].astype(np.int64)
    )
