"""What a folder holds, folder by folder: a folder is walked once, and every reader looks at the same list."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

from cmviewer.archives import archive_of
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Elsewhere, Role
from cmviewer.limits import IMAGE_ENDINGS
from cmviewer.natural_order import natural_key
from cmviewer.problems.files import WHOLE_FILE_SYSTEM
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.readers.files.file_bytes import unreadable
from cmviewer.readers.files.left_out import LeftOut
from cmviewer.readers.files.name_order import sorted_naturally
from cmviewer.readers.files.own_reports import is_own_report
from cmviewer.readers.files.packed import files_in, is_archive
from cmviewer.readers.files.paths import entry_is_file, entry_is_folder, is_file
from cmviewer.said import said

_Found = TypeVar("_Found")
_DEPTH: Final = 8
_AT_ONCE: Final = 500
"""Files that are looked at between two answers; on a slow disk each takes a tenth of a millisecond."""
_FILE_SYSTEM: Final = Path("/")
"""The root; of Windows no drive is it, for results may lie on a drive of their own."""
_SKIPPED: Final = frozenset({"__pycache__", "node_modules", "site-packages", "venv"})


@dataclass(frozen=True, eq=False)
class Listing:
    """The files of a folder and of those below it.

    folder: where the search began. files: each folder that was searched, empty ones too, with its files in
    natural order, images included; the folders stand in natural order. described_by: a file that describes
    the data set of it and was named, wherever that lies; what else lies in the folder describes nothing then.
    parts: folders, such as one a camera, that labels of the other side lie in, where that lies elsewhere.
    named_as: what a person said that it is, where that was said.
    """

    folder: Path
    files: Mapping[Path, tuple[Path, ...]]
    described_by: Path | None = None
    parts: frozenset[str] = frozenset()
    named_as: Role | None = None
    _known: dict[Any, Any] = field(default_factory=dict, repr=False)

    def once(self, find: Callable[["Listing", Cancel], _Found], cancel: Cancel) -> _Found:
        """Return what `find` makes of this listing; several layouts that look for the same look once."""
        if find not in self._known:
            self._known[find] = find(self, cancel)
        found: _Found = self._known[find]
        return found

    def ending(self, folder: Path, *endings: str) -> tuple[Path, ...]:
        """Return the files of one folder with some endings, which are in lower case: `.txt`."""
        known = self._by_ending.get(folder, {})
        found = [known[ending] for ending in endings if ending in known]
        if len(found) > 1:  # they keep the order of the folder
            return tuple(file for file in self.files[folder] if file.suffix.lower() in endings)
        return tuple(found[0]) if found else ()

    @cached_property
    def _by_ending(self) -> dict[Path, dict[str, list[Path]]]:
        """The files of each folder by ending, put together once: every layout asks for its own."""
        found: dict[Path, dict[str, list[Path]]] = {folder: {} for folder in self.files}
        for folder, files in self.files.items():
            for file in files:
                found[folder].setdefault(file.suffix.lower(), []).append(file)
        return found

    def all_ending(self, *endings: str) -> tuple[Path, ...]:
        """Return the files of all folders with some endings, which are in lower case: `.json`."""
        return tuple(file for folder in self.files for file in self.ending(folder, *endings))

    def all(self) -> Iterator[Path]:
        """Yield the files of all folders."""
        for files in self.files.values():
            yield from files

    @cached_property
    def image_count(self) -> int:
        """How many image files there are."""
        return sum(file.suffix.lower() in IMAGE_ENDINGS for file in self.all())

    @cached_property
    def endings(self) -> Counter[str]:
        """How many files of each ending there are, images left out."""
        found = Counter(file.suffix.lower() for file in self.all())
        return Counter({ending: count for ending, count in found.items() if ending not in IMAGE_ENDINGS})

    def below(self, folder: Path) -> "Listing":
        """Return what one of the folders and those below it hold."""
        inside = {path: files for path, files in self.files.items() if path.is_relative_to(folder)}
        return self._with(folder=folder, files=inside)

    def described(self, file: Path) -> "Listing":
        """Return the same of which a file was named that describes the data set."""
        return self._with(described_by=file)

    def of_parts(self, parts: frozenset[str]) -> "Listing":
        """Return the same where labels of the other side lie in such folders."""
        return self._with(parts=parts) if parts else self

    def told(self, role: Role) -> "Listing":
        """Return the same of which was said what it is."""
        return self._with(named_as=role)

    def _with(self, **changes: Any) -> "Listing":  # noqa: ANN401 - fields of Listing
        """Return another one, of which nothing is known yet."""
        return replace(self, **changes, _known={})


@dataclass
class Folders:
    """Lists folders for one opening, each once.

    What lies below a folder that was listed is not walked again. elsewhere: other processes that read for
    this opening. left_out: broken links and unreadable folders, which no listing holds.
    """

    progress: Progress = silent
    cancel: Cancel = field(default_factory=Cancel)
    elsewhere: Elsewhere | None = None
    left_out: LeftOut = field(default_factory=LeftOut)
    _known: dict[Path, Listing] = field(default_factory=dict)

    def listing(self, path: Path) -> Listing:
        """List a folder and those below it, or one file alone. Raises `CmviewerError` and `Cancelled`."""
        if is_archive(path):
            return _packed_listing(path)
        if is_file(path):
            return Listing(path.parent, {path.parent: (path,)})
        if (archive := archive_of(path)) is not None:
            return _packed_listing(archive).below(path)
        above = next((one for one in self._known.values() if path in one.files), None)
        if above is not None and path not in self._known:
            return above.below(path)
        if path not in self._known:
            self._known[path] = _listing_of(path, self.progress, self.cancel, self.left_out)
        return self._known[path]

    def beside(self, file: Path) -> Listing:
        """List the folder of a file alone, without those below it. Raises `CmviewerError` and `Cancelled`."""
        if (archive := archive_of(file)) is not None:
            return Listing(file.parent, {file.parent: _packed_listing(archive).files.get(file.parent, ())})
        folder, files = next(_walk(file.parent, self.cancel, LeftOut()))  # the folder itself comes first
        return Listing(folder, {folder: in_order([Path(entry.path) for entry in files])})


def in_order(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Sort paths as a person would: epoch 2 before epoch 10, a folder's files together."""
    names: dict[Path, list[str]] = {}
    for path in paths:
        names.setdefault(path.parent, []).append(path.name)
    folders = sorted(names, key=_natural)
    return tuple(folder / name for folder in folders for name in sorted_naturally(names[folder]))


def _packed_listing(archive: Path) -> Listing:
    """List what an archive holds, as if it were a folder."""
    found: dict[Path, list[Path]] = {archive: []}
    for file in files_in(archive):
        found.setdefault(file.parent, []).append(file)
    folders = sorted(found, key=_natural)
    return Listing(archive, {folder: in_order(found[folder]) for folder in folders})


def _listing_of(root: Path, progress: Progress, cancel: Cancel, left_out: LeftOut) -> Listing:
    if root.resolve() == _FILE_SYSTEM:
        raise CmviewerError(WHOLE_FILE_SYSTEM.of(root))
    found: dict[Path, list[Path]] = {}
    seen = 0
    for folder, entries in _walk(root, cancel, left_out):
        found[folder] = []
        for entry in entries:
            if seen % _AT_ONCE == 0:
                progress(said("Looking through the folder: files"), seen, 0)
                cancel.check()
            found[folder].append(Path(entry.path))
            seen += 1
    progress(said("Putting files in order"), seen, 0)
    folders = sorted(found, key=_natural)
    return Listing(root, {folder: in_order(found[folder]) for folder in folders})


def _walk(root: Path, cancel: Cancel, left_out: LeftOut) -> Iterator[tuple[Path, list[os.DirEntry[str]]]]:
    """Go through a folder and those below it: each, and its files, in no order.

    What is hidden, very deep, a report of ours, or no data (`node_modules`) is passed over, and a link to
    a folder is not followed. Raises `CmviewerError` where the folder itself cannot be read.
    """
    folders = [(root, 0)]
    while folders:
        folder, depth = folders.pop()
        files = []
        for i, entry in enumerate(_entries(folder, root, cancel, left_out)):
            if i % _AT_ONCE == 0:
                cancel.check()
            if entry.name.startswith("."):
                continue
            if entry_is_folder(entry):
                if depth < _DEPTH and entry.name not in _SKIPPED and not entry.is_symlink():
                    folders.append((Path(entry.path), depth + 1))
            elif entry_is_file(entry):
                files.append(entry)
            elif entry.is_symlink():
                left_out.link(Path(entry.path))
        cancel.check()
        yield folder, files


def _entries(folder: Path, root: Path, cancel: Cancel, left_out: LeftOut) -> list[os.DirEntry[str]]:
    """List a folder; below the root nothing of those that cannot be read, or are reports."""
    try:
        with os.scandir(folder) as entries:
            listed = []
            for i, entry in enumerate(entries):
                if i % _AT_ONCE == 0:
                    cancel.check()
                listed.append(entry)
    except OSError as error:
        if folder == root:
            raise CmviewerError(unreadable(folder, error)) from error
        left_out.folder(folder, error)
        return []
    return [] if folder != root and is_own_report(listed) else listed


def _natural(folder: Path) -> tuple[Any, ...]:
    """The key by which folders stand in order."""
    return natural_key(folder.parts)
