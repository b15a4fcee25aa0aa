"""Which candidates become matches: one truth to one prediction, in the order of a rule."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
_Places = NDArray[np.int64]
_NEVER: Final = np.int32(np.iinfo(np.int32).max)
"""Behind every rank."""


def greedy(truth: Rows, prediction: Rows, rank: Rows) -> _Places:
    """Take candidates by their rank, each unless one of its ends is taken; return their places, ascending.

    truth, prediction: int32 (Q,), the ends of each candidate. rank: int32 (Q,), where it stands in the order
    of the rule; no two are equal. The places of candidates say nothing: those of neighbours in memory are
    looked up fastest. Works in rounds: whatever comes first for both of its ends is taken, all at once; what
    has lost an end leaves. As the order is strict, this is just what one walk along it gives.
    """
    left, t, p = np.arange(len(rank)), truth.astype(np.intp), prediction.astype(np.intp)
    first_of_truth, first_of_prediction = _nothing(t), _nothing(p)
    is_taken_truth, is_taken_prediction = (
        np.zeros(len(one), np.bool_) for one in (first_of_truth, first_of_prediction)
    )
    taken = [left[:0]]
    while left.size:
        is_first = _is_first(t, rank, first_of_truth)
        is_first &= _is_first(p, rank, first_of_prediction)
        now = np.flatnonzero(is_first)
        taken.append(left.take(now))
        is_taken_truth[t.take(now)] = True
        is_taken_prediction[p.take(now)] = True
        stays = np.flatnonzero(~(is_taken_truth.take(t) | is_taken_prediction.take(p)))
        left, t, p, rank = left.take(stays), t.take(stays), p.take(stays), rank.take(stays)
        first_of_truth[t] = first_of_prediction[p] = _NEVER
    return np.sort(np.concatenate(taken), kind="stable")  # quickest where most is in order


def best_of_best(truth: Rows, prediction: Rows, rank: Rows) -> _Places:
    """Each prediction keeps its first candidate, then each truth the first of those; return their places."""
    t, p = truth.astype(np.intp), prediction.astype(np.intp)
    kept = np.flatnonzero(_is_first(p, rank, _nothing(p)))
    t, rank = t.take(kept), rank.take(kept)
    return kept[_is_first(t, rank, _nothing(t))]


def _nothing(ends: NDArray[np.intp]) -> Rows:
    """A table of the first rank of each end, none of which is known."""
    return np.full(int(ends.max(initial=-1)) + 1, _NEVER)


def _is_first(ends: NDArray[np.intp], rank: Rows, first: Rows) -> NDArray[np.bool_]:
    """Whether no other candidate of its end comes before each, bool (n,).

    first: a table that knows none of these ends; then it knows them.
    """
    np.minimum.at(first, ends, rank)
    found: NDArray[np.bool_] = first.take(ends) == rank
    return found
