"""Which classes lie where: what tells a wrong reading of classes from a right one."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Annotations
from cmviewer.matching import candidates_of

_IMAGES: Final = 200
"""How many images are looked at."""
_SAME: Final = 0.5
"""IoU from which two boxes are about the same thing."""
_FEW: Final = 20
_RARELY: Final = 0.2
_MOSTLY: Final = 0.8


@dataclass(frozen=True, eq=False)
class ClassPairs:
    """n pairs of boxes that are about the same thing: int64 (n,), class of prediction and truth of each."""

    predicted: NDArray[np.int64]
    true: NDArray[np.int64]

    def agreeing(self, reading: NDArray[np.int64]) -> int:
        """How many pairs are of one class where predicted classes are read so, int64 (classes,)."""
        return int((reading[self.predicted] == self.true).sum())


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


def other_names(pairs: ClassPairs, names: tuple[str, ...], file: Path) -> list[Problem]:
    """Say so where boxes lie well, but nearly always on truths of one and the same other class."""
    total = len(pairs.true)
    if total < _FEW or (pairs.predicted == pairs.true).sum() > _RARELY * total:
        return []
    cell, count = np.unique(pairs.predicted * len(names) + pairs.true, return_counts=True)
    predicted, true = np.divmod(cell, len(names))
    order = np.lexsort((-count, predicted))
    most = order[np.unique(predicted[order], return_index=True)[1]]  # of each predicted class its main one
    if count[most].sum() < _MOSTLY * total or len(np.unique(true[most])) < 2:
        return []
    main = most[count[most].argmax()]
    what = (
        f"boxes lie on truths, but of other classes: {names[predicted[main]]!r} nearly always on "
        f"{names[true[main]]!r}; the names of the two sides are likely in another order"
    )
    mend = "give the names in the model's order"
    return [Problem("classes-in-other-order", what, mend, file, decision="classes")]
