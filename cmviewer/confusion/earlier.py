"""What outcomes became since other checkpoints, kept for the next question."""

from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.bounded_cache import BoundedCache
from cmviewer.confusion.checkpoint_result import CheckpointResult, Compared
from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.comparison.compare import changes_between
from cmviewer.confusion.comparison.comparison import Counted
from cmviewer.confusion.count import count
from cmviewer.evaluation import Evaluation, frozen
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel
from cmviewer.query import CHANGES, NO_CHANGE

_PLACES: Final = {Change(word): np.int8(place) for place, word in enumerate(CHANGES)}
_KEPT: Final = 8
"""Answers that are kept, a byte an outcome each."""


class EarlierCheckpoints:
    """Counts a checkpoint once, however often it is asked what became of its outcomes; used by any thread.

    Of what it was counted from the newest stays, so that another threshold reads nothing anew.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._compared: BoundedCache[tuple[Evaluation, int], Compared] = BoundedCache(1)
        self._changes: BoundedCache[tuple[Evaluation, int, int, CountingRule, str], NDArray[np.int8]] = (
            BoundedCache(_KEPT)
        )

    def changes(
        self, evaluation: Evaluation, counted: CheckpointResult, before: int, cancel: Cancel | None = None
    ) -> NDArray[np.int8]:
        """Return what each outcome became since the checkpoint `before`, int8 (P,), positions in `CHANGES`.

        `NO_CHANGE` where it became none of these. Raises `CmviewerError` where that checkpoint cannot be
        read, and `Cancelled`.
        """
        key = evaluation, before, counted.checkpoint, counted.rule, counted.counts.subset
        with self._lock:  # whoever asks meanwhile waits for the same
            known = self._changes.get(key)
            if known is None:
                known = self._compare(evaluation, counted, before, cancel)
                if counted.counts.is_whole:
                    self._changes.keep(key, known)
        return known

    def forget(self) -> None:
        """Let go of it."""
        self._compared.clear()
        self._changes.clear()

    def _compare(
        self, evaluation: Evaluation, counted: CheckpointResult, before: int, cancel: Cancel | None
    ) -> NDArray[np.int8]:
        rule, subset = counted.rule, counted.counts.subset
        compared = self._compared.get((evaluation, before))
        if compared is not None and not compared.serves(rule):
            compared = None
        result = count(evaluation, before, rule, compared, cancel, subset=subset)
        self._compared.keep((evaluation, before), result.compared)
        sides = Counted(evaluation, result), Counted(evaluation, counted)
        found = changes_between(*sides, cancel=cancel)
        answer = np.full(len(counted.outcomes), NO_CHANGE, np.int8)
        if found is not None:
            for change, place in _PLACES.items():
                rows = found.b[found.of(change)]
                answer[rows[rows >= 0]] = place
        return frozen(answer, np.int8)
