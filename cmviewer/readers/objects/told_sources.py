"""Truth and predictions of objects that a request names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Role
from cmviewer.problems.objects import SIDES_SWAPPED
from cmviewer.problems.truth import DATA_SET_WITHOUT_LABELS, NO_OBJECTS_IN_PREDICTIONS
from cmviewer.readers.files.file_bytes import check_path
from cmviewer.readers.files.listing import Folders, Listing
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.layout import Rejected
from cmviewer.readers.objects.coco_results import empty_results
from cmviewer.readers.objects.data_set_splits import is_image_list, label_folders, labels_of_split, splits_of
from cmviewer.readers.objects.dataset_yaml import data_sets_of, is_dataset_file
from cmviewer.readers.objects.detection import DetectedSources, detect_sources
from cmviewer.readers.objects.found_sources import NamedSource
from cmviewer.readers.objects.parts import ObjectLayout, ObjectSource
from cmviewer.readers.objects.source_roles import as_checkpoints, as_truths
from cmviewer.readers.request import PredictionSource

_SHOWN: Final = 4


@dataclass(frozen=True)
class Search:
    """What is searched with: layouts, folders, and where problems go.

    data_set: the `data.yaml` that was named as the truth, which describes the predictions as well. parts:
    folders, such as one a camera, that labels of the truth lie in.
    """

    layouts: Sequence[ObjectLayout]
    folders: Folders
    problems: list[Problem]
    data_set: Path | None = None
    parts: frozenset[str] = frozenset()

    def listing(self, path: Path) -> Listing:
        """List a path. Raises `CmviewerError` and `Cancelled`."""
        listing = self.folders.listing(path).of_parts(self.parts)
        return listing if self.data_set is None else listing.described(self.data_set)

    def sources(self, listing: Listing) -> DetectedSources:
        """Find the sources of a listing."""
        return detect_sources(self.layouts, listing, self.folders.cancel)


@dataclass(frozen=True)
class Truths:
    """Sources of a truth, the preferred ones first, and the listing that they are from.

    splits: the part of the data set that each path of a source is of, where a `data.yaml` was named.
    """

    sources: list[ObjectSource]
    listing: Listing | None
    splits: Mapping[Path, str] = field(default_factory=dict)

    @property
    def parts(self) -> frozenset[str]:
        """Folders below one of the sources that its labels lie in, such as one a camera."""
        places = ((file.parent, one.path) for one in self.sources for file in one.files)
        below = (place.relative_to(top) for place, top in places if place != top and top in place.parents)
        return frozenset(one.as_posix() for one in below)


def described_by(truth: Path | None) -> Path | None:
    """The file that was named as the truth, where it describes a data set."""
    return truth if truth is not None and (is_dataset_file(truth) or is_image_list(truth)) else None


def named_by_data_sets(listing: Listing) -> list[Path]:
    """Folders of labels that the data sets of a folder name, those for validation first."""
    folders: list[Path] = []
    for file in data_sets_of(listing):
        try:
            named = label_folders(file, [])
        except CmviewerError:
            continue  # any YAML may lie there
        folders += named
        if len(named) > 1:  # as one they are called after the folder above
            folders += [one.parent for one in named]
    return list(dict.fromkeys(folders))


def told_truth(path: Path, search: Search) -> Truths:
    """The sources of a truth that was named: a file, a folder, a data set's `data.yaml`, a list of images."""
    check_path(path)
    if is_dataset_file(path):
        asked = {split: labels_of_split(paths) for split, paths in splits_of(path, search.problems).items()}
        return _truth_of_dataset(path, asked, search)
    if is_image_list(path):
        return _truth_of_dataset(path, {path.stem: labels_of_split([path])}, search)
    listing = search.folders.listing(path)
    found = search.sources(listing)
    truths = as_truths(found.sources, named_by_data_sets(listing), listing.folder)
    if found.sources and not truths:
        search.problems.append(SIDES_SWAPPED.of(path, named="the truth", looks="predictions: it has scores"))
    if not found.sources and found.rejected:
        raise CmviewerError(*(one.reason for one in found.rejected))
    return Truths(truths or list(found.sources), listing)


def _truth_of_dataset(file: Path, asked: Mapping[str, Sequence[Path]], search: Search) -> Truths:
    """The labels that a data set names, those of the split that is usually judged first.

    asked: the folders of labels of each split. Raises `CmviewerError` where none of them is there.
    """
    found: dict[Path, ObjectSource] = {}
    splits: dict[Path, str] = {}
    first: Listing | None = None
    for split, folders in asked.items():
        for folder in filter(_may_hold_labels, folders):
            top = folder.parent.parent if folder.parent.name == "labels" else folder.parent
            listing = search.folders.listing(top).described(file)
            truths = as_truths(search.sources(listing).sources, [folder], top)
            named = [one for one in truths if one.path.resolve() in {folder, folder.parent}]
            for one in named[:1]:
                first = first or listing
                if one.path not in found:
                    found[one.path], splits[one.path] = one, split
    if found:
        return Truths(list(found.values()), first, splits)
    looked_at = dict.fromkeys(str(folder) for folders in asked.values() for folder in folders)
    raise CmviewerError(DATA_SET_WITHOUT_LABELS.of(file, places=_listed(looked_at)))


def _may_hold_labels(folder: Path) -> bool:
    """Tell whether it is a folder, and not the root of a file system, where a damaged name may lead."""
    return is_folder(folder) and folder != folder.parent


def _listed(paths: Iterable[str]) -> str:
    several = list(paths)
    return ", ".join(several[:_SHOWN]) + (", …" if len(several) > _SHOWN else "") if several else "none"


def told_checkpoints(
    told: PredictionSource, search: Search, *, regions: bool
) -> tuple[list[NamedSource], tuple[Rejected, ...]]:
    """Checkpoints of a path that was named as predictions, and what was rejected where there are none."""
    check_path(told.path)
    listing = search.listing(told.path).told(Role.PREDICTION)
    detected = search.sources(listing)
    found = list(detected.sources)
    empty = None if found or is_folder(told.path) else empty_results(told.path)
    found = found if empty is None else [empty]
    if not found and not detected.rejected:
        search.problems.append(NO_OBJECTS_IN_PREDICTIONS.of(told.path))
    checkpoints = as_checkpoints(found, listing.folder, regions=regions)
    if not checkpoints:
        checkpoints = found
        if any(not source.is_prediction for source in found):
            search.problems.append(
                SIDES_SWAPPED.of(told.path, named="predictions", looks="a truth: it has no scores")
            )
    named = [(source, told.name if len(checkpoints) == 1 else None) for source in checkpoints]
    return named, () if found else detected.rejected
