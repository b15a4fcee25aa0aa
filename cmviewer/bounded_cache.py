"""A cache that weighs no more than it may: what was used longest ago goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def as_one(_value: object) -> int:
    """Weigh each value the same: the limit is a number of values."""
    return 1


class BoundedCache(Generic[K, V]):
    """Used by any thread.

    limit: what all values may weigh, as `weigh` tells it: bytes, or a number of values. fewest: how many
    of the newest are kept whatever they weigh.
    """

    def __init__(self, limit: int, weigh: Callable[[V], int] = as_one, fewest: int = 1) -> None:
        self._limit = limit
        self._weigh = weigh
        self._fewest = fewest
        self._lock = Lock()
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._weight = 0

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, key: K) -> bool:
        return key in self._kept

    def get(self, key: K) -> V | None:
        """Return what is kept under a key, which is used now; None where nothing is."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: K, value: V) -> None:
        """Keep a value, and let others go where it gets too much."""
        with self._lock:
            if key in self._kept:
                self._weight -= self._weigh(self._kept.pop(key))
            self._kept[key] = value
            self._weight += self._weigh(value)
            while self._weight > self._limit and len(self._kept) > self._fewest:
                self._weight -= self._weigh(self._kept.popitem(last=False)[1])

    def keep_only(self, is_wanted: Callable[[V], bool]) -> None:
        """Let go of all values that are not wanted."""
        with self._lock:
            self._kept = OrderedDict((key, value) for key, value in self._kept.items() if is_wanted(value))
            self._weight = sum(map(self._weigh, self._kept.values()))

    def clear(self) -> None:
        """Let go of everything."""
        self.keep_only(lambda _value: False)
