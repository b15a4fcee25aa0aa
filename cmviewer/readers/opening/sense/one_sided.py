"""Classes that one side never has."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import TruthLabels
from cmviewer.problems.labels import CLASSES_DISJOINT
from cmviewer.problems.whole import CLASSES_ONE_SIDED
from cmviewer.readers.opening.sense.whole import Whole

_SHOWN: Final = 4
_HALF: Final = 0.5
"""A few classes that a model has never met, or a data set has none of, are everyday; half of both sides
are not. A model of all classes on a set of some speaks seldom of others; an untrained one says one class."""
_TIMES: Final = 5
"""Samples for each class that occurs; of fewer, random predictions leave out many classes by chance."""
_EACH: Final = 3
"""Samples for each class of a side, so that nearly all of its classes occur: twelve random predictions of a
hundred classes share none with the truth one time in five, and an untrained model says one class."""


def classes_disjoint(whole: Whole) -> list[Problem]:
    """Say so where no class that is true is ever predicted: two ways to write the same classes, likely."""
    if not isinstance(whole.evaluation.truth, TruthLabels):
        return []  # boxes of a model that turns its classes round would share none either
    true, predicted = whole.class_counts
    if not predicted.any() or (true * predicted).any() or not _tells(whole, true, predicted):
        return []
    first, second = (_names(whole, which > 0) for which in (true, predicted))
    return [CLASSES_DISJOINT.of(whole.evaluation.source, first=first, second=second)]


def _tells(whole: Whole, true: NDArray[np.int64], predicted: NDArray[np.int64]) -> bool:
    """Whether it is more than mistakes that both sides share no class.

    Of one class each, nothing but a mistake can be told; numbers on one side alone are never one.
    """
    occurring = [np.flatnonzero(counts) for counts in (true, predicted)]
    names = whole.evaluation.classes.names
    numbered = [all(names[code].isdigit() for code in codes) for codes in occurring]
    if numbered[0] != numbered[1]:
        return max(map(len, occurring)) > 1
    return min(map(len, occurring)) > 1 and int(predicted.sum()) >= _EACH * max(map(len, occurring))


def classes_one_sided(whole: Whole) -> list[Problem]:
    """Say so where most truths are of classes never predicted, and most predictions of classes never true."""
    true, predicted = whole.class_counts
    unpredicted, untrue = (true > 0) & (predicted == 0), (predicted > 0) & (true == 0)
    occurring = np.count_nonzero(true + predicted)
    if not (true * predicted).any() or true.sum() < _TIMES * occurring or untrue.sum() < 2:
        return []
    if true[unpredicted].sum() <= _HALF * true.sum() or predicted[untrue].sum() <= _HALF * predicted.sum():
        return []
    return [
        CLASSES_ONE_SIDED.of(
            whole.file,
            unpredicted=unpredicted.sum(),
            unpredicted_names=_names(whole, unpredicted),
            untrue=untrue.sum(),
            untrue_names=_names(whole, untrue),
        )
    ]


def _names(whole: Whole, which: NDArray[np.bool_]) -> str:
    return ", ".join(whole.evaluation.classes.names[code] for code in np.flatnonzero(which)[:_SHOWN])
