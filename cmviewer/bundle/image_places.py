"""Where the outcomes of an image are: what cannot hold it is not read, and the rest a group at a time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Reach = tuple[int, int]
"""The first and the last image of a group of rows."""


@dataclass(frozen=True, eq=False)
class Parts:
    """Runs of outcomes that lie together in a file, in the order of the cells.

    file, group, offset, count: int64 (R,), where each lies: the number of its file, the group of rows there,
    its first row in that, and how many. start: int64 (R + 1,), its first outcome.
    """

    file: NDArray[np.int64]
    group: NDArray[np.int64]
    offset: NDArray[np.int64]
    count: NDArray[np.int64]
    start: NDArray[np.int64]

    @cached_property
    def by_group(self) -> dict[tuple[int, int], NDArray[np.int64]]:
        """The runs of each group, by their offset."""
        order = np.lexsort((self.offset, self.group, self.file))
        key = np.stack((self.file[order], self.group[order]))
        first = np.flatnonzero(np.concatenate(([True], (key[:, 1:] != key[:, :-1]).any(axis=0))))
        runs = np.split(order, first[1:])
        return dict(zip(map(tuple, key[:, first].T.tolist()), runs, strict=True)) if len(order) else {}

    def outcomes_of(self, key: tuple[int, int], rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Outcomes of some rows of a group, int64 (n,); rows that are in no cell are left out."""
        runs = self.by_group[key]
        run = runs[np.searchsorted(self.offset[runs], rows, side="right") - 1]
        within = rows - self.offset[run]
        inside = (within >= 0) & (within < self.count[run])
        found: NDArray[np.int64] = (self.start[run] + within)[inside]
        return found


@dataclass(eq=False)
class ImagePlaces:
    """Outcomes by their image.

    told: the first and the last image of a group, None where its file does not say. read: the images of a
    group, which are kept; look: the same, to learn the first and the last, of groups that are many.
    """

    parts: Parts
    told: Callable[[int, int], Reach | None]
    read: Callable[[int, int], NDArray[np.int32]]
    look: Callable[[int, int], NDArray[np.int32]]
    _learnt: dict[tuple[int, int], Reach] = field(default_factory=dict, init=False)

    def of(self, image: int) -> NDArray[np.int64]:
        """Outcomes of an image, int64, ascending. Raises `CmviewerError`."""
        found = [np.empty(0, np.int64)]
        for key in self.parts.by_group:
            first, last = self._reach(key)
            if first <= image <= last:
                found.append(self.parts.outcomes_of(key, np.flatnonzero(self.read(*key) == image)))
        return np.sort(np.concatenate(found))

    def _reach(self, key: tuple[int, int]) -> Reach:
        if key not in self._learnt:
            self._learnt[key] = self.told(*key) or _reach_of(self.look(*key))
        return self._learnt[key]


def _reach_of(images: NDArray[np.int32]) -> Reach:
    """The first and the last of some images; of none, what nothing is between."""
    return (int(images.min()), int(images.max())) if len(images) else (0, -1)
