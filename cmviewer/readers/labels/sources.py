"""From what is asked for to the files that are to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Role
from cmviewer.problems.files import FOLDER_WITHOUT_IMAGES
from cmviewer.problems.layouts import FORMAT_UNKNOWN, NOTHING_KNOWN, NOTHING_NAMED, ONLY_REPORTS
from cmviewer.problems.truth import NO_PREDICTIONS_IN_FOLDER
from cmviewer.readers.files.class_names import may_name_classes
from cmviewer.readers.files.file_bytes import check_path
from cmviewer.readers.files.listing import Folders
from cmviewer.readers.files.own_reports import reports_in
from cmviewer.readers.files.packed import is_archive
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.files.roles import role_of
from cmviewer.readers.labels.results import ResultFiles, results_in
from cmviewer.readers.request import OpenRequest
from cmviewer.readers.tables.file_reader import TableLayout, endings_of, layout_of
from cmviewer.readers.tables.uncertain_columns import listed


@dataclass(frozen=True)
class Sources:
    """Files to read.

    folder: the top of what was opened. predictions: files that a person named as such, with the name
    that the checkpoint is to have, if any. open: files that tell their part themselves. beside: files
    next to a single one, of which only truth and lists of images count. class_names: files that may
    name the classes. found: what a folder that was searched holds.
    """

    folder: Path
    predictions: tuple[tuple[Path, str | None], ...] = ()
    open: tuple[Path, ...] = ()
    beside: tuple[Path, ...] = ()
    class_names: tuple[Path, ...] = ()
    found: ResultFiles | None = None


def find_sources(request: OpenRequest, folders: Folders, layouts: Sequence[TableLayout]) -> Sources:
    """Find the files to read, of all that these layouts know. Raises `CmviewerError` where there are none."""
    for path in (request.truth, request.images, request.classes):
        if path is not None:
            check_path(path)
    if request.truth is not None and is_folder(request.truth):
        _check_images(request.truth, folders)
    if request.predictions:
        return _named(request, folders, layouts)
    if request.path is None:
        raise CmviewerError(NOTHING_NAMED.of())
    if is_folder(request.path) or is_archive(request.path):
        return _searched(request.path, request, folders, layouts)
    if request.path.suffix.lower() == ".toml":
        return _searched(request.path.parent, request, folders, layouts)
    return _single(request.path, folders, layouts)


def _check_images(folder: Path, folders: Folders) -> None:
    """Raise `CmviewerError` where a folder that was named as the truth holds no images."""
    if not folders.listing(folder).image_count:
        raise CmviewerError(FOLDER_WITHOUT_IMAGES.of(folder))


def _named(request: OpenRequest, folders: Folders, layouts: Sequence[TableLayout]) -> Sources:
    files: list[tuple[Path, str | None]] = []
    for source in request.predictions:
        check_path(source.path)
        if is_folder(source.path) or is_archive(source.path):
            inside = results_in(folders.listing(source.path), layouts).results
            if not inside:
                raise CmviewerError(NO_PREDICTIONS_IN_FOLDER.of(source.path))
            files += [(file, source.name if len(inside) == 1 else None) for file in inside]
        else:
            _check_format(source.path, layouts)
            files.append((source.path, source.name))
    near = {file.parent: None for file, _ in files}
    if request.truth is not None:
        near[request.truth.parent] = None
    listed_near = (file for folder in near for file in _listed(folder, folders, layouts))
    names = tuple(file for file in listed_near if may_name_classes(file))
    top = request.path if request.path is not None else files[0][0].parent
    top = top if is_folder(top) else top.parent
    beside: tuple[Path, ...] = ()
    if request.path is not None and request.truth is None:
        named = {file for file, _ in files}
        below = results_in(folders.listing(top), layouts).results
        beside = tuple(file for file in below if file not in named)
    return Sources(top, tuple(files), beside=beside, class_names=names)


def _searched(
    folder: Path, request: OpenRequest, folders: Folders, layouts: Sequence[TableLayout]
) -> Sources:
    found = results_in(folders.listing(folder), layouts)
    results = tuple(file for file in found.results if file not in {request.truth, request.classes})
    if not results:
        raise CmviewerError(nothing_known(folder, found))
    return Sources(folder, open=results, class_names=found.class_names, found=found)


def _single(file: Path, folders: Folders, layouts: Sequence[TableLayout]) -> Sources:
    _check_format(file, layouts)
    siblings = [sibling for sibling in _listed(file.parent, folders, layouts) if sibling != file]
    beside = [
        sibling
        for sibling in siblings
        if layout_of(sibling, layouts) is not None and role_of(sibling.stem) in {Role.TRUTH, Role.IMAGES}
    ]
    names = tuple(sibling for sibling in siblings if may_name_classes(sibling))
    return Sources(file.parent, open=(file,), beside=tuple(beside), class_names=names)


def _listed(folder: Path, folders: Folders, layouts: Sequence[TableLayout]) -> tuple[Path, ...]:
    """List the files of a folder that can be read or may name classes, in order; images are not looked at."""
    try:
        files = folders.beside(folder / "any").files[folder]
    except CmviewerError:
        return ()
    return tuple(file for file in files if layout_of(file, layouts) is not None or may_name_classes(file))


def _check_format(file: Path, layouts: Sequence[TableLayout]) -> None:
    if layout_of(file, layouts) is None:
        raise CmviewerError(
            FORMAT_UNKNOWN.of(
                file, ending=file.suffix or "nothing", endings=", ".join(sorted(endings_of(layouts)))
            )
        )


def nothing_known(folder: Path, found: ResultFiles | None) -> Problem:
    """Say what was looked for in a folder, and what is there; reports of ours are opened one by one."""
    reports = reports_in(folder)
    if reports:
        return ONLY_REPORTS.of(folder, reports=listed([report.name for report in reports]))
    endings = [] if found is None else found.listing.endings.most_common(5)
    images = 0 if found is None else found.listing.image_count
    there = ", ".join(f"{n} {end or 'without ending'}" for end, n in endings)
    if images:
        there = f"{images} images" + (f", {there}" if there else "")
    several = found is not None and images + found.listing.endings.total() > 1
    there = f"there {'are' if several else 'is'} {there or 'nothing'}"
    packed = 0 if found is None else found.listing.endings[".zip"]
    mend = (
        "open the .zip itself: it is read without being unpacked"
        if packed
        else "open a folder with tables or arrays of predictions; the help lists the layouts that can be read"
    )
    return NOTHING_KNOWN.of(folder, there=there, mend=mend)
