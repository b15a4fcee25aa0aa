"""Which map of a checkpoint belongs to which map of the truth."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.readers.maps.parts import MapSet

_Keyed = tuple[str, Path]
_PlaceOf = Callable[[str], int | None]
_MEND: Final = "give the maps of an image the same name on both sides"


class Join(StrEnum):
    """What maps are paired by: the path below their folders, or as much of its end as one image has."""

    PATH = "path"
    STEM = "stem"


@dataclass(frozen=True, eq=False)
class Paired:
    """Files of a checkpoint by image, None where there is none; and predictions without a truth.

    by_path: how many were paired by the whole path below their folders.
    """

    files: tuple[Path | None, ...]
    strangers: tuple[Path, ...]
    by_path: int = 0

    @property
    def count(self) -> int:
        """How many images have a prediction."""
        return sum(file is not None for file in self.files)


def paired(
    keys: Sequence[str], predictions: MapSet, top: Path | None = None, join: Join | None = None
) -> Paired:
    """Pair by the whole path below the folders, then by as much of its end as only one image has.

    top: the folder of the truth; below it the path of the predictions' folder may be a part of the keys.
    join: what was told; `PATH` leaves nothing but the whole path.
    """
    files: list[Path | None] = [None] * len(keys)
    whole = {key: place for place, key in enumerate(keys)}
    below = "" if top is None else _below(predictions.path, top)
    later = list(predictions.files.items())
    later = _take(files, later, lambda key: whole.get(key, whole.get(below + key)))
    by_path = len(predictions.files) - len(later)
    if join is not Join.PATH and later:
        for parts in range(max(key.count("/") for key, _ in later) + 1, 0, -1):
            later = _take(files, later, partial(_place_of_end, _unique_ends(keys, parts), parts))
    return Paired(tuple(files), tuple(file for _, file in later), by_path)


def _below(folder: Path, top: Path) -> str:
    return f"{folder.relative_to(top).as_posix()}/" if top in folder.parents else ""


def _take(files: list[Path | None], later: Sequence[_Keyed], place_of: _PlaceOf) -> list[_Keyed]:
    """Give maps to the images that have none yet; what is left over is returned."""
    left = []
    for key, file in later:
        place = place_of(key)
        if place is None or files[place] is not None:
            left.append((key, file))
        else:
            files[place] = file
    return left


def _place_of_end(ends: Mapping[str, int], parts: int, key: str) -> int | None:
    return ends.get(_end(key, parts))


def _end(key: str, parts: int) -> str:
    """The last parts of a key, in lower case."""
    return "/".join(key.split("/")[-parts:]).lower()


def _unique_ends(keys: Sequence[str], parts: int) -> Mapping[str, int]:
    """Positions of the images whose last parts no other has."""
    places: dict[str, int] = {}
    twice = set()
    for place, key in enumerate(keys):
        end = _end(key, parts)
        if places.setdefault(end, place) != place:
            twice.add(end)
    return {end: place for end, place in places.items() if end not in twice}


def problems_of(name: str, keys: Sequence[str], truth: MapSet, pairs: Paired, path: Path) -> list[Problem]:
    """Say which truths have no prediction, and which predictions no truth."""
    problems = []
    missing = [place for place, file in enumerate(pairs.files) if file is None]
    if missing:
        first = truth.files[keys[missing[0]]].name
        count = len(missing)
        what = f"{name}: {_maps(count)} of the truth without a prediction, first {first}; not counted"
        problems.append(Problem("truth-unpredicted", what, _MEND, path, left_out=count, decision="join"))
    if pairs.strangers:
        first, count = pairs.strangers[0].name, len(pairs.strangers)
        what = f"{name}: {_maps(count)} without a truth, first {first}; left out"
        problems.append(Problem("image-unknown", what, _MEND, path, left_out=count, decision="join"))
    return problems


def twice(maps: MapSet) -> list[Problem]:
    """Say which maps are left out because their image has another."""
    if not maps.twice:
        return []
    count = len(maps.twice)
    what = f"{_maps(count)} of images that have one already, first {maps.twice[0].name}; left out"
    return [Problem("map-twice", what, "keep one map an image", maps.twice[0], left_out=count)]


def _maps(count: int) -> str:
    return f"{count:,} {'map' if count == 1 else 'maps'}"
