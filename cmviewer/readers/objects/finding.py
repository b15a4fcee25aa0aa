"""From what is asked for to the sources of truth and predictions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from natsort import natsort_keygen, ns

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.files.file_bytes import check_path
from cmviewer.readers.files.listing import Folders, Listing
from cmviewer.readers.files.words import IMAGE_ENDINGS
from cmviewer.readers.objects.choice import as_checkpoints, as_truths
from cmviewer.readers.objects.coco import empty_results
from cmviewer.readers.objects.dataset_yaml import label_folders
from cmviewer.readers.objects.parts import Holds, ObjectSource
from cmviewer.readers.objects.registry import sources
from cmviewer.readers.request import OpenRequest, PredictionSource

_PICKLES: Final = (".pkl", ".pickle", ".pth", ".pt")
_TOLD: Final = 3
"""Of more such files in a folder, the first are told."""


_Checkpoint = tuple[ObjectSource, str | None]


@dataclass(frozen=True)
class Found:
    """Sources that were found. top: where the search began. truths: the preferred ones first.

    checkpoints: with the name that each was told to have. images: folders that hold some. pickles: files
    that are never read.
    """

    top: Path
    truths: tuple[ObjectSource, ...]
    checkpoints: tuple[_Checkpoint, ...]
    images: tuple[Path, ...]
    pickles: tuple[Path, ...] = ()

    @property
    def sources(self) -> tuple[ObjectSource, ...]:
        """All of them."""
        return (*self.truths, *(source for source, _ in self.checkpoints))

    @property
    def is_whole(self) -> bool:
        """Whether there is something to count."""
        return bool(self.truths and self.checkpoints)


def find_objects(request: OpenRequest, folders: Folders, problems: list[Problem]) -> Found:
    """Find truth and predictions of objects, where a request names them or in its folder.

    Raises `CmviewerError` where a path leads nowhere, and `Cancelled`.
    """
    refuse_pickles(request)
    listing = None if request.path is None else _listing(request.path, folders)
    told_both = request.truth is not None and request.predictions
    found = [] if listing is None or told_both else sources(listing, folders.cancel)
    if request.truth is not None:
        truths = _told_truth(request.truth, folders, problems)
    else:
        truths = as_truths(found, [] if listing is None else _named_by_data_sets(listing))
    regions = any(source.has_regions for source in truths)
    if request.predictions:
        checkpoints = [
            one for told in request.predictions for one in _told(told, folders, problems, regions=regions)
        ]
    else:
        others = [source for source in found if request.truth is None or source not in truths]
        checkpoints = [(source, None) for source in as_checkpoints(others, regions=regions)]
        checkpoints.sort(key=natsort_keygen(lambda pair: pair[0].path.as_posix(), alg=ns.INT))
    if request.path is not None and request.path.is_file() and not _is_manifest(request.path):
        truths, checkpoints = _about_file(request.path, truths, checkpoints)
    taken = {source.path for source, _ in checkpoints}
    truths = [source for source in truths if source.path not in taken]
    top = request.path if request.path is not None else request.predictions[0].path
    top = top if top.is_dir() else top.parent
    images = () if listing is None else _image_folders(listing)
    pickles = () if listing is None else _pickles(listing)
    return Found(top, tuple(truths), tuple(checkpoints), images, pickles)


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
    if path.is_dir():
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
                folders += label_folders(file, [])
            except CmviewerError:
                continue  # any YAML may lie there
    return list(dict.fromkeys(folders))


def _told_truth(path: Path, folders: Folders, problems: list[Problem]) -> list[ObjectSource]:
    check_path(path)
    found = sources(folders.listing(path), folders.cancel)
    truths = as_truths(found, [])
    if found and not truths:
        problems.append(_looks_like("the truth", "predictions: it has scores", path))
    return truths or found


def _told(
    told: PredictionSource, folders: Folders, problems: list[Problem], *, regions: bool
) -> list[tuple[ObjectSource, str | None]]:
    check_path(told.path)
    found = sources(folders.listing(told.path), folders.cancel)
    empty = None if found or told.path.is_dir() else empty_results(told.path)
    found = found if empty is None else [empty]
    if not found:
        what = "this was named as predictions, but holds no objects in a layout that is known"
        problems.append(Problem("predictions-missing", what, "name another file or folder", told.path))
    checkpoints = as_checkpoints(found, regions=regions)
    if not checkpoints:
        checkpoints = found
        if any(source.holds is Holds.TRUTH for source in found):
            problems.append(_looks_like("predictions", "a truth: it has no scores", told.path))
    return [(source, told.name if len(checkpoints) == 1 else None) for source in checkpoints]


def _looks_like(named: str, looks: str, path: Path) -> Problem:
    what = f"this was named as {named}, but it looks like {looks}"
    return Problem("sides-swapped", what, "check which one is the truth: --truth and --predictions", path)


def _image_folders(listing: Listing) -> tuple[Path, ...]:
    return tuple(folder for folder in listing.files if listing.ending(folder, *IMAGE_ENDINGS))


def _pickles(listing: Listing) -> tuple[Path, ...]:
    """Some of the files that may hold results and are never read; a model's weights are none."""
    return tuple(file for file in listing.all_ending(*_PICKLES) if file.parent.name != "weights")[:_TOLD]


def refuse_pickles(request: OpenRequest) -> None:
    """Raise `CmviewerError` where a file that can run code was named."""
    named = (request.path, request.truth, *(source.path for source in request.predictions))
    refused = [path for path in named if path is not None and path.suffix.lower() in _PICKLES]
    if any(path.is_file() for path in refused):
        raise CmviewerError(*map(pickled, refused))


def pickled(file: Path) -> Problem:
    """Say why a file is not read."""
    what = "pickle and torch files can run code when they are read; this one was not"
    return Problem("pickle-refused", what, "export its results as COCO JSON, CSV or .npy", file)


def nothing_to_count(found: Found) -> CmviewerError:
    """Say which side is missing, and which files may hold it that are never read."""
    if found.truths:
        what = f"there is a truth ({_layouts(found.truths)}), but there are no predictions"
        problem = Problem(
            "predictions-missing",
            what,
            "open the folder that holds both, or name them with --predictions",
            found.top,
        )
    else:
        layouts = _layouts([source for source, _ in found.checkpoints])
        what = f"there are predictions ({layouts}), but no truth"
        problem = Problem(
            "truth-nowhere", what, "open the folder that holds both, or name it with --truth", found.top
        )
    return CmviewerError(problem, *map(pickled, found.pickles))


def _layouts(some: Sequence[ObjectSource]) -> str:
    return "; ".join(dict.fromkeys(source.layout for source in some))
