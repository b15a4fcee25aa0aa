"""From what is asked for to the sources of truth and predictions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin, Role
from cmviewer.natural_order import natural_key
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.file_bytes import check_path
from cmviewer.readers.files.listing import Folders, Listing
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.files.roles import role_of
from cmviewer.readers.files.words import PREDICTED_FILE, words
from cmviewer.readers.objects.detection import DetectedSources
from cmviewer.readers.objects.found_sources import FoundSources, NamedSource
from cmviewer.readers.objects.image_folders import image_folders
from cmviewer.readers.objects.parted_checkpoints import parted_checkpoints
from cmviewer.readers.objects.parts import TRUTH, ObjectLayout, ObjectSource
from cmviewer.readers.objects.pickles import pickles_in, refuse_pickles
from cmviewer.readers.objects.source_roles import as_checkpoints, as_truths
from cmviewer.readers.objects.split_decision import of_told_split, splits_by_name
from cmviewer.readers.objects.split_lists import split_lists
from cmviewer.readers.objects.told_sources import (
    Search,
    Truths,
    described_by,
    named_by_data_sets,
    told_checkpoints,
    told_truth,
)
from cmviewer.readers.request import OpenRequest

_RESULTS: Final = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt")
"""Endings of files that results may be in."""
_SHOWN: Final = 1
"""So many files that are called as predictions are told; what is known of one is known of the others."""


def find_objects(
    request: OpenRequest,
    folders: Folders,
    layouts: Sequence[ObjectLayout],
    decisions: Decisions,
    problems: list[Problem],
) -> FoundSources:
    """Find truth and predictions of objects, where a request names them or in its folder.

    layouts: those that are looked for. Raises `CmviewerError` where a path leads nowhere, or a decision was
    told that does not fit, and `Cancelled`.
    """
    refuse_pickles(request)
    data_set = described_by(request.truth)
    search = Search(layouts, folders, problems, data_set)
    listing = None if request.path is None else _listing(request.path, folders)
    if listing is not None and data_set is not None:
        listing = listing.described(data_set)
    told_both = request.truth is not None and request.predictions
    found = DetectedSources(()) if listing is None or told_both else search.sources(listing)
    top = request.path if request.path is not None else request.predictions[0].path
    top = top if is_folder(top) else top.parent
    truth = _truths(request, search, found, listing, top)
    _keep_told_truth(request, decisions, as_truths(found.sources, [], top))
    truths = truth.sources
    regions = any(source.has_regions for source in truths)
    rejected = list(found.rejected)
    if request.predictions:
        checkpoints, of_truth = [], replace(search, parts=truth.parts)
        for told in request.predictions:
            some, refused = told_checkpoints(told, of_truth, regions=regions)
            checkpoints += some
            rejected += refused
    else:
        checkpoints = _others(request, found, truths, top, regions=regions)
    if request.path is not None and not (is_folder(request.path) or _is_manifest(request.path)):
        truths, checkpoints = _about_file(request.path, truths, checkpoints)
    checkpoints = parted_checkpoints(checkpoints, decisions)
    taken = {source.path for source, _ in checkpoints}
    truths = [source for source in truths if source.path not in taken or source.roles == TRUTH]
    named_from = top if request.truth is None else request.truth.parent.parent
    splits = dict(truth.splits) or splits_by_name(truths, named_from)
    if truths and truth.listing is not None and decisions.look_up("split") is not None:
        listed = [one.name for one in split_lists(truth.listing)]
        truths = of_told_split(truths, splits, listed, decisions, named_from)
    return FoundSources(
        top,
        tuple(truths),
        tuple(checkpoints),
        image_folders(truth.listing, listing, truths, checkpoints),
        truth.listing,
        () if listing is None else pickles_in(listing),
        tuple(rejected),
        splits,
        bool(truth.splits),
        () if checkpoints else tuple(_unknown(request, found, listing)),
    )


def _unknown(request: OpenRequest, found: DetectedSources, listing: Listing | None) -> Iterator[Path]:
    """Files that were named as predictions, or are called so, and that are of no layout."""
    yield from (told.path for told in request.predictions if not is_folder(told.path))
    known = {file for source in found.sources for file in source.files} | {one.file for one in found.rejected}
    called = [] if listing is None or request.predictions else listing.all_ending(*_RESULTS)
    yield from [one for one in called if one not in known and _is_called_prediction(one)][:_SHOWN]


def _is_called_prediction(file: Path) -> bool:
    return role_of(file.stem) is Role.PREDICTION or not PREDICTED_FILE.isdisjoint(words(file.stem))


def _keep_told_truth(request: OpenRequest, decisions: Decisions, others: Sequence[ObjectSource]) -> None:
    """Keep that a truth was told, and which others lie in what was opened."""
    told = decisions.look_up("truth")
    if request.truth is not None and (told is None or Path(told.value).absolute() == request.truth):
        value = str(request.truth) if told is None else told.value
        paths = [str(source.path) for source in others if source.path != request.truth]
        origin = Origin.TOLD if told is None else told.origin
        decisions.take("truth", value, origin, "", list(map(Alternative, paths)))


def _truths(
    request: OpenRequest, search: Search, found: DetectedSources, listing: Listing | None, top: Path
) -> Truths:
    if request.truth is not None:
        return told_truth(request.truth, search)
    return Truths(
        as_truths(found.sources, [] if listing is None else named_by_data_sets(listing), top), listing
    )


def _others(
    request: OpenRequest, found: DetectedSources, truths: Sequence[ObjectSource], top: Path, *, regions: bool
) -> list[NamedSource]:
    """Checkpoints among what was found; where the truth was told, all that is no truth may be one."""
    paths = {source.path.resolve() for source in truths}
    others = list(found.sources)
    if request.truth is not None:
        others = [source for source in others if source.path.resolve() not in paths]
    some = as_checkpoints(others, top, regions=regions)
    if not some and request.truth is not None and request.path is not None and is_folder(request.path):
        some = others
    checkpoints: list[NamedSource] = [(source, None) for source in some]
    return sorted(checkpoints, key=lambda pair: natural_key(pair[0].path.as_posix()))


def _about_file(
    file: Path, truths: list[ObjectSource], checkpoints: list[NamedSource]
) -> tuple[list[ObjectSource], list[NamedSource]]:
    """Of what lies beside a file that was opened, keep what it needs: its truth, or its predictions."""
    if any(file in source.files for source, _ in checkpoints):
        return truths, [one for one in checkpoints if file in one[0].files]
    if any(file in source.files for source in truths):
        return [source for source in truths if file in source.files], checkpoints
    return [], []


def _listing(path: Path, folders: Folders) -> Listing:
    """What PATH holds; of a file, what lies beside it."""
    check_path(path)
    if is_folder(path):
        return folders.listing(path)
    return folders.listing(path.parent) if _is_manifest(path) else folders.beside(path)


def _is_manifest(path: Path) -> bool:
    return path.suffix.lower() == ".toml"
