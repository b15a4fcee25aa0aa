"""The classes of an evaluation, and which of them the classes of a part are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.objects.parts import ObjectPart
from cmviewer.readers.objects.spelling import Spelling

UNKNOWN: Final = -1


@dataclass(frozen=True, eq=False)
class ClassSpace:
    """The K classes of an evaluation.

    by_number: the label of each number that truth or a names file gives. truth_count: how many classes the
    truth has. ranked: their labels by their ids, without what is no class of a model: one that is declared
    above others, or number 0 where no object has it. spelling: under which name each spelling counts.
    """

    names: tuple[str, ...]
    by_number: Mapping[int, int]
    truth_count: int
    ranked: tuple[int, ...]
    spelling: Spelling
    has_superclass: bool = False

    def labels(self, part: ObjectPart) -> NDArray[np.int64]:
        """Label of each class of a part by its name, int64 (n,), or `UNKNOWN`."""
        return np.array(
            [self.place.get(self.spelling.of(one), UNKNOWN) for one in part.class_names], np.int64
        )

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The label of each name; of one that is there twice, the first."""
        return {name: label for label, name in reversed(list(enumerate(self.names)))}

    def reading(self, way: str, numbers: Sequence[int]) -> NDArray[np.int64]:
        """Label of each class number, int64 (n,), or `UNKNOWN`, where numbers are read in one of the ways."""
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
        is_counted = 0 in self.by_number and set(self.by_number) == set(range(len(self.by_number)))
        return self.reading("plain" if is_counted or not self.ranked else "rank", less)


def _places(order: Sequence[int], numbers: Sequence[int]) -> NDArray[np.int64]:
    """The label at the place of each number, int64 (n,), or `UNKNOWN` where there is no such place."""
    return np.array([order[one] if 0 <= one < len(order) else UNKNOWN for one in numbers], np.int64)


@dataclass(frozen=True)
class UsedClasses:
    """The classes that occur in a part: their names, or where they have none, their numbers."""

    names: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


def used_classes(part: ObjectPart) -> UsedClasses:
    """Return the classes that objects of a part have."""
    used = np.flatnonzero(np.bincount(part.label, minlength=len(part.class_names))).tolist()
    if part.named:
        return UsedClasses(names=tuple(part.class_names[i] for i in used))
    return UsedClasses(numbers=tuple(part.class_ids[i] for i in used))


def class_space(
    truth: ObjectPart, predicted: Sequence[UsedClasses], listed: tuple[str, ...] | None, spelling: Spelling
) -> ClassSpace:
    """Put the truth's classes first, in their order, then those that only predictions have.

    predicted: classes that may be new. listed: names of the numbers from 0 on, by a file of names.
    """
    own = tuple(dict.fromkeys(map(spelling.of, truth.class_names)))
    listed = None if listed is None else tuple(map(spelling.of, listed))
    numbers = {number for used in predicted for number in used.numbers}
    if not truth.named:
        own = tuple(map(str, sorted({*truth.class_ids, *numbers})))
    elif listed is not None and set(own) <= set(listed):
        own = tuple(name for name in dict.fromkeys(listed) if name in set(own))
    new = [spelling.of(name) for used in predicted for name in used.names]
    if listed is not None and truth.named and not truth.class_ids:
        new += [listed[number] for number in sorted(numbers) if 0 <= number < len(listed)]
    names = tuple(dict.fromkeys((*own, *new)))
    place = {name: i for i, name in enumerate(names)}
    by_number = {i: place[name] for i, name in enumerate(listed or own) if name in place}
    if not truth.named:
        by_number = {int(name): place[name] for name in own}
    elif truth.class_ids:
        by_number = {
            one: place[spelling.of(name)]
            for one, name in zip(truth.class_ids, truth.class_names, strict=True)
        }
    return ClassSpace(
        names, by_number, len(own), _ranked(truth, place, spelling), spelling, bool(truth.superclasses)
    )


def _ranked(truth: ObjectPart, place: Mapping[str, int], spelling: Spelling) -> tuple[int, ...]:
    """Labels of the truth's classes by their ids; what models do not learn is left out."""
    objects = np.bincount(truth.label, minlength=len(truth.class_names))
    ids = truth.class_ids or tuple(range(len(truth.class_names)))
    classes = zip(ids, truth.class_names, objects.tolist(), strict=True)
    learned = [
        (one, place[spelling.of(name)])
        for one, name, count in classes
        if count or not (one == 0 or one in truth.superclasses)
    ]
    return tuple(dict.fromkeys(label for _, label in sorted(learned)))
