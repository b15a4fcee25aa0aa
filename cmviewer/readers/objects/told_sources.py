"""Truth and predictions of objects that a request names."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.file_bytes import check_path
from cmviewer.readers.files.listing import Folders, Listing
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.layout import Rejected
from cmviewer.readers.objects.coco_results import empty_results
from cmviewer.readers.objects.dataset_yaml import (
    is_dataset_file,
    judged_label_folders,
    label_folders,
)
from cmviewer.readers.objects.detection import DetectedSources, detect_sources
from cmviewer.readers.objects.found_sources import NamedSource
from cmviewer.readers.objects.parts import ObjectLayout, ObjectSource
from cmviewer.readers.objects.source_roles import as_checkpoints, as_truths
from cmviewer.readers.request import PredictionSource


@dataclass(frozen=True)
class Search:
    """What is searched with: layouts, folders, and where problems go."""

    layouts: Sequence[ObjectLayout]
    folders: Folders
    problems: list[Problem]

    def sources(self, listing: Listing) -> DetectedSources:
        """Find the sources of a listing."""
        return detect_sources(self.layouts, listing, self.folders.cancel)


@dataclass(frozen=True)
class Truths:
    """Sources of a truth, the preferred ones first, and the listing that they are from."""

    sources: list[ObjectSource]
    listing: Listing | None


def named_by_data_sets(listing: Listing) -> list[Path]:
    """Folders of labels that the data sets of a folder name, those for validation first."""
    folders: list[Path] = []
    for folder in listing.files:
        for file in listing.ending(folder, ".yaml", ".yml"):
            try:
                named = label_folders(file, [])
            except CmviewerError:
                continue  # any YAML may lie there
            folders += named
            if len(named) > 1:  # as one they are called after the folder above
                folders += [one.parent for one in named]
    return list(dict.fromkeys(folders))


def told_truth(path: Path, search: Search) -> Truths:
    """The sources of a truth that was named: a file, a folder, or a data set's `data.yaml`."""
    check_path(path)
    if is_dataset_file(path):
        return _truth_of_dataset(path, search)
    listing = search.folders.listing(path)
    found = search.sources(listing)
    truths = as_truths(found.sources, named_by_data_sets(listing), listing.folder)
    if found.sources and not truths:
        search.problems.append(_looks_like("the truth", "predictions: it has scores", path))
    if not found.sources and found.rejected:
        raise CmviewerError(*(one.reason for one in found.rejected))
    return Truths(truths or list(found.sources), listing)


def _truth_of_dataset(file: Path, search: Search) -> Truths:
    """The labels that a data set names for the split that is judged."""
    folders = [folder for folder in judged_label_folders(file, search.problems) if is_folder(folder)]
    for folder in folders:
        top = folder.parent.parent if folder.parent.name == "labels" else folder.parent
        listing = search.folders.listing(top)
        sources = search.sources(listing).sources
        truths = as_truths(sources, folders, top)
        named = [
            one for one in truths if one.path.resolve() in folders or one.path.resolve() == folder.parent
        ]
        if named:
            return Truths(named[:1], listing)
    what = "this data set names no folder of labels that is there"
    mend = "name the folder of the data set as the truth"
    raise CmviewerError(Problem("truth-nowhere", what, mend, file))


def told_checkpoints(
    told: PredictionSource, search: Search, *, regions: bool
) -> tuple[list[NamedSource], tuple[Rejected, ...]]:
    """Checkpoints of a path that was named as predictions, and what was rejected where there are none."""
    check_path(told.path)
    listing = search.folders.listing(told.path)
    detected = search.sources(listing)
    found = list(detected.sources)
    empty = None if found or is_folder(told.path) else empty_results(told.path)
    found = found if empty is None else [empty]
    if not found and not detected.rejected:
        what = "this was named as predictions, but holds no objects in a layout that is known"
        search.problems.append(Problem("predictions-missing", what, "name another file or folder", told.path))
    checkpoints = as_checkpoints(found, listing.folder, regions=regions)
    if not checkpoints:
        checkpoints = found
        if any(not source.is_prediction for source in found):
            search.problems.append(_looks_like("predictions", "a truth: it has no scores", told.path))
    named = [(source, told.name if len(checkpoints) == 1 else None) for source in checkpoints]
    return named, () if found else detected.rejected


def _looks_like(named: str, looks: str, path: Path) -> Problem:
    what = f"this was named as {named}, but it looks like {looks}"
    return Problem("sides-swapped", what, "check which one is the truth", path, decision="truth")
