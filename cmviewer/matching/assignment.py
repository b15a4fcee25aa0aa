"""Which candidates become matches: one truth to one prediction, in the order of a rule."""

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]


def greedy(truth: Rows, prediction: Rows) -> NDArray[np.int64]:
    """Take candidates from first to last, each unless one of its ends is taken; return their places.

    truth, prediction: int32 (Q,), the ends of each candidate in the order of the rule. Works in rounds:
    whatever comes first for both of its ends is taken, all at once; what has lost an end leaves. As the
    order is strict, this is just what one walk from first to last gives.
    """
    left = np.arange(len(truth))
    taken = [left[:0]]
    while left.size:
        t, p = truth[left], prediction[left]
        is_first = _is_first(t) & _is_first(p)
        now = left[is_first]
        taken.append(now)
        left = left[~(_marked(truth[now], t) | _marked(prediction[now], p))]
    return np.sort(np.concatenate(taken))


def best_of_best(truth: Rows, prediction: Rows) -> NDArray[np.int64]:
    """Each prediction keeps its first candidate, then each truth the first of those; return their places."""
    kept = np.flatnonzero(_is_first(prediction))
    return kept[_is_first(truth[kept])]


def _is_first(rows: Rows) -> NDArray[np.bool_]:
    """Whether a row is not met before its place, bool (n,)."""
    place = np.arange(len(rows), dtype=np.int32)
    first = np.empty(int(rows.max(initial=-1)) + 1, np.int32)
    first[rows[::-1]] = place[::-1]  # the last to be written is the first that is met
    found: NDArray[np.bool_] = first[rows] == place
    return found


def _marked(some: Rows, rows: Rows) -> NDArray[np.bool_]:
    """Whether each of `rows` is one of `some`."""
    mark = np.zeros(int(max(rows.max(initial=-1), some.max(initial=-1))) + 1, np.bool_)
    mark[some] = True
    found: NDArray[np.bool_] = mark[rows]
    return found
