"""How many predictions of each class reach a score: what a threshold that moves asks again and again."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations

_BLOCK: Final = 1 << 15
"""Predictions that are quickly looked at one by one; what comes before them is in a table of sums."""
_LARGEST: Final = 1 << 20
"""Of more predictions each is looked at every time: bringing them into order takes as long as 40 times."""
_STEPS: Final = 1 << 16
_Rows = NDArray[np.intp] | NDArray[np.int32]


def descending(values: NDArray[np.float32]) -> NDArray[np.uint32]:
    """Whole numbers that are smaller for larger values, uint32, and equal for -0 and 0."""
    bits = (values + np.float32(0)).view(np.uint32)  # -0 becomes 0
    return np.where(bits >> 31, bits, ~(bits | np.uint32(1 << 31)))


@dataclass(eq=False)
class ReachedScores:
    """Counts of some predictions by class.

    The first time each of them is looked at. Who asks again moves a threshold; so then they are brought into
    the order of their scores, unless they are too many, and from there on most are counted by blocks.
    """

    predictions: Annotations
    _was_asked: bool = field(default=False, init=False, repr=False)

    def at(self, score: np.float32) -> NDArray[np.int64]:
        """Return how many of each class have this score or a higher one, int64 (L,), to the highest label."""
        if self._was_asked and len(self.predictions) <= _LARGEST:
            return self._by_blocks(score)
        self._was_asked = True
        return self._sums(np.flatnonzero(self.predictions.known_score >= score))

    def _by_blocks(self, score: np.float32) -> NDArray[np.int64]:
        order, start = self._ordered
        step = int(descending(np.array([score]))[0]) >> 16
        above = int(start[step])
        whole = above // self._block
        near = order[above : start[step + 1]]
        near = near[self.predictions.known_score.take(near) >= score]
        rest = order[whole * self._block : above]
        blocks: NDArray[np.int64] = self._sums_of_blocks[whole]
        return blocks + self._sums(rest) + self._sums(near)

    def _sums(self, rows: _Rows) -> NDArray[np.int64]:
        return np.bincount(self.predictions.label.take(rows), minlength=self._class_count)

    @cached_property
    def _class_count(self) -> int:
        return int(self.predictions.label.max(initial=-1)) + 1

    @property
    def _block(self) -> int:
        return max(_BLOCK, self._class_count)  # the table has no more room than the predictions

    @cached_property
    def _ordered(self) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """The rows by the upper half of their scores, int32 (n,), and where each half begins, (2^16 + 1,)."""
        score = self.predictions.known_score
        # Sixteen bits are sorted by counting them, ten times as fast as all of them by comparing.
        step = np.where(np.isnan(score), _STEPS - 1, descending(score) >> 16).astype(np.uint16)
        start = np.concatenate(([0], np.cumsum(np.bincount(step, minlength=_STEPS))))
        return np.argsort(step, kind="stable").astype(np.int32), start

    @cached_property
    def _sums_of_blocks(self) -> NDArray[np.int64]:
        """What comes before each block, int64 (blocks + 1, L)."""
        order = self._ordered[0]
        starts = range(0, len(order), self._block)
        sums = [self._sums(order[start : start + self._block]) for start in starts]
        none = np.zeros(self._class_count, np.int64)
        return np.cumsum([none, *sums], axis=0)
