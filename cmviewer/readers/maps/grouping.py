"""The images of a folder, in groups: sets of maps of either side, and photographs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cmviewer.evaluation import Role
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.maps.endings import parted
from cmviewer.readers.maps.parts import ARRAYS, MAP_ENDINGS, MapSet
from cmviewer.readers.maps.roles_by_name import may_say_truth, rank_of, role_by_name, says_predictions

_Kind = tuple[Path, Role | None, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Group:
    """Maps that lie below one folder and are called alike. role: None where nothing tells it."""

    role: Role | None
    maps: MapSet

    @property
    def rank(self) -> int:
        """Place among several encodings of one set."""
        return rank_of(self.maps.folder_name, self.maps.ending)


def groups_of(listing: Listing) -> list[Group]:
    """Group what may be maps by role, folder and ending, in natural order."""
    members: dict[_Kind, list[tuple[str, Path]]] = {}
    for folder, files in listing.files.items():
        parts = folder.relative_to(listing.folder).parts
        named = [(file, *parted(file.stem)) for file in files if file.suffix.lower() in MAP_ENDINGS]
        predicted = {core for _, core, ending in named if says_predictions(ending)}
        predicted &= {core for _, core, ending in named if may_say_truth(ending)}
        pictures = {core for file, core, _ in named if file.suffix.lower() not in ARRAYS}
        places: dict[tuple[tuple[str, ...], bool], tuple[_Kind, str]] = {}
        for file, core, ending in named:
            if core in pictures and file.suffix.lower() in ARRAYS:
                # The scores that the image was made of.
                members.setdefault((folder, Role.METADATA, ending), []).append((core, file))
                continue
            beside = core in predicted
            if (ending, beside) not in places:
                places[ending, beside] = _place(listing, parts, ending, beside_predictions=beside)
            kind, prefix = places[ending, beside]
            members.setdefault(kind, []).append((prefix + core, file))
    return [Group(role, map_set(root, files, ending)) for (root, role, ending), files in members.items()]


def _place(
    listing: Listing, parts: tuple[str, ...], ending: tuple[str, ...], *, beside_predictions: bool
) -> tuple[_Kind, str]:
    """The group of the files of one folder that end alike, and how their keys begin."""
    role, depth = role_by_name(parts, ending, beside_predictions=beside_predictions)
    prefix = "".join(f"{part}/" for part in parts[depth:])
    return (listing.folder.joinpath(*parts[:depth]), role, ending), prefix


def map_set(path: Path, files: Iterable[tuple[str, Path]], ending: tuple[str, ...] = ()) -> MapSet:
    """Make a set; of two files of one image the first counts."""
    known: dict[str, Path] = {}
    repeated = []
    for key, file in files:
        if known.setdefault(key, file) is not file:
            repeated.append(file)
    return MapSet(path, known, ending, tuple(repeated))


def best_of(groups: Iterable[Group]) -> list[Group]:
    """Of the groups of one folder keep the encoding that is read; a rare ending is no encoding."""
    by_folder: dict[Path, list[Group]] = {}
    for group in groups:
        by_folder.setdefault(group.maps.path, []).append(group)
    return [_joined(sorted(alike, key=lambda group: group.rank)) for alike in by_folder.values()]


def _joined(groups: list[Group]) -> Group:
    """The first group, with images that only others of its rank know, such as `a.png` beside `b_mask.png`."""
    first = groups[0]
    alike = [group.maps for group in groups if group.rank == first.rank]
    if len(alike) == 1:
        return first
    files = [item for maps in alike for item in maps.files.items()]
    joined = map_set(first.maps.path, files, first.maps.ending)
    repeated = (*joined.repeated, *(file for maps in alike for file in maps.repeated))
    return Group(first.role, MapSet(joined.path, joined.files, joined.ending, repeated))


def split_by_folder(maps: MapSet, folders: frozenset[str]) -> list[MapSet]:
    """Part a set of predictions into one a folder, where folders hold the same images again.

    folders: those of the truth, which part its images and not the checkpoints.
    """
    below: dict[str, list[tuple[str, Path]]] = {}
    for key, file in maps.files.items():
        first, sign, rest = key.partition("/")
        below.setdefault(first if sign else "", []).append((rest if sign else key, file))
    names = [name for name in below if name]
    if len(names) < 2 or set(names) <= folders or not _repeat(below):
        return [maps]
    return [map_set(maps.path / name, files, maps.ending) for name, files in below.items()]


def _repeat(below: Mapping[str, list[tuple[str, Path]]]) -> bool:
    seen: set[str] = set()
    for files in below.values():
        keys = {key for key, _ in files}
        if keys & seen:
            return True
        seen |= keys
    return False
