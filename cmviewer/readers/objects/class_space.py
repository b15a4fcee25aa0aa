"""The classes of an evaluation, and which of them the classes of a part are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.objects.agreement import ClassPairs
from cmviewer.readers.objects.parts import ObjectPart

UNKNOWN: Final = -1
POSITIONS: Final = "positions in the list of classes"


@dataclass(frozen=True, eq=False)
class ClassSpace:
    """names: of the K classes. by_number: the label of each number that truth or a names file gives."""

    names: tuple[str, ...]
    by_number: Mapping[int, int]
    truth_count: int

    def labels(self, part: ObjectPart) -> NDArray[np.int64] | None:
        """Label of each class of a part that has names, int64 (n,); None where it has only numbers."""
        if not part.named:
            return None
        return np.array([self.place.get(name, UNKNOWN) for name in part.class_names], np.int64)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The label of each name; of one that is there twice, the first."""
        return {name: label for label, name in reversed(list(enumerate(self.names)))}

    def readings(self, numbers: Sequence[int]) -> dict[str, NDArray[np.int64]]:
        """Ways to read numbers as classes, the plain one first: label of each, int64 (n,), or `UNKNOWN`."""
        count = self.truth_count
        return {
            "": np.array([self.by_number.get(one, UNKNOWN) for one in numbers], np.int64),
            "counted from 1": np.array([self.by_number.get(one - 1, UNKNOWN) for one in numbers], np.int64),
            POSITIONS: np.array([one if 0 <= one < count else UNKNOWN for one in numbers], np.int64),
        }


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
    truth: ObjectPart, predicted: Sequence[UsedClasses], listed: tuple[str, ...] | None
) -> ClassSpace:
    """Put the truth's classes first, in their order, then those that only predictions have.

    predicted: classes that may be new. listed: names of the numbers from 0 on, by a file of names.
    """
    own = tuple(dict.fromkeys(truth.class_names))
    numbers = {number for used in predicted for number in used.numbers}
    if not truth.named:
        own = tuple(map(str, sorted({*truth.class_ids, *numbers})))
    elif listed is not None and set(own) <= set(listed):
        own = tuple(name for name in dict.fromkeys(listed) if name in set(own))
    new = [name for used in predicted for name in used.names]
    if listed is not None and truth.named and not truth.class_ids:
        new += [listed[number] for number in sorted(numbers) if 0 <= number < len(listed)]
    names = tuple(dict.fromkeys((*own, *new)))
    place = {name: i for i, name in enumerate(names)}
    by_number = {i: place[name] for i, name in enumerate(listed or own) if name in place}
    if not truth.named:
        by_number = {int(name): place[name] for name in own}
    elif truth.class_ids:
        by_number = {one: place[name] for one, name in zip(truth.class_ids, truth.class_names, strict=True)}
    return ClassSpace(names, by_number, len(own))


def read_numbers(
    space: ClassSpace, part: ObjectPart, pairs: Callable[[], ClassPairs], *, usual: str
) -> tuple[NDArray[np.int64], str]:
    """Labels of a part's class numbers, int64 (n,), and how they were read where that is in doubt.

    usual: the reading that the layout commonly has; it is in no doubt where it alone knows all objects.

    Numbers that are all known are taken as they are, unless they never are 0 where the truth counts from
    0, or the usual reading knows them all too. Else the reading counts that knows the most objects, then
    the one that agrees best with the truth, then the usual one.
    """
    readings = space.readings(part.class_ids)
    objects = np.bincount(part.label, minlength=len(part.class_ids))
    used = [number for number, n in zip(part.class_ids, objects.tolist(), strict=True) if n]
    plain = readings[""]
    seen = objects > 0
    other = readings.get(usual, plain)
    doubtful = (other[seen] >= 0).all() and (other[seen] != plain[seen]).any()
    if (plain[seen] >= 0).all() and not (0 in space.by_number and used and min(used) > 0) and not doubtful:
        return plain, ""
    known = {way: int(objects[label >= 0].sum()) for way, label in readings.items()}
    most = max(known.values())
    best = [way for way, count in known.items() if count == most]
    if len(best) > 1:
        known_pairs = pairs()
        best.sort(key=lambda way: (known_pairs.agreeing(readings[way]), way == usual), reverse=True)
    expected = best[0] == usual and most == len(part)
    return readings[best[0]], "" if expected else best[0]
