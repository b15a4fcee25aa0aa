"""Which image of the truth is meant: by id, path, name, stem or number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Protocol, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.joining.image_names import (
    AMBIGUOUS,
    UNKNOWN,
    JoinedImages,
    before_export,
    is_exported,
    last_number_of,
    name_of,
    number_of,
    plain_path,
    stem_of,
    tails_of,
    without_ending,
)

_Way = Callable[[str], int]
_Key = TypeVar("_Key", str, int)


class NamedImages(Protocol):
    """The n images of one side."""

    @property
    def image_names(self) -> Sequence[str]:
        """Paths, names or stems of all."""

    @property
    def image_ids(self) -> Sequence[str]:
        """Ids of all, or none."""

    @property
    def other_ids(self) -> Mapping[str, int]:
        """Position of more ids."""


@dataclass(frozen=True, eq=False)
class ImageNames:
    """Images of which nothing else is known."""

    image_names: Sequence[str]
    image_ids: Sequence[str] = ()
    other_ids: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, eq=False)
class ImageIndex:
    """Positions of N images by their ids, by the ends of their paths, and by the number in their stem.

    by_name, by_stem: by the last part of the path alone, with its ending and without. names: of all.
    """

    by_id: Mapping[str, int]
    by_path: Mapping[str, int]
    by_name: Mapping[str, int]
    by_stem: Mapping[str, int]
    by_number: Mapping[int, int]
    names: Sequence[str] = ()
    _known: WeakKeyDictionary[NamedImages, list[JoinedImages]] = field(
        default_factory=WeakKeyDictionary, repr=False
    )

    def joins(self, part: NamedImages) -> list[JoinedImages]:
        """Return the ways in which the images of a part can be joined, the usual one first."""
        if part not in self._known:
            self._known[part] = self._joins(part)
        return self._known[part]

    def _joins(self, part: NamedImages) -> list[JoinedImages]:
        """Return the ways in which tools call the images of a part, the usual one first; each finds some.

        Names that a file writes come before the ids that it gives them. Where it has nothing but ids, they
        are ids, or the numbers in file names, or stems: first comes what finds all, else what finds most.
        """
        names, ids = part.image_names, part.image_ids
        if not ids or ids != names:
            known = self._found(names, self._path)
            if (known != UNKNOWN).any():
                return [JoinedImages("path", known)]
        ways = [("id", ids, self._id), ("path", ids, self._path)] if ids else []
        ways += [("number", ids, self._number_or_path)] if ids else []
        ways += [("number", names, self._number), ("id", names, self._stem_as_id)]
        found = [JoinedImages(by, self._found(texts, way)) for by, texts, way in ways]
        if not self.by_number:
            found.append(JoinedImages("number", self._found(names, self._last_number), vague=True))
        if any(is_exported(one) for side in (names, self.names) for one in side):
            found.append(JoinedImages("stem", self._found(names, self._exported), exported=True))
        found = [one for one in found if one.count] or found[:1]
        return sorted(found, key=lambda one: (one.vague, -one.count))  # stable: of equal ones the first

    def positions(self, part: NamedImages) -> NDArray[np.int64]:
        """Position of each image of a part, as it is usually meant, int64 (n,)."""
        return self.joins(part)[0].position

    def joined_by(self, part: NamedImages, by: str) -> JoinedImages:
        """Join the images of a part as was told."""
        ids = part.image_ids or part.image_names
        ways: dict[str, tuple[Sequence[str], _Way]] = {
            "id": (ids, self._id),
            "path": (part.image_names, self._path),
            "name": (part.image_names, self._name),
            "stem": (part.image_names, self._stem),
            "number": (ids, self._number_or_path if self.by_number else self._last_number),
        }
        texts, way = ways[by]
        return JoinedImages(by, self._found(texts, way))

    def called_like(self, name: str) -> list[str]:
        """Names of the images that are called so, or are so by their number, whatever folders they lie in."""
        stem, number = stem_of(name), number_of(name)
        alike = [one for one in self.names if stem_of(one) == stem]
        return alike or [one for one in self.names if number is not None and number_of(one) == number]

    def _found(self, names: Sequence[str], way: _Way) -> NDArray[np.int64]:
        return np.fromiter(map(way, names), np.int64, len(names))

    def _id(self, name: str) -> int:
        return self.by_id.get(name, UNKNOWN)

    def _stem_as_id(self, name: str) -> int:
        return self.by_id.get(stem_of(name), UNKNOWN)

    def _name(self, name: str) -> int:
        return self.by_name.get(name_of(name), UNKNOWN)

    def _stem(self, name: str) -> int:
        found = self.by_stem.get(stem_of(name), UNKNOWN)
        return self._exported(name) if found == UNKNOWN else found

    def _exported(self, name: str) -> int:
        return self._by_export.get(before_export(name), UNKNOWN)

    @cached_property
    def _by_export(self) -> Mapping[str, int]:
        """Positions by what the images were called before they were exported; of several versions none."""
        return _distinct((before_export(name), i) for i, name in enumerate(self.names))

    def _number(self, name: str) -> int:
        number = number_of(name)
        return UNKNOWN if number is None else self.by_number.get(number, UNKNOWN)

    def _last_number(self, name: str) -> int:
        number = number_of(name)
        return UNKNOWN if number is None else self._by_last_number.get(number, UNKNOWN)

    @cached_property
    def _by_last_number(self) -> Mapping[int, int]:
        """Positions by the last number in the stems, where scripts take it for the id."""
        numbers = [(last_number_of(name), i) for i, name in enumerate(self.names)]
        return _distinct((number, i) for number, i in numbers if number is not None)

    def _number_or_path(self, name: str) -> int:
        """The image meant where a stem of digits was written as its number, and any other as it is."""
        return self._path(name) if number_of(name) is None else self._number(name)

    def _path(self, name: str) -> int:
        """The image whose path ends as this one does, with as many folders as there are in both."""
        plain = plain_path(name)
        whole = self.by_path.get(plain, UNKNOWN)
        if whole != UNKNOWN:
            return whole
        for tail in (*tails_of(plain), *tails_of(without_ending(plain))):
            found = self.by_path.get(tail, UNKNOWN)
            if found != UNKNOWN:
                return found
        return UNKNOWN


def image_index(part: NamedImages) -> ImageIndex:
    """Index the images of a truth by their names and, where there are some, their ids."""
    paths = [plain_path(name) for name in part.image_names]
    tails = [(tail, i) for i, path in enumerate(paths) for tail in tails_of(path)]
    stems = [(tail, i) for i, path in enumerate(paths) for tail in tails_of(without_ending(path))]
    whole = [(path, i) for i, path in enumerate(paths)]
    by_path = _distinct(stems) | _distinct(tails) | _distinct(whole)
    numbers = [(number, i) for i, path in enumerate(paths) if (number := number_of(path)) is not None]
    by_id = dict(zip(part.image_ids, range(len(part.image_ids)), strict=True))
    return ImageIndex(
        {**part.other_ids, **by_id},
        by_path,
        _distinct((name_of(path), i) for i, path in enumerate(paths)),
        _distinct((stem_of(path), i) for i, path in enumerate(paths)),
        _distinct(numbers),
        part.image_names,
    )


def _distinct(keyed: Iterable[tuple[_Key, int]]) -> dict[_Key, int]:
    """Map keys to positions; a key of several is `AMBIGUOUS`."""
    every = list(keyed)
    found = dict(every)
    if len(found) == len(every):  # as a rule, and a loop takes ten times as long
        return found
    found.clear()
    for key, position in every:
        found[key] = position if found.get(key, position) == position else AMBIGUOUS
    return found
