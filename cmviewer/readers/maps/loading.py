"""The maps of a side, read when they are counted or looked at."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import LabelMaps, frozen
from cmviewer.problems.images import IMAGE_WITHOUT_MAP
from cmviewer.problems.maps import MAP_BEYOND_CLASSES, MAP_OUTSIDE, MAP_PHOTO
from cmviewer.readers.maps.map_reading import MapReading, Values
from cmviewer.readers.maps.odd_pixels import OddPixels, total_noted

_PHOTO_VALUES: Final = 64


@dataclass(frozen=True, eq=False)
class MapFiles:
    """Files of N images, None where there is none, and how they are meant.

    known: bool (65536,), values that are a class, or known to be none.
    """

    files: tuple[Path | None, ...]
    meant: MapReading
    known: NDArray[np.bool_]
    odd: OddPixels

    def load(self, image: int) -> Values:
        """Read the map of an image, uint8 or uint16 (H, W); any thread may. Raises `CmviewerError`."""
        file = self.files[image]
        if file is None:
            raise CmviewerError(IMAGE_WITHOUT_MAP.of(left_out=1))
        try:
            values = self.meant.values(file, self.odd)
            self._check(file, values)
        except CmviewerError as error:
            first, *others = error.problems
            raise CmviewerError(replace(first, left_out=1), *others) from error
        return values

    def _check(self, file: Path, values: Values) -> None:
        """Note values that are no class. Raises `CmviewerError` where that is what a photograph has."""
        if values.itemsize == 1:
            known = np.flatnonzero(self.known[:256]).astype(np.uint8).tobytes()
            strange = np.frombuffer(values.tobytes().translate(None, known), np.uint8)
        else:
            strange = values[~self.known[values]]
        if not len(strange):
            return
        distinct = np.unique(strange)
        if len(strange) * 2 > values.size and len(distinct) > _PHOTO_VALUES:
            raise CmviewerError(photograph_problem(file, len(distinct)))
        self.odd.note(file, f"value {distinct[0]}", len(strange))


def photograph_problem(file: Path, distinct: int | None = None) -> Problem:
    """Say that a file looks like a photograph."""
    many = "very many" if distinct is None else f"{distinct:,}"
    return MAP_PHOTO.of(file, many=many)


def label_maps(
    files: tuple[Path | None, ...], meant: MapReading, labels: NDArray[np.int32], void: frozenset[int]
) -> tuple[LabelMaps, OddPixels]:
    """Make the maps of a side; labels: int32 (65536,), of each stored value."""
    known = np.zeros(65_536, np.bool_)
    if meant.table is not None:
        known[meant.table.values] = True
    known[list(void)] = True
    if meant.unknown is not None:
        known[meant.unknown] = True
    odd = OddPixels()
    has_map = frozen([file is not None for file in files], np.bool_)
    maps = MapFiles(files, meant, known, odd)
    return LabelMaps(maps.load, labels, has_map, files.__getitem__), odd


def odd_pixel_problems(odd: OddPixels, *, truth: bool) -> list[Problem]:
    """Say what was noted of a side in one line."""
    noted = odd.noted()
    if not noted:
        return []
    pixels, maps = total_noted(noted)
    file, first, _ = noted[0]
    pixel_words = f"{pixels:,} {'pixel' if pixels == 1 else 'pixels'}"
    where = f"in {maps:,} {'map' if maps == 1 else 'maps'}, without a class, first {first}"
    if truth:
        return [MAP_BEYOND_CLASSES.of(file, pixels=pixel_words, where=where)]
    return [MAP_OUTSIDE.of(file, pixels=pixel_words, where=where)]
