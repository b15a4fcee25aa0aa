"""From what is asked for to the files that are to be read."""

from dataclasses import dataclass
from pathlib import Path

from cmviewer.errors import CmviewerError, Problem
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.class_names import may_name_classes
from cmviewer.readers.files import check_path
from cmviewer.readers.formats import ENDINGS, format_of
from cmviewer.readers.manifest import read_manifest
from cmviewer.readers.naming import MANIFEST
from cmviewer.readers.paths import is_file
from cmviewer.readers.probe import Found, in_order, look_through, reports_in
from cmviewer.readers.request import OpenRequest
from cmviewer.readers.roles_by_name import Role, role_of
from cmviewer.readers.uncertain import listed


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
    found: Found | None = None


def settle(request: OpenRequest, problems: list[Problem]) -> OpenRequest:
    """Let the manifest, where there is one, fill in what the request leaves open."""
    path = request.path
    if path is None:
        return request
    check_path(path)
    if path.suffix.lower() == ".toml":
        return read_manifest(path, request, problems)
    manifest = path / MANIFEST
    return read_manifest(manifest, request, problems) if is_file(manifest) else request


def find_sources(request: OpenRequest, progress: Progress, cancel: Cancel) -> Sources:
    """Find the files to read. Raises `CmviewerError` where there are none."""
    for path in (request.truth, request.images, request.classes):
        if path is not None:
            check_path(path)
    if request.truth is not None and request.truth.is_dir():
        _check_images(request.truth, progress, cancel)
    if request.predictions:
        return _named(request, progress, cancel)
    if request.path is None:
        what = "nothing was named to be opened"
        raise CmviewerError(Problem("nothing-known", what, "name a folder, or files with --predictions"))
    if request.path.is_dir():
        return _searched(request.path, request, progress, cancel)
    if request.path.suffix.lower() == ".toml":
        return _searched(request.path.parent, request, progress, cancel)
    return _single(request.path, cancel)


def _check_images(folder: Path, progress: Progress, cancel: Cancel) -> None:
    """Raise `CmviewerError` where a folder that was named as the truth holds no images."""
    if not look_through(folder, frozenset(), progress, cancel).images:
        what = "this folder holds no images, whose folders could be the truth"
        raise CmviewerError(Problem("path-is-folder", what, "name the file of the truth", folder))


def _named(request: OpenRequest, progress: Progress, cancel: Cancel) -> Sources:
    files: list[tuple[Path, str | None]] = []
    for source in request.predictions:
        check_path(source.path)
        if source.path.is_dir():
            inside = look_through(source.path, ENDINGS, progress, cancel).results
            if not inside:
                what = "no file in this folder can hold predictions"
                raise CmviewerError(Problem("predictions-missing", what, "name another folder", source.path))
            files += [(file, source.name if len(inside) == 1 else None) for file in inside]
        else:
            _check_format(source.path)
            files.append((source.path, source.name))
    folders = {file.parent: None for file, _ in files}
    if request.truth is not None:
        folders[request.truth.parent] = None
    names = tuple(file for folder in folders for file in _listed(folder, cancel) if may_name_classes(file))
    top = request.path if request.path is not None else files[0][0].parent
    top = top if top.is_dir() else top.parent
    beside: tuple[Path, ...] = ()
    if request.path is not None and request.truth is None:
        named = {file for file, _ in files}
        below = look_through(top, ENDINGS, progress, cancel).results
        beside = tuple(file for file in below if file not in named)
    return Sources(top, tuple(files), beside=beside, class_names=names)


def _searched(folder: Path, request: OpenRequest, progress: Progress, cancel: Cancel) -> Sources:
    found = look_through(folder, ENDINGS, progress, cancel)
    results = tuple(file for file in found.results if file not in {request.truth, request.classes})
    if not results:
        raise CmviewerError(nothing_known(folder, found))
    return Sources(folder, open=results, class_names=found.class_names, found=found)


def _single(file: Path, cancel: Cancel) -> Sources:
    _check_format(file)
    siblings = [sibling for sibling in _listed(file.parent, cancel) if sibling != file]
    beside = [
        sibling
        for sibling in siblings
        if format_of(sibling) is not None and role_of(sibling.stem) in {Role.TRUTH, Role.IMAGES}
    ]
    names = tuple(sibling for sibling in siblings if may_name_classes(sibling))
    return Sources(file.parent, open=(file,), beside=tuple(beside), class_names=names)


def _listed(folder: Path, cancel: Cancel) -> tuple[Path, ...]:
    """List the files of a folder that can be read or may name classes, in order; images are not looked at."""
    files = []
    try:
        for path in folder.iterdir():
            cancel.check()
            if (format_of(path) is not None or may_name_classes(path)) and is_file(path):
                files.append(path)
    except OSError:
        return ()
    return in_order(files)


def _check_format(file: Path) -> None:
    if format_of(file) is None:
        what = f"files that end in {file.suffix or 'nothing'!r} cannot be read"
        mend = f"open one that ends in {', '.join(sorted(ENDINGS))}"
        raise CmviewerError(Problem("format-unknown", what, mend, file))


def nothing_known(folder: Path, found: Found | None) -> Problem:
    """Say what was looked for in a folder, and what is there; reports of ours are opened one by one."""
    reports = reports_in(folder)
    if reports:
        what = f"no results are here but reports of cmviewer: {listed([report.name for report in reports])}"
        return Problem("nothing-known", what, "open one of these folders", folder)
    there = (
        ""
        if found is None
        else ", ".join(f"{n} {end or 'without ending'}" for end, n in found.endings.most_common(5))
    )
    if found is not None and found.images:
        there = f"{found.images} images" + (f", {there}" if there else "")
    several = found is not None and found.images + found.endings.total() > 1
    there = f"there {'are' if several else 'is'} {there or 'nothing'}"
    what = f"no results of a classification were found; {there}"
    mend = "open a folder with tables or arrays of predictions (cmviewer formats shows which)"
    return Problem("nothing-known", what, mend, folder)
