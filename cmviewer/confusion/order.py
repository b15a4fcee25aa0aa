"""Which classes are shown, and in which order."""

from heapq import nsmallest
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.counts import counts_of
from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.confusion.metrics import METRICS
from cmviewer.confusion.pairs import Directions, confused_pairs
from cmviewer.confusion.view_state import Order
from cmviewer.evaluation import Classes
from cmviewer.natural_order import natural_key

SHOWN_LIMIT = 2_000
"""Most classes that are ever drawn; beyond it the most confused are shown, the rest as `(other)`."""

_METRICS_OF_ORDER: Final = {Order.SUPPORT: ("support",), Order.ERRORS: ("fp", "fn")}
"""Metrics of a class whose sum comes first where it is largest."""


def most_confused(
    matrix: ConfusionMatrix, classes: Classes, top: int, *, chosen: tuple[int, ...] | None = None
) -> NDArray[np.int64]:
    """Return the labels of `top` classes: those of the heaviest confused pairs, pair by pair, then by name.

    A pair is both directions together, and of equal ones the first by name is taken first. chosen: ascending
    labels, of which they are taken; None: all.
    """
    labels = _labels(classes, chosen)
    found = _of_pairs(matrix, classes, labels, top)
    if len(found) < top:
        rest = np.setdiff1d(labels, found, assume_unique=True).tolist()
        by_name = nsmallest(top - len(found), rest, key=lambda label: natural_key(classes.names[label]))
        found = np.concatenate([found, np.array(by_name, np.int64)])
    return found


def _of_pairs(
    matrix: ConfusionMatrix, classes: Classes, labels: NDArray[np.int64], top: int
) -> NDArray[np.int64]:
    """Labels of confused pairs of these classes, the heaviest pairs first; at most `top`."""
    pairs = confused_pairs(matrix, background=False, directions=Directions.BOTH)
    ends, count = np.column_stack((pairs.truth, pairs.prediction)).astype(np.int64), pairs.count
    if len(labels) < len(classes):
        inside = np.isin(ends, labels).all(axis=1)
        ends, count = ends[inside], count[inside]
    # Only these can be among them: names are compared a few microseconds each, and there may be a million.
    covering = _first_of_each(ends.ravel())[:top] // 2
    if len(covering) == top > 0:
        enough = count >= count[covering[-1]]
        ends, count = ends[enough], count[enough]
    ranked = _by_name(np.unique(ends), classes)
    rank = np.empty(len(classes), np.int64)
    rank[ranked] = np.arange(len(ranked))
    by_rank = np.sort(rank[ends], axis=1)
    order = np.lexsort((by_rank[:, 1], by_rank[:, 0], -count))
    in_turn = by_rank[order].ravel()
    return ranked[in_turn[_first_of_each(in_turn)[:top]]]


def _first_of_each(values: NDArray[np.int64]) -> NDArray[np.intp]:
    """Where each distinct value stands first, in the order of the places."""
    return np.sort(np.unique(values, return_index=True)[1])


def shown_classes(
    matrix: ConfusionMatrix,
    classes: Classes,
    order: Order,
    top: int | None,
    chosen: tuple[int, ...] | None = None,
) -> NDArray[np.int64]:
    """Return the labels that stand on the axes, in order, without `(other)` and background.

    chosen: ascending labels; None: all. Of them the `top` most confused are shown.
    """
    labels = _labels(classes, chosen)
    limit = SHOWN_LIMIT if top is None else min(top, SHOWN_LIMIT)
    if limit < len(labels):
        labels = np.sort(most_confused(matrix, classes, limit, chosen=chosen))
    return _ordered(labels, matrix, classes, order)


def _labels(classes: Classes, chosen: tuple[int, ...] | None) -> NDArray[np.int64]:
    """Chosen labels, or all."""
    return np.arange(len(classes)) if chosen is None else np.array(chosen, np.int64)


def _ordered(
    labels: NDArray[np.int64], matrix: ConfusionMatrix, classes: Classes, order: Order
) -> NDArray[np.int64]:
    """Put labels, given in ascending order, into the wanted one."""
    match order:
        case Order.GIVEN:
            return labels
        case Order.NAME:
            return _by_name(labels, classes)
        case Order.SUPPORT | Order.ERRORS:
            return _descending(labels, _amount(matrix, order), classes)


def _amount(matrix: ConfusionMatrix, order: Order) -> NDArray[np.float64]:
    """What classes are ordered by, float64 (K,): the sum of the metrics of an order."""
    counts = counts_of(matrix)
    values = [METRICS.of_classes(name).of_counts(counts) for name in _METRICS_OF_ORDER[order]]
    amount: NDArray[np.float64] = np.sum(values, axis=0, dtype=np.float64)
    return amount


def _by_name(labels: NDArray[np.int64], classes: Classes) -> NDArray[np.int64]:
    return np.array(
        sorted(labels.tolist(), key=lambda label: natural_key(classes.names[label])),
        np.int64,
    )


def _descending(
    labels: NDArray[np.int64], amount: NDArray[np.float64], classes: Classes
) -> NDArray[np.int64]:
    by_name = _by_name(labels, classes)
    return by_name[np.argsort(-amount[by_name], kind="stable")]
