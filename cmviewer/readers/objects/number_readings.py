"""Readings of class numbers, held against the truth: which fits best, and whether that is told or chance."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.objects.class_pairs import ClassPairs
from cmviewer.readers.objects.evidence import Support
from cmviewer.said import said

_CLASSES: Final = 2
"""Classes that have to agree before numbers that are all ids of the truth are read otherwise: a model that
always says one class agrees in some reading, as often as there are objects of that class."""
_LUCK: Final = 2.25
"""And this times the root of the boxes that lie on a truth, more of them than as ids: 6 of 6, 7 of 9, 11 of
20. Of 40,000 random models of three classes 0.7 in 100 are so lucky at most; of 20 boxes 7 without it."""
_ONE_CLASS: Final = (20, 0.8)
"""Boxes and their share from which one class alone confirms the usual reading: of two classes, one that is
always said is right of 16 of 20 boxes by chance once in 170 times."""
_MOST: Final = 0.5
"""Of boxes that lie on a truth, more than this share agree where a reading is told; a bad model of many
classes may stay below, and then must be ahead of each other reading:"""
_AHEAD: Final = 3
"""By this times the root of the boxes: three standard errors of a difference between two readings, each of
which may be right of any box."""
_AGREE: Final = said("boxes that lie on a truth have its class")


@dataclass(frozen=True, eq=False)
class NumberReadings:
    """What the c class numbers of predictions stand for, in each way that they may be meant.

    readings: of each way, the usual one first, int64 (c,), the label of each number, negative where it has
    none. objects: int64 (c,), how many predictions have it. pairs: labels of its predictions are places of
    numbers. true: int64, labels that truths have.
    """

    readings: Mapping[str, NDArray[np.int64]]
    objects: NDArray[np.int64]
    pairs: ClassPairs
    true: NDArray[np.int64]

    @cached_property
    def known_most(self) -> tuple[str, ...]:
        """Ways that know as many of the objects as any: one that knows fewer is none."""
        known = {way: int(self.objects[label >= 0].sum()) for way, label in self.readings.items()}
        return tuple(way for way in known if known[way] == max(known.values()))

    def support(self, way: str) -> Support:
        """Return how many of the boxes that lie on a truth have its class in a way."""
        return Support(self.pairs.agreeing(self.readings[way]), len(self.pairs.true), _AGREE)

    def best(self, usual: str) -> str:
        """Return the way that wins by a margin, else the first of those that know most."""
        ways = self.known_most
        best = max(ways, key=lambda way: self.support(way).agreeing)
        won = self.support(best).clearly_beats(self.support(ways[0]))
        return best if won and (usual not in ways or self._is_no_luck(best, usual)) else ways[0]

    def _is_no_luck(self, best: str, usual: str) -> bool:
        """Whether numbers that are all known as they are usually meant may be read otherwise."""
        own, other = self.support(best), self.support(usual)
        many = self.pairs.classes_agreeing(self.readings[best]) >= _CLASSES
        return many and own.agreeing - other.agreeing >= _LUCK * own.total**0.5

    def differ(self, way: str, other: str) -> bool:
        """Whether two ways give an object another class."""
        return bool((self.readings[way] != self.readings[other])[self.objects > 0].any())

    def is_told(self, best: str) -> bool:
        """Whether no other way gives another matrix, or the truth tells that they do not fit."""
        others = [way for way in self.known_most if self.differ(way, best)]
        return not others or (
            self._is_confirmed(best, others) and not any(self._nearly(way, best) for way in others)
        )

    def is_sure(self, best: str) -> bool:
        """Whether the truth tells this way, where nothing else speaks for it, and no other."""
        others = [way for way in self.known_most if self.differ(way, best)]
        return self._is_confirmed(best, others) and self.is_told(best)

    def _is_confirmed(self, way: str, others: list[str]) -> bool:
        """Whether it is no chance that classes agree."""
        support = self.support(way)
        if not support.is_enough:
            return False
        least, share = _ONE_CLASS
        if support.total >= least and support.agreeing >= share * support.total:
            return True
        if self._strangers(way) and not all(map(self._strangers, others)):
            return False
        if support.agreeing == support.total:
            return True
        return self.pairs.classes_agreeing(self.readings[way]) >= _CLASSES and self._is_ahead(way, others)

    def _is_ahead(self, way: str, others: list[str]) -> bool:
        support = self.support(way)
        lead = support.agreeing - max((self.support(other).agreeing for other in others), default=0)
        return support.agreeing > _MOST * support.total or lead >= _AHEAD * support.total**0.5

    def _strangers(self, way: str) -> int:
        """How many predictions have a class that no truth has: of another way that has none, they do not."""
        return int(self.objects[~np.isin(self.readings[way], self.true)].sum())

    def _nearly(self, way: str, best: str) -> bool:
        """Whether another way is right nearly as often."""
        own, other = self.support(best), self.support(way)
        beaten = other.agreeing < own.agreeing == own.total or own.clearly_beats(other)
        return other.agreeing > 0 and not beaten
