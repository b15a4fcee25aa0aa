"""Sums among counted pairs: rows of `Total`, as pivot tables and stacked crosstabs with margins have them."""

from collections.abc import Set
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.tables.margins import is_called_margin
from cmviewer.readers.tables.parts import MISSING, Labels, SamplePart

_CLASSES: Final = 2
"""Classes that there are at least beside a sum."""
_ENOUGH: Final = 20
"""Samples from which a name that adds up all others on both sides is no class, as in a matrix."""


def without_sums(part: SamplePart) -> SamplePart:
    """Leave out rows of counted pairs that add up the rows of all classes.

    They are called a sum, or hold half of all counts on both sides, as sums of sums do. A class may be
    called `All`: where its counts do not add up the others, it stays.
    """
    if part.weight is None or part.truth is None or part.prediction is None or not part.count:
        return part
    truth, prediction, weight = part.truth, part.prediction, part.weight
    called = {name for side in (truth, prediction) for name in side.names if is_called_margin(name)}
    alike = _halves(weight, truth) & _halves(weight, prediction) if len(truth.names) > _CLASSES else set()
    for names, least in ((called, 1), (alike, _ENOUGH)):
        inner = _rows_of_classes(weight, truth, prediction, names, least)
        if inner is not None:
            kept = tuple(name for name in part.class_names if name not in names)
            return replace(part.take(np.flatnonzero(inner)), class_names=kept)
    return part


def _rows_of_classes(
    weight: NDArray[np.int64], truth: Labels, prediction: Labels, names: Set[str], least: int
) -> NDArray[np.bool_] | None:
    """Tell which rows are no sums, bool (n,), where all rows of these names add up the others; else None.

    least: samples that there have to be.
    """
    of_truth, of_prediction = _is_one_of(truth, names), _is_one_of(prediction, names)
    sums = of_truth | of_prediction
    inner = ~sums & (truth.code != MISSING) & (prediction.code != MISSING)
    total = int(weight[inner].sum())
    if not sums.any() or total < least:
        return None
    expected = np.full(len(weight), total, np.int64)
    covers = False
    for side, beside in ((truth, of_prediction & ~of_truth), (prediction, of_truth & ~of_prediction)):
        by_class = np.zeros(len(side.names) + 1, np.int64)
        np.add.at(by_class, side.code[inner], weight[inner])
        rows = beside & (side.code != MISSING)
        expected[rows] = by_class[side.code[rows]]
        covers |= int(weight[rows].sum()) == total or bool((beside & (side.code == MISSING)).any())
    return ~sums if covers and (weight[sums] == expected[sums]).all() else None


def _halves(weight: NDArray[np.int64], labels: Labels) -> set[str]:
    """Return the names whose rows hold half of all counts."""
    sums: NDArray[np.int64] = np.zeros(len(labels.names) + 1, np.int64)
    np.add.at(sums, labels.code, weight)
    return {labels.names[code] for code in np.flatnonzero(2 * sums[:-1] == weight.sum()).tolist()}


def _is_one_of(labels: Labels, names: Set[str]) -> NDArray[np.bool_]:
    """Tell which rows have one of these names, bool (n,)."""
    known = np.array([*(name in names for name in labels.names), False], np.bool_)
    return np.asarray(known[labels.code])
