"""Files of many images at once: a folder is listed once, and what it does not hold is not asked for."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cmviewer.evaluation import Images
from cmviewer.readers.files.image_files import ImageFiles, with_endings
from cmviewer.readers.files.paths import exists

_ODD_FOLDER: Final = re.compile(r"[\\\0~]")
_ODD: Final = re.compile(r"^$|^[. :]|[. :]$|[\\\0~]")
"""What makes a name one that is taken apart otherwise, or that may be short for another one."""


def find_each(images: Images, which: Iterable[int]) -> Iterator[Path | None]:
    """Yield the file of each of some images, or None; what comes or goes meanwhile may be missed."""
    finder = images.finder
    if images.names is None or not isinstance(finder, ImageFiles):
        yield from map(images.find, which)
        return
    folders = _Folders(finder)
    yield from (folders.find(images.name(image)) for image in which)


@dataclass(frozen=True)
class _Folders:
    """held: of the folder in a name, in which folders files of such names may lie, and what these hold."""

    finder: ImageFiles
    held: dict[str, list[frozenset[str] | None]] = field(default_factory=dict)

    def find(self, name: str) -> Path | None:
        """Return what the finder finds."""
        folder, _, base = name.rpartition("/")
        if _ODD.search(base):
            return self.finder.find(name)
        held = self.held.get(folder)
        if held is None:
            held = self.held[folder] = self._held(folder, name)
        return self.finder.find(name) if _may_hold(held, base) else None

    def _held(self, folder: str, name: str) -> list[frozenset[str] | None]:
        if folder.startswith("/") or folder.endswith(":/") or "://" in folder or _ODD_FOLDER.search(folder):
            return [None]
        parents = dict.fromkeys(path.parent for path in self.finder.candidates(name))
        return [_names_in(parent) for parent in parents if exists(parent)]


def _may_hold(held: list[frozenset[str] | None], base: str) -> bool:
    """Whether any folder may hold a file that is called so, with an ending or without."""
    if not held or None in held:
        return bool(held)
    keys = [_key(one.name) for one in with_endings(Path(base))]
    return any(key in names for names in held if names is not None for key in keys)


def _names_in(folder: Path) -> frozenset[str] | None:
    """Return what a folder holds, by `_key`; None where it cannot be listed, as in an archive."""
    try:
        return frozenset(map(_key, os.listdir(folder)))  # noqa: PTH208 - paths of a million files take seconds
    except OSError:
        return None


def _key(name: str) -> str:
    """Write a name so that those are equal which some system takes for the same file."""
    return name.casefold() if name.isascii() else unicodedata.normalize("NFKC", name).casefold()
