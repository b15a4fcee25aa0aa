"""The classes of an evaluation: each once, in order, and which of them a name or a number of a side is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.joining.spelling import Spelling

UNKNOWN: Final = -1
"""The label of a name or a number that is no class."""
WAYS: Final = ("plain", "from-1", "position", "rank")
"""How class numbers can be meant."""


@dataclass(frozen=True, eq=False)
class ClassSpace:
    """The K classes of an evaluation.

    by_number: the label of each number that a side, or a file of names, gives. truth_count: how many classes
    the truth has; they come first. ranked: their labels by their ids, without what is no class of a model:
    one that is declared above others, or number 0 where no object has it. spelling: under which name each
    spelling counts. has_superclass: whether a class is declared above others. only_numbers: whether the truth
    names no class but by a number; then its classes are the numbers that occur on either side. is_counted:
    whether anything numbers the truth's classes; if not, `ranked` has them by their names.
    """

    names: tuple[str, ...]
    by_number: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    truth_count: int = 0
    ranked: tuple[int, ...] = ()
    spelling: Spelling = field(default_factory=Spelling)
    has_superclass: bool = False
    only_numbers: bool = False
    is_counted: bool = True

    @classmethod
    def of_names(cls, names: Iterable[str], numbered: Sequence[str] = ()) -> "ClassSpace":
        """Classes of names, each once. numbered: the names of the numbers 0, 1, … where there are some."""
        once = tuple(dict.fromkeys(names))
        place = {name: label for label, name in enumerate(once)}
        return cls(once, MappingProxyType({i: place[name] for i, name in enumerate(numbered)}))

    def __contains__(self, name: str) -> bool:
        return name in self.place

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The label of each name; of one that is there twice, the first."""
        return {name: label for label, name in reversed(list(enumerate(self.names)))}

    def label_of(self, name: str) -> int:
        """Label of a name, or `UNKNOWN`."""
        return self.place.get(self.spelling.of(name), UNKNOWN)

    def labels(self, names: Iterable[str]) -> NDArray[np.int64]:
        """Label of each name, int64 (n,), or `UNKNOWN`."""
        return np.array([self.label_of(one) for one in names], np.int64)

    def numbered(self, way: str, numbers: Sequence[int]) -> NDArray[np.int64]:
        """Label of each class number, int64 (n,), or `UNKNOWN`, where numbers are read in one of the ways.

        `plain` as `by_number` has them, `from-1` one less (where the truth does not count from 0, one above
        the ranks), `position` as places among the truth's classes, `rank` as places among its ids in order.
        """
        match way:
            case "from-1":
                return self._less_one(numbers)
            case "position":
                return _places(range(self.truth_count), numbers)
            case "rank":
                return _places(self.ranked, numbers)
        return np.array([self.by_number.get(one, UNKNOWN) for one in numbers], np.int64)

    def _less_one(self, numbers: Sequence[int]) -> NDArray[np.int64]:
        """Numbers one above those of the truth; where these do not count from 0, one above their ranks."""
        less = [one - 1 for one in numbers]
        from_0 = 0 in self.by_number and set(self.by_number) == set(range(len(self.by_number)))
        is_counted = from_0 and self.is_counted
        return self.numbered("plain" if is_counted or not self.ranked else "rank", less)

    def with_names(self, names: Iterable[str]) -> "ClassSpace":
        """Return the same classes, and behind them those of the names that are new, each once."""
        new = tuple(dict.fromkeys(name for name in names if name not in self))
        return replace(self, names=(*self.names, *new)) if new else self


def _places(order: Sequence[int], numbers: Sequence[int]) -> NDArray[np.int64]:
    """The label at the place of each number, int64 (n,), or `UNKNOWN` where there is no such place."""
    return np.array([order[one] if 0 <= one < len(order) else UNKNOWN for one in numbers], np.int64)
