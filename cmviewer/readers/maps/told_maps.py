"""Sets of maps of a path that a request names."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Role
from cmviewer.problems.truth import NO_PREDICTED_MAP_IN_FOLDER, NO_TRUE_MAP_IN_FOLDER
from cmviewer.readers.files.listing import Folders
from cmviewer.readers.files.paths import is_file, is_folder
from cmviewer.readers.maps.decoding import lossy
from cmviewer.readers.maps.drawn import holds_shapes
from cmviewer.readers.maps.grouping import Group, groups_of, map_set, split_by_folder
from cmviewer.readers.maps.parts import LOSSY, MAP_ENDINGS, MapSet
from cmviewer.readers.request import PredictionSource


def told_true_maps(path: Path, folders: Folders) -> MapSet:
    """The set of maps of a path that was named as the truth. Raises `CmviewerError` where there is none."""
    groups = _told_groups(path, Role.TRUTH, folders)
    root = folder_of_maps(path)
    return _merged(root, groups)


def told_checkpoints(
    source: PredictionSource, parts: frozenset[str], folders: Folders, lone: MapSet | None = None
) -> list[tuple[MapSet, str | None]]:
    """Sets of a path that was named as predictions: one, or one a checkpoint below it.

    lone: the truth, where a single file was named; a file that is named too is of its image.
    """
    groups = _told_groups(source.path, Role.PREDICTION, folders)
    root = folder_of_maps(source.path)
    if is_map(source.path):
        maps = groups[0].maps
        files = maps.files if lone is None else {next(iter(lone.files)): source.path}
        return [(replace(maps, files=files), source.name or source.path.stem)]
    named = [group for group in groups if group.role is Role.PREDICTION and group.maps.path != root]
    sets = [group.maps for group in named] if len(named) == len(groups) else [_merged(root, groups)]
    sets = [one for maps in sets for one in split_by_folder(maps, parts)]
    return [(maps, source.name if len(sets) == 1 else None) for maps in sets]


def _told_groups(path: Path, role: Role | None, folders: Folders) -> list[Group]:
    """Groups of a path that are of a role, as far as names say; of several encodings the first."""
    listing = folders.listing(path if is_map(path) else folder_of_maps(path))
    groups = groups_of(listing)
    for sides in ({role, None}, {Role.TRUTH, Role.PREDICTION}, {*Role, None}):
        chosen = [group for group in groups if group.role in sides]
        if chosen:
            first = min(group.rank for group in chosen)
            return [group for group in chosen if group.rank == first]
    shapes = [file for file in listing.all_ending(".json") if holds_shapes(file)]
    if shapes:
        root = folder_of_maps(path)
        keyed = ((file.relative_to(root).with_suffix("").as_posix(), file) for file in shapes)
        return [Group(role, map_set(root, keyed))]
    blurred = listing.all_ending(*LOSSY)
    if blurred:
        raise CmviewerError(lossy(blurred[0]))
    kind = NO_TRUE_MAP_IN_FOLDER if role is Role.TRUTH else NO_PREDICTED_MAP_IN_FOLDER
    raise CmviewerError(kind.of(path))


def folder_of_maps(path: Path) -> Path:
    """The folder of maps; of a file such as `panoptic_val.json` the one of its name beside it."""
    if is_folder(path):
        return path
    beside = path.with_suffix("")
    return beside if is_folder(beside) else path.parent


def is_map(path: Path) -> bool:
    """Tell whether a path is a file that may be a map: it alone is meant, and not what lies beside it."""
    return path.suffix.lower() in MAP_ENDINGS and is_file(path)


def _merged(root: Path, groups: Sequence[Group]) -> MapSet:
    """One set of all groups, by paths below its root."""
    if len(groups) == 1:
        return groups[0].maps
    files = []
    for group in groups:
        prefix = group.maps.path.relative_to(root).as_posix()
        files += [
            (key if prefix == "." else f"{prefix}/{key}", file) for key, file in group.maps.files.items()
        ]
    merged = map_set(root, files, groups[0].maps.ending)
    repeated = (file for group in groups for file in group.maps.repeated)
    return replace(merged, repeated=(*merged.repeated, *repeated))
