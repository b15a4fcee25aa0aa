"""Results of counting that are kept: all that is light, and of what is heavy the newest."""

from collections import OrderedDict
from dataclasses import is_dataclass, replace
from typing import Final

import numpy as np

from cmviewer.bounded_cache import BoundedCache
from cmviewer.confusion.checkpoint_result import CheckpointCounts, CheckpointResult, Compared
from cmviewer.matching import CountingRule

TALLY_LIMIT: Final = 300
"""How many counts are kept; the one asked for longest ago goes first."""

HEAVY_LIMIT: Final = 1 << 30
"""Bytes of predictions, candidates and outcomes that are kept; the newest stay whatever they weigh."""

PLAIN: Final = (int, str)
"""What holds no array."""

AHEAD_LIMIT: Final = 1 << 26
"""Bytes up to which even what nobody has looked at yet, or looks at any more, is kept whole."""


class ResultCache:
    """One counted value a checkpoint, the newest, as far as there is room; all that was counted, as counts.

    A checkpoint is known by its fingerprint, so that results outlive an opening: what did not change is not
    counted anew. What is given back stands at the position that is asked for. Memory grows with what is
    looked at, up to a limit, and not with how many checkpoints there are.
    """

    def __init__(self, heavy_limit: int = HEAVY_LIMIT, ahead_limit: int = AHEAD_LIMIT) -> None:
        self._heavy_limit = heavy_limit
        self._ahead_limit = ahead_limit
        self._whole: OrderedDict[str, CheckpointResult] = OrderedDict()
        self._left: OrderedDict[str, None] = OrderedDict()
        self._counts: BoundedCache[tuple[str, CountingRule, str], CheckpointCounts] = BoundedCache(
            TALLY_LIMIT
        )

    def keep(self, checkpoint: str, counted: CheckpointResult) -> None:
        """Keep what a person looks at, and let older go where it gets too much.

        Of a subset what it comes to is kept, and the whole that it is a part of.
        """
        self.hold(checkpoint, counted)
        self.make_room()

    def hold(self, checkpoint: str, counted: CheckpointResult) -> None:
        """Keep it, and let nothing go yet: to weigh all that is kept takes a moment."""
        counted = self._with_counts_kept(checkpoint, counted)
        known = self.compared(checkpoint)
        is_less = known is not None and known.is_whole and known.serves(counted.rule)
        if counted.compared.is_whole or not is_less:
            self._whole[checkpoint] = counted
        self._whole.move_to_end(checkpoint)
        self._left.pop(checkpoint, None)

    def make_room(self) -> None:
        """Let older go where it gets too much."""
        self._shrink(self._heavy_limit, fewest=1)

    def keep_ahead(self, checkpoint: str, counted: CheckpointResult) -> None:
        """Keep what nobody looks at yet: whole only while all of it is little."""
        counted = self._with_counts_kept(checkpoint, counted)
        if checkpoint in self._whole and checkpoint not in self._left:
            return  # a person has looked at it meanwhile
        while self._left and held_bytes(counted, *self._whole.values()) > self._ahead_limit:
            self._whole.pop(self._left.popitem(last=False)[0], None)
        if held_bytes(counted, *self._whole.values()) <= self._ahead_limit:
            self._whole[checkpoint] = counted
            self._whole.move_to_end(checkpoint, last=False)

    def keep_little(self) -> None:
        """Keep only what is little of what nobody looks at any more."""
        self._shrink(self._ahead_limit, fewest=0)
        self._left = OrderedDict.fromkeys(self._whole)

    def counted(self, checkpoint: str, rule: CountingRule, position: int) -> CheckpointResult | None:
        """Return what is kept whole, of which any subset is a part; None where it must be counted."""
        counted = self._whole.get(checkpoint)
        if counted is None or counted.rule != rule:
            return None
        return counted if counted.checkpoint == position else _moved(counted, position)

    def compared(self, checkpoint: str) -> Compared | None:
        """Return what a checkpoint can be counted from by any rule; None where it must be read."""
        counted = self._whole.get(checkpoint)
        return None if counted is None else counted.compared

    def counts(
        self, checkpoint: str, rule: CountingRule, position: int, subset: str = ""
    ) -> CheckpointCounts | None:
        """Return what a subset of a checkpoint came to by a rule; None where that is not known."""
        counts = self._counts.get((checkpoint, rule, subset))
        if counts is None or counts.checkpoint == position:
            return counts
        return replace(counts, checkpoint=position)

    def forget_subsets(self) -> None:
        """Let go of what subsets came to: what they ask images for may be something else now."""
        self._counts.keep_only(lambda counts: not counts.subset)

    def _with_counts_kept(self, checkpoint: str, counted: CheckpointResult) -> CheckpointResult:
        """Keep what a result, and the whole that it is a part of, come to; return the whole."""
        every = counted.unrestricted
        for one in (every, counted):
            self._counts.keep((checkpoint, one.rule, one.counts.subset), one.counts)
        return every

    def _shrink(self, limit: int, fewest: int) -> None:
        while len(self._whole) > fewest and held_bytes(*self._whole.values()) > limit:
            self._whole.popitem(last=False)


def _moved(counted: CheckpointResult, position: int) -> CheckpointResult:
    """The same at another position: checkpoints were added before it."""
    return replace(counted, counts=replace(counted.counts, checkpoint=position))


def held_bytes(*values: object) -> int:
    """Bytes of all arrays that some values hold together, what they have computed meanwhile included."""
    arrays: dict[int, int] = {}
    seen: set[int] = set()
    waiting: list[object] = list(values)
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, np.ndarray):
            root = value
            while isinstance(root.base, np.ndarray):
                root = root.base
            arrays[id(root)] = root.nbytes
        elif isinstance(value, dict | tuple):
            held = value.values() if isinstance(value, dict) else value
            waiting += [one for one in held if not isinstance(one, PLAIN)]  # of a million names quickly
        elif is_dataclass(value):
            waiting += vars(value).values()
    return sum(arrays.values())
