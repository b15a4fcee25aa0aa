"""The life of each truth over the checkpoints: when it is predicted rightly, and whether it stays so."""

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.every_checkpoint import NOT_JUDGED
from cmviewer.query import LIVES, NO_LIFE

_PLACE = {name: np.int8(place) for place, name in enumerate(LIVES)}


def lives_of(labels: NDArray[np.int32], truth: NDArray[np.int32]) -> NDArray[np.int8]:
    """Return the life of each truth as its place in `LIVES`, int8 (M,), or `NO_LIFE` where none judges it.

    labels: int32 (C, M), what each checkpoint predicts in its order, or `NOT_JUDGED`; such a checkpoint is
    passed over. truth: int32 (M,).
    """
    judged = labels != NOT_JUDGED
    right = (labels == truth) & judged
    times, rights = judged.sum(axis=0), right.sum(axis=0)
    lost, is_right = _lost(judged, right)
    wrong_first = np.where(right.any(axis=0), _before_first(judged, right), times)
    conditions = [
        times == 0,
        rights == 0,
        rights == times,
        (lost == 0) & (2 * wrong_first >= times),
        lost == 0,
        (lost == 1) & ~is_right,
    ]
    names = ("never", "always", "late", "learned", "forgotten")
    lives = np.select(conditions, [np.int8(NO_LIFE), *(_PLACE[name] for name in names)], _PLACE["flickering"])
    return lives.astype(np.int8)


def _lost(judged: NDArray[np.bool_], right: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """How often each becomes wrong after it was right, int64 (M,), and whether it ends right, bool (M,)."""
    lost, is_right = np.zeros(judged.shape[1], np.int64), np.zeros(judged.shape[1], np.bool_)
    for now, seen in zip(right, judged, strict=True):  # over checkpoints, never over truths
        lost += seen & ~now & is_right
        is_right = np.where(seen, now, is_right)
    return lost, is_right


def _before_first(judged: NDArray[np.bool_], right: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many checkpoints judge each before the first that is right, int64 (M,)."""
    before: NDArray[np.int64] = (judged & (np.cumsum(right, axis=0) == 0)).sum(axis=0)
    return before
