"""Boxes lie on truths, of one and the same other class each: the names of one side are in another order."""

from typing import Final

import numpy as np

from cmviewer.errors import Problem
from cmviewer.problems.objects import CLASSES_IN_OTHER_ORDER
from cmviewer.readers.opening.sense.whole import Whole

_FEW: Final = 20
"""Of fewer pairs of boxes, chance makes an order."""
_RARELY: Final = 0.2
"""A model that has learned names agrees more often; the weakest real run in 0.5 of its pairs."""
_MOSTLY: Final = 0.8
"""So many pairs have the main class of their prediction; of random classes among three, a half."""


def classes_in_other_order(whole: Whole) -> list[Problem]:
    """Say so where boxes lie well, but nearly always on truths of one and the same other class."""
    if whole.boxes is None:
        return []
    pairs = whole.pairs
    if pairs.total < _FEW or pairs.agreeing > _RARELY * pairs.total:
        return []
    names = whole.evaluation.classes.names
    cell, count = np.unique(pairs.predicted * len(names) + pairs.true, return_counts=True)
    predicted, true = np.divmod(cell, len(names))
    order = np.lexsort((-count, predicted))
    most = order[np.unique(predicted[order], return_index=True)[1]]  # of each predicted class its main one
    if count[most].sum() < _MOSTLY * pairs.total or len(np.unique(true[most])) < 2:
        return []
    main = most[count[most].argmax()]
    return [CLASSES_IN_OTHER_ORDER.of(whole.file, predicted=names[predicted[main]], true=names[true[main]])]
