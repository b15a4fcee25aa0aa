"""From what is asked for to the sources of truth and predictions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from natsort import natsort_keygen, ns

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Origin
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.file_bytes import check_path
from cmviewer.readers.files.listing import Folders, Listing
from cmviewer.readers.files.paths import is_file, is_folder
from cmviewer.readers.files.words import IMAGE_ENDINGS
from cmviewer.readers.layout import Rejected
from cmviewer.readers.objects.coco_results import empty_results
from cmviewer.readers.objects.dataset_yaml import (
    is_dataset_file,
    judged_label_folders,
    label_folders,
)
from cmviewer.readers.objects.detection import DetectedSources, detect_sources
from cmviewer.readers.objects.parts import ObjectLayout, ObjectSource
from cmviewer.readers.objects.source_roles import as_checkpoints, as_truths
from cmviewer.readers.request import OpenRequest, PredictionSource

_PICKLES: Final = (".pkl", ".pickle", ".pth", ".pt")
_TOLD: Final = 3
"""Of more such files in a folder, the first are told."""


_Checkpoint = tuple[ObjectSource, str | None]


@dataclass(frozen=True)
class Found:
    """Sources that were found. top: where the search began. truths: the preferred ones first.

    checkpoints: with the name that each was told to have. images: folders that hold some, those of the
    truth first. listing: of the truth. pickles: files that are never read. rejected: files that look like
    objects and are of no layout.
    """

    top: Path
    truths: tuple[ObjectSource, ...]
    checkpoints: tuple[_Checkpoint, ...]
    images: tuple[Path, ...]
    listing: Listing | None = None
    pickles: tuple[Path, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    @property
    def sources(self) -> tuple[ObjectSource, ...]:
        """All of them."""
        return (*self.truths, *(source for source, _ in self.checkpoints))

    @property
    def is_whole(self) -> bool:
        """Whether there is something to count."""
        return bool(self.truths and self.checkpoints)


@dataclass(frozen=True)
class _Search:
    """What is searched with: layouts, folders, and where problems go."""

    layouts: Sequence[ObjectLayout]
    folders: Folders
    problems: list[Problem]

    def sources(self, listing: Listing) -> DetectedSources:
        return detect_sources(self.layouts, listing, self.folders.cancel)


@dataclass(frozen=True)
class _Truths:
    """Sources of a truth, the preferred ones first, and the listing that they are from."""

    sources: list[ObjectSource]
    listing: Listing | None


def find_objects(
    request: OpenRequest,
    folders: Folders,
    layouts: Sequence[ObjectLayout],
    decisions: Decisions,
    problems: list[Problem],
) -> Found:
    """Find truth and predictions of objects, where a request names them or in its folder.

    layouts: those that are looked for. Raises `CmviewerError` where a path leads nowhere, or a decision was
    told that does not fit, and `Cancelled`.
    """
    refuse_pickles(request)
    search = _Search(layouts, folders, problems)
    listing = None if request.path is None else _listing(request.path, folders)
    told_both = request.truth is not None and request.predictions
    found = DetectedSources(()) if listing is None or told_both else search.sources(listing)
    top = request.path if request.path is not None else request.predictions[0].path
    top = top if is_folder(top) else top.parent
    truth = _truths(request, search, found, listing, top)
    _keep_told_truth(request, decisions)
    truths = truth.sources
    regions = any(source.has_regions for source in truths)
    rejected = list(found.rejected)
    if request.predictions:
        checkpoints = []
        for told in request.predictions:
            some, refused = _told(told, search, regions=regions)
            checkpoints += some
            rejected += refused
    else:
        checkpoints = _others(request, found, truths, top, regions=regions)
    if request.path is not None and is_file(request.path) and not _is_manifest(request.path):
        truths, checkpoints = _about_file(request.path, truths, checkpoints)
    taken = {source.path for source, _ in checkpoints}
    truths = [source for source in truths if source.path not in taken]
    if request.truth is None:
        truths = _of_split(truths, decisions, top)
    return Found(
        top,
        tuple(truths),
        tuple(checkpoints),
        _image_folders(truth.listing, listing, truths, checkpoints),
        truth.listing,
        () if listing is None else _pickles(listing),
        tuple(rejected),
    )


def _keep_told_truth(request: OpenRequest, decisions: Decisions) -> None:
    told = decisions.told_for("truth")
    if request.truth is not None:
        decisions.take("truth", str(request.truth), Origin.TOLD if told is None else told.origin)


def _truths(
    request: OpenRequest, search: _Search, found: DetectedSources, listing: Listing | None, top: Path
) -> _Truths:
    if request.truth is not None:
        return _told_truth(request.truth, search)
    return _Truths(
        as_truths(found.sources, [] if listing is None else _named_by_data_sets(listing), top), listing
    )


def _others(
    request: OpenRequest, found: DetectedSources, truths: Sequence[ObjectSource], top: Path, *, regions: bool
) -> list[_Checkpoint]:
    """Checkpoints among what was found; where the truth was told, all that is no truth may be one."""
    paths = {source.path.resolve() for source in truths}
    others = list(found.sources)
    if request.truth is not None:
        others = [source for source in others if source.path.resolve() not in paths]
    some = as_checkpoints(others, top, regions=regions)
    if not some and request.truth is not None and request.path is not None and is_folder(request.path):
        some = others
    checkpoints: list[_Checkpoint] = [(source, None) for source in some]
    return sorted(checkpoints, key=natsort_keygen(lambda pair: pair[0].path.as_posix(), alg=ns.INT))


def _of_split(truths: list[ObjectSource], decisions: Decisions, top: Path) -> list[ObjectSource]:
    """Where a split was told and the truths are of several, keep those whose paths name it."""
    told = next((one.value.lower() for one in decisions.told if one.key == "split"), None)
    named = [source for source in truths if told in split_words(source.path, top)]
    if not named or told is None:
        return truths
    decisions.used.add("split")
    return named


def split_words(path: Path, top: Path) -> set[str]:
    """The parts of a path below `top`, and of a file's stem, in lower case: names that a split may have."""
    inside = path.relative_to(top) if path.is_relative_to(top) else Path(path.name)
    parts = [part.lower() for part in inside.parts]
    stem = inside.stem.lower()
    return {*parts, stem, *stem.replace("-", "_").split("_")}


def _about_file(
    file: Path, truths: list[ObjectSource], checkpoints: list[_Checkpoint]
) -> tuple[list[ObjectSource], list[_Checkpoint]]:
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


def _named_by_data_sets(listing: Listing) -> list[Path]:
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


def _told_truth(path: Path, search: _Search) -> _Truths:
    """The sources of a truth that was named: a file, a folder, or a data set's `data.yaml`."""
    check_path(path)
    if is_dataset_file(path):
        return _truth_of_dataset(path, search)
    listing = search.folders.listing(path)
    found = search.sources(listing)
    truths = as_truths(found.sources, _named_by_data_sets(listing), listing.folder)
    if found.sources and not truths:
        search.problems.append(_looks_like("the truth", "predictions: it has scores", path))
    if not found.sources and found.rejected:
        raise CmviewerError(*(one.reason for one in found.rejected))
    return _Truths(truths or list(found.sources), listing)


def _truth_of_dataset(file: Path, search: _Search) -> _Truths:
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
            return _Truths(named[:1], listing)
    what = "this data set names no folder of labels that is there"
    mend = "name the folder of the data set as the truth"
    raise CmviewerError(Problem("truth-nowhere", what, mend, file, decision="truth"))


def _told(
    told: PredictionSource, search: _Search, *, regions: bool
) -> tuple[list[_Checkpoint], tuple[Rejected, ...]]:
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


def _image_folders(
    truth: Listing | None,
    opened: Listing | None,
    truths: Sequence[ObjectSource],
    checkpoints: Sequence[_Checkpoint],
) -> tuple[Path, ...]:
    """Folders of images: those that belong to the labels, then the others of the truth, then what was opened.

    Folders of runs hold images with boxes drawn in.
    """
    beside = [folder for source in truths for folder in images_of_labels(source.path)]
    listings = [listing for listing in (truth, opened) if listing is not None]
    known = [
        folder for listing in listings for folder in listing.files if listing.ending(folder, *IMAGE_ENDINGS)
    ]
    runs = {path for source, _ in checkpoints for path in _run_folders(source.path)}
    runs -= {source.path if is_folder(source.path) else source.path.parent for source in truths}
    return tuple(dict.fromkeys((*beside, *(folder for folder in known if folder not in runs))))


def images_of_labels(labels: Path) -> list[Path]:
    """Folders whose images may belong to a folder of labels: `images/val` to `labels/val`."""
    parts = list(labels.parts)
    places = [i for i, part in enumerate(parts) if part.lower() in {"labels", "annotations"}]
    if not places:
        return []
    swapped = Path(*parts[: places[-1]], "images", *parts[places[-1] + 1 :])
    return [swapped] if is_folder(swapped) else []


def _run_folders(path: Path) -> tuple[Path, ...]:
    folder = path if is_folder(path) else path.parent
    return (folder, folder.parent) if folder.name == "labels" else (folder,)


def _pickles(listing: Listing) -> tuple[Path, ...]:
    """Some of the files that may hold results and are never read; a model's weights are none."""
    return tuple(file for file in listing.all_ending(*_PICKLES) if file.parent.name != "weights")[:_TOLD]


def refuse_pickles(request: OpenRequest) -> None:
    """Raise `CmviewerError` where a file that can run code was named."""
    named = (request.path, request.truth, *(source.path for source in request.predictions))
    refused = [path for path in named if path is not None and path.suffix.lower() in _PICKLES]
    if any(is_file(path) for path in refused):
        raise CmviewerError(*map(pickled, refused))


def pickled(file: Path) -> Problem:
    """Say why a file is not read."""
    what = "pickle and torch files can run code when they are read; this one was not"
    return Problem("pickle-refused", what, "export its results as COCO JSON, CSV or .npy", file)


def nothing_to_count(found: Found) -> CmviewerError:
    """Say which side is missing, and which files may hold it that are never read."""
    rejected = [one.reason for one in found.rejected]
    if not found.sources and rejected:
        return CmviewerError(*rejected)
    if found.truths:
        what = f"there is a truth ({_layouts(found.truths)}), but there are no predictions"
        mend = "open the folder that holds both, or name them"
        problem = Problem("predictions-missing", what, mend, found.top, decision="predictions")
    else:
        layouts = _layouts([source for source, _ in found.checkpoints])
        what = f"there are predictions ({layouts}), but no truth"
        mend = "open the folder that holds both, or name it"
        problem = Problem("truth-nowhere", what, mend, found.top, decision="truth")
    return CmviewerError(problem, *rejected, *map(pickled, found.pickles))


def _layouts(some: Sequence[ObjectSource]) -> str:
    return "; ".join(dict.fromkeys(source.described for source in some))
