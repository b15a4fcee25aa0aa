"""What some maps of a set hold, looked at before anything is decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.maps.decoding import Stored, decode

LOOKED_AT: Final = 8
_PHOTO_VALUES: Final = 64
_PHOTO_COLOURS: Final = 512
_PHOTO_CHANGES: Final = 0.4
"""Share of neighbours that differ; in maps a border is rare."""


@dataclass(frozen=True, eq=False)
class Sample:
    """Some maps of a set.

    values: int64 (n,), the distinct values of those that hold numbers. colours: uint32 (m,), the distinct
    colours of those that hold colours, R × 65536 + G × 256 + B, and colour_count: int64 (m,), pixels of each.
    is_wide: whether any has 16 bits. photos: files that look like photographs. failed: why others cannot be
    read. read: how many could.
    """

    values: NDArray[np.int64]
    colours: NDArray[np.uint32]
    colour_count: NDArray[np.int64]
    is_wide: bool
    photos: tuple[Path, ...]
    failed: tuple[Problem, ...]
    read: int

    @property
    def is_grey(self) -> bool:
        """Whether all colours are greys, that is, numbers that are stored three times."""
        red, green, blue = self.colours >> 16, self.colours >> 8 & 255, self.colours & 255
        return bool(((red == green) & (green == blue)).all())

    @property
    def numbers(self) -> NDArray[np.int64]:
        """The distinct values, int64 (n,), those of greys too."""
        return np.union1d(self.values, (self.colours & 255).astype(np.int64)) if self.is_grey else self.values

    @property
    def is_photos(self) -> bool:
        """Whether most look like photographs."""
        return len(self.photos) * 2 > self.read


def sampled_places(names: Sequence[str], count: int = LOOKED_AT) -> list[int]:
    """Choose some places by a hash of the names, so that a sample is the same wherever files are listed."""
    if len(names) <= count:
        return list(range(len(names)))
    marks = [blake2b(name.encode("utf-8", "surrogateescape"), digest_size=8).digest() for name in names]
    return sorted(nsmallest(count, range(len(names)), key=marks.__getitem__))


def look_at(files: Sequence[Path], read: Callable[[Path], Stored] = decode, count: int = LOOKED_AT) -> Sample:
    """Read some of the files of a set."""
    values: list[NDArray[Any]] = [np.empty(0, np.int64)]
    colours: list[NDArray[np.uint32]] = [np.empty(0, np.uint32)]
    counts = [np.empty(0, np.int64)]
    photos, failed, wide, done = [], list[Problem](), False, 0
    for file in (files[at] for at in sampled_places([file.name for file in files], count)):
        try:
            stored = read(file)
        except CmviewerError as error:
            failed += error.problems
            continue
        done += 1
        found, times = distinct_of(packed(stored))
        if _is_photo(stored, len(found)):
            photos.append(file)
        elif stored.ndim == 3:
            colours.append(found)
            counts.append(times.astype(np.int64))
        else:
            values.append(found)
            wide |= stored.itemsize > 1
    every, place = np.unique(np.concatenate(colours), return_inverse=True)
    return Sample(
        np.unique(np.concatenate(values)).astype(np.int64),
        every.astype(np.uint32),
        np.bincount(place, weights=np.concatenate(counts), minlength=len(every)).astype(np.int64),
        wide,
        tuple(photos),
        tuple(failed),
        done,
    )


def distinct_of(code: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return the distinct numbers of a map, and how many pixels each has, both (n,)."""
    code = code.ravel()
    starts = np.concatenate(([0], np.flatnonzero(code[1:] != code[:-1]) + 1))
    found, place = np.unique(code[starts], return_inverse=True)
    length = np.diff(starts, append=len(code))
    return found, np.bincount(place, weights=length, minlength=len(found)).astype(np.int64)


def packed(stored: Stored) -> NDArray[Any]:
    """Bring colours uint8 (H, W, 3) to one number a pixel, uint32 (H, W); leave numbers as they are."""
    if stored.ndim == 2:
        return stored
    code = stored[..., 0].astype(np.uint32)
    code <<= 8
    code |= stored[..., 1]
    code <<= 8
    code |= stored[..., 2]
    return code


def _is_photo(stored: Stored, distinct: int) -> bool:
    if distinct <= (_PHOTO_VALUES if stored.ndim == 2 else _PHOTO_COLOURS):
        return False
    code = packed(stored)
    return float((code[:, 1:] != code[:, :-1]).mean()) > _PHOTO_CHANGES if code.shape[1] > 1 else True
