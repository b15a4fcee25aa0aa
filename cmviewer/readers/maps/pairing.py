"""Which map of a checkpoint belongs to which map of the truth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.readers.maps.parts import MapSet, stem_of

_MEND: Final = "give the maps of an image the same name on both sides"


@dataclass(frozen=True, eq=False)
class Paired:
    """Files of a checkpoint by image, None where there is none; and predictions without a truth."""

    files: tuple[Path | None, ...]
    strangers: tuple[Path, ...]

    @property
    def count(self) -> int:
        """How many images have a prediction."""
        return sum(file is not None for file in self.files)


def paired(keys: Sequence[str], predictions: MapSet) -> Paired:
    """Pair by the whole path below the folders, then by name where only one image is called so."""
    whole = {key: place for place, key in enumerate(keys)}
    by_stem = _unique_stems(keys)
    files: list[Path | None] = [None] * len(keys)
    strangers = []
    later = []
    for key, file in predictions.files.items():
        place = whole.get(key)
        if place is None:
            later.append((key, file))
        else:
            files[place] = file
    for key, file in later:
        place = by_stem.get(stem_of(key).lower())
        if place is None or files[place] is not None:
            strangers.append(file)
        else:
            files[place] = file
    return Paired(tuple(files), tuple(strangers))


def _unique_stems(keys: Sequence[str]) -> Mapping[str, int]:
    """Positions of the images whose name no other has."""
    places: dict[str, int] = {}
    twice = set()
    for place, key in enumerate(keys):
        stem = stem_of(key).lower()
        if places.setdefault(stem, place) != place:
            twice.add(stem)
    return {stem: place for stem, place in places.items() if stem not in twice}


def problems_of(name: str, keys: Sequence[str], truth: MapSet, pairs: Paired, path: Path) -> list[Problem]:
    """Say which truths have no prediction, and which predictions no truth."""
    problems = []
    missing = [place for place, file in enumerate(pairs.files) if file is None]
    if missing:
        first = truth.files[keys[missing[0]]].name
        what = f"{name}: {_maps(len(missing))} of the truth without a prediction, first {first}; not counted"
        problems.append(Problem("truth-unpredicted", what, _MEND, path))
    if pairs.strangers:
        first = pairs.strangers[0].name
        what = f"{name}: {_maps(len(pairs.strangers))} without a truth, first {first}; left out"
        problems.append(Problem("image-unknown", what, _MEND, path))
    return problems


def twice(maps: MapSet) -> list[Problem]:
    """Say which maps are left out because their image has another."""
    if not maps.twice:
        return []
    what = f"{_maps(len(maps.twice))} of images that have one already, first {maps.twice[0].name}; left out"
    return [Problem("map-twice", what, "keep one map an image", maps.twice[0])]


def _maps(count: int) -> str:
    return f"{count:,} {'map' if count == 1 else 'maps'}"
