"""Which map of a checkpoint belongs to which map of the truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.problems.labels import IMAGE_UNKNOWN
from cmviewer.problems.maps import MAP_TWICE, TRUTH_UNPREDICTED
from cmviewer.readers.joining.image_names import UNKNOWN, JoinedImages
from cmviewer.readers.joining.image_paths import join_paths
from cmviewer.readers.maps.parts import MapSet

_MEND: Final = "give the maps of an image the same name on both sides"
_SHOWN: Final = 3


@dataclass(frozen=True, eq=False)
class PairedMaps:
    """Files of a checkpoint by image, None where there is none; and predictions without a truth.

    joined: what the predictions were joined by. by_path: what they are by the whole path alone.
    """

    files: tuple[Path | None, ...]
    strangers: tuple[Path, ...]
    joined: JoinedImages
    by_path: JoinedImages

    @property
    def count(self) -> int:
        """How many images have a prediction."""
        return sum(file is not None for file in self.files)


def paired(
    keys: Sequence[str], predictions: MapSet, top: Path | None = None, told: str | None = None
) -> PairedMaps:
    """Pair by the whole path below the folders, then by as much of its end as only one image has.

    top: the folder of the truth; below it the path of the predictions' folder may be a part of the keys.
    told: what maps are joined by; `path` leaves nothing but the whole path.
    """
    below = "" if top is None else _below(predictions.path, top)
    by_path, joined = join_paths(tuple(predictions.files), keys, below, told)
    files: list[Path | None] = [None] * len(keys)
    strangers = []
    for file, place in zip(predictions.files.values(), joined.position.tolist(), strict=True):
        if place == UNKNOWN:
            strangers.append(file)
        else:
            files[place] = file
    return PairedMaps(tuple(files), tuple(strangers), joined, by_path)


def _below(folder: Path, top: Path) -> str:
    return f"{folder.relative_to(top).as_posix()}/" if top in folder.parents else ""


def problems_of(
    name: str, keys: Sequence[str], truth: MapSet, pairs: PairedMaps, path: Path
) -> list[Problem]:
    """Say which truths have no prediction, and which predictions no truth."""
    problems = []
    missing = [place for place, file in enumerate(pairs.files) if file is None]
    if missing:
        first = truth.files[keys[missing[0]]].name
        count = len(missing)
        problems.append(TRUTH_UNPREDICTED.of(path, left_out=count, name=name, maps=_maps(count), first=first))
    if pairs.strangers:
        first, count = pairs.strangers[0].name, len(pairs.strangers)
        what = f"{name}: {_maps(count)} without a truth, first {first}; left out"
        alike = _alike(pairs.strangers, keys)
        if alike:
            what = f"{what}; it could be that of any of {alike}"
        problems.append(IMAGE_UNKNOWN.of(path, left_out=count, decision="join", what=what, mend=_MEND))
    return problems


def _alike(strangers: Sequence[Path], keys: Sequence[str]) -> str:
    """Name the images that the first map may be of, where several are called as it is."""
    alike = [key for key in keys if key.rpartition("/")[2].lower() == strangers[0].stem.lower()]
    listed = ", ".join(map(repr, alike[:_SHOWN])) + (", …" if len(alike) > _SHOWN else "")
    return listed if len(alike) > 1 else ""


def repeated_map_problems(maps: MapSet) -> list[Problem]:
    """Say which maps are left out because their image has another."""
    if not maps.repeated:
        return []
    count = len(maps.repeated)
    return [MAP_TWICE.of(maps.repeated[0], left_out=count, maps=_maps(count), name=maps.repeated[0].name)]


def _maps(count: int) -> str:
    return f"{count:,} {'map' if count == 1 else 'maps'}"
