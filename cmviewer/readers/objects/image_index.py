"""Which image of the truth is meant: by id, name, stem or number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.files.words import IMAGE_ENDINGS
from cmviewer.readers.objects.parts import ObjectPart

UNKNOWN: Final = -1
AMBIGUOUS: Final = -2
_ENDINGS: Final = frozenset({*IMAGE_ENDINGS, ".txt", ".xml", ".json"})

_Way = Callable[[str], int]
_Key = TypeVar("_Key", str, int)


@dataclass(frozen=True, eq=False)
class ImageIndex:
    """Positions of N images by their ids, by the ends of their paths, and by the number in their stem."""

    by_id: Mapping[str, int]
    by_path: Mapping[str, int]
    by_number: Mapping[int, int]

    def positions(self, part: ObjectPart) -> NDArray[np.int64]:
        """Position of each image of a part, int64 (n,), `UNKNOWN` or `AMBIGUOUS`.

        All images are found in one way. Names that a file writes come before the ids that it gives them;
        where it has nothing but ids, the way counts that finds most images.
        """
        names, ids = part.image_names, part.image_ids
        if not ids or ids != names:
            known = self._found(names, self._path)
            if (known != UNKNOWN).any():
                return known
        ways = [(ids, self._id), (ids, self._path), (ids, self._number_or_path)] if ids else []
        ways += [(names, self._number), (names, self._stem_as_id)]
        best = np.full(len(names), UNKNOWN)
        for way in ways:
            found = self._found(*way)
            if (found >= 0).all():
                return found
            best = max(best, found, key=lambda positions: int((positions >= 0).sum()))
        return best

    def _found(self, names: Sequence[str], way: _Way) -> NDArray[np.int64]:
        return np.fromiter(map(way, names), np.int64, len(names))

    def _id(self, name: str) -> int:
        return self.by_id.get(name, UNKNOWN)

    def _stem_as_id(self, name: str) -> int:
        return self.by_id.get(_stem(name), UNKNOWN)

    def _number(self, name: str) -> int:
        number = _number(name)
        return UNKNOWN if number is None else self.by_number.get(number, UNKNOWN)

    def _number_or_path(self, name: str) -> int:
        """The image meant where a stem of digits was written as its number, and any other as it is."""
        return self._path(name) if _number(name) is None else self._number(name)

    def _path(self, name: str) -> int:
        """The image whose path ends as this one does, with as many folders as there are in both."""
        plain = name.replace("\\", "/")
        for tail in (*_tails(plain), *_tails(_without_ending(plain))):
            found = self.by_path.get(tail, UNKNOWN)
            if found != UNKNOWN:
                return found
        return UNKNOWN


def image_index(names: Sequence[str], ids: Sequence[str]) -> ImageIndex:
    """Index images by their names and, where there are some, their ids."""
    paths = [name.replace("\\", "/") for name in names]
    tails = [(tail, i) for i, path in enumerate(paths) for tail in _tails(path)]
    stems = [(tail, i) for i, path in enumerate(paths) for tail in _tails(_without_ending(path))]
    whole = [(path, i) for i, path in enumerate(paths)]
    by_path = _distinct(stems) | _distinct(tails) | _distinct(whole)
    numbers = [(number, i) for i, path in enumerate(paths) if (number := _number(path)) is not None]
    return ImageIndex(dict(zip(ids, range(len(ids)), strict=True)), by_path, _distinct(numbers))


def _distinct(keyed: Iterable[tuple[_Key, int]]) -> dict[_Key, int]:
    """Map keys to positions; a key of several is `AMBIGUOUS`."""
    found: dict[_Key, int] = {}
    for key, position in keyed:
        found[key] = position if found.get(key, position) == position else AMBIGUOUS
    return found


def _tails(path: str) -> list[str]:
    """`a/b/c`, `b/c`, `c`."""
    parts = path.split("/")
    return ["/".join(parts[i:]) for i in range(len(parts))]


def _without_ending(path: str) -> str:
    base, dot, ending = path.rpartition(".")
    return base if dot and f".{ending.lower()}" in _ENDINGS else path


def _stem(path: str) -> str:
    return _without_ending(path).replace("\\", "/").rpartition("/")[2]


def _number(path: str) -> int | None:
    stem = _stem(path)
    return int(stem) if stem.isascii() and stem.isdigit() and len(stem) < 19 else None
