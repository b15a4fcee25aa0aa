"""What the window remembers of what was counted: all that is light, and of what is heavy the newest."""

from collections import OrderedDict
from dataclasses import is_dataclass
from typing import Final

import numpy as np

from cmviewer.confusion.count import Counted, Prepared, Tally
from cmviewer.matching import CountingRule

TALLY_LIMIT: Final = 300
"""How many tallies are kept; the one asked for longest ago goes first."""

HEAVY_LIMIT: Final = 1 << 30
"""Bytes of predictions, candidates and outcomes that are kept; the newest stay whatever they weigh."""

AHEAD_LIMIT: Final = 1 << 26
"""Bytes up to which even what nobody has looked at yet is kept whole."""


class Memory:
    """One counted value a checkpoint, the newest, as far as there is room; a tally of all that was counted.

    So memory grows with what is looked at, up to a limit, and not with how many checkpoints there are.
    """

    def __init__(self, heavy_limit: int = HEAVY_LIMIT, ahead_limit: int = AHEAD_LIMIT) -> None:
        self._heavy_limit = heavy_limit
        self._ahead_limit = ahead_limit
        self._whole: OrderedDict[int, Counted] = OrderedDict()
        self._tallies: OrderedDict[tuple[int, CountingRule], Tally] = OrderedDict()

    def clear(self) -> None:
        """Forget everything."""
        self._whole.clear()
        self._tallies.clear()

    def keep(self, counted: Counted) -> None:
        """Keep what a person looks at, and let older go where it gets too much."""
        self._note(counted.tally)
        known = self.prepared(counted.checkpoint)
        if known is None or counted.prepared.is_whole or not known.is_whole:
            self._whole[counted.checkpoint] = counted
        self._whole.move_to_end(counted.checkpoint)
        while len(self._whole) > 1 and held_bytes(*self._whole.values()) > self._heavy_limit:
            self._whole.popitem(last=False)

    def keep_ahead(self, counted: Counted) -> None:
        """Keep what nobody looks at yet: whole only while all of it is little."""
        self._note(counted.tally)
        if held_bytes(counted, *self._whole.values()) <= self._ahead_limit:
            self._whole[counted.checkpoint] = counted
            self._whole.move_to_end(counted.checkpoint, last=False)

    def counted(self, checkpoint: int, rule: CountingRule) -> Counted | None:
        """Return what is kept whole; None where it must be counted."""
        counted = self._whole.get(checkpoint)
        return counted if counted is not None and counted.rule == rule else None

    def prepared(self, checkpoint: int) -> Prepared | None:
        """Return what a checkpoint can be counted from by any rule; None where it must be read."""
        counted = self._whole.get(checkpoint)
        return None if counted is None else counted.prepared

    def tallies(self, rule: CountingRule) -> dict[int, Tally]:
        """Return what the checkpoints came to by a rule, by their position."""
        return {tally.checkpoint: tally for tally in self._tallies.values() if tally.rule == rule}

    def _note(self, tally: Tally) -> None:
        key = (tally.checkpoint, tally.rule)
        self._tallies[key] = tally
        self._tallies.move_to_end(key)
        while len(self._tallies) > TALLY_LIMIT:
            self._tallies.popitem(last=False)


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
            waiting += value.values() if isinstance(value, dict) else value
        elif is_dataclass(value):
            waiting += vars(value).values()
    return sum(arrays.values())
