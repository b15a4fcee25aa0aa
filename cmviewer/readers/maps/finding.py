"""From what is asked for to the sets of maps of truth and checkpoints."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from cmviewer.evaluation import Role
from cmviewer.limits import IMAGE_ENDINGS
from cmviewer.natural_order import natural_key
from cmviewer.readers.files.file_bytes import check_path
from cmviewer.readers.files.listing import Folders, Listing
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.files.roles import names_a_split
from cmviewer.readers.maps.drawn_sets import drawn_sets
from cmviewer.readers.maps.found_maps import FoundMaps
from cmviewer.readers.maps.grouping import Group, best_of, groups_of, split_by_folder
from cmviewer.readers.maps.pairing import paired
from cmviewer.readers.maps.parts import ARRAYS, LOSSY, MapSet
from cmviewer.readers.maps.roles_by_name import role_by_name
from cmviewer.readers.maps.sampling import Sample, look_at
from cmviewer.readers.maps.told_maps import is_map, told_checkpoints, told_true_maps
from cmviewer.readers.request import OpenRequest

_TRIED: Final = 3
"""Files of a set that are read to tell maps from photographs and other arrays; one of them may be damaged."""


def find_maps(request: OpenRequest, folders: Folders) -> FoundMaps:
    """Find maps of truth and predictions, where a request names them or in its folder.

    Raises `CmviewerError` where a path leads nowhere or to no maps, and `Cancelled`.
    """
    top = _top(request)
    path = request.path
    searched = path is not None and (is_folder(path) or path.suffix.lower() == ".toml")
    listing = folders.listing(top) if searched else None
    told_truth = request.truth is not None
    found = FoundMaps(top) if listing is None else _searched(listing, told_truth=told_truth)
    if request.truth is not None:
        found = replace(found, truths=(told_true_maps(request.truth, folders),))
    if request.predictions:
        parts = _folders(found.truths)
        lone = found.truths[0] if request.truth is not None and is_map(request.truth) else None
        every = (told_checkpoints(one, parts, folders, lone) for one in request.predictions)
        told = [one for some in every for one in some]
        found = replace(found, checkpoints=tuple(told))
    found = _apart(found, told_truth=told_truth, told_predictions=bool(request.predictions))
    if request.images is not None:
        pictures = folders.listing(request.images).all_ending(*IMAGE_ENDINGS)
        found = replace(found, pictures=pictures)
    return found


def _top(request: OpenRequest) -> Path:
    for path in (request.path, request.truth, request.images, *(one.path for one in request.predictions)):
        if path is not None:
            check_path(path)
    path = request.path if request.path is not None else request.predictions[0].path
    return path if is_folder(path) else path.parent


def _searched(listing: Listing, *, told_truth: bool) -> FoundMaps:
    """Sort the groups of a folder by role; those without a name that are like the others belong to them."""
    groups = groups_of(listing)
    if not any(group.role in {Role.TRUTH, Role.PREDICTION} for group in groups):
        groups = [_by_own_name(group, listing.folder) for group in groups]
    truths = sorted(best_of(_of(groups, Role.TRUTH)), key=lambda group: group.rank)
    predictions = best_of(_of(groups, Role.PREDICTION))
    others = best_of(_of(groups, None))
    if truths and not predictions:
        predictions = [group for group in others if _may_be_predictions(group, truths)]
    elif predictions and not truths:
        likely = [group for group in others if _shares(group, predictions) and _is_maps(group.maps)]
        truths = likely if len(likely) == 1 else []
    drawn = drawn_sets(listing) if predictions and not truths else []
    drawn = [maps for maps in drawn if _shares(Group(Role.TRUTH, maps), predictions)]
    found = FoundMaps(
        listing.folder,
        tuple(group.maps for group in truths if _is_maps(group.maps)) or tuple(drawn[:1]),
        pictures=listing.all_ending(*IMAGE_ENDINGS) if truths or predictions else (),
        blurred=_blurred(listing),
    )
    folders = _folders(found.truths)
    looked_for = bool(found.truths) or told_truth
    sets = [maps for group in predictions if looked_for for maps in split_by_folder(group.maps, folders)]
    looked_at = [look_at(list(maps.files.values()), count=_TRIED) for maps in sets]
    photos = [file for sample in looked_at for file in sample.photos[:1]]
    failed = [problem for sample in looked_at for problem in sample.failed[:1]] if found.truths else []
    sets = [maps for maps, sample in zip(sets, looked_at, strict=True) if _is_maps(maps, sample)]
    sets.sort(key=lambda maps: natural_key(maps.path.as_posix()))
    return replace(
        found, checkpoints=tuple((maps, None) for maps in sets), photos=tuple(photos), failed=tuple(failed)
    )


def _by_own_name(group: Group, folder: Path) -> Group:
    """Where nothing else tells a role, the name of the folder that was opened does."""
    role, _ = role_by_name((folder.resolve().name,), ())
    return replace(group, role=role) if group.role is None else group


def _of(groups: Sequence[Group], role: Role | None) -> list[Group]:
    return [group for group in groups if group.role is role]


def _shares(group: Group, others: Sequence[Group]) -> bool:
    """Tell whether a group has maps of the images of others."""
    return any(paired(tuple(other.maps.files), group.maps).count for other in others)


def _may_be_predictions(group: Group, truths: Sequence[Group]) -> bool:
    """Tell whether a folder without a telling name is one: not of photographs, as `test` and `val` are."""
    return not names_a_split(group.maps.folder_name) and _shares(group, truths) and _is_maps(group.maps)


def _is_maps(maps: MapSet, sample: Sample | None = None) -> bool:
    """Tell whether a set holds maps: no photographs, and no arrays such as one of all labels, `y_true.npy`.

    Images that cannot be read may be maps. sample: some of its files, where they were looked at already.
    """
    files = list(maps.files.values())
    if len(files) == 1 and maps.ending and files[0].suffix.lower() in ARRAYS:
        return False
    sample = sample or look_at(files, count=_TRIED)
    other = {problem.code for problem in sample.failed} == {"map-not-labels"}
    return not sample.is_photos and (sample.read > 0 or not other)


def _folders(truths: Sequence[MapSet]) -> frozenset[str]:
    return frozenset(part for maps in truths for key in maps.files for part in key.split("/")[:-1])


def _blurred(listing: Listing) -> tuple[Path, ...]:
    """Lossy images in folders that are called as those of maps are."""
    blurred: list[Path] = []
    for folder in listing.files:
        role, _ = role_by_name(folder.relative_to(listing.folder).parts, ())
        if role in {Role.TRUTH, Role.PREDICTION}:
            blurred += listing.ending(folder, *LOSSY)[:1]
    return tuple(blurred)


def _apart(found: FoundMaps, *, told_truth: bool, told_predictions: bool) -> FoundMaps:
    """Leave out checkpoints that are the truth, unless named so alone, and pictures that are maps."""
    of_truth = {file for maps in found.truths for file in maps.files.values()}
    checkpoints = found.checkpoints
    if told_truth:
        others = tuple(
            one for one in checkpoints if one[1] or not of_truth.intersection(one[0].files.values())
        )
        checkpoints = others or (checkpoints if told_predictions else ())
    taken = of_truth | {file for maps, _ in checkpoints for file in maps.files.values()}
    pictures = tuple(file for file in found.pictures if file not in taken)
    return replace(found, checkpoints=checkpoints, pictures=pictures)
